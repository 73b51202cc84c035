"""By what the explore page narrows its case studies: the facets, their values, and who has which."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import get_args

from hub.filed import Filed
from hub.library import Entry
from hub.pages.whereabouts import part_of, place_record
from hub.pages.whole import Site
from hub.pages.words import unique
from hub.records import Guide
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
    """One group of filters: its values in the order shown, and the ids of those each case study names."""

    id: str
    title: str
    options: tuple[Option, ...]
    named: tuple[tuple[str, ...], ...]

    def numbers(self) -> list[frozenset[int]]:
        """Return for each case study the numbers of its values among the options."""
        index = self._index
        numbers = {
            names: frozenset(index[name] for name in names if name in index)
            for names in set(self.named)
        }
        return [numbers[names] for names in self.named]

    @property
    def wider(self) -> list[list[int]]:
        """For each option, the numbers of those that it is part of."""
        index = self._index
        return [[index[name] for name in one.within if name in index] for one in self.options]

    @property
    def _index(self) -> dict[str, int]:
        return {option.id: number for number, option in enumerate(self.options)}


def facets_of(site: Site, cases: Sequence[Filed]) -> list[Facet]:
    """Return the facets in the order shown, with the values that `cases` or their parts have."""

    def facet(
        name: str, title: str, options: tuple[Option, ...], of: Callable[[Filed], Iterable[str]]
    ) -> Facet:
        named = tuple([tuple(of(case)) for case in cases])
        return Facet(name, title, _used(options, named), named)

    def fixed(kind: object) -> tuple[Option, ...]:
        return tuple(Option(code, label(code)) for code in get_args(kind))

    return [
        facet("question", "Question", _questions(site), lambda case: case.questions),
        facet("theme", "Theme", _flat(site.themes), lambda case: case.themes),
        facet("place", "Place", _places(site), lambda case: case.places),
        facet("sector", "Sector", _flat(site.sectors), lambda case: case.sectors),
        facet("status", "How it stands", fixed(Status), lambda case: [case.status]),
        facet("told_by", "Who tells it", fixed(Teller), lambda case: case.told_by),
        facet("evidence", "What it rests on", fixed(EvidenceStatus), lambda case: [case.evidence]),
        facet("kind", "Kind of place", fixed(PlaceKind), lambda case: _kinds_of(site, case)),
        facet("year", "Begun in", _years(cases), _year_of),
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


def _kinds_of(site: Site, case: Filed) -> list[str]:
    records = (place_record(site, place) for place in case.places)
    return unique(record.kind for record in records if record)


def _years(cases: Iterable[Filed]) -> tuple[Option, ...]:
    years = sorted({case.year for case in cases if case.year}, reverse=True)
    return tuple(Option(year, year) for year in years)


def _year_of(case: Filed) -> list[str]:
    return [case.year] if case.year else []


def _used(options: tuple[Option, ...], named: Iterable[tuple[str, ...]]) -> tuple[Option, ...]:
    """Leave out the options that no case study has, itself or in one of their parts."""
    own = set(chain.from_iterable(named))
    wider = {name for option in options if option.id in own for name in option.within}
    return tuple(option for option in options if option.id in own | wider)
