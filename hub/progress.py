"""Progress on a terminal, for work that takes longer than a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

_PATIENCE = 1.0
_INTERVAL = 0.1


class Progress:
    """Shows one changing line on `stream` when it is a terminal and the work takes over a second."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shows = stream.isatty()
        self._started = time.monotonic()
        self._last = self._started
        self._written = False

    def stage(self, words: str) -> Callable[[int, int], None]:
        """Return a function to call with the number done and the number there are."""

        def step(done: int, total: int) -> None:
            now = time.monotonic()
            due = now - self._started > _PATIENCE and now - self._last > _INTERVAL
            if self._shows and due:
                self._last, self._written = now, True
                print(f"\r{words}: {done} of {total}  ", end="", file=self._stream, flush=True)

        return step

    def done(self) -> None:
        """Clear the line."""
        if self._written:
            print("\r" + " " * 60 + "\r", end="", file=self._stream, flush=True)
