"""The reference for contributors, written from the models and the checks themselves."""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks import CHECKS
from hub.describe import FieldView, fields_of
from hub.kinds import KINDS, Kind

_INTRODUCTION = """\
# Reference: fields and checks

Made from the models and checks by `python3 scripts/run.py reference`; do not edit it by hand.
Each kind of page has the fields below. Those marked **yes** are needed.
"""


def handbook() -> str:
    """Return the whole reference as Markdown."""
    lines = [_INTRODUCTION, "## Fields", ""]
    for kind in KINDS.values():
        lines += _kind(kind)
    lines += ["## Checks", ""]
    for check in CHECKS.values():
        lines += [f"### {check.code}", "", f"Severity: {check.severity.word}.", ""]
        lines += [_example(line) for line in check.explanation.splitlines()]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _kind(kind: Kind) -> Iterator[str]:
    summary = (kind.model.__doc__ or "").strip().splitlines()[0]
    where = f" Files in `{kind.folder}/`." if kind.folder else ""
    yield from (f"### {kind.label.capitalize()}", "", f"{summary}{where}", "")
    yield from ("| field | needed | what it takes | what it says |", "| --- | --- | --- | --- |")
    yield from (row for view in fields_of(kind.model) for row in _rows(view, ""))
    yield ""


def _rows(view: FieldView, before: str) -> Iterator[str]:
    name = f"`{before}{view.name}`"
    needed = "**yes**" if view.required else ""
    yield f"| {name} | {needed} | {_takes(view)} | {view.description} |"
    for part in view.parts:
        yield from _rows(part, f"{before}{view.name}.")


def _takes(view: FieldView) -> str:
    words = {
        "choice": "one of " + ", ".join(f"`{choice}`" for choice in view.choices),
        "reference": f"id of a {view.refers_to.replace('-', ' ')}",
        "date": "date, year-month-day",
        "yes-no": "`true` or `false`",
        "group": "group of fields",
    }.get(view.shape, view.form or view.shape)
    if view.max_words:
        words += f", at most {view.max_words} words"
    return f"list: {words}" if view.many else words


def _example(line: str) -> str:
    return f"- {line}" if line.startswith(("Bad:", "Good:")) else line
