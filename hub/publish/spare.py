"""The folders of the site before the last one, used again: thousands need not be made and deleted.

What lies in them is taken for nothing but bytes: each file counts only by its digest. A file that
the new site does not have goes before anybody writes, since a file may be linked to the site that
is being shown, and writing into it would change both.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

_MADE_BY_OTHERS = ("assets", "pagefind-")


def take_over(spare: Path, site: Path, expected: Collection[str]) -> None:
    """Move the folders in `spare` to the empty folder `site`; only `expected` files stay in them."""
    if not spare.is_dir():
        return
    for entry in list(os.scandir(spare)):
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(_MADE_BY_OTHERS):
            place = f"{site}/{entry.name}"
            Path(entry.path).rename(place)
            _prune(place, entry.name, expected)


def _prune(folder: str, path: str, expected: Collection[str]) -> bool:
    """Remove what is not expected; tell whether anything is left."""
    left = False
    for entry in list(os.scandir(folder)):
        inner = f"{path}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            left |= _prune(entry.path, inner, expected)
        elif inner in expected:
            left = True
        else:
            Path(entry.path).unlink()
    if not left:
        Path(folder).rmdir()
    return left
