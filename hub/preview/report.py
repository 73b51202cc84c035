"""A report on a proposed change: what it adds for a reader, and what the check says of it.

It is written where a stranger's change runs, and read where a token may write. So reading it trusts
nothing, and uses the standard library alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from hub.handed_over import Unexpected, loaded

MAX_BYTES = 400_000
MOST_ROWS = 200
"""A report holds at most so many pages, answers and findings each; it tells how many there are."""

_MOST_LETTERS = 400
CHANGES = frozenset({"new", "changed", "gone"})
SEVERITIES = ("error", "warning", "note")

Row = TypeVar("Row")


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
    for name in ("pages", "answers", "remarks"):
        whole[name] = [_cut(row) for row in whole[name][:MOST_ROWS]]
    return json.dumps(whole, ensure_ascii=False)


def read(raw: bytes) -> Report:
    """Read a report out of `raw`, whoever wrote it; raise `Unexpected` for anything else."""
    whole = _fields(loaded(raw, MAX_BYTES), pages=list, answers=list, remarks=list, counts=dict)
    counts = _fields(whole["counts"], error=int, warning=int, note=int)
    return Report(
        pages=_rows(whole["pages"], _page_change),
        answers=_rows(whole["answers"], _new_answer),
        remarks=_rows(whole["remarks"], _remark),
        counts=counts,
    )


def _cut(row: dict[str, Any]) -> dict[str, Any]:
    return {name: one[:_MOST_LETTERS] if isinstance(one, str) else one for name, one in row.items()}


def _page_change(given: Any) -> PageChange:
    values = _fields(given, change=str, kind=str, title=str, is_term=bool)
    if values["change"] not in CHANGES:
        raise Unexpected("it holds a change of a kind that there is not")
    return PageChange(**values)


def _new_answer(given: Any) -> NewAnswer:
    return NewAnswer(**_fields(given, question=str, place=str, answers=int))


def _remark(given: Any) -> Remark:
    values = _fields(given, severity=str, path=str, line=int, message=str, hint=str)
    if values["severity"] not in SEVERITIES:
        raise Unexpected("it holds a remark of a weight that there is not")
    return Remark(**values)


def _rows(given: list[Any], read_row: Callable[[Any], Row]) -> tuple[Row, ...]:
    if len(given) > MOST_ROWS:
        raise Unexpected(f"it holds more than {MOST_ROWS} rows of a kind")
    return tuple(read_row(one) for one in given)


def _fields(given: Any, **types: type) -> dict[str, Any]:
    if not isinstance(given, dict) or set(given) != set(types):
        raise Unexpected("its fields are not those of a report")
    for name, wanted in types.items():
        if type(given[name]) is not wanted:
            raise Unexpected(f"`{name}` is not of its kind")
        if wanted is int and not 0 <= given[name] < 1_000_000:
            raise Unexpected(f"`{name}` is out of bounds")
    return given
