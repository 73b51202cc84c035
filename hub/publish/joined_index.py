"""One search index out of several that Pagefind (1.5) made, each of some of the pages.

Pagefind cannot index one page anew, so pages are indexed a few at a time and the indexes joined
here: the outcome finds what one index of all pages finds, in the same order. The form of its files
is not documented, so whatever is not as it was known raises `UnknownForm`. They are CBOR (RFC 8949)
behind a mark, compressed: lists of words, and a table of all pages and lists.
"""

from __future__ import annotations

import gzip
import json
import marshal
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise, takewhile
from typing import Any, NamedTuple

from hub.cache import digest
from hub.publish.cbor import ARRAY, NUMBER, NUMBERS, Reader, WrongForm, array, number, packed

_MARK = b"pagefind_dcd"
_LETTERS_TOGETHER = 4
"""Words that begin with the same letters, so many, are a group and stay in one list: whoever has
typed as many has also fetched all that they may go on to."""

_LIST_SIZE = 24_000
"""Bytes that a list holds at most; compressed they are 10 kB. A longer group has a list of its own,
so that nobody fetches "for" who looks for "food". In shorter lists a word costs less, but the table
that names them all costs more, and everybody fetches it."""

_PAGE = re.compile(rb"\x83(%s)(%s%s)(%s%s)" % (NUMBER, ARRAY, NUMBERS, ARRAY, NUMBERS), re.DOTALL)
"""A page that holds a word: how much further on it is than the one before, where the word stands in
its text, and where in its fields."""

_FIELD = re.compile(rb"([\x20-\x37])|%s" % NUMBER, re.DOTALL)
"""In the last part of `_PAGE`, the number of a field or a place in it; -1 is the first field."""

_FIRST_FIELD, _MOST_FIELDS = 0x20, 24
_PARTS_OF_A_TABLE = 6

Pages = tuple[int, int, int, bytes]
"""The pages that hold a word: the first, the last, how many, and all but the first's number."""

Group = tuple[int, bytes, bytes]
"""The words of a group in one index: how many bytes, their digest, and themselves, packed: each word
with its pages, and with those of each way to write it with accents."""

Part = tuple[int, bytes, Pages | None]
"""The pages of a word in one of several indexes: where that one begins, and its fields' numbers."""


class UnknownForm(Exception):
    """Pagefind's files do not have the form that they had; the message says where."""


class WordList(NamedTuple):
    """A list of words: the first, the last, and all of it as it is fetched."""

    first: str
    last: str
    whole: bytes


class Span(NamedTuple):
    """From which word to which a list goes, and the name of its file."""

    first: str
    last: str
    name: str


@dataclass(frozen=True, slots=True)
class Index:
    """What Pagefind made of some pages: for each the name of its file and how many words it has."""

    entry: dict[str, Any]
    pages: list[tuple[str, int]]
    fields: list[str]
    groups: dict[str, Group]


@dataclass(frozen=True)
class Joining:
    """Several indexes that become one; no two of their pages may have the same name."""

    indexes: Sequence[Index]

    def lists(self) -> Iterator[tuple[bytes, list[str]]]:
        """Yield the groups of words in each list, with a digest of all that the list rests on."""
        sizes, said = self._groups()
        held: list[str] = []
        size = 0
        for name in sorted(sizes):
            if held and size + sizes[name] > _LIST_SIZE:
                yield self._key(held, said), held
                held, size = [], 0
            held.append(name)
            size += sizes[name]
        if held:
            yield self._key(held, said), held

    def word_list(self, groups: Iterable[str]) -> WordList:
        """Return the list of the words in `groups`, which has at least one."""
        words = [joined for name in groups for joined in self._joined_words(name)]
        whole = (array(1), array(len(words)), *(one for _, one in words))
        return WordList(words[0][0], words[-1][0], b"".join(whole))

    def table(self, spans: Sequence[Span]) -> bytes:
        """Return the table of all pages and lists."""
        pages = [page for one in self.indexes for page in one.pages]
        version = self.indexes[0].entry["version"]
        return packed([version, pages, _apart(spans), [], [], self._fields])

    def entry(self, table: str) -> dict[str, Any]:
        """Return what a browser fetches first; `table` is the name of the table."""
        entry = self.indexes[0].entry
        ((language, about),) = entry["languages"].items()
        count = sum(len(one.pages) for one in self.indexes)
        return entry | {"languages": {language: about | {"hash": table, "page_count": count}}}

    @property
    def language(self) -> str:
        """The language of all pages."""
        (language,) = self.indexes[0].entry["languages"]
        return str(language)

    @cached_property
    def _fields(self) -> list[str]:
        return sorted({name for one in self.indexes for name in one.fields})

    @cached_property
    def _begin(self) -> list[tuple[int, bytes]]:
        """For each index, how many pages stand before it, and its fields' numbers in the whole."""
        before = accumulate((len(one.pages) for one in self.indexes), initial=0)
        orders = (map(self._fields.index, one.fields) for one in self.indexes)
        moved = (bytes(_FIRST_FIELD + place for place in order) for order in orders)
        return list(zip(before, moved, strict=False))

    @cached_property
    def _base(self) -> bytes:
        return repr(self._begin).encode()

    def _groups(self) -> tuple[dict[str, int], dict[str, list[bytes]]]:
        sizes: dict[str, int] = defaultdict(int)
        said: dict[str, list[bytes]] = defaultdict(list)
        for place, index in enumerate(self.indexes):
            which = place.to_bytes(4, "big")
            for name, (size, key, _) in index.groups.items():
                sizes[name] += size
                said[name] += (which, key)
        return sizes, said

    def _key(self, groups: list[str], said: dict[str, list[bytes]]) -> bytes:
        keys = (b"".join((name.encode(), b" ", *said[name])) for name in groups)
        return digest(b"".join((self._base, *keys)))

    def _joined_words(self, group: str) -> Iterator[tuple[str, bytes]]:
        plain: dict[str, list[Part]] = defaultdict(list)
        accented: dict[str, dict[str, list[Part]]] = defaultdict(lambda: defaultdict(list))
        for (before, order), index in zip(self._begin, self.indexes, strict=True):
            if group not in index.groups:
                continue
            words = marshal.loads(index.groups[group][2])  # noqa: S302 - our own
            for word, (pages, forms) in words.items():
                plain[word].append((before, order, pages))
                for form, its_pages in forms.items():
                    accented[word][form].append((before, order, its_pages))
        for word, parts in sorted(plain.items()):
            forms = [
                array(2) + packed(form) + _joined_pages(its_parts)
                for form, its_parts in sorted(accented.get(word, {}).items())
            ]
            whole = (array(3), packed(word), _joined_pages(parts), array(len(forms)), *forms)
            yield word, b"".join(whole)


