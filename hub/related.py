"""Which case studies to read next, and why: what two share counts the more the rarer it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log

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

Shared = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Related:
    """A case study to read next, and the reason in the reader's words."""

    entry: Entry
    why: str


class Relations:
    """Finds related case studies; holds who shares what, made once for the whole hub."""

    def __init__(self, links: Links) -> None:
        self._links = links
        self._cases = {
            entry.id: (entry, _traits(entry, case)) for entry, case in links.hub.records(CaseStudy)
        }
        self._holders: dict[Shared, list[str]] = defaultdict(list)
        for name, (_, traits) in self._cases.items():
            for trait in traits:
                self._holders[trait].append(name)

    def of(self, entry: Entry) -> tuple[Related, ...]:
        """Return at most six case studies, nearest first; the order is the same in each build."""
        if entry.id not in self._cases:
            return ()
        shared: dict[str, list[tuple[float, Shared]]] = defaultdict(list)
        for trait in self._cases[entry.id][1]:
            holders = self._holders[trait]
            for name in holders if len(holders) <= MAX_HOLDERS else ():
                if name != entry.id:
                    shared[name].append((self._weight(trait), trait))
        ranked = sorted(shared, key=lambda name: (-sum(w for w, _ in shared[name]), name))
        return tuple(
            Related(self._cases[name][0], self._why(entry.id, name, max(shared[name])[1]))
            for name in ranked[:MAX_RELATED]
        )

    def _weight(self, trait: Shared) -> float:
        rarity = log(1 + len(self._cases) / len(self._holders[trait]))
        return _WEIGHTS[trait[0]] * rarity

    def _why(self, here: str, there: str, trait: Shared) -> str:
        kind, name = trait
        if kind == "follows":
            if name == here:
                return "Grew from this case study"
            return "This case study grew from it" if name == there else "Grew from the same roots"
        return _WORDS[kind].format(self._links.title(kind, name))


_WORDS = {
    "question": "Also answers: {}",
    "place": "Also in {}",
    "process": "Also used: {}",
    "sector": "Also about: {}",
    "theme": "Also on the theme: {}",
}


def _traits(entry: Entry, case: CaseStudy) -> list[Shared]:
    found = {("question", answer.question) for answer in case.answers}
    found |= {("process", one) for answer in case.answers for one in answer.processes}
    found |= {("place", one) for one in case.places}
    found |= {("sector", one) for one in case.sectors}
    found |= {("theme", one) for one in case.themes}
    found |= {("follows", one) for one in (entry.id, *case.follows)}
    return sorted(found)
