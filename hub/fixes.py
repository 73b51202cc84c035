"""What can be put right in a file without changing what it says: one function for each thing.

Each takes a page and its text and returns the text with that one thing put right, and what it
did in words; it may be wrong, because `hub.fixing` takes nothing over that changes the meaning.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from hub.clear_dates import clear_date
from hub.describe import written_order
from hub.edits import CannotEdit, Edit, WrittenFile, in_place
from hub.library import Entry

Fix = Callable[[Entry, str], tuple[str, str]]

DATES = frozenset({"not_a_day", "not_a_time"})
"""What the models call a date that is written in another way."""

_UNREAD = frozenset({"broken-front-matter", "forbidden-yaml"})
_FIELD = re.compile(r"( *(?:- +)?[a-z_]+: +)([^\s\"'\[{|>#].*?)[ \t]*")


def byte_order_mark(entry: Entry, text: str) -> tuple[str, str]:
    """Take away the mark that some editors put before the first letter."""
    return text.removeprefix("\ufeff"), "took away the byte order mark"


def line_ends(entry: Entry, text: str) -> tuple[str, str]:
    """End lines as the repository does."""
    return text.replace("\r\n", "\n").replace("\r", "\n"), "put the line ends right"


def quotes_needed(entry: Entry, text: str) -> tuple[str, str]:
    """Put a text in quotation marks that cannot be read without them."""
    faults = [fault for fault in entry.document.faults if fault.code in _UNREAD]
    if not faults:
        return text, ""
    lines = text.split("\n")
    line = faults[0].line - 1
    field = _FIELD.fullmatch(lines[line])
    if field is None or " #" in field[2]:
        return text, ""
    lines[line] = field[1] + _quoted(field[2])
    return "\n".join(lines), f"put quotation marks around the text on line {line + 1}"


def same_quotes(entry: Entry, text: str) -> tuple[str, str]:
    """Write double quotation marks in place of single ones."""
    file = _file(entry, text)
    edits = []
    for path, value in entry.document.front.texts:
        start = file.offset(entry.document.front.items[path])
        written = "'" + value.replace("'", "''") + "'"
        if text.startswith(written, start) and not {'"', "\\"} & set(value):
            edits.append(Edit(start, start + len(written), f'"{value}"'))
    return file.edited(edits).decode(), "wrote double quotation marks"


def dates(entry: Entry, text: str) -> tuple[str, str]:
    """Write dates as year-month-day where they can mean one day only."""
    file = _file(entry, text)
    edits, said = [], []
    for problem in entry.problems:
        clear = clear_date(str(problem.value)) if problem.type in DATES else ""
        if clear:
            try:
                edits.append(in_place(file, problem.path, problem.value, clear))
            except CannotEdit:
                continue
            said.append(f"wrote {problem.value} as {clear}")
    return file.edited(edits).decode(), ", ".join(said)


def order_of_fields(entry: Entry, text: str) -> tuple[str, str]:
    """Put the fields in the order of the model, each with the comments right above it."""
    front = entry.document.front
    spots = [(line, str(path[0])) for path, (line, column) in front.keys.items() if len(path) == 1]
    order = written_order(entry.kind.model) if entry.kind else ()
    lines = text.split("\n")
    end = _closing(lines)
    starts = [_with_comments(lines, line) for line, _ in sorted(spots)]
    names = [name for _, name in sorted(spots)]
    if not set(names) <= set(order) or len(set(starts)) < len(starts) or not starts:
        return text, ""
    blocks = [lines[one:other] for one, other in pairwise([*starts, end])]
    in_order = sorted(zip(names, blocks, strict=True), key=lambda pair: order.index(pair[0]))
    moved = [line for _, block in in_order for line in block]
    return "\n".join([*lines[: starts[0]], *moved, *lines[end:]]), "put the fields in order"


def trailing_space_above(entry: Entry, text: str) -> tuple[str, str]:
    """Take spaces off the ends of the fields' lines."""
    lines = text.split("\n")
    end = _closing(lines)
    return "\n".join([*map(_bare, lines[:end]), *lines[end:]]), "took spaces off the fields' ends"


def trailing_space_below(entry: Entry, text: str) -> tuple[str, str]:
    """Take spaces off the ends of the text's lines; two of them break a line, and stay."""
    lines = text.split("\n")
    end = _closing(lines)
    below = [
        line if line.endswith("  ") and line.strip() and after.strip() else _bare(line)
        for line, after in pairwise([*lines[end:], ""])
    ]
    return "\n".join([*lines[:end], *below]), "took spaces off the lines' ends"


def last_line(entry: Entry, text: str) -> tuple[str, str]:
    """End the file with one line end."""
    return text.rstrip("\n") + "\n", "ended the file with one line end"


FIXES: tuple[Fix, ...] = (
    byte_order_mark,
    line_ends,
    quotes_needed,
    same_quotes,
    dates,
    order_of_fields,
    trailing_space_above,
    trailing_space_below,
    last_line,
)
"""Every fix, in the order in which they are tried; each has nothing left to do after itself."""


def _file(entry: Entry, text: str) -> WrittenFile:
    return WrittenFile(entry.document, lambda _: text.encode())


def _bare(line: str) -> str:
    return line.rstrip(" \t")


def _closing(lines: list[str]) -> int:
    """Return the index of the line of dashes that closes the front matter."""
    closing = (at for at, line in enumerate(lines) if at and re.fullmatch(r"-{3,}\s*", line))
    return next(closing, len(lines))


def _with_comments(lines: list[str], line: int) -> int:
    """Return the index of the first of the comments right above a line counted from 1."""
    at = line - 1
    while at > 1 and lines[at - 1].startswith("#"):
        at -= 1
    return at


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
