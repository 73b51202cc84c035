"""Check again whenever a file changes, and say only what is new or no longer so."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from hub.findings import Finding
from hub.reports import as_text, count_words
from hub.tree import CONTENT_FOLDERS

_EVERY = 0.4
"""Seconds between two looks at the files; what an editor writes in steps is then written."""

Snapshot = dict[str, tuple[int, int]]


def watch(root: Path, check: Callable[[], Sequence[Finding]]) -> int:
    """Check, and again after each change below `root`, until Ctrl-C; return 0."""
    try:
        seen = _snapshot(root)
        before = check()
        _say([], before, before)
        while True:
            seen = _changed(root, seen)
            now = check()
            gone, new = differences(before, now)
            if gone or new:
                _say(gone, new, now)
            before = now
    except KeyboardInterrupt:
        print("\nStopped watching.", file=sys.stderr)
        return 0


def differences(
    before: Iterable[Finding], now: Iterable[Finding]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that are gone, and those that are new; one that moved is neither."""
    before, now = list(before), list(now)
    return _without(before, now), _without(now, before)


def _without(findings: list[Finding], others: list[Finding]) -> list[Finding]:
    left = Counter(map(_what, others))
    found = []
    for one in findings:
        left[_what(one)] -= 1
        if left[_what(one)] < 0:
            found.append(one)
    return found


def _what(one: Finding) -> tuple[str, str, str]:
    return one.path, one.code, one.message


def _changed(root: Path, seen: Snapshot) -> Snapshot:
    """Wait until the files are others than those `seen`, and then lie still for a moment."""
    before, now = seen, _snapshot(root)
    while now == seen or now != before:
        time.sleep(_EVERY)
        before, now = now, _snapshot(root)
    return now


def _snapshot(root: Path) -> Snapshot:
    """Return when each file was last changed, and how long it is."""
    found = {}
    for folder in CONTENT_FOLDERS:
        for path in (root / folder).rglob("*"):
            try:
                stat = path.lstat()
            except OSError:
                continue  # it went while we looked
            found[str(path)] = (stat.st_mtime_ns, stat.st_size)
    return found


def _say(gone: Sequence[Finding], new: Sequence[Finding], now: Sequence[Finding]) -> None:
    for one in gone:
        print(f"{one.path}: no longer: {one.message} [{one.code}]")
    if new:
        print(as_text(new))
    sys.stdout.flush()
    when = datetime.now().astimezone().strftime("%H:%M:%S")
    print(f"{when} {count_words(now)}; watching, Ctrl-C ends it", file=sys.stderr, flush=True)
