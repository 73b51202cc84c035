"""What every result rests on beside the content: our code, and the packages that it uses."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

_PACKAGES = (
    "jinja2",
    "markdown",
    "mkdocs",
    "mkdocs-material",
    "nh3",
    "pagefind",
    "pydantic",
    "pyyaml",
)
_HUB = Path(__file__).parent


@cache
def code_digest() -> bytes:
    """Return a digest of the hub's own code, of Python and of the packages that make pages."""
    versions = [f"{name} {version(name)}" for name in _PACKAGES]
    said = f"{sys.version} {versions}".encode()
    return sha256(said + files_digest([_HUB], {".py", ".json"})).digest()


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
