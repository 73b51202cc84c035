"""A lock between processes, held through a file; it ends with the process that holds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

if sys.platform == "win32":
    import msvcrt

    def _take(file: TextIO, *, wait: bool) -> None:
        mode = msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK
        msvcrt.locking(file.fileno(), mode, 1)
else:
    import fcntl

    def _take(file: TextIO, *, wait: bool) -> None:
        mode = fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB
        fcntl.flock(file.fileno(), mode)


@contextmanager
def only_one(path: Path, notice: str) -> Iterator[None]:
    """Let one process at a time through; print `notice` to stderr where one has to wait."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        try:
            _take(file, wait=False)
        except OSError:
            print(notice, file=sys.stderr, flush=True)
            _wait(file)
        yield


def _wait(file: TextIO) -> None:
    while True:
        try:
            return _take(file, wait=True)
        except OSError:
            # Windows gives up after ten seconds; everywhere else this is a real fault.
            if sys.platform != "win32":
                raise
