"""An issue's text taken apart at the headings that its form has set."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_HEADING = "### "
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
        heading = line.removeprefix(_HEADING).strip() if line.startswith(_HEADING) else ""
        if heading in wanted:
            lines = []
            pieces.append((heading, lines))
        else:
            lines.append(line)
    found = [name for name, _ in pieces]
    return Sections(
        texts={name: _text(piece) for name, piece in pieces},
        repeated=tuple(name for name in wanted if found.count(name) > 1),
        missing=tuple(name for name in wanted if name not in found),
        before=_text(before),
    )


def _text(lines: list[str]) -> str:
    text = "\n".join(lines).strip()
    return "" if text in _EMPTY else text
