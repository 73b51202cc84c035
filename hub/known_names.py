"""The names that the hub knows, found again in a text: of organisations, people and places.

A name counts where it has its capital letters, since many are common words too (Bury, Mind, Social
Finance). Signs, accents and the joining of words do not matter: 'Newcastle-upon-Tyne' is
'Newcastle upon Tyne', and 'Barking & Dagenham' is 'Barking and Dagenham'.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from hub.accounts import Account
from hub.library import Hub
from hub.parts import Source
from hub.records import CaseStudy, Place, Resource

FIRST_HAND = "Told to this hub"
"""What stands as the publisher of an account that nobody has published elsewhere."""

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")
_SEVERAL = re.compile(r"\s*[;/]\s*")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name, and what it names: `organisation`, `person`, or `place` with the place's id."""

    name: str
    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in a text, and where it begins."""

    known: KnownName
    start: int


@dataclass(frozen=True)
class KnownNames:
    """The words of names with what they name, by the first word written small, the longest first."""

    by_first_word: dict[str, list[tuple[Words, KnownName]]] = field(default_factory=dict)

    def found_in(self, text: str) -> Iterator[FoundName]:
        """Go through the names in `text`; of two at one spot, the longer one."""
        yield from self._found(_words(text), _is_written_as)

    def found_in_id(self, name: str) -> Iterator[FoundName]:
        """Go through the names in an id, where everything is written small."""
        yield from self._found(_words(name), _is_same)

    def _found(
        self, words: list[tuple[int, str]], agrees: Callable[[str, str], bool]
    ) -> Iterator[FoundName]:
        at = 0
        while at < len(words):
            here = [word for _, word in words[at : at + self._longest]]
            known = self.by_first_word.get(here[0].casefold(), ())
            name = next((one for one in known if _begins_with(here, one[0], agrees)), None)
            if name:
                yield FoundName(name[1], words[at][0])
            at += len(name[0]) if name else 1

    @cached_property
    def _longest(self) -> int:
        return max(
            (len(one[0]) for names in self.by_first_word.values() for one in names), default=1
        )


def known_names(hub: Hub) -> KnownNames:
    """Gather the names in all records but the anonymised, which name nobody."""
    table: dict[str, list[tuple[Words, KnownName]]] = defaultdict(list)
    for known in dict.fromkeys((*_of_places(hub), *_of_others(hub))):
        if words := _name_words(known.name):
            table[words[0].casefold()].append((words, known))
    for names in table.values():
        names.sort(key=lambda one: -len(one[0]))
    return KnownNames(dict(table))


def _of_places(hub: Hub) -> Iterator[KnownName]:
    for entry, place in hub.records(Place):
        for name in (place.title, *place.also_called):
            yield KnownName(name, "place", entry.id)


def _of_others(hub: Hub) -> Iterator[KnownName]:
    for entry in hub.by_key.values():
        record = entry.record
        if isinstance(record, Account) and record.anonymised:
            continue
        if isinstance(record, CaseStudy):
            yield from (KnownName(one.name, "organisation") for one in record.organisations)
        if isinstance(record, Account):
            yield from (KnownName(name, "person") for name in record.contributors)
        publishers = [record.publisher] if isinstance(record, Resource) else []
        yield from _publishers(publishers, getattr(record, "sources", ()))


def _publishers(publishers: Iterable[str], sources: Iterable[Source]) -> Iterator[KnownName]:
    for text in (*publishers, *(one.publisher for one in sources if one.publisher)):
        for name in _SEVERAL.split(text):
            # a publisher of one word is often a magazine with a common word for a name
            if name.casefold() != FIRST_HAND.casefold() and len(_name_words(name)) > 1:
                yield KnownName(name, "organisation")


def _begins_with(here: Sequence[str], name: Words, agrees: Callable[[str, str], bool]) -> bool:
    return len(here) >= len(name) and all(map(agrees, here, name))


def _is_same(word: str, named: str) -> bool:
    return word.casefold() == named.casefold()


def _is_written_as(word: str, named: str) -> bool:
    return _is_same(word, named) and (word[0].isupper() or not named[0].isupper())


@lru_cache(maxsize=1 << 12)  # the same publishers stand behind many sources
def _name_words(name: str) -> Words:
    """Return the words of a name, without its article and what stands in brackets behind it."""
    words = [word for _, word in _words(name.partition("(")[0])]
    return tuple(words[1:] if len(words) > 1 and words[0].casefold() == "the" else words)


def _words(text: str) -> list[tuple[int, str]]:
    """Return the words of `text` but for 'and', each with where it begins."""
    found = ((match.start(), match[0]) for match in _WORD.finditer(_plain(text)))
    return [(start, word) for start, word in found if word.casefold() != "and"]


def _plain(text: str) -> str:
    """Return `text`, as long as it was, with the accents off its letters."""
    return text if text.isascii() else "".join(map(_plain_letter, text))


def _plain_letter(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter)[:1] or letter
