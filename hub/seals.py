"""How a file looks from outside: as long as that is the same, nobody has written to it.

It is what git goes by to tell which files have changed (its index), with the same care: a file
changed so shortly before that another change might look the same has no seal yet.
"""

from __future__ import annotations

import os
import stat
import time

Seal = tuple[int, ...]
"""The inode of a file, its size, and when its content and it itself were last changed."""

NO_SEAL: Seal = ()

_SECOND = 1_000_000_000

_COARSE, _FINE = 2_000_000_000, 100_000_000
"""Two changes within so many nanoseconds can look the same: by a disk that counts whole seconds, and
by one with parts of them, which it takes from a clock that ticks a hundred times a second or more."""


def seal_of(path: str) -> Seal | None:
    """Return the seal of the ordinary file at `path`; None when there is no such file."""
    try:
        seen = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(seen.st_mode):
        return None
    return (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)


def lasting(seal: Seal | None) -> Seal:
    """Return `seal` if it will tell of every later change, or `NO_SEAL`.

    Only POSIX says when a file was last changed at all, which nobody can set.
    """
    if not seal or os.name != "posix":
        return NO_SEAL
    changed = seal[3]
    ticks = _FINE if changed % _SECOND else _COARSE
    return seal if changed < time.time_ns() - ticks else NO_SEAL
