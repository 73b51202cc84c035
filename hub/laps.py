"""Where the time of a build went: after each stage its name is called, as in a race."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator


class Laps:
    """Seconds by stage, on the clock and of the processor, this process's children included."""

    def __init__(self) -> None:
        self._laps: list[tuple[str, float, float]] = []
        self._last = (time.monotonic(), _cpu())
        self._laps.append(("Starting", 0.0, self._last[1]))

    def lap(self, name: str) -> None:
        """Say that the stage `name` has just ended."""
        now = (time.monotonic(), _cpu())
        self._laps.append((name, now[0] - self._last[0], now[1] - self._last[1]))
        self._last = now

    def lines(self) -> Iterator[str]:
        """Yield the laps as a table."""
        yield f"{'stage':<24}{'CPU s':>8}{'s':>8}"
        for name, wall, cpu in self._laps:
            yield f"{name:<24}{cpu:>8.2f}{wall:>8.2f}"
        wall, cpu = sum(one[1] for one in self._laps), sum(one[2] for one in self._laps)
        yield f"{'all':<24}{cpu:>8.2f}{wall:>8.2f}"


def _cpu() -> float:
    return sum(os.times()[:4])
