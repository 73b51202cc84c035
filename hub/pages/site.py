"""All pages of the site: one for each record, and those that gather them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hub.addresses import relinked_body
from hub.links import Links
from hub.pages.page import SitePage


def site_pages(links: Links, settings: dict[str, Any]) -> Iterator[SitePage]:
    """Make every page of the site; `settings` is what mkdocs.yml has under `extra.hub`."""
    for entry in links.hub.by_key.values():
        yield SitePage(entry.src_uri, {"title": entry.title}, relinked_body(links.hub, entry))
