"""The shards of the search index: Pagefind reads the finished pages a few at a time.

A shard holds the pages whose addresses fall to it by their hash, and is made anew only when one of
them has changed. No filter is handed to Pagefind, which would write its values in no fixed order
(1.5.2).
"""

from __future__ import annotations

import gzip
import json
import marshal
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache as once
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from hub.base import files_digest
from hub.cache import Cache, digest
from hub.publish.joined_index import Index, UnknownForm, read_index

MOST_IN_A_SHARD = 256
"""Pages in a shard; in a large hub there are half as many at least. After an edit of one page,
Pagefind takes 6 ms of the processor for each page of its shard, and 0.1 s to start."""

_AT_ONCE = 2
_FRAGMENT_MARK = b"pagefind_dcd"
_PROGRAM = ("pagefind.js", "pagefind-worker.js", "pagefind-component-ui.js")
_INDEX = "index"
_MADE_BY = ("search_shards.py", "joined_index.py", "cbor.py")


class SearchFailed(Exception):
    """The index could not be made; the message says why."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that the search may find: its digest, and the heading under which it is shown."""

    digest: bytes
    kind: str


Pages = Mapping[str, FoundPage]
"""Pages by their addresses."""

Names = dict[str, str]
"""For each page's address, the name of its file, which is what the search calls it."""

Kept = tuple[tuple[str, bytes], ...]
"""Files that the cache keeps, by name."""


class Shard(NamedTuple):
    """What was made of a shard: its files, and what its pages are called."""

    files: Kept
    names: Names

    @property
    def program(self) -> list[str]:
        """The names of the files that are Pagefind's program."""
        return [name for name, _ in self.files if "/" not in name and name != _INDEX]


@dataclass(frozen=True, slots=True)
class Workplace:
    """What an index is made of, and an empty folder within the site to make it in."""

    site: Path
    pages: Pages
    cache: Cache
    folder: Path

    def folder_of(self, number: int) -> Path:
        """Return the folder of a shard."""
        return self.folder / str(number)


def made_by() -> bytes:
    """Return what shards are named by beside their pages: Pagefind, and how it is read."""
    return f"pagefind {version('pagefind')} ".encode() + _code_digest()


def shard_keys(pages: Pages, most: int) -> list[bytes]:
    """Return the key of each shard: a digest of the pages in it, `most` at most or nearly so.

    The number of shards doubles with the pages, so that it seldom changes: then all are made anew.
    """
    total = 1
    while len(pages) > most * total:
        total *= 2
    said: list[list[bytes]] = [[made_by()] for _ in range(total)]
    for url in sorted(pages):
        said[_shard_of(url, total)].append(url.encode() + b" " + pages[url].digest)
    return [digest(b"\n".join(lines)) for lines in said]


def make_shards(at: Workplace, total: int, known: Mapping[int, Shard]) -> list[Shard]:
    """Put the files of each of `total` shards into a folder of its own.

    Those `known` are put as they were, if the cache has them still. Raises `SearchFailed`.
    """
    shards = {
        number: shard
        for number, shard in known.items()
        if put_files(at.cache, shard.files, at.folder_of(number))
    }
    missing = [number for number in range(total) if number not in shards]
    for number in _indexed(at, missing, total):
        folder = at.folder_of(number)
        shards[number] = Shard(_keep(at.cache, folder), _names_in(folder))
    return [shards[number] for number in range(total)]


def move_pages(at: Workplace, target: Path, shards: Sequence[Shard]) -> list[Names]:
    """Move the pages' files of all shards to `target`, and return what they are called there.

    Their names are short digests, so that two of ten thousand may well be the same.
    """
    target.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    moved = []
    for number, shard in enumerate(shards):
        folder, names = at.folder_of(number) / "fragment", {}
        for url, old in shard.names.items():
            names[url] = f"{old}_{number}" if old in taken else old
            (folder / f"{old}.pf_fragment").replace(target / f"{names[url]}.pf_fragment")
        taken.update(names.values())
        moved.append(names)
    return moved


def index_in(folder: Path) -> Index:
    """Return the index of the shard in `folder`."""
    return Index(*marshal.loads((folder / _INDEX).read_bytes()))  # noqa: S302 - our own, by its digest


def put_files(cache: Cache, files: Kept, folder: Path) -> bool:
    """Put files into `folder`; return False when the cache lacks one."""
    for inner in {name.rpartition("/")[0] for name, _ in files}:
        (folder / inner).mkdir(parents=True, exist_ok=True)
    return all(cache.put_file(key, f"{folder}/{name}") for name, key in files)


@once
def _code_digest() -> bytes:
    return files_digest(Path(__file__).with_name(name) for name in _MADE_BY)


def _shard_of(url: str, total: int) -> int:
    return int.from_bytes(sha256(url.encode()).digest()[:4], "big") % total


def _keep(cache: Cache, folder: Path) -> Kept:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return tuple((path.relative_to(folder).as_posix(), cache.keep_file(path)) for path in paths)


def _indexed(at: Workplace, numbers: list[int], total: int) -> Iterator[int]:
    """Run Pagefind for each shard, two at a time; yield the shard's number when it is done."""
    waiting = list(numbers)
    while waiting:
        now, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
        running = []
        for number in now:
            folder, source = at.folder_of(number), at.folder / f"pages-{number}"
            shutil.rmtree(folder, ignore_errors=True)
            _gather(at.site, source, [url for url in at.pages if _shard_of(url, total) == number])
            running.append((number, folder, _start(source, folder)))
        for number, folder, process in running:
            _, said = process.communicate()
            if process.returncode:
                raise SearchFailed(f"the search index could not be made: {said.strip()}")
            _take_apart(folder)
            yield number


def _gather(site: Path, source: Path, urls: list[str]) -> None:
    source.mkdir()
    for url in urls:
        (source / url).mkdir(parents=True, exist_ok=True)
        page = Path(url, "index.html")
        try:
            os.link(site / page, source / page)
        except OSError:
            shutil.copyfile(site / page, source / page)


def _start(source: Path, target: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "pagefind", "--site", str(source), "--output-path"]
    command += [str(target), "--exclude-selectors", ".headerlink", "--quiet"]
    return subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def _take_apart(folder: Path) -> None:
    """Leave of what Pagefind wrote its program, a file for each page, and the index in one file."""
    try:
        index = read_index(folder)
    except UnknownForm as error:
        raise SearchFailed(f"the search index could not be read: {error}") from None
    ((_, about),) = index.entry["languages"].items()
    program = {*_PROGRAM, f"wasm.{about['wasm'] or 'unknown'}.pagefind"}
    shutil.rmtree(folder / "index")
    for path in folder.iterdir():
        if path.is_file() and path.name not in program:
            path.unlink()
    plain = (index.entry, index.pages, index.fields, index.groups)
    (folder / _INDEX).write_bytes(marshal.dumps(plain))


def _names_in(folder: Path) -> Names:
    """Return what the pages in a shard are called.

    Pagefind keeps a file for each page, named as its results are; the address is written inside.
    Without this table, every result would have to be fetched to learn which page it is.
    """
    found = {}
    for path in sorted(folder.glob("fragment/*.pf_fragment")):
        text = gzip.decompress(path.read_bytes()).removeprefix(_FRAGMENT_MARK)
        found[json.loads(text)["url"].removeprefix("/")] = path.stem
    return found
