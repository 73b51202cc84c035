"""What the explore page is filled from: its filters, small codes for every case study, and cards.

The filters (`codes.json`) are fetched first and say how many case studies each value has. The codes
hold no text of any case study; there is a file for each facet, fetched when somebody filters. Cards
are fetched as they are shown, a few to a file, because what matches lies scattered; and what ties
the search's results to case studies only once somebody types a word.

All of them number case studies and values, so those that were numbered alike lie in one folder: a
page that was opened before a case study was added does not find there what would tell it wrongly.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.json_text import as_json
from hub.library import Entry
from hub.links import Links
from hub.pages.lines import CaseEntry, case_line, evidence_words, newest_first, status_words
from hub.pages.whole import Site
from hub.publish.case_codes import facet_codes, order_code
from hub.publish.facets import Facet, facets_of
from hub.records import CaseStudy

CARDS_IN_A_FILE = 10
_MOST_THEMES = 3

Numbers = list[frozenset[int]]
"""For each case study the numbers of its values in one facet."""


@dataclass(frozen=True, slots=True)
class ExploreData:
    """The files of the explore page as plain data, by name, and the cards in the codes' order.

    The newest case study is number 0. `filters` are what is fetched first; `files` holds the codes
    of each facet (`codes-theme.json`; see `case_codes`) and the orders by title and place.
    """

    filters: dict[str, Any]
    files: dict[str, Any]
    cards: list[dict[str, str]]


def explore_data(links: Links) -> ExploreData:
    """Make the data of the explore page from all case studies."""
    site = Site(links, {})
    pairs = newest_first(links.hub.by_kind["case-study"])
    cards = [_card(site, *pair) for pair in pairs]
    cases = [case for _, case in pairs]
    facets = [(facet, facet.numbers()) for facet in facets_of(site, cases)]
    codes = _codes(facets) | _orders(site, pairs)
    values = [[option.id for option in facet.options] for facet, _ in facets]
    filters = {
        "total": len(cards),
        "in_a_file": CARDS_IN_A_FILE,
        "version": _digest([codes, cards]),
        "cases": _numbered(card["url"] for card in cards),
        "folder": _digest([[card["url"] for card in cards], values]),
        "facets": [_vocabulary(*one) for one in facets],
    }
    return ExploreData(filters, codes, cards)


def explore_files(data: ExploreData) -> dict[str, str]:
    """Return the data as the texts of files, by where they lie."""
    folder = f"explore/{data.filters['folder']}"
    files = {"explore/codes.json": as_json(data.filters)}
    files |= {f"{folder}/{name}": as_json(content) for name, content in data.files.items()}
    for number, start in enumerate(range(0, len(data.cards), CARDS_IN_A_FILE)):
        cards = data.cards[start : start + CARDS_IN_A_FILE]
        files[f"{folder}/cards-{number}.json"] = as_json(cards)
    return files


def words_file(urls: Sequence[str], names: Mapping[str, str]) -> str:
    """Return the file that says what the search calls each case study; '' is no name."""
    return as_json({"cases": _numbered(urls), "names": [names.get(url, "") for url in urls]})


def case_urls(links: Links) -> list[str]:
    """Return the addresses of the case studies, in the order of the codes."""
    return [entry.url for entry, _ in newest_first(links.hub.by_kind["case-study"])]


def _numbered(urls: Iterable[str]) -> str:
    """Return what is the same as long as the same case studies have the same numbers."""
    return _digest(list(urls))


def _digest(plain: Any) -> str:
    return hashlib.sha256(as_json(plain).encode()).hexdigest()[:12]


def _codes(facets: Iterable[tuple[Facet, Numbers]]) -> dict[str, Any]:
    return {
        f"codes-{facet.id}.json": facet_codes(numbers, len(facet.options))
        for facet, numbers in facets
    }


def _orders(site: Site, pairs: Sequence[CaseEntry]) -> dict[str, str]:
    """Return the orders by title and by the place named first; what is equal, the newest first."""

    def by(key: Callable[[CaseStudy], str]) -> str:
        keys = [key(case).casefold() for _, case in pairs]
        return order_code(sorted(range(len(pairs)), key=keys.__getitem__))

    return {
        "order-title.json": by(lambda case: case.title),
        "order-place.json": by(lambda case: site.links.title("place", case.places[0])),
    }


def _vocabulary(facet: Facet, numbers: Numbers) -> dict[str, Any]:
    """Return a facet with its options: id, title, depth, the wider ones, how many case studies."""
    rows = zip(facet.options, facet.wider, _counts(facet, numbers), strict=True)
    options = [[one.id, one.title, one.depth, wider, count] for one, wider, count in rows]
    return {"id": facet.id, "title": facet.title, "options": options}


def _counts(facet: Facet, numbers: Numbers) -> list[int]:
    """Return how many case studies each option has, those of its parts with them."""
    wider, counts = facet.wider, [0] * len(facet.options)
    for own, count in Counter(numbers).items():
        for value in own.union(*(wider[one] for one in own)):
            counts[value] += count
    return counts


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
