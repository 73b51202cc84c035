"""Which case studies to read next, and why: what two share counts the more the rarer it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from hub.facts import OnDemand, fact
from hub.library import Entry
from hub.links import Links
from hub.records import CaseStudy

MAX_RELATED = 6
MAX_HOLDERS = 200
"""What more case studies than this share says little, and would make the work grow as a square."""

_WEIGHTS = {
    "follows": 6.0,
    "question": 3.0,
    "place": 2.0,
    "process": 1.5,
    "sector": 1.0,
    "theme": 0.5,
}

Shared = str
"""A kind and an id with a space between, such as `theme trust`: what two case studies may share."""


@dataclass(frozen=True, slots=True)
class Related:
    """A case study to read next, and the reason in the reader's words."""

    entry: Entry
    why: str


@dataclass(frozen=True)
class Relations:
    """Finds related case studies; holds who shares what, made once for the whole hub."""

    links: Links

    @fact
    def traits(self) -> Mapping[str, tuple[Shared, ...]]:
        """For each case study's id, what it may share with others, in order."""
        cases = {entry.id: (entry, case) for entry, case in self.links.hub.records(CaseStudy)}
        return OnDemand(
            cases.keys(),
            lambda name: tuple(sorted(_traits(*cases[name]))),
            lambda name: cases[name][0].face,
        )

    @fact
    def holders(self) -> Mapping[Shared, tuple[str, ...]]:
        """For each trait, the ids of the case studies that have it."""
        table: dict[Shared, list[str]] = defaultdict(list)
        for entry, case in self.links.hub.records(CaseStudy):
            for trait in _traits(entry, case):
                table[trait].append(entry.id)
        return {trait: tuple(names) for trait, names in table.items()}

    @fact
    def weights(self) -> Mapping[Shared, float]:
        """For each trait that tells something, what it weighs: the more, the rarer it is.

        How rare it is goes by how many case studies there are to the next power of two: by their
        number, one more would change every weight, and with it every page.
        """
        about = 1 << len(self.traits).bit_length()
        return {
            trait: _WEIGHTS[trait.partition(" ")[0]] * log(1 + about / len(names))
            for trait, names in self.holders.items()
            if 1 < len(names) <= MAX_HOLDERS
        }

    def of(self, entry: Entry) -> tuple[Related, ...]:
        """Return at most six case studies, nearest first; the order is the same in each build."""
        weight: dict[str, float] = defaultdict(float)
        shared = [one for one in self.traits.get(entry.id, ()) if one in self.weights]
        for trait in shared:
            heavy = self.weights[trait]
            for name in self.holders[trait]:
                weight[name] += heavy
        weight.pop(entry.id, None)
        ranked = sorted(sorted(weight), key=weight.__getitem__, reverse=True)[:MAX_RELATED]
        return tuple(self._related(entry.id, name, shared) for name in ranked)

    def _related(self, here: str, there: str, traits: Iterable[Shared]) -> Related:
        shared = set(traits).intersection(self.traits[there])
        heaviest = max(shared, key=lambda trait: (self.weights[trait], trait))
        return Related(self.links.hub.by_key["case-study", there], self._why(here, there, heaviest))

    def _why(self, here: str, there: str, trait: Shared) -> str:
        kind, _, name = trait.partition(" ")
        if kind == "follows":
            if name == here:
                return "Grew from this case study"
            return "This case study grew from it" if name == there else "Grew from the same roots"
        return _WORDS[kind].format(self.links.title(kind, name))


_WORDS = {
    "question": "Also answers: {}",
    "place": "Also in {}",
    "process": "Also used: {}",
    "sector": "Also about: {}",
    "theme": "Also on the theme: {}",
}


def _traits(entry: Entry, case: CaseStudy) -> Iterable[Shared]:
    found = [f"question {answer.question}" for answer in case.answers]
    found += [f"process {one}" for answer in case.answers for one in answer.processes]
    found += [f"place {one}" for one in case.places]
    found += [f"sector {one}" for one in case.sectors]
    found += [f"theme {one}" for one in case.themes]
    found += [f"follows {one}" for one in (entry.id, *case.follows)]
    return dict.fromkeys(found)
