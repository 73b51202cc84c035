"""A new id for a page, with all that names it: what changes in which file, planned as a whole."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from hub.checks import run_checks
from hub.edits import CannotEdit, Edit, WrittenFile
from hub.fields import is_id
from hub.findings import Severity, quoted
from hub.id_edits import id_edits
from hub.library import Entry, Hub, entry_from, hub_of
from hub.links import Links
from hub.named import Key
from hub.pages.shell import ABOUT
from hub.relinking import Move, link_edits
from hub.reports import as_text
from hub.source import document_from

Read = Callable[[str], bytes]


class CannotRename(Exception):
    """The renaming cannot be done; the message says why, for the person who asked."""


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file as it will be: where it is, where it will be, its bytes, and what to say of it."""

    old: str
    new: str
    raw: bytes
    said: tuple[str, ...] = ()


def plan_renaming(links: Links, entry: Entry, new_id: str, read: Read) -> list[FileChange]:
    """Plan to give `entry` the id `new_id`; `read` returns the bytes of the file at a path.

    Raises `CannotRename` when that would clash, or when the check would not pass before or after.
    """
    _refuse_fixed(entry)
    _refuse_errors(links, "mend this first")
    ids = _new_ids(links.hub, entry, new_id)
    _refuse_clashes(links, entry, ids)
    paths = _new_paths(links.hub, entry, ids[entry.key])
    files = {one.path: WrittenFile(one.document, read) for one in links.hub.entries}
    try:
        edits = {one.path: list(id_edits(one, ids, files[one.path])) for one in links.hub.entries}
        move = Move(links, _after(links.hub, paths, files, edits), paths, ids)
        for one in links.hub.entries:
            edits[one.path] += link_edits(move, one, files[one.path])
    except CannotEdit as refusal:
        raise CannotRename(str(refusal)) from None
    after = _after(links.hub, paths, files, edits)
    _refuse_errors(Links(after), "this would follow")
    return [*_pages(paths, files, edits), *_pictures(links.hub, paths, read)]


def _refuse_fixed(entry: Entry) -> None:
    kind, name = entry.key
    if kind == "need" or (kind == "page" and name in ABOUT):
        raise CannotRename(f"the hub's own code looks for {quoted(name)}; it keeps its id")
    if kind == "withdrawn-page":
        raise CannotRename(f"`{entry.path}` was withdrawn; its note stays where the page was")


def _refuse_errors(links: Links, why: str) -> None:
    errors = [one for one in run_checks(links) if one.severity is Severity.ERROR]
    if errors:
        raise CannotRename(f"{why}:\n{as_text(errors)}")


def _new_ids(hub: Hub, entry: Entry, new_id: str) -> dict[Key, str]:
    """Return the new id of all that gets one: a guide takes its questions with it."""
    kind, old = entry.key
    if kind == "question" and "/" not in new_id:
        new_id = f"{old.partition('/')[0]}/{new_id}"
    parts = new_id.split("/")
    if len(parts) != 1 + (kind == "question") or not all(map(is_id, parts)):
        raise CannotRename(
            f"{quoted(new_id)} cannot be an id: use lower-case letters, digits and single dashes, "
            "at most 80"
        )
    ids = {entry.key: new_id}
    if kind == "guide":
        for question in hub.by_kind["question"]:
            guide, _, name = question.id.partition("/")
            if guide == old:
                ids[question.key] = f"{new_id}/{name}"
    return ids


def _refuse_clashes(links: Links, entry: Entry, ids: Mapping[Key, str]) -> None:
    if ids[entry.key] == entry.id:
        raise CannotRename(f"it is called {quoted(entry.id)} already")
    for key, new in ids.items():
        kind = links.hub.by_key[key].kind
        url = kind.address(new) if kind else ""
        held = [one for one in links.former.get(url, ()) if one.key != key]
        if here := links.hub.by_url.get(url):
            raise CannotRename(f"{quoted(new)} is the id of `{here.path}` already")
        if held:
            raise CannotRename(f"{quoted(new)} is an old id of `{held[0].path}`")
    guide = ids[entry.key].partition("/")[0]
    if entry.key[0] == "question" and ("guide", guide) not in links.hub.by_key:
        raise CannotRename(f"there is no guide {quoted(guide)}")


def _new_paths(hub: Hub, entry: Entry, new_id: str) -> dict[str, str]:
    """Return the old and new path of every file that moves: one, or a folder with all it holds."""
    folder, _, name = entry.path.rpartition("/")
    if name != "index.md":
        if entry.key[0] == "question":
            return {entry.path: f"guides/{new_id}.md"}
        return {entry.path: f"{folder}/{new_id}.md"}
    new_folder = posixpath.join(posixpath.dirname(folder), new_id)
    return {
        path: f"{new_folder}/{path.removeprefix(f'{folder}/')}"
        for path in (*hub.by_path, *sorted(hub.pictures))
        if path.startswith(f"{folder}/")
    }


def _after(
    hub: Hub,
    paths: Mapping[str, str],
    files: Mapping[str, WrittenFile],
    edits: Mapping[str, Sequence[Edit]],
) -> Hub:
    """Return the hub as it will be; what does not change is taken over as it was read."""
    entries = [
        entry_from(
            document_from(paths.get(one.path, one.path), files[one.path].edited(edits[one.path]))
        )
        if edits[one.path] or one.path in paths
        else one
        for one in hub.entries
    ]
    return hub_of(hub.root, entries, frozenset(paths.get(path, path) for path in hub.pictures))


def _pages(
    paths: Mapping[str, str],
    files: Mapping[str, WrittenFile],
    edits: Mapping[str, Sequence[Edit]],
) -> Iterator[FileChange]:
    for path, file in files.items():
        new = paths.get(path, path)
        if edits[path] or new != path:
            said = tuple(file.described(edit) for edit in sorted(edits[path]))
            yield FileChange(path, new, file.edited(edits[path]), said)


def _pictures(hub: Hub, paths: Mapping[str, str], read: Read) -> Iterator[FileChange]:
    for path, new in paths.items():
        if path in hub.pictures:
            yield FileChange(path, new, read(path))
