"""What somebody wrote under a heading of a form, as a value for front matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hub.intake.asked import Asked

_BULLET = re.compile(r"(?:[-*+•]|\d{1,2}[.)])\s+")
_TICKED = re.compile(r"- \[[xX]\] (.*)")
_ID_AT_END = re.compile(r"\(([^()]*)\)\Z")
_BETWEEN_PICKS = re.compile(r"(?<=\)), ")
_YEAR = re.compile(r"\d{4}|undated")


def value_of(question: Asked, text: str) -> Any:
    """Return the value that `text` gives to `question`; what is not on a list stays as it is.

    A text for `line`, `paragraph`, `choice`, `pick` and `story`, a list of groups for `sources`,
    true or false for `tick`, and a list of texts for the rest.
    """
    return _READERS[question.control](question, text)


def _line(_: Asked, text: str) -> str:
    return " ".join(text.split())


def _story(_: Asked, text: str) -> str:
    return text


def _items(_: Asked, text: str) -> list[str]:
    lines = (_BULLET.sub("", line.strip(), count=1) for line in text.split("\n"))
    return [" ".join(line.split()) for line in lines if line]


def _choice(question: Asked, text: str) -> str:
    codes = {
        name.casefold(): one.code for one in question.options for name in (one.code, one.shown)
    }
    line = " ".join(text.split())
    return codes.get(line.casefold(), line)


def _choices(question: Asked, text: str) -> list[str]:
    return [_choice(question, one) for one in text.split(",") if one.strip()]


def _pick(_: Asked, text: str) -> str:
    line = " ".join(text.split())
    found = _ID_AT_END.search(line)
    return found[1] if found else line


def _picks(question: Asked, text: str) -> list[str]:
    return [_pick(question, one) for one in _BETWEEN_PICKS.split(text) if one.strip()]


def _boxes(question: Asked, text: str) -> list[str]:
    ticked = {match[1].strip() for match in map(_TICKED.fullmatch, text.split("\n")) if match}
    return [option.code for option in question.options if option.shown in ticked]


def _tick(question: Asked, text: str) -> bool:
    return bool(_boxes(question, text))


def _sources(question: Asked, text: str) -> list[dict[str, str]]:
    return [_source(line) for line in _items(question, text)]


def _source(line: str) -> dict[str, str]:
    """Read 'title | publisher | year | address'; year and address are known by their looks."""
    parts = [part.strip() for part in line.split("|") if part.strip()]
    source: dict[str, str] = {}
    for name, looks in (("url", _is_address), ("year", _YEAR.fullmatch)):
        found = next((part for part in parts if looks(part)), None)
        if found is not None:
            parts.remove(found)
            source[name] = found
    texts = dict(
        zip(("title", "publisher", "note"), (*parts[:2], " ".join(parts[2:])), strict=False)
    )
    return {name: text for name, text in (texts | source).items() if text}


def _is_address(part: str) -> bool:
    return "://" in part or part.startswith("www.")


_READERS: dict[str, Callable[[Asked, str], Any]] = {
    "line": _line,
    "paragraph": _line,
    "story": _story,
    "items": _items,
    "names": _items,
    "choice": _choice,
    "choices": _choices,
    "pick": _pick,
    "picks": _picks,
    "boxes": _boxes,
    "tick": _tick,
    "sources": _sources,
}
