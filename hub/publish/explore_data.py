"""What the explore page filters by: small numbers for every case study, and cards by fifties.

The numbers are fetched first and hold no text of any case study, so that ten thousand of them
are still a small file; cards are fetched as they are shown, and what ties the search's results to
case studies only once somebody types a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from hub.json_text import as_json
from hub.library import Entry
from hub.links import Links
from hub.pages.lines import case_line, evidence_words, newest_first, status_words
from hub.pages.whereabouts import part_of, place_record
from hub.pages.whole import Site
from hub.pages.words import unique
from hub.records import CaseStudy, Guide
from hub.vocabulary import EvidenceStatus, PlaceKind, Status, Teller, label

CARDS_IN_A_FILE = 50
_MOST_THEMES = 3


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet: its id and title, how deep it stands, and what it is part of."""

    id: str
    title: str
    depth: int = 0
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of filters: its values in the order shown, and those that a case study names."""

    id: str
    title: str
    options: tuple[Option, ...]
    of: Callable[[CaseStudy], Iterable[str]]


@dataclass(frozen=True, slots=True)
class ExploreData:
    """The files of the explore page as plain data: `codes`, and the cards in the same order.

    `codes["cases"]` holds a list for each facet, in which case study n has the numbers of its
    values; `codes["titles"]` has its place among all titles. The newest case study is number 0.
    """

    codes: dict[str, Any]
    cards: list[dict[str, str]]


def explore_data(links: Links) -> ExploreData:
    """Make the data of the explore page from all case studies."""
    site = Site(links, {})
    pairs = newest_first(links.hub.by_kind["case-study"])
    cases = [case for _, case in pairs]
    facets = [_with_used(facet, cases) for facet in _facets(site)]
    cards = [_card(site, *pair) for pair in pairs]
    codes = {
        "in_a_file": CARDS_IN_A_FILE,
        "version": hashlib.sha256(as_json(cards).encode()).hexdigest()[:12],
        "facets": [_vocabulary(facet) for facet in facets],
        "cases": {facet.id: _numbers(facet, cases) for facet in facets},
        "titles": _ranks([case.title.casefold() for case in cases]),
    }
    return ExploreData(codes, cards)


def explore_files(data: ExploreData) -> dict[str, str]:
    """Return the data as the texts of files, by where they lie."""
    files = {"explore/codes.json": as_json(data.codes)}
    for number, start in enumerate(range(0, len(data.cards), CARDS_IN_A_FILE)):
        cards = data.cards[start : start + CARDS_IN_A_FILE]
        files[f"explore/cards-{number}.json"] = as_json(cards)
    return files


def words_file(urls: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the file that says what the search calls each case study; '' is no name."""
    return as_json([names.get(url, "") for url in urls])


def case_urls(links: Links) -> list[str]:
    """Return the addresses of the case studies, in the order of the codes."""
    return [entry.url for entry, _ in newest_first(links.hub.by_kind["case-study"])]


def _facets(site: Site) -> list[Facet]:
    def fixed(kind: object) -> tuple[Option, ...]:
        return tuple(Option(code, label(code)) for code in get_args(kind))

    return [
        Facet("question", "Question", _questions(site), _questions_of),
        Facet("theme", "Theme", _flat(site.themes), lambda case: case.themes),
        Facet("place", "Place", _places(site), lambda case: case.places),
        Facet("sector", "Sector", _flat(site.sectors), lambda case: case.sectors),
        Facet("status", "How it stands", fixed(Status), lambda case: [case.status]),
        Facet("told_by", "Who tells it", fixed(Teller), lambda case: case.told_by),
        Facet("evidence", "What it rests on", fixed(EvidenceStatus), _evidence_of),
        Facet("kind", "Kind of place", fixed(PlaceKind), lambda case: _kinds_of(site, case)),
        Facet("year", "Begun in", _years(site), _year_of),
    ]


