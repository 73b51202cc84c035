"""Who answers, uses, contains and links to whom: each reference written once, read both ways."""

from __future__ import annotations

import marshal
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hub.accounts import Account
from hub.addresses import Target, resolve
from hub.base import code_digest
from hub.cache import Cache, digest
from hub.facts import OnDemand, fact, once
from hub.filed import Filed, filed
from hub.former import former_urls
from hub.given import GivenAnswer, Origins, Telling
from hub.known_names import KnownNames, known_names
from hub.library import Entry, Hub
from hub.named import Key, Names, names_in
from hub.naming import together
from hub.outline import BodyLink
from hub.prose import word_runs
from hub.records import CaseStudy, Place, StandAloneAnswer

_ALIKE = 0.6

_REASONS = {
    "question": "answers it",
    "processes": "names it as a way of working that helped",
    "themes": "speaks to this theme",
    "sectors": "is in this sector",
    "places": "happened here",
    "part_of": "is part of it",
    "communities": "comes from it",
    "cases": "names it as a case of its members",
    "case": "would talk of it",
    "follows": "grew from it",
    "replaced_by": "is told there now",
    "seen_in": "was seen here",
    "missing_in": "was missing here",
}


class Mention(NamedTuple):
    """A page that names another: which page, in which field (`text` for a link), and why."""

    source: Entry
    field: str
    why: str


