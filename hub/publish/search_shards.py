"""The shards of the search index: Pagefind reads the finished pages a few at a time.

A shard holds the pages whose addresses fall to it by their hash, and is made anew only when what
the search reads of one has changed. No filter is handed to Pagefind, which would write its values
in no fixed order (1.5.2).
"""

from __future__ import annotations

import gzip
import json
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache as once
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from hub.base import files_digest
from hub.cache import Cache, digest
from hub.publish.indexing import Files, SearchFailed, indexes
from hub.publish.joined_index import Index, UnknownForm, read_index
from hub.publish.searchable import SearchablePages

MOST_IN_A_SHARD = 256
"""Pages in a shard; in a large hub there are half as many at least. After an edit of one page,
Pagefind takes 6 ms of the processor for each page of its shard, and 0.1 s to start."""

_AT_ONCE = 2
_FRAGMENT_MARK = b"pagefind_dcd"
_PAGE_FILES = "fragment/"
_UNKNOWN_FORM = (
    "the search index has a form that this hub does not know; it was made by another version of "
    "Pagefind than requirements.lock names, so delete .venv and run the same command again"
)
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "pagefind-component-ui.js")
_MADE_BY = (
    "search_shards.py",
    "searchable.py",
    "tags.py",
    "indexing.py",
    "joined_index.py",
    "cbor.py",
)


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that the search may find: its digest, and the heading under which it is shown.

    For `Shards` it is the digest of what the search reads of the page.
    """

    digest: bytes
    kind: str


Pages = Mapping[str, FoundPage]
"""Pages by their addresses."""

Names = dict[str, str]
"""For each page's address, the name under which the search reports it."""

Kept = tuple[tuple[str, bytes], ...]
"""Files that the cache keeps: where each lies in the folder of the index, and its digest."""


class Shard(NamedTuple):
    """What was made of a shard: its files, what its pages are called, and the digest of its index."""

    files: Kept
    names: Names
    words: bytes


@dataclass(frozen=True, slots=True)
class Shards:
    """The shards of an index of `pages`, `most` at most or nearly so in each.

    Their number doubles with the pages, so that it seldom changes: then all are made anew.
    """

    readable: SearchablePages
    pages: Pages
    cache: Cache
    most: int = MOST_IN_A_SHARD

    @property
    def bundle(self) -> Path:
        """The folder of the index."""
        return self.readable.site / bundle_name()

    def keys(self) -> list[bytes]:
        """Return the key of each shard: a digest of the pages in it, and of what makes it."""
        total = 1
        while len(self.pages) > self.most * total:
            total *= 2
        said = [[made_by(), b"%d of %d" % (number, total)] for number in range(total)]
        for url in sorted(self.pages):
            said[_shard_of(url, total)].append(url.encode() + b" " + self.pages[url].digest)
        return [digest(b"\n".join(lines)) for lines in said]

    def make(
        self, keys: Sequence[bytes], known: dict[bytes, Shard], keep: Callable[[], None]
    ) -> list[Shard]:
        """Write what is not words into the folder of the index: a file for each page, and Pagefind.

        Those `known` are put as they were, if the cache has them still. The others are added to
        them, and after each few `keep` is called, so that a build which is stopped has not worked
        for nothing. Raises `SearchFailed`.
        """
        missing = [
            number
            for number, key in enumerate(keys)
            if key not in known or not put_files(self.cache, known[key].files, self.bundle)
        ]
        for start in range(0, len(missing), _AT_ONCE):
            now = missing[start : start + _AT_ONCE]
            made = self._indexed([self._urls(number, len(keys)) for number in now])
            for number, files in zip(now, made, strict=True):
                known[keys[number]] = self._write(files, program=number == 0)
            keep()
        return [known[key] for key in keys]

    def indexes(self, shards: Iterable[Shard]) -> list[Index] | None:
        """Return what each of the shards has to say, or None when the cache lacks one."""
        found = [self.cache.value(shard.words) for shard in shards]
        if None in found:
            return None
        return [Index(*marshal.loads(one)) for one in found if one]  # noqa: S302 - our own, by its digest

    def _indexed(self, wanted: Sequence[Sequence[str]]) -> list[Files]:
        """Have indexes made, each of the pages at some addresses."""
        for url in chain.from_iterable(wanted):
            self.readable.file(url)
        return indexes(self.readable.folder, wanted)

    def _urls(self, number: int, total: int) -> list[str]:
        return [url for url in sorted(self.pages) if _shard_of(url, total) == number]

    def _write(self, files: Files, *, program: bool) -> Shard:
        """Keep of what Pagefind made its pages, its index, and in the first shard its program."""
        try:
            index = read_index(files)
        except UnknownForm as error:
            raise SearchFailed(f"{_UNKNOWN_FORM} ({error})") from None
        called = _called(files, index)
        index = replace(index, pages=[(called[name], count) for name, count in index.pages])
        kept, names = [], {}
        for name, content, url in _used(files, index, program=program):
            path = Path(name)
            if url is not None:
                path = path.with_stem(called[path.stem])
                names[url] = path.stem
            key = write_kept(self.bundle / path, content, self.cache)
            kept.append((path.as_posix(), key))
        plain = (index.entry, index.pages, index.fields, index.groups)
        return Shard(tuple(kept), names, self.cache.keep_value(marshal.dumps(plain)))


