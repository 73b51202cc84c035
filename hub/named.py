"""Whom each file names, in its front matter and by the links in its text: kept file by file.

That hangs on what the file says, and on which pages and pictures there are. As long as those are
the same, only a file that says something else is looked at again.
"""

from __future__ import annotations

import marshal
from typing import NamedTuple

from hub.addresses import resolve
from hub.base import code_digest
from hub.cache import Cache, digest
from hub.kept_tables import KeptTables
from hub.library import Entry, Hub
from hub.records import StandAloneAnswer

Key = tuple[str, str]

Named = tuple[Key, str]
"""A page, as its kind and id, and the field that names it: `text` for a link in the text."""


class Names(NamedTuple):
    """Whom a file names beside itself, each page once for each field, and where its links lead.

    `pages` are the files of the pages that its links lead to; `aims` tells all else of the links
    from any other.
    """

    named: tuple[Named, ...]
    pages: tuple[str, ...]
    aims: bytes


def names_in(hub: Hub, cache: Cache, name: str) -> dict[str, Names]:
    """Return what each file names, by its path; `cache` keeps it as the record `name`."""
    places = [(entry.path, entry.kind.name if entry.kind else "") for entry in hub.entries]
    there = marshal.dumps((places, list(hub.pictures)), 2)
    kept = KeptTables(cache, name, digest(code_digest() + there), 1)
    (known,) = kept.tables
    alike: dict[Named, Named] = {}  # many files name the same, which need not be there many times
    new = {
        entry.path: (entry.document.gist.digest, *_names(hub, entry, alike))
        for entry in hub.entries
        if entry.path not in known or known[entry.path][0] != entry.document.gist.digest
    }
    rows = known | new
    if new and not kept.write_changes(None, [(new, ())]):
        kept.write(None, [rows])
    return {path: Names(*row[1:]) for path, row in rows.items()}


def _names(hub: Hub, entry: Entry, alike: dict[Named, Named]) -> Names:
    aims = [resolve(hub, entry, url) for _, url, _ in entry.document.gist.links]
    pages = [aim.entry for aim in aims if aim.entry]
    named: list[Named] = [((one.kind, one.id), one.field) for one in entry.references]
    named += [(page.key, "text") for page in pages]
    if _is_replaced(entry):
        named = [one for one in named if one[1] == "replaced_by"]
    others = dict.fromkeys(one for one in named if one[0] != entry.key)
    said = [(aim.kind, aim.entry and aim.entry.path, aim.path, aim.anchor) for aim in aims]
    return Names(
        tuple([alike.setdefault(one, one) for one in others]),
        tuple([page.path for page in pages]),
        digest(marshal.dumps(said, 2)),
    )


def _is_replaced(entry: Entry) -> bool:
    """Tell whether `entry` is a stand-alone answer that a case study has taken over."""
    return isinstance(entry.record, StandAloneAnswer) and entry.record.replaced_by is not None
