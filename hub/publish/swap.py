"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux (renameat2(2)) and `RENAME_SWAP` of macOS (renamex_np(2))."""


def exchanged(one: Path, other: Path) -> bool:
    """Let the folders `one` and `other` change places at once; return whether that was possible.

    Whoever looks, or is killed, at any moment finds both folders whole. Where the system or its
    disk cannot do it nothing happens.
    """
    try:
        return _exchange(os.fsencode(one), os.fsencode(other)) == 0
    except (AttributeError, OSError):
        return False


def _exchange(one: bytes, other: bytes) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        return int(library.renamex_np(one, other, _EXCHANGE))
    return int(library.renameat2(_AT_FDCWD, one, _AT_FDCWD, other, _EXCHANGE))