def bundle_name() -> str:
    """Return the folder of the index; the version in it keeps old scripts from new data."""
    return f"pagefind-{version('pagefind')}"


@once
def made_by() -> bytes:
    """Name what makes an index: another program, or our own asking otherwise, makes it anew."""
    files = (Path(__file__).with_name(name) for name in _MADE_BY)
    return bundle_name().encode() + files_digest(files)


def put_files(cache: Cache, files: Kept, folder: Path) -> bool:
    """Put files into `folder`; return False when the cache lacks one."""
    for inner in {name.rpartition("/")[0] for name, _ in files}:
        (folder / inner).mkdir(parents=True, exist_ok=True)
    return all(cache.put_file(key, f"{folder}/{name}") for name, key in files)


def write_kept(path: Path, content: bytes, cache: Cache) -> bytes:
    """Write a file and keep it; return its digest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # it may be linked to what is kept
    path.write_bytes(content)
    return cache.keep_file(path)


def _shard_of(url: str, total: int) -> int:
    return int.from_bytes(sha256(url.encode()).digest()[:4], "big") % total


def _called(files: Files, index: Index) -> dict[str, str]:
    """Return what the pages of a shard are called, by the digests that Pagefind calls them.

    Everybody who searches fetches the names of all pages, and digests cannot be compressed. So a
    page is called by its number behind one digest of what is in all files of the shard: a name
    never leads to another page or age of it, whoever has an old table.
    """
    whole = (content for path, content in sorted(files.items()) if path.startswith(_PAGE_FILES))
    of_all = digest(b"".join(map(digest, whole))).hex()[:10]
    return {name: f"{of_all}_{place}" for place, (name, _) in enumerate(index.pages)}


def _used(files: Files, index: Index, *, program: bool) -> Iterator[tuple[str, bytes, str | None]]:
    """Yield those files that the search needs beside its words, and of which page each is.

    Pagefind has a file for each page, named as its results are; the address is written inside.
    Without it, every result would have to be fetched to learn which page it is.
    """
    ((_, about),) = index.entry["languages"].items()
    programs = {*_PROGRAM, f"wasm.{about['wasm'] or 'unknown'}.pagefind"}
    for name, content in sorted(files.items()):
        if name.startswith(_PAGE_FILES):
            text = gzip.decompress(content).removeprefix(_FRAGMENT_MARK)
            yield name, content, json.loads(text)["url"].removeprefix("/")
        elif program and name in programs:
            yield name, content, None
