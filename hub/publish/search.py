"""The search index of a site: the shards that Pagefind made of it, joined into one.

Which kind each result is stands in `kinds.json`, since no filter is handed to Pagefind.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from hub.cache import Cache, digest
from hub.json_text import as_json
from hub.publish.indexing import SearchFailed
from hub.publish.joined_index import Index, Joining, Span, compressed
from hub.publish.search_shards import (
    MOST_IN_A_SHARD,
    Kept,
    Names,
    Pages,
    Shard,
    Shards,
    made_by,
    put_files,
    write_kept,
)
from hub.publish.searchable import SearchablePages

_RECORD = "search"

Lists = dict[bytes, tuple[tuple[str, str, str], bytes]]
"""For a digest of all that a list of words rests on, its span and its file's digest."""


class Known(NamedTuple):
    """What the last build made: shards by key, lists, the table of both, and for which shards.

    `texts` has, for the digest of a page, that of the part which the search reads.
    """

    shards: dict[bytes, Shard]
    lists: Lists
    table: Kept
    of: tuple[bytes, ...]
    texts: dict[bytes, bytes]

    @property
    def words(self) -> Kept:
        """The files that tell which page holds which word."""
        return (*((_list_file(span[2]), key) for span, key in self.lists.values()), *self.table)


def write_search_index(
    site: Path, pages: Pages, cache: Cache, most: int = MOST_IN_A_SHARD
) -> Names:
    """Index the `pages` of `site`, so many at `most` at a time, and write the index into it.

    Returns what each page is called by the search. Raises `SearchFailed`.
    """
    with TemporaryDirectory(prefix="searchable-", dir=site) as folder:
        return _write(SearchablePages(site, Path(folder)), pages, cache, most)


def _write(readable: SearchablePages, pages: Pages, cache: Cache, most: int) -> Names:
    known = _known(cache)
    known = known._replace(texts=_texts(readable, pages, known.texts))
    read = {url: replace(page, digest=known.texts[page.digest]) for url, page in pages.items()}
    at = Shards(readable, read, cache, most)
    keys, keep = at.keys(), partial(_keep, cache, known)
    shards = at.make(keys, known.shards, keep)
    if known.of != tuple(keys) or not put_files(cache, known.words, at.bundle):
        said = at.indexes(shards)
        if said is None:
            known.shards.clear()
            shards = at.make(keys, known.shards, keep)
            said = at.indexes(shards)
        if said is None:
            raise SearchFailed("what the search index is made of could not be kept")
        lists, table = _join(at.bundle, said, known.lists, cache)
        known = known._replace(lists=lists, table=table)
    shards_now = dict(zip(keys, shards, strict=True))
    _keep(cache, known._replace(shards=shards_now, of=tuple(keys)))
    names = {url: name for shard in shards for url, name in shard.names.items()}
    (at.bundle / "kinds.json").write_text(_kinds(pages, names), encoding="utf-8")
    return names


def kept_by_search(cache: Cache) -> tuple[Collection[bytes], Collection[bytes]]:
    """Return the digests of the values and of the files that the cache keeps for the search."""
    known = _known(cache)
    files = (known.words, *(shard.files for shard in known.shards.values()))
    return [shard.words for shard in known.shards.values()], [
        key for one in files for _, key in one
    ]


def _known(cache: Cache) -> Known:
    record = cache.record(_RECORD)
    if not record or record[0] != made_by():
        return Known({}, {}, (), (), {})
    _, shards, *others = record
    return Known({key: Shard(*one) for key, one in shards.items()}, *others)


def _keep(cache: Cache, known: Known) -> None:
    cache.commit()
    plain = {key: tuple(shard) for key, shard in known.shards.items()}
    cache.write_record(_RECORD, (made_by(), plain, *known[1:]))


def _texts(
    readable: SearchablePages, pages: Pages, known: dict[bytes, bytes]
) -> dict[bytes, bytes]:
    """Return the digest of what the search reads of each page, by the digest of the whole."""
    return {
        page.digest: known.get(page.digest) or digest(readable.file(url).read_bytes())
        for url, page in pages.items()
    }


def _list_file(name: str) -> str:
    return f"index/{name}.pf_index"


def _join(bundle: Path, said: Sequence[Index], known: Lists, cache: Cache) -> tuple[Lists, Kept]:
    """Write which page holds which word; lists that rest on the same are put as they were."""
    joining, lists = Joining(said), Lists()
    for key, groups in joining.lists():
        kept = known.get(key)
        if not kept or not put_files(cache, ((_list_file(kept[0][2]), kept[1]),), bundle):
            first, last, whole = joining.word_list(groups)
            name = _name_of(joining, whole)
            path = bundle / _list_file(name)
            kept = ((first, last, name), write_kept(path, compressed(whole), cache))
        lists[key] = kept
    table = joining.table([Span(*span) for span, _ in lists.values()])
    name = _name_of(joining, table)
    files = {
        f"pagefind.{name}.pf_meta": compressed(table),
        "pagefind-entry.json": as_json(joining.entry(name)).encode(),
    }
    kept_table = ((path, write_kept(bundle / path, whole, cache)) for path, whole in files.items())
    return lists, tuple(kept_table)


def _name_of(joining: Joining, whole: bytes) -> str:
    return f"{joining.language}_{digest(whole).hex()[:10]}"


def _kinds(pages: Pages, names: Names) -> str:
    """Return which results are of which kind.

    The kind with the most pages is left out: it is that of every result that is not listed.
    """
    kinds: dict[str, list[str]] = {}
    for url in sorted(names):
        kinds.setdefault(pages[url].kind, []).append(names[url])
    most = max(kinds, key=lambda kind: (len(kinds[kind]), kind), default="")
    listed = {kind: found for kind, found in sorted(kinds.items()) if kind != most}
    return as_json({"most": most, "kinds": listed})