def read_index(files: Mapping[str, bytes]) -> Index:
    """Read the files that Pagefind made, by their paths. Raises `UnknownForm`."""
    entry = json.loads(files["pagefind-entry.json"])
    if len(entry["languages"]) != 1:
        raise UnknownForm("the pages are not in one language")
    try:
        return _read(files, entry)
    except KeyError as error:
        raise UnknownForm(f"there is no {error.args[0]}") from None
    except (WrongForm, OSError, EOFError) as error:
        raise UnknownForm(str(error)) from None


def compressed(whole: bytes) -> bytes:
    """Return a table or a list as it is written into a file."""
    return gzip.compress(_MARK + whole, 6, mtime=0)


def _read(files: Mapping[str, bytes], entry: dict[str, Any]) -> Index:
    (about,) = entry["languages"].values()
    table = Reader(_opened(files[f"pagefind.{about['hash']}.pf_meta"])).value()
    if len(table) != _PARTS_OF_A_TABLE or table[3] or table[4] or len(table[5]) > _MOST_FIELDS:
        raise WrongForm("the table has filters, sorts, or what nobody knows")
    words: dict[str, dict[str, Any]] = defaultdict(dict)
    for _, _, name in table[2]:
        for word, *held in _words(Reader(_opened(files[f"index/{name}.pf_index"]))):
            words[word[:_LETTERS_TOGETHER]][word] = tuple(held)
    groups = {name: _group(found) for name, found in words.items()}
    return Index(entry, [(name, count) for name, count in table[1]], table[5], groups)


def _opened(content: bytes) -> bytes:
    whole = gzip.decompress(content)
    if not whole.startswith(_MARK):
        raise WrongForm("a file has no mark")
    return whole[len(_MARK) :]


def _words(reader: Reader) -> Iterator[tuple[str, Pages | None, dict[str, Pages | None]]]:
    reader.array(1)
    for _ in range(reader.array()):
        reader.array(3)
        word, pages, accented = reader.text(), _pages(reader), {}
        for _ in range(reader.array()):
            reader.array(2)
            form = reader.text()
            accented[form] = _pages(reader)
        yield word, pages, accented


def _pages(reader: Reader) -> Pages | None:
    count = reader.array()
    if not count:
        return None
    found = [reader.match(_PAGE) for _ in range(count)]
    numbers = [int.from_bytes(one[1][1:], "big") if one[1][1:] else one[1][0] for one in found]
    rest = b"".join((found[0][2], found[0][3], *(one[0] for one in found[1:])))
    return numbers[0], sum(numbers), count, rest


def _group(words: dict[str, Any]) -> Group:
    whole = marshal.dumps(words, 2)
    held = (pages for plain, accented in words.values() for pages in (plain, *accented.values()))
    return sum(len(pages[3]) for pages in held if pages), digest(whole)[:8], whole


def _joined_pages(parts: Iterable[Part]) -> bytes:
    whole, count, before = [], 0, 0
    for start, order, pages in parts:
        if pages:
            first, last, more, rest = pages
            whole += [array(3), number(start + first - before), _in_order(rest, order)]
            before, count = start + last, count + more
    return array(count) + b"".join(whole)


def _in_order(rest: bytes, order: bytes) -> bytes:
    """Return the pages of a word with the numbers that the fields have in the whole."""
    if order == bytes(range(_FIRST_FIELD, _FIRST_FIELD + len(order))):
        return rest
    page = array(3) + number(0)
    moved = _PAGE.sub(lambda one: array(3) + one[1] + one[2] + _moved(one[3], order), page + rest)
    return moved[len(page) :]


def _moved(places: bytes, order: bytes) -> bytes:
    return _FIELD.sub(
        lambda one: bytes([order[one[1][0] - _FIRST_FIELD]]) if one[1] else one[0], places
    )


def _apart(spans: Sequence[Span]) -> list[list[str]]:
    """Shorten where a list ends and the next begins to what tells them apart, as Pagefind does."""
    found = [list(span) for span in spans]
    for one, after in pairwise(found):
        same = takewhile(
            lambda letters: letters[0] == letters[1], zip(one[1], after[0], strict=False)
        )
        common = len(list(same)) + 1
        one[1], after[0] = one[1][:common], after[0][:common]
    return found
