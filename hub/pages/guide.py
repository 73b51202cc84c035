"""The page of a guide: its questions in an order that helps, and who has answered them."""

from __future__ import annotations

from hub.library import Entry
from hub.pages.citation import citation
from hub.pages.lines import question_line
from hub.pages.mentions import mention_groups
from hub.pages.page import SitePage, record_page
from hub.pages.sources import source_lines
from hub.pages.whole import Shown, Site
from hub.pages.whole_guide import whole_guide_url
from hub.pages.words import counted
from hub.records import Guide, Question


def guide_page(site: Site, entry: Entry, guide: Guide) -> SitePage:
    """Make the page of a guide."""
    questions = site.questions_in[entry.id]
    shown: Shown = {
        "lead": guide.summary,
        "crumbs": [{"title": "Questions", "url": "guides/"}],
        "count": guide_count(site, entry),
        "trouble": guide.trouble or "",
        "also_asked_as": list(guide.also_asked_as),
        "needs": site.links_to("need", guide.needs),
        "steps": [question_line(site, one) | {"taste": _taste(one)} for one in questions],
        "tensions": list(guide.tensions),
        "caution": guide.caution or "",
        "processes": site.links_to("process", guide.processes),
        "themes": site.links_to("theme", guide.themes),
        "sources": source_lines(guide.sources),
        "whole": whole_guide_url(site, entry),
        "beside": _beside(site, entry),
        "mentions": mention_groups(site, entry),
        "cite": citation(site, entry, guide),
    }
    return record_page(site, entry, "guide.html", shown)


def guide_count(site: Site, entry: Entry) -> str:
    """Say how much a guide holds: '6 questions · 13 answers · 10 case studies'."""
    answers, cases = site.guide_totals.get(entry.id, (0, 0))
    counts = (
        counted(len(site.questions_in[entry.id]), "question"),
        counted(answers, "answer"),
        counted(cases, "case study", "case studies"),
    )
    return " · ".join(counts)


def _taste(entry: Entry) -> str:
    return entry.record.summary if isinstance(entry.record, Question) else ""


def _beside(site: Site, entry: Entry) -> list[Shown]:
    """Return the guides before and after this one, round the corner at either end."""
    guides, at = site.guides, site.guide_order[entry.id]
    near = {guides[(at + step) % len(guides)].id: (at + step) % len(guides) for step in (-1, 1, 2)}
    near.pop(entry.id, None)
    return [
        {
            "title": guides[index].title,
            "url": guides[index].url,
            "note": guide_count(site, guides[index]),
        }
        for index in sorted(near.values())
    ]
