"""The search index: Pagefind reads the finished pages, a shard of them at a time.

A shard holds the pages whose addresses fall to it by their hash, and is made anew only when one of
them has changed; the browser joins the shards. No filter is handed to Pagefind, which would write
its values in no fixed order (1.5.2): `kinds.json` tells which kind each result is.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from hub.cache import Cache, digest
from hub.json_text import as_json

PAGES_IN_A_SHARD = 1250
_ENOUGH_FOR_SHARDS = 2000
_AT_ONCE = 2
_FRAGMENT_MARK = b"pagefind_dcd"
_USED = frozenset({"pagefind-component-ui.js", "pagefind-entry.json", "pagefind-worker.js"})
"""Of the bundle's own `pagefind-` files, those that the search needs; its ready-made pages go."""


class SearchFailed(Exception):
    """Pagefind could not make its index; the message is what it said."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that the search may find: its digest, and the heading under which it is shown."""

    digest: bytes
    kind: str


Names = dict[str, str]
"""For each page's address, the name under which the search reports it."""


def bundle_name() -> str:
    """Return the folder of the index; the version in it keeps old scripts from new data."""
    return f"pagefind-{version('pagefind')}"


def write_search_index(site: Path, pages: Mapping[str, FoundPage], cache: Cache) -> Names:
    """Index the `pages` (by address) of `site` and write the index into it.

    Returns what each page is called by the search. Raises `SearchFailed`.
    """
    shards = _shards(pages)
    known = cache.record("search") or {}
    bundle = site / bundle_name()
    done = {key: known[key] for key in shards.values() if key in known}
    missing = [
        number
        for number, key in shards.items()
        if key not in done or not _put(cache, done[key][0], _folder(bundle, number))
    ]
    for number in missing:
        _remove(_folder(bundle, number), but=shards)
    for number in _indexed(site, bundle, missing, pages, len(shards)):
        folder = _folder(bundle, number)
        done[shards[number]] = (_keep(cache, folder), _names_in(folder))
    cache.write_record("search", done)
    names = {url: name for _, found in done.values() for url, name in found.items()}
    (bundle / "kinds.json").write_text(_kinds(pages, names, len(shards)), encoding="utf-8")
    return names


def kept_search_files(cache: Cache) -> list[bytes]:
    """Return the digests of the files that the cache keeps for the search."""
    known = cache.record("search") or {}
    return [key for files, _ in known.values() for _, key in files]


def _shards(pages: Mapping[str, FoundPage]) -> dict[int, bytes]:
    """Return the key of each shard: a digest of the pages in it, and of Pagefind's version."""
    total = 1 if len(pages) < _ENOUGH_FOR_SHARDS else ceil(len(pages) / PAGES_IN_A_SHARD)
    said: dict[int, list[bytes]] = {number: [] for number in range(total)}
    for url in sorted(pages):
        said[_shard_of(url, total)].append(url.encode() + b" " + pages[url].digest)
    return {
        number: digest(b"\n".join([bundle_name().encode(), *lines]))
        for number, lines in said.items()
    }


def _shard_of(url: str, total: int) -> int:
    return int.from_bytes(sha256(url.encode()).digest()[:4], "big") % total


def _folder(bundle: Path, number: int) -> Path:
    return bundle / str(number) if number else bundle


def _remove(folder: Path, but: Mapping[int, bytes]) -> None:
    """Remove what was put into the folder of a shard; those of other shards may lie in it."""
    for path in folder.glob("*"):
        if path.is_file():
            path.unlink()
        elif not path.name.isdigit() or int(path.name) not in but:
            shutil.rmtree(path)


def _put(cache: Cache, files: list[tuple[str, bytes]], folder: Path) -> bool:
    for inner in {name.rpartition("/")[0] for name, _ in files}:
        (folder / inner).mkdir(parents=True, exist_ok=True)
    return all(cache.put_file(key, f"{folder}/{name}") for name, key in files)


def _keep(cache: Cache, folder: Path) -> list[tuple[str, bytes]]:
    return [
        (path.relative_to(folder).as_posix(), cache.keep_file(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.relative_to(folder).parts[0].isdigit()
    ]


def _indexed(
    site: Path, bundle: Path, numbers: list[int], pages: Mapping[str, FoundPage], total: int
) -> Iterator[int]:
    """Run Pagefind for each shard, two at a time; yield the shard's number when it is done."""
    waiting = list(numbers)
    with TemporaryDirectory(prefix=".search-", dir=site) as work:
        while waiting:
            now, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
            running = []
            for number in now:
                urls = [url for url in pages if _shard_of(url, total) == number]
                source = Path(work, str(number))
                _gather(site, source, urls)
                running.append((number, _start(source, _folder(bundle, number))))
            for number, process in running:
                _, said = process.communicate()
                if process.returncode:
                    raise SearchFailed(f"the search index could not be made: {said.strip()}")
                _leave_out_unused(_folder(bundle, number), first=number == 0)
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


def _leave_out_unused(folder: Path, *, first: bool) -> None:
    for path in folder.iterdir():
        ready_made = path.name.startswith("pagefind-") and path.name not in _USED
        program = path.suffix == ".js" or path.name.startswith("wasm.")
        if ready_made or (program and not first):
            path.unlink()


def _names_in(folder: Path) -> Names:
    """Return the names of the pages in a shard.

    Pagefind keeps a file for each page, named as its results are; the address is written inside.
    Without this table, every result would have to be fetched to learn which page it is.
    """
    found = {}
    for path in sorted(folder.glob("fragment/*.pf_fragment")):
        text = gzip.decompress(path.read_bytes()).removeprefix(_FRAGMENT_MARK)
        found[json.loads(text)["url"].removeprefix("/")] = path.stem
    return found


def _kinds(pages: Mapping[str, FoundPage], names: Names, shards: int) -> str:
    """Return how many shards there are, and which results are of which kind.

    The kind with the most pages is left out: it is that of every result that is not listed.
    """
    kinds: dict[str, list[str]] = {}
    for url in sorted(names):
        kinds.setdefault(pages[url].kind, []).append(names[url])
    most = max(kinds, key=lambda kind: (len(kinds[kind]), kind), default="")
    listed = {kind: found for kind, found in sorted(kinds.items()) if kind != most}
    return as_json({"shards": shards, "most": most, "kinds": listed})
