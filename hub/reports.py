"""Findings as text for people, annotations for GitHub, JSON for programs, Markdown for a page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence

from hub.findings import Finding, Severity
from hub.safe_markdown import shown

_ANNOTATION = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_ANNOTATIONS_SHOWN = 10  # GitHub leaves out the rest of a step's


def as_text(findings: Sequence[Finding]) -> str:
    """Return one or two lines for each finding: where and what, then what to do."""
    lines = []
    for one in findings:
        lines.append(
            f"{one.path}:{one.line}:{one.column}: {one.severity.word}: {one.message} [{one.code}]"
        )
        if one.hint:
            lines.append(f"    {one.hint}")
    return "\n".join(lines)


def as_json(findings: Sequence[Finding]) -> str:
    """Return a JSON list of objects: path, line, column, code, severity, message, hint."""
    rows = [
        {
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "code": one.code,
            "severity": one.severity.word,
            "message": one.message,
            "hint": one.hint,
        }
        for one in findings
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_annotations(findings: Sequence[Finding]) -> str:
    """Return at most ten GitHub workflow commands, errors first; the last may say how many more."""
    worst_first = sorted(findings, key=lambda one: (-one.severity, one))
    if len(worst_first) <= _ANNOTATIONS_SHOWN:
        return "\n".join(_annotation(one) for one in worst_first)
    shown, left = worst_first[: _ANNOTATIONS_SHOWN - 1], worst_first[_ANNOTATIONS_SHOWN - 1 :]
    kind = _ANNOTATION[left[0].severity]
    return "\n".join([*map(_annotation, shown), f"::{kind}::and {len(left)} more"])


def as_markdown(findings: Sequence[Finding]) -> str:
    """Return a list for a step summary or a comment, under one heading for each file."""
    lines: list[str] = []
    for one in findings:
        heading = f"### {shown(f'`{one.path}`')}"
        if heading not in lines:
            lines += ["", heading, ""]
        hint = f" _{shown(one.hint)}_" if one.hint else ""
        lines.append(
            f"- line {one.line}, {one.severity.word}: {shown(one.message)} (`{one.code}`){hint}"
        )
    return "\n".join(lines).strip() or "Nothing to correct."


def count_words(findings: Sequence[Finding]) -> str:
    """Return the number of findings in words: '2 errors, 1 warning, 3 notes'."""
    counts = Counter(one.severity for one in findings)
    words = [
        f"{counts[severity]} {severity.word}{'' if counts[severity] == 1 else 's'}"
        for severity in sorted(Severity, reverse=True)
    ]
    return ", ".join(words)


FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {
    "text": as_text,
    "github": as_annotations,
    "json": as_json,
    "markdown": as_markdown,
}
"""Every format by its name on the command line."""


def _annotation(one: Finding) -> str:
    where = f"file={_property(one.path)},line={one.line},col={one.column}"
    said = f"{one.message}. {one.hint}" if one.hint else one.message
    title = _property(one.code)
    return f"::{_ANNOTATION[one.severity]} {where},title={title}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
