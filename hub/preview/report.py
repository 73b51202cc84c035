"""A report on a proposed change: what it adds for a reader, and what the check says of it.

It is written where a stranger's change runs, and read where a token may write. So reading it trusts
nothing, and uses the standard library alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

MAX_BYTES = 400_000
MOST_ROWS = 200
"""A report holds at most so many pages, answers and findings each; it tells how many there are."""

CHANGES = frozenset({"new", "changed", "gone"})
SEVERITIES = ("error", "warning", "note")

Row = TypeVar("Row")


class NoReport(Exception):
    """What was handed over is not a report; the message says why."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that the change adds, alters or takes away; `is_term` when it stands in a list."""

    change: str
    kind: str
    title: str
    is_term: bool


@dataclass(frozen=True, slots=True)
class NewAnswer:
    """An answer that the change adds: its question, its place, and how many the question has."""

    question: str
    place: str
    answers: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check says of a file: how much it weighs, where, what, and what to do."""

    severity: str
    path: str
    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that is told of a change; `counts` holds how many of each severity there are."""

    pages: tuple[PageChange, ...]
    answers: tuple[NewAnswer, ...]
    remarks: tuple[Remark, ...]
    counts: dict[str, int]


def written(report: Report) -> str:
    """Return `report` as JSON, cut to what `read` accepts."""
    whole = asdict(report)
    rows = ("pages", "answers", "remarks")
    return json.dumps(whole | {name: whole[name][:MOST_ROWS] for name in rows}, ensure_ascii=False)


def read(raw: bytes) -> Report:
    """Read a report out of `raw`, whoever wrote it; raise `NoReport` for anything else."""
    if len(raw) > MAX_BYTES:
        raise NoReport(f"it is larger than {MAX_BYTES // 1000} KB")
    try:
        loaded = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise NoReport("it is not JSON in UTF-8") from None
    whole = _fields(loaded, pages=list, answers=list, remarks=list, counts=dict)
    counts = _fields(whole["counts"], error=int, warning=int, note=int)
    return Report(
        pages=_rows(whole["pages"], _page_change),
        answers=_rows(whole["answers"], _new_answer),
        remarks=_rows(whole["remarks"], _remark),
        counts=counts,
    )


def _page_change(loaded: Any) -> PageChange:
    values = _fields(loaded, change=str, kind=str, title=str, is_term=bool)
    if values["change"] not in CHANGES:
        raise NoReport("it holds a change of a kind that there is not")
    return PageChange(**values)


def _new_answer(loaded: Any) -> NewAnswer:
    return NewAnswer(**_fields(loaded, question=str, place=str, answers=int))


def _remark(loaded: Any) -> Remark:
    values = _fields(loaded, severity=str, path=str, line=int, message=str, hint=str)
    if values["severity"] not in SEVERITIES:
        raise NoReport("it holds a remark of a weight that there is not")
    return Remark(**values)


def _rows(loaded: list[Any], read_row: Callable[[Any], Row]) -> tuple[Row, ...]:
    if len(loaded) > MOST_ROWS:
        raise NoReport(f"it holds more than {MOST_ROWS} rows of a kind")
    return tuple(read_row(one) for one in loaded)


def _fields(loaded: Any, **types: type) -> dict[str, Any]:
    if not isinstance(loaded, dict) or set(loaded) != set(types):
        raise NoReport("its fields are not those of a report")
    for name, wanted in types.items():
        if type(loaded[name]) is not wanted:
            raise NoReport(f"`{name}` is not of its kind")
        if wanted is int and not 0 <= loaded[name] < 1_000_000:
            raise NoReport(f"`{name}` is out of bounds")
    return loaded