@dataclass(frozen=True)
class Links:
    """The hub's references, read backwards; `cache` keeps what takes long to find.

    `kept_as` is under which name it keeps whom files name: a hub without some of its pages needs a
    name of its own, or each would put away what the other kept.
    """

    hub: Hub
    cache: Cache = field(default_factory=Cache, repr=False, compare=False)
    kept_as: str = "named"

    @property
    def targets(self) -> Placed:
        """For each file's path, the links in its text with what they lead to."""
        return Placed(self)

    @fact
    def names(self) -> Mapping[str, Names]:
        """For each file's path, whom it names, and where its links lead."""
        return names_in(self.hub, self.cache, self.kept_as)

    @fact
    def aims(self) -> Mapping[str, tuple[Target, ...]]:
        """For each file's path, what the links in its text lead to, in their order."""
        by_path, names = dict(self.hub.by_path), dict(self.names)

        def aims_of(path: str) -> tuple[Target, ...]:
            entry = by_path[path]
            return tuple([resolve(self.hub, entry, url) for _, url, _ in entry.document.gist.links])

        def say(path: str) -> bytes:
            known = names[path]
            return digest(known.aims + b"".join([by_path[page].face for page in known.pages]))

        return OnDemand(by_path.keys(), aims_of, say)

    @fact
    def mentions(self) -> Mapping[Key, tuple[Mention, ...]]:
        """For each page, who names it, in the order of their paths; a page once for each field."""
        table: dict[Key, list[tuple[Entry, str]]] = defaultdict(list)
        for entry in self.hub.by_key.values():
            for key, name in self.names[entry.path].named:
                table[key].append((entry, name))

        def mentions_of(key: Key) -> tuple[Mention, ...]:
            named = table[key]
            return tuple([Mention(*one, _REASONS.get(one[1], "links to it")) for one in named])

        def say(key: Key) -> bytes:
            return digest(b"".join([entry.face for entry, _ in table[key]]))

        return OnDemand(table.keys(), mentions_of, say)

    @fact
    def accounts(self) -> tuple[Telling, ...]:
        """All that is told: the case studies, then the answers that none of them has taken over."""
        alone = self.hub.records(StandAloneAnswer)
        return (
            *(Telling(*pair) for pair in self.hub.records(CaseStudy)),
            *(Telling(entry, answer) for entry, answer in alone if not answer.replaced_by),
        )

    @fact
    def filed(self) -> tuple[Filed, ...]:
        """What each account is filed under, in their order."""
        return tuple([filed(*telling) for telling in self.accounts])

    @fact
    def given(self) -> tuple[GivenAnswer, ...]:
        """Every answer, in the order of the accounts."""
        return tuple(
            GivenAnswer(entry, account, answer)
            for entry, account in self.accounts
            for answer in account.told
        )

    @fact
    def answers(self) -> Mapping[str, tuple[GivenAnswer, ...]]:
        """For each question's id, the answers to it, in the order of the places' names."""
        names = {places: name.casefold() for places, name in self.places_told_of.items()}
        in_order = sorted(self.accounts, key=lambda one: (names[one.account.places], one.entry.id))
        rank = {telling.entry.path: number for number, telling in enumerate(in_order)}
        table: dict[str, list[GivenAnswer]] = defaultdict(list)
        for given in sorted(self.given, key=lambda one: rank[one.entry.path]):
            table[given.answer.question].append(given)
        return {question: tuple(given) for question, given in table.items()}

    @fact
    def origins(self) -> Mapping[str, Origins]:
        """For each question's id, where the answers to it come from, in their order.

        Most pages show no more of them, and stay as they are when an account is reworded.
        """
        names = dict(self.places_told_of)
        return {question: Origins(given, names) for question, given in self.answers.items()}

    @fact
    def using(self) -> Mapping[str, tuple[GivenAnswer, ...]]:
        """For each process's id, the answers that name it, in the order of the accounts."""
        table: dict[str, list[GivenAnswer]] = defaultdict(list)
        for given in self.given:
            for process in dict.fromkeys(given.answer.processes):
                table[process].append(given)
        return {process: tuple(found) for process, found in table.items()}

    @fact
    def twins(self) -> Mapping[tuple[str, str], GivenAnswer]:
        """For each answer (path, question) in another's words, that other answer.

        As long as no answer says anything else, it is what `cache` holds.
        """
        told = [(one.entry.path, one.answer.question, one.answer.short) for one in self.given]
        key = digest(code_digest() + marshal.dumps(told, 2))
        record = self.cache.record("twins")
        if not record or record[0] != key:
            record = (key, twins_of([short for *_, short in told]))
            self.cache.write_record("twins", record)
        return {told[one][:2]: self.given[other] for one, other in record[1].items()}

    @fact
    def wider(self) -> Mapping[str, frozenset[str]]:
        """For each place's id, all places that it is part of, however far up."""
        direct = {entry.id: place.part_of for entry, place in self.hub.records(Place)}
        return {place: frozenset(_upwards(place, direct)) for place in direct}

    @fact
    def accounts_in(self) -> Mapping[str, tuple[Entry, ...]]:
        """For each place's id, what is told of it or of one of its parts."""
        table: dict[str, list[Entry]] = defaultdict(list)
        for entry, account in self.accounts:
            for place in sorted({up for one in account.places for up in self.around(one)}):
                table[place].append(entry)
        return {place: tuple(entries) for place, entries in table.items()}

    @fact
    def cases_in(self) -> Mapping[str, tuple[Entry, ...]]:
        """For each place's id, the case studies in it or in one of its parts."""
        return {
            place: tuple(entry for entry in entries if isinstance(entry.record, CaseStudy))
            for place, entries in self.accounts_in.items()
        }

    @fact
    def known_names(self) -> KnownNames:
        """The names that an anonymised account must not hold."""
        return known_names(self.hub)

    @fact
    def former(self) -> Mapping[str, tuple[Entry, ...]]:
        """For each address at which a page once stood, the pages that say so."""
        return former_urls(self.hub)

    def around(self, place: str) -> frozenset[str]:
        """Return the ids of `place` and of all places it is part of."""
        return self.wider.get(place, frozenset()) | {place}

    def title(self, kind: str, name: str) -> str:
        """Return the title of a page, or its id when there is no such page."""
        entry = self.hub.by_key.get((kind, name))
        return entry.title if entry else name

    def place_names(self, account: Account) -> str:
        """Return the places of `account` as one name for lists: 'Bury and Rochdale'."""
        return self._named(account.places)

    def main_places(self, account: Account) -> tuple[str, ...]:
        """Return the places of `account`; of a place and one inside it only the first named."""
        return self._main(account.places)

    @fact
    def places_told_of(self) -> Mapping[tuple[str, ...], str]:
        """The places that accounts tell of together, as one name for lists."""
        return {
            places: self._named(places)
            for places in dict.fromkeys([one.account.places for one in self.accounts])
        }

    @once
    def _named(self, places: tuple[str, ...]) -> str:
        return together([self.title("place", place) for place in self._main(places)])

    def _main(self, places: tuple[str, ...]) -> tuple[str, ...]:
        kept: list[str] = []
        for place in places:
            around = self.around(place)
            if not any(one in around or place in self.around(one) for one in kept):
                kept.append(place)
        return tuple(kept)


def twins_of(texts: Sequence[str]) -> dict[int, int]:
    """Return for the place of each text in another's words the place of that other one.

    A text is held against those that were first to use its runs of words, so that the work grows
    with the number of texts and not with its square.
    """
    first: dict[int, int] = {}  # by hash: the runs themselves would be most of what a check holds
    twins = {}
    for number, text in enumerate(texts):
        runs = word_runs(text, 4)
        firsts = [first.setdefault(hash(run), number) for run in runs]
        shared = [one for one in firsts if one != number]
        if len(shared) >= _ALIKE * len(runs) > 0:
            nearest, count = Counter(shared).most_common(1)[0]
            if count >= _ALIKE * len(runs):
                twins[number] = nearest
    return twins


@dataclass(frozen=True, slots=True)
class Placed:
    """The links of each file, where they stand in its text and what they lead to."""

    links: Links

    def __getitem__(self, path: str) -> tuple[tuple[BodyLink, Target], ...]:
        written = self.links.hub.by_path[path].document.outline.links
        return tuple(zip(written, self.links.aims[path], strict=True))


def _upwards(place: str, direct: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(direct.get(place, ()))
    while waiting:
        up = waiting.pop()
        if up not in found:
            found.add(up)
            waiting += direct.get(up, ())
    return found
