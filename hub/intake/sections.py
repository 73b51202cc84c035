"""An issue's text taken apart at the headings that its form has set."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

_HEADING = re.compile(r"### +(.*?)\s*")
_EMPTY = frozenset({"_No response_", "None"})
"""What GitHub writes for what was left empty; `None` is the older word, for a choice."""

ENOUGH = 3
"""So many of a form's headings tell that an issue was written with it."""


@dataclass(frozen=True, slots=True)
class Sections:
    """What stands under each of a form's headings; what does not stand as the form has set it.

    `repeated` are headings that stand twice or more, `missing` those that are gone, and `before` is
    text above the first of them.
    """

    texts: dict[str, str]
    repeated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    before: str = ""


def sections_of(body: str, headings: Iterable[str]) -> Sections:
    """Take `body`, the text of an issue, apart at `headings`; other headings are text."""
    wanted = list(headings)
    pieces, lines = list[tuple[str, list[str]]](), list[str]()
    before = lines
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading and heading[1] in wanted:
            lines = []
            pieces.append((heading[1], lines))
        else:
            lines.append(line)
    found = [name for name, _ in pieces]
    return Sections(
        texts={name: _text(piece) for name, piece in pieces},
        repeated=tuple(name for name in wanted if found.count(name) > 1),
        missing=tuple(name for name in wanted if name not in found),
        before=_text(before),
    )


def looks_like(body: str, headings: Collection[str]) -> bool:
    """Tell whether `body` was written with the form that has these headings."""
    return len(sections_of(body, headings).texts) >= min(ENOUGH, len(headings))


def _text(lines: list[str]) -> str:
    text = "\n".join(lines).strip()
    return "" if text in _EMPTY else text
