"""Two processes for one heavy build, where the machine has two cores and can fork."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from typing import ClassVar, TypeVar

from hub.room import is_no_room
from hub.stopping import later

T = TypeVar("T")

ENOUGH = 200
"""Fewer pages are sooner made than shared out."""

_END_WITH_FIRST = 1
"""`PR_SET_PDEATHSIG` of Linux (prctl(2))."""


class HalfFailed(Exception):
    """The other process has failed; what was wrong stands above its message."""


class Halves:
    """The work of this process, and of one forked from it for the other half."""

    _second: ClassVar[bool] = False
    """Whether this process is the second one."""

    _other: ClassVar[int] = 0
    """The second process's number, as long as this one has to wait for it."""

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
        first = os.getpid()
        with later():  # until we know of each other
            Halves._other = os.fork()
            Halves._second = not Halves._other
        if self.is_second:
            _end_with(first)
        return list(works[int(self.is_second) :: 2])

    def join(self, *, is_well: bool = True) -> None:
        """End here if this is the second process; wait for it if this is the first.

        Raises `HalfFailed` when the second was not well, and `OSError` when it found no room.
        """
        if self.is_second:
            _end(int(not is_well))
        elif Halves._other:
            _, status = os.waitpid(Halves._other, 0)
            Halves._other = 0
            code = os.waitstatus_to_exitcode(status)
            if is_no_room(code):
                raise OSError(code, os.strerror(code))
            if code < 0:
                raise HalfFailed(f"one of two processes was ended by {signal.Signals(-code).name}")
            if code:
                raise HalfFailed("the site could not be built whole; see what stands above")

    @staticmethod
    def fail() -> None:
        """With an error at hand, end here if this is the second process; or else end that one."""
        error = sys.exception()
        if Halves._second:
            if isinstance(error, OSError) and error.errno and is_no_room(error.errno):
                _end(error.errno)
            if isinstance(error, Exception):
                traceback.print_exc()
            _end(1)
        elif Halves._other:
            os.kill(Halves._other, signal.SIGKILL)
            os.waitpid(Halves._other, 0)
            Halves._other = 0


def _end_with(first: int) -> None:
    """Let this process end when the `first` one does, however that ends: nobody else waits for it.

    Only Linux can do so; elsewhere it ends when its pages are made.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_END_WITH_FIRST, signal.SIGKILL)
        if os.getppid() != first:
            _end(1)


def _end(code: int) -> None:
    """Leave at once, with nothing tidied up that is the first process's."""
    _flush()
    os._exit(code)


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
