"""Where a page's fields name an id that changes: the edits for it, and for the alias that stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hub.edits import Edit, WrittenFile, in_place
from hub.former import aliases_of
from hub.library import Entry
from hub.named import Key


def id_edits(entry: Entry, ids: Mapping[Key, str], file: WrittenFile) -> Iterator[Edit]:
    """Yield the edits that put the new ids where the fields of `entry` name old ones."""
    for reference in entry.references:
        new = ids.get((reference.kind, reference.id))
        if new is not None:
            yield in_place(file, reference.path, reference.id, new)
    if entry.key in ids:
        yield from _alias_edits(entry, ids[entry.key], file)


def _alias_edits(entry: Entry, new: str, file: WrittenFile) -> Iterator[Edit]:
    """Yield the edit that leaves the old id as an alias; the new one, if it was one, gives way."""
    aliases = aliases_of(entry)
    if new in aliases:
        yield in_place(file, ("aliases", aliases.index(new)), new, entry.id)
    elif ("aliases",) in file.document.front.keys:
        yield _one_more(file, entry.id, is_first=not aliases)
    else:
        yield _lines_before(file, _closing_line(file), f"aliases:{file.line_end}  - {entry.id}")


def _one_more(file: WrittenFile, alias: str, *, is_first: bool) -> Edit:
    """Return the edit that puts `alias` first in the list that is there, written as that is."""
    line, column = file.document.front.items["aliases",]
    start = file.offset((line, column))
    if file.text[start : start + 1] == "[":
        return Edit(start + 1, start + 1, alias if is_first else f"{alias}, ")
    if is_first:
        line, column = file.document.front.keys["aliases",]
        return _lines_before(file, line + 1, f"  - {alias}")
    return _lines_before(file, line, f"{' ' * (column - 1)}- {alias}")


def _lines_before(file: WrittenFile, line: int, text: str) -> Edit:
    at = file.offset((line, 1))
    return Edit(at, at, f"{text}{file.line_end}")


def _closing_line(file: WrittenFile) -> int:
    """Return the line of the dashes that close the front matter."""
    line = 2
    while set(file.line_at(line).rstrip()) != {"-"} or len(file.line_at(line).rstrip()) < 3:
        line += 1
    return line
