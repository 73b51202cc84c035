"""By what the explore page narrows its case studies: the facets, their values, and who has which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from hub.library import Entry
from hub.pages.whereabouts import part_of, place_record
from hub.pages.whole import Site
from hub.pages.words import unique
from hub.records import CaseStudy, Guide
from hub.vocabulary import EvidenceStatus, PlaceKind, Status, Teller, label


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

    def numbers(self, cases: Iterable[CaseStudy]) -> list[list[int]]:
        """Return for each case study the numbers of its values among the options."""
        index = self._index
        return [[index[name] for name in self.of(case) if name in index] for case in cases]

    @property
    def wider(self) -> list[list[int]]:
        """For each option, the numbers of those that it is part of."""
        index = self._index
        return [[index[name] for name in one.within if name in index] for one in self.options]

    @property
    def _index(self) -> dict[str, int]:
        return {option.id: number for number, option in enumerate(self.options)}


def facets_of(site: Site, cases: Sequence[CaseStudy]) -> list[Facet]:
    """Return the facets in the order shown, with the values that `cases` or their parts have."""
    return [_with_used(facet, cases) for facet in _facets(site)]


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
