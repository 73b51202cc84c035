"""Which places can be read beside each other: those that answered the same questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from hub.facts import fact
from hub.given import GivenAnswer
from hub.links import Links
from hub.records import Place

ENOUGH_SHARED = 3
NEAREST = 12
"""A pair is prepared when one is among so many nearest of the other: work grows with the places."""

_MOST_ANSWERING = 200
_TO_CHOOSE = 200
_TOO_WIDE = frozenset({"part-of-the-world", "country", "region", "several-places"})

Answered = Mapping[str, tuple[GivenAnswer, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two places, in the order of their ids, and the ids of the questions that both answered."""

    first: str
    second: str
    shared: tuple[str, ...]

    def other(self, place: str) -> str:
        """Return the place that is not `place`."""
        return self.second if place == self.first else self.first

    @property
    def key(self) -> tuple[str, str]:
        """The ids of both, which together name the pair."""
        return (self.first, self.second)

    @property
    def url(self) -> str:
        """The pair's page below the site's root."""
        return f"compare/{self.first}--{self.second}/"


@dataclass(frozen=True)
class Pairs:
    """Places beside places, found once for the whole hub."""

    links: Links

    @fact
    def answers(self) -> Mapping[str, Answered]:
        """For each place with an answer, the answers from it by question.

        What its parts told counts as told from it, but a country or a region speaks only
        through what was told of it as a whole. What tells of fewer places comes first.
        """
        told_of = {
            places: self._told_of(places)
            for places in {account.places for _, account in self.links.accounts}
        }
        table: dict[str, dict[str, list[GivenAnswer]]] = defaultdict(lambda: defaultdict(list))
        for given in sorted(self.links.given, key=_fewest_places):
            for place in told_of[given.account.places]:
                table[place][given.answer.question].append(given)
        return {
            place: {question: tuple(given) for question, given in sorted(table[place].items())}
            for place in sorted(table)
        }

    @fact
    def fullest(self) -> tuple[str, ...]:
        """The places that answered the most questions, as many as a list to choose from may hold."""
        found = self.answers
        return tuple(sorted(found, key=lambda one: (-len(found[one]), one))[:_TO_CHOOSE])

    @fact
    def nearest(self) -> Mapping[str, tuple[Pair, ...]]:
        """For each place, the pairs it stands in, most shared questions first."""
        table: dict[str, list[Pair]] = defaultdict(list)
        for pair in self._all:
            table[pair.first].append(pair)
            table[pair.second].append(pair)
        return {
            place: tuple(sorted(pairs, key=lambda pair: (-len(pair.shared), pair.other(place))))[
                :NEAREST
            ]
            for place, pairs in sorted(table.items())
        }

    @fact
    def prepared(self) -> tuple[Pair, ...]:
        """The pairs that have a page, in the order of their ids."""
        found = {pair.url: pair for pairs in self.nearest.values() for pair in pairs}
        return tuple(found[url] for url in sorted(found))

    @fact
    def by_places(self) -> Mapping[tuple[str, str], Pair]:
        """The pairs that have a page, by their places' ids."""
        return {pair.key: pair for pair in self.prepared}

    @fact
    def _all(self) -> list[Pair]:
        table: dict[tuple[str, str], list[str]] = defaultdict(list)
        for question, places in sorted(self._answering.items()):
            teller = {place: self._only_teller(place, question) for place in places}
            for first, second in combinations(sorted(places), 2):
                is_one_account = teller[first] and teller[first] == teller[second]
                if not is_one_account:  # which, told twice, says nothing
                    table[first, second].append(question)
        return [
            Pair(first, second, tuple(shared))
            for (first, second), shared in sorted(table.items())
            if len(shared) >= ENOUGH_SHARED and not self._is_inside(first, second)
        ]

    @fact
    def _answering(self) -> Mapping[str, list[str]]:
        """For each question the places that answered it, at most those that answered the most."""
        table: dict[str, list[str]] = defaultdict(list)
        for place in sorted(self.answers, key=lambda one: (-len(self.answers[one]), one)):
            for question in self.answers[place]:
                if len(table[question]) < _MOST_ANSWERING:
                    table[question].append(place)
        return table

    def _only_teller(self, place: str, question: str) -> str:
        """Return the path of the account that alone answers for a place, or ''."""
        tellers = {one.entry.path for one in self.answers[place][question]}
        return tellers.pop() if len(tellers) == 1 else ""

    def _is_inside(self, first: str, second: str) -> bool:
        """Tell whether one place is part of the other: side by side they say nothing new."""
        return first in self.links.around(second) or second in self.links.around(first)

    def _told_of(self, places: tuple[str, ...]) -> set[str]:
        wider = {up for place in places for up in self.links.around(place)}
        return {place for place in wider if self._is_narrow(place)} | set(places)

    def _is_narrow(self, place: str) -> bool:
        entry = self.links.hub.by_key.get(("place", place))
        record = entry.record if entry else None
        return isinstance(record, Place) and record.kind not in _TOO_WIDE


def _fewest_places(given: GivenAnswer) -> tuple[int, str]:
    return (len(given.account.places), given.entry.id)
