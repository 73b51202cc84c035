"""The desk's report as text for a terminal, Markdown for an issue, JSON for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict

from hub.desk.sections import Line, Report, Section
from hub.pages.words import day

_SHOWN = 40
"""So many lines of a section stand in an issue."""

_MOST = 60_000
"""So many bytes a whole issue has; GitHub takes no more than 65,536 characters."""

_MARKS = re.compile(r"([\\`*_{}\[\]()>#+!|~$-])")


def as_text(report: Report) -> str:
    """Return the report for a terminal."""
    lines = [f"The desk on {day(report.day)}"]
    for section in report.sections:
        lines += ["", f"{section.heading} ({len(section.lines)})", f"  {section.note}"]
        lines += [f"  - {_said(line)}" for line in section.lines] or [f"  {section.if_none}"]
    return "\n".join(lines)


def as_markdown(report: Report) -> str:
    """Return the report for an issue: nothing in it can call a person or close another issue."""
    text = "\n".join(_markdown(report))
    shown = text.encode()[:_MOST].decode(errors="ignore")
    return text if shown == text else f"{shown}\n\n… and more: `run.py report` shows all."


def as_json(report: Report) -> str:
    """Return the report as JSON: the day, and the sections with their lines."""
    return json.dumps(asdict(report), indent=1, ensure_ascii=False, default=str)


FORMATS: dict[str, Callable[[Report], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}
"""Every format by its name on the command line."""


def _said(line: Line) -> str:
    return ": ".join(part for part in (line.where, _about(line)) if part)


def _about(line: Line) -> str:
    """Return title and words as one sentence; a title that is a question needs no colon."""
    sign = " " if line.title.endswith(("?", "!", ".")) else ": "
    return sign.join(part for part in (line.title, line.words) if part)


def _markdown(report: Report) -> Iterator[str]:
    yield f"The desk on {day(report.day)}. Made by `run.py report`."
    for section in report.sections:
        yield from ("", f"## {section.heading} ({len(section.lines)})", "", section.note, "")
        yield from _list(section)


def _list(section: Section) -> Iterator[str]:
    if not section.lines:
        yield section.if_none
    for line in section.lines[:_SHOWN]:
        where = f"`{line.where.replace('`', '')}`" if line.where else ""
        yield "- " + " ".join(part for part in (where, _plain(_about(line))) if part)
    if len(section.lines) > _SHOWN:
        yield f"- and {len(section.lines) - _SHOWN} more"


def _plain(text: str) -> str:
    """Return `text` with all that GitHub would read as a mark, a mention or a number taken as text."""
    inert = _MARKS.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")
    return inert.replace("@", "@\u200b").replace("://", ":\u200b//")
