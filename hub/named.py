"""Whom each file names, in its front matter and by the links in its text: kept file by file.

That hangs on what the file says, and on which pages and pictures there are. As long as those are
the same, only a file that says something else is looked at again.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterator

from hub.addresses import resolve
from hub.base import code_digest
from hub.cache import Cache, digest
from hub.kept_tables import KeptTables
from hub.library import Entry, Hub
from hub.records import StandAloneAnswer

Key = tuple[str, str]

Named = tuple[Key, str]
"""A page, as its kind and id, and the field that names it: `text` for a link in the text."""


def named_by(hub: Hub, cache: Cache, name: str) -> dict[str, tuple[Named, ...]]:
    """Return whom each file names beside itself, by its path, each page once for each field.

    `cache` keeps it as the record `name`.
    """
    places = [(entry.path, entry.kind.name if entry.kind else "") for entry in hub.entries]
    there = marshal.dumps((places, list(hub.pictures)), 2)
    kept = KeptTables(cache, name, digest(code_digest() + there), 1)
    (known,) = kept.tables
    alike: dict[Named, Named] = {}  # many files name the same, which need not be there many times
    new = {
        entry.path: (
            entry.document.gist.digest,
            tuple([alike.setdefault(one, one) for one in _named(hub, entry)]),
        )
        for entry in hub.entries
        if entry.path not in known or known[entry.path][0] != entry.document.gist.digest
    }
    rows = known | new
    if new and not kept.write_changes(None, [(new, ())]):
        kept.write(None, [rows])
    return {path: named for path, (_, named) in rows.items()}


def _named(hub: Hub, entry: Entry) -> dict[Named, None]:
    links = () if _is_replaced(entry) else entry.document.gist.links
    aims = (resolve(hub, entry, url).entry for _, url, _ in links)
    found = [*_in_fields(entry), *((aim.key, "text") for aim in aims if aim)]
    return dict.fromkeys(one for one in found if one[0] != entry.key)


def _in_fields(entry: Entry) -> Iterator[Named]:
    replaced = _is_replaced(entry)
    for one in entry.references:
        if one.field == "replaced_by" or not replaced:
            yield (one.kind, one.id), one.field


def _is_replaced(entry: Entry) -> bool:
    """Tell whether `entry` is a stand-alone answer that a case study has taken over."""
    return isinstance(entry.record, StandAloneAnswer) and entry.record.replaced_by is not None
