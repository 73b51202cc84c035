"""The pictures that stand for pages where their links are shared: drawn once, and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from PIL import features

from hub.pages.preview import Preview
from hub.publish.preview_drawing import drawn, drawn_touch_icon

TOUCH_ICON = "assets/apple-touch-icon.png"

_DRAWN_BY = ("mark.py", "lettering.py", "preview_drawing.py")
_DRAWN_WITH = ("pillow", "font-source-serif-pro", "font-source-sans-pro")


def write_previews(site: Path, previews: Iterable[Preview], cache: Path) -> None:
    """Write each picture below `site`, and the icon for phones.

    A picture that `cache` holds is not drawn again; what no page shows any more goes from there.
    """
    kept = cache / _drawn_by()
    kept.mkdir(parents=True, exist_ok=True)
    found = {kept / Path(one.uri).name: one for one in previews}
    for path, preview in found.items():
        target = site / preview.uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(_kept_or_drawn(path, preview))
    for path in cache.rglob("*.png"):
        if path not in found:
            path.unlink(missing_ok=True)
    icon = site / TOUCH_ICON
    icon.parent.mkdir(parents=True, exist_ok=True)
    icon.write_bytes(drawn_touch_icon())


def _kept_or_drawn(path: Path, preview: Preview) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        picture = drawn(preview)
    aside = path.with_suffix(".new")
    aside.write_bytes(picture)
    aside.replace(path)
    return picture


@lru_cache(maxsize=1)
def _drawn_by() -> str:
    """Name what draws the pictures: another hand, or another pen, draws them anew."""
    here = Path(__file__).parent
    hand = b"".join((here / name).read_bytes() for name in _DRAWN_BY)
    pens = [*map(version, _DRAWN_WITH), str(features.check("raqm"))]
    return hashlib.sha256(hand + " ".join(pens).encode()).hexdigest()[:12]
