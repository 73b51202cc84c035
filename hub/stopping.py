"""Being stopped from outside: by Ctrl-C, by a system that shuts down, by a closed terminal."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_STOPPING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


class Stopped(BaseException):
    """Somebody wants this process to end; `number` is that of the signal which said so."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def stoppable() -> Iterator[None]:
    """Inside, raise `Stopped` when somebody wants this process to end, so that it can tidy up."""
    with _handled(_stop):
        yield


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let nobody stop what happens inside: it is done in a moment, and is not to be half done."""
    with _handled(signal.SIG_IGN):
        yield


@contextmanager
def later() -> Iterator[None]:
    """Let whoever wants to stop what happens inside wait until it has happened."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _handled(handler: signal._HANDLER) -> Iterator[None]:
    """Handle the signals so inside, but for those that are ignored altogether."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {one: signal.getsignal(one) for one in _STOPPING}
    try:
        for one, former in before.items():
            if former not in {signal.SIG_IGN, None}:
                signal.signal(one, handler)
        yield
    finally:
        for one, former in before.items():
            if former is not None:
                signal.signal(one, former)


def _stop(number: int, _: FrameType | None) -> None:
    raise Stopped(number)
