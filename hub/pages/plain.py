"""The pages about the hub itself: a title and a text."""

from __future__ import annotations

from hub.library import Entry
from hub.pages.forms import form_links
from hub.pages.onpage import headings
from hub.pages.page import MAX_LISTED, SitePage, record_page
from hub.pages.statement import statement
from hub.pages.whole import Shown, Site
from hub.records import Page


def plain_page(site: Site, entry: Entry, page: Page) -> SitePage:
    """Make a page about the hub itself."""
    said = statement(site) if entry.key == ("page", "accessibility") else {}
    parts = [*said.get("parts", ()), *headings(entry)]
    is_advice = entry.key[0] == "advice"
    shown = {
        "lead": page.summary,
        "crumbs": [site.link("page", "contribute")] if is_advice else [],
        "forms": form_links() if entry.key == ("page", "contribute") else [],
        "advice": _advice(site) if entry.key == ("page", "contribute") else [],
        "statement": said,
        "onpage": parts if len(parts) > 2 else [],
    }
    return record_page(site, entry, "plain.html", shown)


def _advice(site: Site) -> list[Shown]:
    return [{"title": one.title, "url": one.url} for one in site.hub.by_kind["advice"][:MAX_LISTED]]
