"""The page of a place: what people there say it is, and all that its parts came to."""

from __future__ import annotations

from hub.accounts import Account
from hub.given import GivenAnswer
from hub.library import Entry
from hub.pages.communities import meet
from hub.pages.compare import compare_links
from hub.pages.lines import (
    case_line,
    case_lines,
    evidence_words,
    newest_first,
    told_in,
    told_of_place,
)
from hub.pages.maps import small_map
from hub.pages.mentions import mention_groups, named_in
from hub.pages.page import SitePage, limited, record_page
from hub.pages.sources import source_lines
from hub.pages.terms import answered_line, questions_answered
from hub.pages.whereabouts import part_of
from hub.pages.whole import Shown, Site
from hub.pages.words import counted, joined, sentence, unique
from hub.records import CaseStudy, Place
from hub.vocabulary import label

_TOO_WIDE_TO_FACE = frozenset({"part-of-the-world", "country", "region", "several-places"})
_TOLD_IN_FULL = 12


def place_page(site: Site, entry: Entry, place: Place) -> SitePage:
    """Make the page of a place."""
    told = list(site.links.accounts_in.get(entry.id, ()))
    cases = list(site.links.cases_in.get(entry.id, ()))
    answered = questions_answered(site, told)
    in_full = len(answered) <= _TOLD_IN_FULL
    facing = _facing(site, entry, place, cases)
    shown: Shown = {
        "lead": place.summary,
        "crumbs": [{"title": "Places", "url": "places/"}, *_way_down(site, entry.id)],
        "count": _count(site, entry, answered),
        "said_there": place.said_there or "",
        "facing": facing,
        "answers": [_told(site, *pair) for pair in answered] if in_full else [],
        "questions": limited([] if in_full else answered, lambda pair: answered_line(site, *pair)),
        "cases": case_lines(site, [] if _all_face(cases, facing) else cases),
        "facts": _facts(site, place, told),
        "map": small_map(place, joined([site.links.title("place", one) for one in place.part_of])),
        "compare": compare_links(site, entry.id),
        "boundary_note": place.boundary_note or "",
        "parts": limited(
            named_in(site, entry, "place", "part_of"), lambda one: part_line(site, one)
        ),
        "meet": meet(site, entry),
        "sources": source_lines(place.sources),
        "mentions": mention_groups(site, entry, without={"places", "part_of"}),
    }
    return record_page(site, entry, "place.html", shown)


def part_line(site: Site, entry: Entry) -> Shown:
    """Return a place as a line of a list, with how much has been told of it."""
    return {
        "title": entry.title,
        "url": entry.url,
        "note": told_of_place(site, entry.id),
        "open": not site.links.accounts_in.get(entry.id),
    }


def _way_down(site: Site, place: str) -> list[Shown]:
    """Return the places above `place`, the widest first, along the first of each place's wholes."""
    way: list[str] = []
    above = part_of(site, place)
    while above and above[0] not in way:
        way.append(above[0])
        above = part_of(site, above[0])
    return [site.link("place", one) for one in reversed(way)]


def _count(site: Site, entry: Entry, answered: list[tuple[Entry, list[GivenAnswer]]]) -> str:
    cases = len(site.links.cases_in.get(entry.id, ()))
    answers = sum(len(given) for _, given in answered)
    if answers and not cases:
        return counted(answers, "short answer")
    return f"{counted(cases, 'case study', 'case studies')} · {counted(answers, 'answer')}"


def _facing(site: Site, entry: Entry, place: Place, cases: list[Entry]) -> list[Shown]:
    """Return two accounts of the place to read beside each other, told by different people."""
    here = [pair for pair in newest_first(cases) if entry.id in pair[1].places]
    if place.kind in _TOO_WIDE_TO_FACE or len(here) < 2:
        return []
    first = here[0]
    others = [pair for pair in here[1:] if set(pair[1].told_by) != set(first[1].told_by)]
    return [_account(site, *pair) for pair in (first, (others or here[1:])[0])]


def _account(site: Site, entry: Entry, case: CaseStudy) -> Shown:
    rows = (
        ("Told by", sentence(joined([label(one).lower() for one in case.told_by]))),
        ("Evidence", evidence_words(case) or "Not told"),
        ("Still unsure", case.still_unsure[0] if case.still_unsure else ""),
    )
    facts = [{"label": name, "text": text} for name, text in rows if text]
    return case_line(site, entry, case) | {"facts": facts}


def _all_face(cases: list[Entry], facing: list[Shown]) -> bool:
    return len(cases) == len(facing)


def _told(site: Site, entry: Entry, given: list[GivenAnswer]) -> Shown:
    first, all_given = given[0], len(site.links.answers[entry.id])
    return {
        "title": entry.title,
        "url": entry.url,
        "answers": [
            {"short": one.answer.short, "url": one.url, "title": told_in(one)} for one in given[:3]
        ],
        "sure": label(first.answer.sure) if first.answer.sure and len(given) == 1 else "",
        "elsewhere": counted(all_given - len(given), "answer") if all_given > len(given) else "",
    }


def _facts(site: Site, place: Place, told: list[Entry]) -> list[Shown]:
    records = [entry.record for entry in told if isinstance(entry.record, Account)]
    sectors = unique(one for account in records for one in account.sectors)[:100]
    tellers = unique(label(one) for account in records for one in account.told_by)
    rows = (
        ("Kind of place", [{"title": label(place.kind)}]),
        ("Part of", site.links_to("place", place.part_of)),
        ("Also called", [{"title": name} for name in place.also_called]),
        ("Sectors", site.links_to("sector", tuple(sectors))),
        ("Told by", [{"title": name} for name in tellers]),
    )
    return [
        {"label": name, "values": values[:6], "folded": values[6:], "note": ""}
        for name, values in rows
        if values
    ]
