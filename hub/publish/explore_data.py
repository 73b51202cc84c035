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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hub.cache import digest
from hub.filed import Filed
from hub.json_text import as_json
from hub.library import Entry
from hub.pages.lines import CaseEntry, case_line, evidence_words, status_words
from hub.pages.whole import Site
from hub.publish.case_codes import facet_codes, order_code
from hub.publish.facets import Facet, facets_of
from hub.records import CaseStudy

CODES = "explore/codes.json"
"""Where the filters lie, the only file of them whose address does not change."""

BY_TITLE = "order-title.json"
"""The name of the file that has the case studies' order by title."""

CARDS_IN_A_FILE = 10
_MOST_THEMES = 3

Numbers = list[frozenset[int]]
"""For each case study the numbers of its values in one facet."""


@dataclass(frozen=True, slots=True)
class ExploreData:
    """The files of the explore page as plain data, by name, without the cards.

    The newest case study is number 0. `filters` are what is fetched first, but for the version of
    all the rest; `files` holds the codes of each facet (`codes-theme.json`; see `case_codes`) and
    the order by place. Nothing of it hangs on how a case study is worded.
    """

    filters: dict[str, Any]
    files: dict[str, Any]


def explore_data(site: Site) -> ExploreData:
    """Make the data of the explore page from all case studies."""
    cases = _filed(site)
    facets = [(facet, facet.numbers()) for facet in facets_of(site, cases)]
    urls = [case.url for case in cases]
    values = [[option.id for option in facet.options] for facet, _ in facets]
    filters = {
        "total": len(cases),
        "in_a_file": CARDS_IN_A_FILE,
        "cases": _numbered(urls),
        "folder": _digest([urls, values]),
        "facets": [_vocabulary(*one) for one in facets],
    }
    by_place = _order(site.links.title("place", case.places[0]) for case in cases)
    return ExploreData(filters, _codes(facets) | {"order-place.json": by_place})


def order_by_title(site: Site) -> str:
    """Return the order of the case studies by their titles; what is equal, the newest first."""
    titles = {entry.id: entry.title for entry in site.hub.by_kind["case-study"]}
    return _order(titles[name] for name in site.newest)


def cards_in(site: Site, number: int) -> list[dict[str, str]]:
    """Make the cards of one file, in the codes' order; beyond the last file there are none."""
    start = number * CARDS_IN_A_FILE
    names = site.newest[start : start + CARDS_IN_A_FILE]
    return [_card(site, *pair) for pair in _cases(site, names)]


def card_files(site: Site) -> range:
    """Return the numbers of the files of cards."""
    return range(-(-len(site.newest) // CARDS_IN_A_FILE))


def explore_texts(site: Site) -> dict[str, str]:
    """Return the texts of all files of the explore page, by where they lie."""
    data = explore_data(site)
    texts = {name: as_json(content) for name, content in data.files.items()}
    texts[BY_TITLE] = as_json(order_by_title(site))
    texts |= {card_file(one): as_json(cards_in(site, one)) for one in card_files(site)}
    folder, filters = with_version(data.filters, [digest(one.encode()) for one in texts.values()])
    return {CODES: filters} | {f"{folder}/{name}": text for name, text in texts.items()}


def card_file(number: int) -> str:
    """Return the name of a file of cards."""
    return f"cards-{number}.json"


def with_version(filters: Mapping[str, Any], digests: Iterable[bytes]) -> tuple[str, str]:
    """Return the folder of the other files, and the text of the filters with the version of those.

    `digests` are of all the other files' texts.
    """
    version = digest(b"".join(digests)).hex()[:12]
    return f"explore/{filters['folder']}", as_json({**filters, "version": version})


def words_file(urls: Sequence[str], names: Mapping[str, str]) -> str:
    """Return the file that says what the search calls each case study; '' is no name."""
    return as_json({"cases": _numbered(urls), "names": [names.get(url, "") for url in urls]})


def case_urls(site: Site) -> list[str]:
    """Return the addresses of the case studies, in the order of the codes."""
    return [case.url for case in _filed(site)]


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


def _order(names: Iterable[str]) -> str:
    keys = [name.casefold() for name in names]
    return order_code(sorted(range(len(keys)), key=keys.__getitem__))


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


def _filed(site: Site) -> list[Filed]:
    """Return what the case studies are filed under, in the codes' order."""
    by_id = {one.id: one for one in site.links.filed if one.kind == "case-study"}
    return [by_id[name] for name in site.newest]


def _cases(site: Site, names: Iterable[str]) -> list[CaseEntry]:
    entries = [site.hub.by_key["case-study", name] for name in names]
    return [(entry, entry.record) for entry in entries if isinstance(entry.record, CaseStudy)]


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