def _flat(entries: Iterable[Entry]) -> tuple[Option, ...]:
    return tuple(Option(entry.id, entry.title) for entry in entries)


def _questions(site: Site) -> tuple[Option, ...]:
    """Return every guide with its questions below it."""
    options = []
    for guide in site.guides:
        short = guide.record.short_title if isinstance(guide.record, Guide) else guide.title
        options.append(Option(guide.id, short))
        inside = site.questions_in[guide.id]
        options += [Option(one.id, one.title, 1, (guide.id,)) for one in inside]
    return tuple(options)


def _questions_of(case: CaseStudy) -> list[str]:
    return unique(answer.question for answer in case.answers)


def _places(site: Site) -> tuple[Option, ...]:
    """Return every place below the first that it is part of; those in nothing come first."""
    inside: dict[str, list[Entry]] = {}
    entries = sorted(site.hub.by_kind["place"], key=lambda entry: entry.title.casefold())
    for entry in entries:
        inside.setdefault(next(iter(part_of(site, entry.id)), ""), []).append(entry)
    found: dict[str, Option] = {}
    waiting = [(entry, 0) for entry in reversed([*inside.get("", []), *entries])]
    while waiting:
        entry, depth = waiting.pop()
        if entry.id in found:
            continue
        wider = tuple(sorted(site.links.around(entry.id) - {entry.id}))
        found[entry.id] = Option(entry.id, entry.title, depth, wider)
        waiting += [(one, depth + 1) for one in reversed(inside.get(entry.id, []))]
    return tuple(found.values())


def _kinds_of(site: Site, case: CaseStudy) -> list[str]:
    records = (place_record(site, place) for place in case.places)
    return unique(record.kind for record in records if record)


def _evidence_of(case: CaseStudy) -> list[str]:
    return [case.evidence.status if case.evidence else "unknown"]


def _years(site: Site) -> tuple[Option, ...]:
    cases = [case for _, case in site.hub.records(CaseStudy)]
    years = sorted({year for case in cases for year in _year_of(case)}, reverse=True)
    return tuple(Option(year, year) for year in years)


def _year_of(case: CaseStudy) -> list[str]:
    return [case.period.start[:4]] if case.period else []


def _with_used(facet: Facet, cases: Iterable[CaseStudy]) -> Facet:
    """Leave out the options that no case study has, itself or in one of their parts."""
    named = {name for case in cases for name in facet.of(case)}
    wider = {name for option in facet.options if option.id in named for name in option.within}
    used = tuple(option for option in facet.options if option.id in named | wider)
    return Facet(facet.id, facet.title, used, facet.of)


def _vocabulary(facet: Facet) -> dict[str, Any]:
    index = _index(facet)
    options = [
        [one.id, one.title, one.depth, [index[name] for name in one.within if name in index]]
        for one in facet.options
    ]
    return {"id": facet.id, "title": facet.title, "options": options}


def _numbers(facet: Facet, cases: Iterable[CaseStudy]) -> list[list[int]]:
    index = _index(facet)
    return [[index[name] for name in facet.of(case) if name in index] for case in cases]


def _index(facet: Facet) -> dict[str, int]:
    return {option.id: number for number, option in enumerate(facet.options)}


def _ranks(titles: list[str]) -> list[int]:
    order = sorted(range(len(titles)), key=lambda number: titles[number])
    ranks = [0] * len(titles)
    for rank, number in enumerate(order):
        ranks[number] = rank
    return ranks


def _card(site: Site, entry: Entry, case: CaseStudy) -> dict[str, str]:
    line = case_line(site, entry, case)
    names = ("url", "title", "place", "when", "summary", "answers")
    themes = [site.links.title("theme", name) for name in case.themes[:_MOST_THEMES]]
    return {
        **{name: line[name] for name in names},
        "status": status_words(case),
        "evidence": evidence_words(case),
        "sectors": ", ".join(site.links.title("sector", name) for name in case.sectors),
        "themes": ", ".join(themes),
    }
