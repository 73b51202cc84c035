"""The log of what the accessibility tests found: one entry a day, and in words on its page.

Written with: python3 scripts/run.py test -n 0 tests/browser/test_accessibility.py --write-log
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from hub.pages.words import counted, day

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "docs" / "accessibility-log.json"
PAGE = ROOT / "content" / "pages" / "accessibility.md"
_SECTION = re.compile(r"(?<=## What the tests found last\n\n).*?(?=\n\n## )", re.DOTALL)


@dataclass
class LogEntry:
    """What one run looked at, with what, and what it found."""

    date: str
    browser: str
    axe: str
    templates: list[str] = field(default_factory=list)
    views: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)


def read_log() -> list[LogEntry]:
    """Return the entries, the newest first."""
    entries = json.loads(LOG.read_text(encoding="utf-8")) if LOG.exists() else []
    return [LogEntry(**entry) for entry in entries]


def write_log(entry: LogEntry) -> None:
    """Put an entry before the others, in place of one of the same day, and into words on the page."""
    kept = [entry, *(one for one in read_log() if one.date != entry.date)]
    text = json.dumps([asdict(one) for one in kept], indent=2, ensure_ascii=False)
    LOG.write_text(text + "\n", encoding="utf-8")
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(_SECTION.sub(lambda _: in_words(entry), page, count=1), encoding="utf-8")


def on_page() -> str:
    """Return what the page says was found last."""
    found = _SECTION.search(PAGE.read_text(encoding="utf-8"))
    return found[0] if found else ""


def in_words(entry: LogEntry) -> str:
    """Return an entry as the page tells it."""
    pages = counted(len(entry.templates), "kind of page", "kinds of page")
    views = counted(len(entry.views), "view")
    looked = (
        f"On {day(date.fromisoformat(entry.date))}, axe-core {entry.axe} in {entry.browser} looked at "
        f"the largest page of each of {pages}, and at {views} that scripts make:"
    )
    result = ["It found this:", "", *_listed(entry.findings)]
    return "\n".join(
        [
            *(looked, "", *_listed(entry.views), ""),
            *("Each was looked at in these states:", "", *_listed(entry.states), ""),
            *(result if entry.findings else ["It found nothing to mend."]),
        ]
    )


def _listed(texts: list[str]) -> list[str]:
    return [f"- {text}" for text in texts]
