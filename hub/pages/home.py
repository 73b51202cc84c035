"""The home page: the hub's own question, and the ways in."""

from __future__ import annotations

from heapq import heapify, heappop

from hub.given import GivenAnswer
from hub.library import Entry
from hub.pages.adding import add_anything
from hub.pages.coverage import coverage_in_short
from hub.pages.gaps import gap_count
from hub.pages.guide import guide_count
from hub.pages.lines import case_line, newest_first
from hub.pages.mentions import named_in
from hub.pages.need import guides_for
from hub.pages.page import SitePage, gathered_page
from hub.pages.whole import Shown, Site
from hub.pages.words import counted, number_word
from hub.records import Guide

_GUIDES = 12
_NEWEST = 3
_LISTS = {
    "understand": (("Case studies", "case-study", "explore/"), ("Places", "place", "places/")),
    "work": (("Questions", "question", "guides/"), ("Ways of working", "process", "processes/")),
    "reflect": (("Behaviours, as questions", "behaviour", "behaviours/"),),
}
"""For the needs that the hub knows lists for, these: their words, kind and address."""


def home_page(site: Site) -> SitePage:
    """Make the home page; its question and lead are settings (`extra.hub.home`)."""
    words = site.settings.get("home", {})
    cases = site.hub.by_kind["case-study"]
    newest = [site.hub.by_key["case-study", name] for name in site.newest[:_NEWEST]]
    shown: Shown = {
        "template": "home.html",
        "question": words.get("question", "What have other places learned?"),
        "lead": words.get("lead", ""),
        "specimen": _specimen(site),
        "guides": [_guide(site, entry) for entry in site.guides[:_GUIDES]],
        "guide_count": number_word(len(site.guides[:_GUIDES])),
        "more_guides": max(0, len(site.guides) - _GUIDES),
        "themes": [_theme(site, entry) for entry in site.themes[:_GUIDES]],
        "needs": [_need(site, entry) for entry in site.needs],
        "newest": [case_line(site, *pair) for pair in newest_first(newest)],
        "coverage": coverage_in_short(site),
        "case_count": counted(len(cases), "case study", "case studies"),
        "answer_count": counted(sum(len(one.questions) for one in site.links.filed), "answer"),
        "start": site.link("page", "start-here"),
        "add": add_anything(site),
    }
    return gathered_page("index.md", words.get("title", "Home"), words.get("lead", ""), shown)


def _guide(site: Site, entry: Entry) -> Shown:
    trouble = entry.record.trouble or "" if isinstance(entry.record, Guide) else ""
    return {
        "title": entry.title,
        "url": entry.url,
        "trouble": trouble,
        "note": guide_count(site, entry),
    }


def _theme(site: Site, entry: Entry) -> Shown:
    number = len(named_in(site, entry, "case-study", "themes"))
    return {"title": entry.title, "url": entry.url, "count": number}


def _need(site: Site, entry: Entry) -> Shown:
    lists = [
        {"title": words, "count": len(site.hub.by_kind[kind]), "url": url}
        for words, kind, url in _LISTS.get(entry.id, ())
    ]
    if entry.id == "reflect":
        lists.append(
            {"title": "What nobody has told yet", "count": gap_count(site), "url": "gaps/"}
        )
        lists.insert(0, {"title": "A session for your group", "count": 0, "url": "reflect/"})
    guides = guides_for(site, entry)
    return {
        "id": entry.id,
        "title": entry.title,
        "url": entry.url,
        "text": entry.summary,
        "links": [*lists, {"title": "Guides for this", "count": len(guides), "url": entry.url}],
    }


def _specimen(site: Site) -> Shown | None:
    """Return a question with the two shortest answers from different places, as a taste."""
    best: tuple[int, str, list[GivenAnswer]] | None = None
    for question, given in site.links.answers.items():
        pair = _shortest_pair(site, given)
        length = sum(len(one.answer.short) for one in pair)
        if len(pair) == 2 and (best is None or (length, question) < best[:2]):
            best = (length, question, pair)
    if best is None:
        return None
    answers = [
        {"place": site.links.place_names(one.account), "short": one.answer.short, "url": one.url}
        for one in sorted(best[2], key=lambda one: site.links.place_names(one.account))
    ]
    return site.link("question", best[1]) | {"answers": answers}


def _shortest_pair(site: Site, given: tuple[GivenAnswer, ...]) -> list[GivenAnswer]:
    """Return the shortest answers of two places, as far as there are any."""
    waiting = [
        (len(one.answer.short), one.entry.id, number)
        for number, one in enumerate(given)
        if len(one.account.places) == 1
    ]
    heapify(waiting)  # a few come from the top, so that not all need be in order
    shortest: dict[str, GivenAnswer] = {}
    while waiting and len(shortest) < 2:
        one = given[heappop(waiting)[-1]]
        shortest.setdefault(site.links.place_names(one.account), one)
    return list(shortest.values())
