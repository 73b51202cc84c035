"""Small changes at known spots of a file, which leave every other character as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from hub.faults import Spot
from hub.source import Document

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `new` in place of what stands from `start` to `end`, offsets in characters."""

    start: int
    end: int
    new: str


class CannotEdit(Exception):
    """A value is written in a way that cannot be changed safely; the message says where."""


@dataclass(frozen=True)
class WrittenFile:
    """A file as it is written: with its byte order mark and its own line ends, if it has any.

    `read` returns the bytes of the file at a path; it is asked only once something is to change.
    """

    document: Document
    read: Callable[[str], bytes]

    @cached_property
    def text(self) -> str:
        """All of the file, as characters."""
        return self.read(self.document.path).decode("utf-8")

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    @property
    def line_end(self) -> str:
        """What ends the lines of this file."""
        found = _LINE_END.search(self.text)
        return found[0] if found else "\n"

    def offset(self, spot: Spot) -> int:
        """Return where line and column, counted from 1, are in `text`."""
        line, column = spot
        return self._starts[line - 1] + column - 1

    def offset_in_body(self, offset: int) -> int:
        """Return where an offset in the document's body is in `text`."""
        body = self.document.body
        line = self.document.body_line + body.count("\n", 0, offset)
        return self.offset((line, offset - body.rfind("\n", 0, offset)))

    def line_of(self, offset: int) -> int:
        """Return the line, counted from 1, that an offset in `text` is on."""
        return sum(start <= offset for start in self._starts)

    def line_at(self, line: int) -> str:
        """Return one line, counted from 1, without its end."""
        ends = [*self._starts[1:], len(self.text)]
        return self.text[self._starts[line - 1] : ends[line - 1]].rstrip("\r\n")

    def described(self, edit: Edit) -> str:
        """Say what an edit does: 'line 4: 'trust' becomes 'faith''."""
        old, new = self.text[edit.start : edit.end], " ".join(edit.new.split())
        line = self.line_of(edit.start)
        return f"line {line}: '{old}' becomes '{new}'" if old else f"line {line}: '{new}' comes in"

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Return the file with `edits` made, which must not overlap."""
        pieces, at = [], 0
        for edit in sorted(edits):
            pieces += [self.text[at : edit.start], edit.new]
            at = edit.end
        return "".join([*pieces, self.text[at:]]).encode()


def in_place(file: WrittenFile, path: tuple[str | int, ...], old: str, new: str) -> Edit:
    """Return the edit that puts `new` in place of the value `old` of the field at `path`.

    Raises `CannotEdit` when the value is not written as it is read, in quotes or without.
    """
    start = file.offset(file.document.front.items[path])
    start += file.text[start] in "'\""
    end = start + len(old)
    if file.text[start:end] != old:
        line = file.line_of(start)
        raise CannotEdit(
            f"{file.document.path}:{line}: write '{old}' on one line, plainly, and try again"
        )
    return Edit(start, end, new)
