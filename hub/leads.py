"""Whom each file names, and where the links in its text lead: kept file by file.

What a file leads to hangs on what it says, and on which pages and pictures there are. As long as
those are the same, only a file that says something else is looked at again.
"""

from __future__ import annotations

import marshal
from typing import NamedTuple

from hub.addresses import Destination, Target, resolve
from hub.base import code_digest
from hub.cache import Cache, digest
from hub.kept_tables import KeptTables
from hub.library import Entry, Hub
from hub.records import StandAloneAnswer

Key = tuple[str, str]


class Leads(NamedTuple):
    """What one file leads to, as plain data; `said` is the digest of what the file says.

    `named` holds each page that it names, as kind and id, with the field that names it (`text` for
    a link); `aims` what its links lead to, in their order: a `Target` with the path of its entry.
    """

    said: bytes
    named: tuple[tuple[Key, str], ...]
    aims: tuple[tuple[Destination, str, str, str], ...]


def leads_of(hub: Hub, cache: Cache, name: str) -> dict[str, Leads]:
    """Return what each file leads to, by its path; `cache` keeps it as the record `name`."""
    places = [(entry.path, entry.kind.name if entry.kind else "") for entry in hub.entries]
    there = marshal.dumps((places, list(hub.pictures)), 2)
    kept = KeptTables(cache, name, digest(code_digest() + there), 1)
    (known,) = kept.tables
    new = {
        entry.path: tuple(_leads(hub, entry))
        for entry in hub.entries
        if entry.path not in known or known[entry.path][0] != entry.document.gist.digest
    }
    rows = known | new
    if new and not kept.write_changes(None, [(new, ())]):
        kept.write(None, [rows])
    return {path: Leads._make(row) for path, row in rows.items()}


def is_replaced(entry: Entry) -> bool:
    """Tell whether `entry` is a stand-alone answer that a case study has taken over."""
    return isinstance(entry.record, StandAloneAnswer) and entry.record.replaced_by is not None


def _leads(hub: Hub, entry: Entry) -> Leads:
    gist = entry.document.gist
    aims = [resolve(hub, entry, url) for _, url, _ in gist.links]
    named = [((one.kind, one.id), one.field) for one in entry.references]
    if is_replaced(entry):
        named = [one for one in named if one[1] == "replaced_by"]
    else:
        named += [(aim.entry.key, "text") for aim in aims if aim.entry]
    others = dict.fromkeys(one for one in named if one[0] != entry.key)
    return Leads(gist.digest, tuple(others), tuple(map(_plain, aims)))


def _plain(aim: Target) -> tuple[Destination, str, str, str]:
    return (aim.kind, aim.entry.path if aim.entry else "", aim.path, aim.anchor)
