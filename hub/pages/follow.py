"""The feeds as files beside the pages."""

from __future__ import annotations

from hub.feeds import as_atom, as_json_feed
from hub.pages.whole import Site


def feed_files(site: Site) -> dict[str, str]:
    """Make the feeds; none while it is not known where the site will stand."""
    files = {}
    for url, feed in site.feeds.items():
        files[f"{url}feed.xml"] = as_atom(feed, site.address, site.name)
        files[f"{url}feed.json"] = as_json_feed(feed, site.address, site.name)
    return files
