"""Put right in a file what can be put right without changing what it says, or leave it alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown import markdown

from hub.clear_dates import clear_date
from hub.fixes import DATES, FIXES
from hub.library import Entry, entry_from
from hub.source import Document, document_from

_EXTENSIONS = ("footnotes", "sane_lists", "tables")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file as it should be, and in words what was put right in it."""

    path: str
    raw: bytes
    said: tuple[str, ...]


def fixed(path: str, raw: bytes) -> Fixed:
    """Return the file at `path`, whose bytes are `raw`, with all put right that safely can be.

    A fix is taken over only when the file says the same before and after it: the same values in
    its fields, the same text on its page. A file that nobody can read is left alone, unless
    quotation marks are all that it lacks.
    """
    before = _entry(path, raw)
    if before.kind is None or before.document.body_line == 1:
        return Fixed(path, raw, ())
    text, said = raw.decode(), []
    for fix in FIXES:
        better, words = fix(before, text)
        while better != text and _may_become(before, after := _entry(path, better.encode())):
            text, before = better, after
            said.append(words)
            better, words = fix(before, text)
    return (
        Fixed(path, text.encode(), tuple(said)) if before.document.is_read else Fixed(path, raw, ())
    )


def _entry(path: str, raw: bytes) -> Entry:
    return entry_from(document_from(path, raw))


def _may_become(before: Entry, after: Entry) -> bool:
    if before.document.is_read:
        return _says_the_same(before, after)
    return _is_same(before.document, after.document) or _reads_further(before, after)


def _is_same(one: Document, other: Document) -> bool:
    return (one.writing, one.faults) == (other.writing, other.faults)


def _reads_further(before: Entry, after: Entry) -> bool:
    """Tell whether more of the fields can be read, and those before the fault say the same."""
    read, now = before.document, after.document
    line = _fault_line(before)
    said = {
        name: value
        for name, value in read.front.values.items()
        if read.front.keys[name,][0] != line
    }
    kept = all(now.front.values.get(name) == value for name, value in said.items())
    return kept and read.body == now.body and (now.is_read or _fault_line(after) > line)


def _fault_line(entry: Entry) -> int:
    return min((fault.line for fault in entry.document.faults), default=0)


def _says_the_same(before: Entry, after: Entry) -> bool:
    return (
        after.document.is_read
        and before.document.faults == after.document.faults
        and _values(before) == _values(after)
        and _shown(before.document.body) == _shown(after.document.body)
    )


@lru_cache(maxsize=2)  # most fixes change fields alone, and the text is the same again and again
def _shown(body: str) -> str:
    """Return the text of a page as HTML, without spaces that no browser shows."""
    html = markdown(body, extensions=_EXTENSIONS)
    pieces = re.split(r"(<pre\b.*?</pre>)", html, flags=re.DOTALL)
    pieces[::2] = [re.sub(r"[ \t]+(?=\n|</|$)", "", piece) for piece in pieces[::2]]
    return "".join(pieces)


def _values(entry: Entry) -> Any:
    """Return the values of the fields, with dates that can mean one day only as that day."""
    values: Any = entry.document.values
    for problem in entry.problems:
        if problem.type in DATES and (clear := clear_date(str(problem.value))):
            values = _with(values, problem.path, clear)
    return values


def _with(values: Any, path: tuple[str | int, ...], new: str) -> Any:
    """Return `values` with `new` at `path`."""
    if not path:
        return new
    first, *rest = path
    if isinstance(values, dict):
        return values | {first: _with(values[first], tuple(rest), new)}
    return tuple(
        _with(one, tuple(rest), new) if at == first else one for at, one in enumerate(values)
    )
