"""The search index of a site: the shards that Pagefind made of it, joined into one.

Which kind each result is stands in `kinds.json`, since no filter is handed to Pagefind.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hub.cache import Cache, digest
from hub.json_text import as_json
from hub.publish.joined_index import Index, Joining, Span, compressed
from hub.publish.search_shards import (
    MOST_IN_A_SHARD,
    FoundPage,
    Kept,
    Names,
    Pages,
    SearchFailed,
    Shard,
    Workplace,
    index_in,
    made_by,
    make_shards,
    move_pages,
    put_files,
    shard_keys,
)

__all__ = ["FoundPage", "SearchFailed", "bundle_name", "kept_search_files", "write_search_index"]

_RECORD = "search-index"

Lists = dict[bytes, tuple[tuple[str, str, str], bytes]]
"""For a digest of all that a list of words rests on, its span and its file's digest."""


class Known(NamedTuple):
    """What the last build made: shards by key, lists, all other files, and for which shards."""

    shards: dict[bytes, tuple[Kept, Names]]
    lists: Lists
    others: Kept
    of: tuple[bytes, ...]


def bundle_name() -> str:
    """Return the folder of the index; the version in it keeps old scripts from new data."""
    return f"pagefind-{version('pagefind')}"


def write_search_index(
    site: Path, pages: Pages, cache: Cache, most: int = MOST_IN_A_SHARD
) -> Names:
    """Index the `pages` of `site`, so many at `most` at a time, and write the index into it.

    Returns what each page is called by the search. Raises `SearchFailed`.
    """
    keys, known, bundle = shard_keys(pages, most), _known(cache), site / bundle_name()
    made = {
        number: Shard(*known.shards[key]) for number, key in enumerate(keys) if key in known.shards
    }
    with TemporaryDirectory(prefix=".search-", dir=site) as name:
        at = Workplace(site, pages, cache, Path(name))
        shards = make_shards(at, len(keys), made)
        names = move_pages(at, bundle / "fragment", shards)
        if known.of != tuple(keys) or not put_files(cache, _files(known), bundle):
            known = _join(at, shards, names, known.lists)
    plain = {key: (shard.files, shard.names) for key, shard in zip(keys, shards, strict=True)}
    known = known._replace(shards=plain, of=tuple(keys))
    cache.write_record(_RECORD, (made_by(), *known))
    found = {url: name for one in names for url, name in one.items()}
    (bundle / "kinds.json").write_text(_kinds(pages, found), encoding="utf-8")
    return found


def kept_search_files(cache: Cache) -> list[bytes]:
    """Return the digests of the files that the cache keeps for the search."""
    known = _known(cache)
    held = (_files(known), *(files for files, _ in known.shards.values()))
    return [key for files in held for _, key in files]


def _known(cache: Cache) -> Known:
    record = cache.record(_RECORD)
    return Known(*record[1:]) if record and record[0] == made_by() else Known({}, {}, (), ())


def _files(known: Known) -> Kept:
    lists = ((_list_file(span[2]), key) for span, key in known.lists.values())
    return (*lists, *known.others)


def _list_file(name: str) -> str:
    return f"index/{name}.pf_index"


def _join(at: Workplace, shards: Sequence[Shard], names: Sequence[Names], known: Lists) -> Known:
    """Write the joined index and Pagefind's program; lists that rest on the same are as they were."""
    indexes = [
        _renamed(index_in(at.folder_of(number)), shard.names, new)
        for number, (shard, new) in enumerate(zip(shards, names, strict=True))
    ]
    joining, bundle, lists = Joining(indexes), at.site / bundle_name(), Lists()
    (bundle / "index").mkdir(exist_ok=True)
    for key, groups in joining.lists():
        kept = known.get(key)
        if not kept or not at.cache.put_file(kept[1], str(bundle / _list_file(kept[0][2]))):
            first, last, whole = joining.word_list(groups)
            name = _name_of(joining, whole)
            kept = ((first, last, name), _write(bundle / _list_file(name), whole, at.cache))
        lists[key] = kept
    others = _write_table(at, joining, [Span(*span) for span, _ in lists.values()])
    for program in shards[0].program:
        (at.folder_of(0) / program).replace(bundle / program)
        others[program] = at.cache.keep_file(bundle / program)
    return Known({}, lists, tuple(others.items()), ())


def _write_table(at: Workplace, joining: Joining, spans: Sequence[Span]) -> dict[str, bytes]:
    table, bundle = joining.table(spans), at.site / bundle_name()
    name = _name_of(joining, table)
    path, entry = bundle / f"pagefind.{name}.pf_meta", bundle / "pagefind-entry.json"
    entry.write_text(as_json(joining.entry(name)), encoding="utf-8")
    return {path.name: _write(path, table, at.cache), entry.name: at.cache.keep_file(entry)}


def _renamed(index: Index, old: Names, new: Names) -> Index:
    names = {old[url]: new[url] for url in old}
    return replace(index, pages=[(names[name], count) for name, count in index.pages])


def _name_of(joining: Joining, whole: bytes) -> str:
    return f"{joining.language}_{digest(whole).hex()[:10]}"


def _write(path: Path, whole: bytes, cache: Cache) -> bytes:
    path.write_bytes(compressed(whole))
    return cache.keep_file(path)


def _kinds(pages: Mapping[str, FoundPage], names: Names) -> str:
    """Return which results are of which kind.

    The kind with the most pages is left out: it is that of every result that is not listed.
    """
    kinds: dict[str, list[str]] = {}
    for url in sorted(names):
        kinds.setdefault(pages[url].kind, []).append(names[url])
    most = max(kinds, key=lambda kind: (len(kinds[kind]), kind), default="")
    listed = {kind: found for kind, found in sorted(kinds.items()) if kind != most}
    return as_json({"most": most, "kinds": listed})
