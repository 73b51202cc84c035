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

_TOO_NEW = 2_000_000_000
"""In nanoseconds: the coarsest clock that a disk puts on its files."""


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
    old_enough = seal and seal[3] < time.time_ns() - _TOO_NEW
    return seal if seal and old_enough and os.name == "posix" else NO_SEAL
