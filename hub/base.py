"""What every result rests on beside the content: our code, and the packages that it uses."""

from __future__ import annotations

import sys
import sysconfig
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

_HUB = Path(__file__).parent


@cache
def code_digest() -> bytes:
    """Return a digest of the hub's own code, of Python and of every package that is installed."""
    said = f"{sys.version} {_installed()}".encode()
    return sha256(said + files_digest([_HUB], {".py", ".json"})).digest()


def _installed() -> list[str]:
    """Return the packages with their versions, as the names of their folders have them."""
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    return sorted(path.name for place in places for path in Path(place).glob("*.dist-info"))


def files_digest(places: Iterable[Path], endings: Iterable[str] = ()) -> bytes:
    """Return a digest of files and of all files in folders, by name and content; order is free.

    With `endings`, only files whose names end so count.
    """
    whole = sha256()
    wanted = set(endings)
    for place in places:
        found = [place] if place.is_file() else sorted(place.rglob("*"))
        for path in found:
            if path.is_file() and (not wanted or path.suffix in wanted):
                content = path.read_bytes()
                name = path.relative_to(place.parent).as_posix()
                whole.update(f"{name} {len(content)} ".encode() + content)
    return whole.digest()
