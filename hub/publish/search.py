"""The search index: Pagefind reads the finished pages, a shard of them at a time.

A shard holds the pages whose addresses fall to it by their hash, and is made anew only when one of
them has changed; the browser joins the shards. No filter is handed to Pagefind, which would write
its values in no fixed order (1.5.2): `kinds.json` tells which kind each result is.
"""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache as once
from hashlib import sha256
from importlib.metadata import version
from math import ceil
from pathlib import Path

from hub.base import files_digest
from hub.cache import Cache, digest
from hub.json_text import as_json
from hub.publish.indexing import Files, indexes

PAGES_IN_A_SHARD = 1250
_ENOUGH_FOR_SHARDS = 2000
_AT_ONCE = 2
_FRAGMENT_MARK = b"pagefind_dcd"
_USED = frozenset({"pagefind-component-ui.js", "pagefind-entry.json", "pagefind-worker.js"})
"""Of the bundle's own `pagefind-` files, those that the search needs; its ready-made pages go."""


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
    for start in range(0, len(missing), _AT_ONCE):
        now = missing[start : start + _AT_ONCE]
        made = indexes(site, [_urls(pages, one, len(shards)) for one in now])
        for number, files in zip(now, made, strict=True):
            kept = _write(_folder(bundle, number), _used(files, first=number == 0), cache)
            done[shards[number]] = (kept, _names_in(files))
    cache.write_record("search", done)
    names = {url: name for _, found in done.values() for url, name in found.items()}
    (bundle / "kinds.json").write_text(_kinds(pages, names, len(shards)), encoding="utf-8")
    return names


def kept_search_files(cache: Cache) -> list[bytes]:
    """Return the digests of the files that the cache keeps for the search."""
    known = cache.record("search") or {}
    return [key for files, _ in known.values() for _, key in files]


def _shards(pages: Mapping[str, FoundPage]) -> dict[int, bytes]:
    """Return the key of each shard: a digest of the pages in it, and of what makes an index."""
    total = 1 if len(pages) < _ENOUGH_FOR_SHARDS else ceil(len(pages) / PAGES_IN_A_SHARD)
    said: dict[int, list[bytes]] = {number: [] for number in range(total)}
    for url in sorted(pages):
        said[_shard_of(url, total)].append(url.encode() + b" " + pages[url].digest)
    return {number: digest(b"\n".join([_made_by(), *lines])) for number, lines in said.items()}


@once
def _made_by() -> bytes:
    """Name what makes an index: another program, or our own asking otherwise, makes it anew."""
    here = Path(__file__)
    return bundle_name().encode() + files_digest([here, here.with_name("indexing.py")])


def _shard_of(url: str, total: int) -> int:
    return int.from_bytes(sha256(url.encode()).digest()[:4], "big") % total


def _urls(pages: Mapping[str, FoundPage], number: int, total: int) -> list[str]:
    return [url for url in sorted(pages) if _shard_of(url, total) == number]


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


def _used(files: Files, *, first: bool) -> Files:
    """Return those files that the search needs; programs lie beside the first shard alone."""
    used = {}
    for name, content in sorted(files.items()):
        ready_made = name.startswith("pagefind-") and name not in _USED
        program = name.endswith(".js") or name.startswith("wasm.")
        if not ready_made and (first or not program):
            used[name] = content
    return used


def _write(folder: Path, files: Files, cache: Cache) -> list[tuple[str, bytes]]:
    """Write the files into the folder, and keep them; return the name and digest of each."""
    written = []
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written.append((name, cache.keep_file(path)))
    return written


def _names_in(files: Files) -> Names:
    """Return the names of the pages in a shard.

    Pagefind has a file for each page, named as its results are; the address is written inside.
    Without this table, every result would have to be fetched to learn which page it is.
    """
    found = {}
    for name, content in sorted(files.items()):
        if name.startswith("fragment/"):
            text = gzip.decompress(content).removeprefix(_FRAGMENT_MARK)
            found[json.loads(text)["url"].removeprefix("/")] = Path(name).stem
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
