"""Where to go on a page: its parts with their anchors."""

from __future__ import annotations

from hub.library import Entry
from hub.pages.whole import Shown


def headings(entry: Entry) -> list[Shown]:
    """Return the main headings of a page's own text."""
    found = entry.document.gist.headings
    return [{"title": text, "id": name} for level, text, name in found if level == 2]


def parts(*rows: tuple[str, str, object]) -> list[Shown]:
    """Return the parts that are there: each row is a title, an anchor, and what it shows."""
    return [{"title": title, "id": anchor} for title, anchor, shown in rows if shown]
