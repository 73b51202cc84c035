"""The page of a need: why a reader comes, and the guides that serve it."""

from __future__ import annotations

from hub.library import Entry
from hub.pages.guide import guide_count
from hub.pages.mentions import mention_groups, named_in
from hub.pages.page import SitePage, limited, record_page
from hub.pages.whole import Shown, Site
from hub.records import Need


def need_page(site: Site, entry: Entry, need: Need) -> SitePage:
    """Make the page of a need."""
    shown: Shown = {
        "lead": need.summary,
        "crumbs": [{"title": "Home", "url": ""}],
        "id": entry.id,
        "guides": limited(guides_for(site, entry), lambda one: _guide(site, one)),
        "others": [
            {"title": one.title, "url": one.url, "note": one.summary}
            for one in site.needs
            if one is not entry
        ],
        "mentions": mention_groups(site, entry, without={"needs"}),
    }
    return record_page(site, entry, "need.html", shown)


def guides_for(site: Site, entry: Entry) -> list[Entry]:
    """Return the guides that serve a need, in their order."""
    return sorted(
        named_in(site, entry, "guide", "needs"), key=lambda guide: site.guide_order[guide.id]
    )


def _guide(site: Site, entry: Entry) -> Shown:
    return {"title": entry.title, "url": entry.url, "note": guide_count(site, entry)}
