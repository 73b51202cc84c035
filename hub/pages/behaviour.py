"""The page of a behaviour: open questions to reflect on; never a scale."""

from __future__ import annotations

from hub.library import Entry
from hub.pages.lines import case_line
from hub.pages.mentions import mention_groups
from hub.pages.page import SitePage, record_page
from hub.pages.sources import source_lines
from hub.pages.whole import Shown, Site
from hub.records import Behaviour, CaseStudy
from hub.vocabulary import label


def behaviour_page(site: Site, entry: Entry, behaviour: Behaviour) -> SitePage:
    """Make the page of a behaviour."""
    shown: Shown = {
        "lead": behaviour.summary,
        "crumbs": [{"title": "Behaviours", "url": "behaviours/"}],
        "group": label(behaviour.group),
        "questions": list(behaviour.questions),
        "looks_like": list(behaviour.looks_like),
        "misreading": behaviour.misreading or "",
        "seen_in": _cases(site, behaviour.seen_in),
        "missing_in": _cases(site, behaviour.missing_in),
        "sources": source_lines(behaviour.sources),
        "beside": _beside(site, entry, behaviour),
        "mentions": mention_groups(site, entry),
    }
    return record_page(site, entry, "behaviour.html", shown)


def _cases(site: Site, names: tuple[str, ...]) -> list[Shown]:
    entries = (site.hub.by_key.get(("case-study", name)) for name in names)
    return [
        case_line(site, entry, entry.record)
        for entry in entries
        if entry and isinstance(entry.record, CaseStudy)
    ]


def _beside(site: Site, entry: Entry, behaviour: Behaviour) -> list[Shown]:
    return [
        {"title": other.title, "url": other.url, "note": other.record.summary}
        for other in site.behaviours
        if isinstance(other.record, Behaviour)
        and other.record.group == behaviour.group
        and other is not entry
    ][:6]
