"""The page of a way of working: when it fits, what it takes, where it struggles, who used it."""

from __future__ import annotations

from hub.given import GivenAnswer
from hub.library import Entry
from hub.pages.citation import citation
from hub.pages.keeping import kept
from hub.pages.lines import question_lines, told_in
from hub.pages.mentions import mention_groups, named_in
from hub.pages.page import MAX_LISTED, SitePage, record_page
from hub.pages.resources import resource_lines
from hub.pages.sources import source_lines
from hub.pages.whereabouts import place_and_country
from hub.pages.whole import Shown, Site
from hub.pages.words import counted
from hub.records import Process
from hub.vocabulary import label


def process_page(site: Site, entry: Entry, process: Process) -> SitePage:
    """Make the page of a way of working."""
    used = answers_using(site, entry)
    shown: Shown = {
        "lead": process.summary,
        "crumbs": [{"title": "Ways of working", "url": "processes/"}],
        "count": used_words(used),
        "fits": list(process.fits),
        "takes": list(process.takes),
        "struggles": list(process.struggles),
        "also_called": list(process.also_called),
        "themes": site.links_to("theme", process.themes),
        "used": [_use(site, one) for one in used[:MAX_LISTED]],
        "more": max(0, len(used) - MAX_LISTED),
        "questions": question_lines(site, named_in(site, entry, "question", "processes")),
        "resources": resource_lines(site, entry, "processes"),
        "sources": source_lines(process.sources),
        "mentions": mention_groups(site, entry, without={"processes"}),
        "cite": citation(site, entry, process),
        "keep": kept(entry),
    }
    return record_page(site, entry, "process.html", shown)


def answers_using(site: Site, entry: Entry) -> list[GivenAnswer]:
    """Return the answers that name a way of working, by the account they stand in."""
    return list(site.links.using.get(entry.id, ()))


def used_words(used: list[GivenAnswer]) -> str:
    """Say how often a way of working was used: '3 answers · 2 case studies'."""
    if not used:
        return "No answer tells of it yet"
    cases = {one.entry.id for one in used if not one.is_alone}
    return " · ".join(
        (
            f"Named in {counted(len(used), 'answer')}",
            counted(len(cases), "case study", "case studies"),
        )
    )


def _use(site: Site, given: GivenAnswer) -> Shown:
    question = site.link("question", given.answer.question)
    return {
        "title": question["title"],
        "url": given.url,
        "place": place_and_country(site, given.account),
        "short": given.answer.short,
        "case": {"title": told_in(given), "url": given.entry.url},
        "sure": label(given.answer.sure) if given.answer.sure else "",
    }
