"""The feeds as files beside the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from hub.feeds import as_atom, as_json_feed
from hub.pages.whole import Site

_FORMS = {"feed.xml": as_atom, "feed.json": as_json_feed}


def feed_file_makers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield what makes each feed, with where it lies; none while the site's address is not known."""
    for url in site.feeds:
        for name in _FORMS:
            yield f"{url}{name}", partial(_feed, site, url, name)


def _feed(site: Site, url: str, name: str) -> str:
    return _FORMS[name](site.feeds[url], site.address, site.name)
