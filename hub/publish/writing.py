"""Lines of text put together from letters that are drawn once.

Pillow has FreeType draw each letter of a line three times, each time anew, and that was half of the
time that a picture took. Where letters stand comes from how wide pairs of them are, so kerning stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest

from PIL import Image, ImageDraw

from hub.publish.lettering import Face, typeface

_SINGLE = re.compile("[ -~\u00a1-\u00ac\u00ae-\u012b\u012e-\u017f\u2010-\u2026]*")
"""Letters that are one shape each in both typefaces; others may be several, or change others."""

_SHAPES = {"serif": re.compile("ff[il]|ff|f[ilt]|."), "sans": re.compile("fft?|ft|.")}
"""What is one shape in each typeface: a ligature or a letter."""


def write(
    image: Image.Image, at: tuple[int, int], text: str, face: tuple[Face, int], ink: int
) -> None:
    """Write a line in tone `ink` with its baseline beginning at `at`, on the tone that is there.

    It looks as if `ImageDraw.text` had written it. Only where the soft edges of two letters lie over
    each other may a point be a tone lighter or darker.
    """
    draw = ImageDraw.Draw(image)
    if not _SINGLE.fullmatch(text):
        draw.text(at, text, font=typeface(*face), fill=ink, anchor="ls")
        return
    for shape, along in _placed(text, *face):
        drawn, left, top = _drawn(shape, *face)
        draw.bitmap((at[0] + along + left, at[1] + top), drawn, fill=ink)


def _placed(text: str, face: Face, size: int) -> Iterator[tuple[str, int]]:
    """Return each shape of a line, and how many pixels along it stands."""
    along = 0.0
    shapes = _SHAPES[face].findall(text)
    for shape, following in zip_longest(shapes, shapes[1:], fillvalue=""):
        yield shape, int(along + 0.5)  # as FreeType's whole pixels are found, not to even ones
        along += _step(shape, following, face, size)


@lru_cache(maxsize=8192)
def _step(shape: str, following: str, face: Face, size: int) -> float:
    """Return how far from `shape` the one `following` it stands."""
    font = typeface(face, size)
    return font.getlength(shape + following) - font.getlength(following)


@lru_cache(maxsize=2048)
def _drawn(shape: str, face: Face, size: int) -> tuple[Image.Image, int, int]:
    """Return a shape as a mask, and where it lies from its place on the baseline."""
    font = typeface(face, size)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(shape, anchor="ls"))
    mask = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(mask).text((-left, -top), shape, font=font, fill=255, anchor="ls")
    return mask, left, top
