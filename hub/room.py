"""Errors that are the machine's: a disk without room, a file that may not be read or written."""

from __future__ import annotations

import errno

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}


def is_no_room(code: int | None) -> bool:
    """Tell whether the number of an error says that a disk is full, or an allowance used up."""
    return code in _NO_ROOM


def said_plainly(error: OSError) -> str:
    """Say what is wrong and what to do; nothing when it is no such error."""
    if is_no_room(error.errno):
        place = error.filename2 or error.filename  # the first is what was to be copied
        where = f" for {place}" if place else ""
        return f"There is no room left on the disk{where}: make room, then build again."
    if error.errno in _NO_RIGHT and error.filename:
        return (
            f"{error.filename} cannot be read or written: {error.strerror}. "
            "Let whoever builds the site do that."
        )
    return ""
