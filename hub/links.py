"""Who answers, uses, contains and links to whom: each reference written once, read both ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hub.addresses import Target, answer_anchor, resolve
from hub.library import Entry, Hub
from hub.outline import BodyLink
from hub.parts import Answer
from hub.prose import word_runs
from hub.records import CaseStudy, Place
from hub.references import Reference

Key = tuple[str, str]

_ALIKE = 0.6

_REASONS = {
    "question": "answers it",
    "processes": "names it as a way of working that helped",
    "themes": "speaks to this theme",
    "sectors": "is in this sector",
    "places": "happened here",
    "part_of": "is part of it",
    "follows": "grew from it",
    "seen_in": "was seen here",
    "missing_in": "was missing here",
}


@dataclass(frozen=True, slots=True)
class Mention:
    """A page that names another: which page, in which field (`text` for a link), and why."""

    source: Entry
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer with the case study it stands in."""

    entry: Entry
    case: CaseStudy
    answer: Answer

    @property
    def url(self) -> str:
        """The answer's own address below the site's root."""
        return f"{self.entry.url}#{answer_anchor(self.answer.question)}"


@dataclass(frozen=True)
class Links:
    """The hub's references, read backwards."""

    hub: Hub

    @cached_property
    def targets(self) -> dict[str, tuple[tuple[BodyLink, Target], ...]]:
        """For each file's path, the links in its text with what they lead to."""
        return {
            entry.path: tuple(
                (link, resolve(self.hub, entry, link.url)) for link in entry.document.outline.links
            )
            for entry in self.hub.entries
        }

    @cached_property
    def mentions(self) -> dict[Key, tuple[Mention, ...]]:
        """For each page, who names it, in the order of their paths; a page once for each field."""
        table: dict[Key, dict[tuple[str, str], Mention]] = defaultdict(dict)
        for entry in self.hub.by_key.values():
            for key, field in self._named_by(entry):
                if key != entry.key:
                    why = _REASONS.get(field, "links to it")
                    table[key].setdefault((entry.path, field), Mention(entry, field, why))
        return {key: tuple(found.values()) for key, found in table.items()}

    @cached_property
    def answers(self) -> dict[str, tuple[GivenAnswer, ...]]:
        """For each question's id, the answers to it, in the order of the places' names."""
        table: dict[str, list[GivenAnswer]] = defaultdict(list)
        for entry, case in self.hub.records(CaseStudy):
            for answer in case.answers:
                table[answer.question].append(GivenAnswer(entry, case, answer))
        return {
            question: tuple(sorted(given, key=self._by_place)) for question, given in table.items()
        }

    @cached_property
    def twins(self) -> dict[tuple[str, str], GivenAnswer]:
        """For each answer (case study, question) in another's words, that other answer.

        An answer is held against those that were first to use its runs of words, so that the
        work grows with the number of answers and not with its square.
        """
        first: dict[tuple[str, ...], GivenAnswer] = {}
        twins = {}
        for entry, case in self.hub.records(CaseStudy):
            for answer in case.answers:
                given = GivenAnswer(entry, case, answer)
                runs = word_runs(answer.short, 4)
                shared = Counter(id(first[run]) for run in runs if run in first)
                nearest = max(shared.values(), default=0)
                if runs and nearest / len(runs) >= _ALIKE:
                    twin = next(
                        one for one in map(first.get, runs) if one and shared[id(one)] == nearest
                    )
                    twins[entry.id, answer.question] = twin
                for run in runs:
                    first.setdefault(run, given)
        return twins

    @cached_property
    def wider(self) -> dict[str, frozenset[str]]:
        """For each place's id, all places that it is part of, however far up."""
        direct = {entry.id: place.part_of for entry, place in self.hub.records(Place)}
        return {place: frozenset(_upwards(place, direct)) for place in direct}

    @cached_property
    def cases_in(self) -> dict[str, tuple[Entry, ...]]:
        """For each place's id, the case studies in it or in one of its parts."""
        table: dict[str, list[Entry]] = defaultdict(list)
        for entry, case in self.hub.records(CaseStudy):
            for place in sorted({up for one in case.places for up in self.around(one)}):
                table[place].append(entry)
        return {place: tuple(entries) for place, entries in table.items()}

    def around(self, place: str) -> frozenset[str]:
        """Return the ids of `place` and of all places it is part of."""
        return self.wider.get(place, frozenset()) | {place}

    def title(self, kind: str, name: str) -> str:
        """Return the title of a page, or its id when there is no such page."""
        entry = self.hub.by_key.get((kind, name))
        return entry.title if entry else name

    def place_names(self, case: CaseStudy) -> str:
        """Return the places of `case` as one name for lists: 'Bury and Rochdale'."""
        names = [self.title("place", place) for place in case.places]
        if len(names) > 3:
            return f"{len(names)} places"
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    def _named_by(self, entry: Entry) -> Iterator[tuple[Key, str]]:
        for reference in entry.references:
            yield (reference.kind, reference.id), _field_of(reference)
        for _, target in self.targets[entry.path]:
            if target.entry:
                yield target.entry.key, "text"

    def _by_place(self, given: GivenAnswer) -> tuple[str, str]:
        return (self.place_names(given.case).casefold(), given.entry.id)


def _field_of(reference: Reference) -> str:
    return str(next(part for part in reversed(reference.path) if isinstance(part, str)))


def _upwards(place: str, direct: dict[str, tuple[str, ...]]) -> set[str]:
    found: set[str] = set()
    waiting = list(direct.get(place, ()))
    while waiting:
        up = waiting.pop()
        if up not in found:
            found.add(up)
            waiting += direct.get(up, ())
    return found
