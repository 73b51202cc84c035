"""A lock between processes, held through a file; it ends with the process that holds it.

It needs nothing but Python, since it also guards the setting up of everything else.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
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


_PAUSE = 0.05
"""Seconds between two looks at whether a lock is free."""


class Taken(Exception):
    """Another process holds the lock, and does not let go of it in time."""


@contextmanager
def only_one(
    path: Path, waiting: Callable[[], None] = lambda: None, patience: float | None = None
) -> Iterator[None]:
    """Let one process at a time through; one that has to wait calls `waiting` first.

    With `patience` it waits no longer than so many seconds, and then raises `Taken`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        try:
            _take(file, wait=False)
        except OSError:
            waiting()
            if patience is None:
                _wait(file)
            else:
                _wait_until(file, time.monotonic() + patience)
        yield


def _wait(file: TextIO) -> None:
    while True:
        try:
            return _take(file, wait=True)
        except OSError:
            # Windows gives up after ten seconds; everywhere else this is a real fault.
            if sys.platform != "win32":
                raise


def _wait_until(file: TextIO, moment: float) -> None:
    while True:
        try:
            return _take(file, wait=False)
        except OSError:
            if time.monotonic() > moment:
                raise Taken from None
            time.sleep(_PAUSE)
