"""The pictures that stand for pages where their links are shared: drawn once, and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path

from PIL import features

from hub.cache import Cache
from hub.pages.preview import Preview
from hub.publish.preview_drawing import drawn, drawn_touch_icon

TOUCH_ICON = "assets/apple-touch-icon.png"

_DRAWN_BY = ("mark.py", "lettering.py", "writing.py", "strips.py", "preview_drawing.py")
_DRAWN_WITH = ("pillow", "font-source-serif-pro", "font-source-sans-pro")


def write_previews(site: Path, previews: Mapping[str, Preview], cache: Cache) -> dict[str, bytes]:
    """Write each picture (by where it lies) below `site`, and a phone's icon; return their digests.

    A picture that `cache` holds whole is not drawn again.
    """
    record = cache.record("previews")
    known: dict[str, bytes] = record[1] if record and record[0] == _drawn_by() else {}
    wanted = dict[str, Callable[[], bytes]](
        {uri: partial(drawn, one) for uri, one in previews.items()}
    )
    wanted[TOUCH_ICON] = drawn_touch_icon
    made = {uri: _put(site, uri, known.get(uri), draw, cache) for uri, draw in wanted.items()}
    if made != known:
        cache.write_record("previews", (_drawn_by(), made))
    return made


def _put(site: Path, uri: str, key: bytes | None, draw: Callable[[], bytes], cache: Cache) -> bytes:
    if key and cache.put_file(key, f"{site}/{uri}"):
        return key
    path = site / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # it may be linked to the site that is shown
    path.write_bytes(draw())
    return cache.keep_file(path)


@lru_cache(maxsize=1)
def _drawn_by() -> str:
    """Name what draws the pictures: another hand, or another pen, draws them anew."""
    here = Path(__file__).parent
    hand = b"".join((here / name).read_bytes() for name in _DRAWN_BY)
    pens = [*map(version, _DRAWN_WITH), str(features.check("raqm"))]
    return hashlib.sha256(hand + " ".join(pens).encode()).hexdigest()[:12]
