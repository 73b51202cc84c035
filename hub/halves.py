"""Two processes for one heavy build, where the machine has two cores and can fork."""

from __future__ import annotations

import os
import sys
import threading
import traceback
from collections.abc import Sequence
from typing import ClassVar, TypeVar

T = TypeVar("T")

ENOUGH = 200
"""Fewer pages are sooner made than shared out."""


class HalfFailed(Exception):
    """The other process has failed; what was wrong stands above its message."""


class Halves:
    """The work of this process, and of one forked from it for the other half."""

    _second: ClassVar[bool] = False
    """Whether this process is the second one."""

    def __init__(self) -> None:
        self._other = 0

    @property
    def is_second(self) -> bool:
        """Whether this process is the second one."""
        return Halves._second

    def share(self, works: Sequence[T]) -> list[T]:
        """Return this process's share of `works`; from here on there may be two of us."""
        can = hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and threading.active_count() == 1
        if len(works) < ENOUGH or not can:
            return list(works)
        _flush()
        self._other = os.fork()
        Halves._second = self._other == 0
        return list(works[int(self.is_second) :: 2])

    def join(self, *, is_well: bool = True) -> None:
        """End here if this is the second process; wait for it if this is the first.

        Raises `HalfFailed` when the second was not well.
        """
        if self.is_second:
            _end(int(not is_well))
        elif self._other:
            _, status = os.waitpid(self._other, 0)
            self._other = 0
            if status:
                raise HalfFailed("the site could not be built whole; see what stands above")

    @staticmethod
    def fail() -> None:
        """End here with the error at hand if this is the second process."""
        if Halves._second:
            traceback.print_exc()
            _end(1)


def _end(code: int) -> None:
    """Leave at once, with nothing tidied up that is the first process's."""
    _flush()
    os._exit(code)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
