"""What the desk's report is made of: sections of lines, each about a page or an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hub.library import Entry


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at: which page or address, its title, and what is the matter.

    `data` holds the same for programs: days, numbers, addresses.
    """

    where: str
    title: str
    words: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind, with a heading, what it means, and what to say when there are none."""

    id: str
    heading: str
    note: str
    lines: tuple[Line, ...]
    if_none: str = "Nothing."


@dataclass(frozen=True, slots=True)
class Report:
    """All sections, as things were on a day."""

    day: date
    sections: tuple[Section, ...]


def about(entry: Entry, words: str, **data: Any) -> Line:
    """Return a line about one page."""
    return Line(entry.path, entry.title, words, data)
