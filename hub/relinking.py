"""Links in pages' texts when pages move: the edits that keep each leading where it led."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from hub.addresses import Target, answer_anchor, resolve
from hub.edits import Edit, WrittenFile
from hub.library import Entry, Hub
from hub.links import Links
from hub.named import Key
from hub.records import CaseStudy


@dataclass(frozen=True, slots=True)
class Move:
    """Which pages and pictures move: the hub before and after, paths and ids as old to new."""

    links: Links
    after: Hub
    paths: Mapping[str, str]
    ids: Mapping[Key, str]

    def path(self, old: str) -> str:
        """Return where the file at `old` will be."""
        return self.paths.get(old, old)


def link_edits(move: Move, entry: Entry, file: WrittenFile) -> Iterator[Edit]:
    """Yield an edit for each link of `entry` that would no longer lead where it led."""
    now = move.after.by_path[move.path(entry.path)]
    for link, target in move.links.targets[entry.path]:
        if target.kind in {"page", "picture"}:
            url = _new_url(move, entry, now, link.url, target)
            if url != link.url:
                start = file.offset_in_body(link.start)
                yield Edit(start, start + len(link.url), url)


def _new_url(move: Move, entry: Entry, now: Entry, url: str, target: Target) -> str:
    """Return `url`, or as little changed as it must be."""
    path, sign, anchor = url.partition("#")
    wanted = _new_anchor(move, target)
    if not _is_kept(move, now, path, target):
        path = _new_path(move, entry, now, path, target)
    return f"{path}{sign}{wanted if wanted != target.anchor else anchor}"


def _is_kept(move: Move, now: Entry, path: str, target: Target) -> bool:
    if not path:
        return True
    later = resolve(move.after, now, path)
    found = later.path or (later.entry.path if later.entry else "")
    return found == move.path(target.path or (target.entry.path if target.entry else ""))


def _new_path(move: Move, entry: Entry, now: Entry, path: str, target: Target) -> str:
    """Write the way to the target in the manner in which `path` was written."""
    as_file = posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), unquote(path)))
    if target.entry is None:
        written = _relative(move.path(target.path), now.path)
    elif target.entry.path in {as_file, f"{as_file}/index.md"}:
        goal = move.path(target.entry.path)
        is_folder = target.entry.path != as_file
        written = _relative(posixpath.dirname(goal) if is_folder else goal, now.path)
        written += "/" if is_folder and path.endswith("/") else ""
    else:
        goal_entry = move.after.by_path[move.path(target.entry.path)]
        if path.endswith("/"):
            written = posixpath.relpath(goal_entry.url, now.url) + "/"
        else:
            written = _relative(goal_entry.src_uri, now.src_uri)
    return quote(written) if "%" in path else written


def _relative(goal: str, start: str) -> str:
    return posixpath.relpath(goal, posixpath.dirname(start) or ".")


def _new_anchor(move: Move, target: Target) -> str:
    """Return the anchor that the target's has become, when it is that of a renamed question."""
    told = target.entry.record if target.entry else None
    for answer in told.answers if isinstance(told, CaseStudy) else ():
        new = move.ids.get(("question", answer.question))
        if new is not None and target.anchor == answer_anchor(answer.question):
            return answer_anchor(new)
    return target.anchor
