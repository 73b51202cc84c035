"""Lettering for pictures: the typefaces, what they can write, and lines that fit into a box."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from PIL import ImageFont

Face = Literal["serif", "sans"]

LEADING = 1.14
"""The height of a line of the serif, as a share of its size."""

_FILES = {
    "serif": ("font_source_serif_pro", "SourceSerifPro-Bold.otf"),
    "sans": ("font_source_sans_pro", "SourceSansPro-Semibold.otf"),
}
_MEASURED_AT = 100
_NO_LETTER = "\uffff"
_CUT = "…"
_VARIANT = re.compile("[\ufe00-\ufe0f]")
"""Signs that only ask for another form of the one before, such as a coloured one."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text broken into lines, and the size in pixels at which they fit."""

    size: int
    lines: tuple[str, ...]


@lru_cache(maxsize=32)
def typeface(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """Return one of the two typefaces, from the packages that carry them."""
    package, name = _FILES[face]
    return ImageFont.truetype(str(files(package) / "files" / name), size)


def writable(text: str, face: Face) -> str:
    """Return what `face` can write of `text`, and '' when that is nothing to read.

    A sign that it lacks goes. A word with letters that it lacks becomes '…', so that nobody takes
    what is left for the whole.
    """
    words: list[str] = []
    for word in _VARIANT.sub("", unicodedata.normalize("NFC", text)).split():
        kept = "".join(one for one in word if _has(face, one))
        if any(_is_read(one) and not _has(face, one) for one in word):
            kept = _CUT
        if kept and not (kept == _CUT and words[-1:] == [_CUT]):
            words.append(kept)
    return " ".join(words) if any(map(_is_read, "".join(words))) else ""


def fitted(text: str, face: Face, sizes: Sequence[int], width: int, height: int) -> Lines:
    """Break `text` into even lines at the largest of `sizes` at which they fit into the box.

    `sizes` go from large to small; what does not fit at the smallest is cut off with '…'.
    """
    words = _short_enough(text.split(), face, width / sizes[-1])
    widest = max((_width(face, word) for word in words), default=0)
    for size in sizes:
        lines, most = _broken(words, face, width / size), int(height // (size * LEADING))
        if len(lines) <= most and widest * size <= width:
            return Lines(size, tuple(_even(words, face, width / size, len(lines))))
    return Lines(size, (*lines[: most - 1], _cut(lines[most - 1], face, width / size)))


@lru_cache(maxsize=4096)
def _has(face: Face, letter: str) -> bool:
    """Tell whether `face` draws something of its own for `letter`, not the box for what it lacks."""
    drawn = _drawn(face, letter)
    return any(drawn) and drawn != _drawn(face, _NO_LETTER)


def _drawn(face: Face, letter: str) -> bytes:
    return bytes(typeface(face, 40).getmask(letter))


def _is_read(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LN"


@lru_cache(maxsize=4096)
def _width(face: Face, text: str) -> float:
    """Return how wide `text` is, as a share of its size."""
    return typeface(face, _MEASURED_AT).getlength(text) / _MEASURED_AT


def _short_enough(words: Sequence[str], face: Face, width: float) -> list[str]:
    """Break the words that alone are wider than a line."""
    found = []
    for word in words:
        rest = word
        while _width(face, rest) > width:
            most = next(at for at in range(len(rest), 0, -1) if _width(face, rest[:at]) <= width)
            found.append(rest[:most])
            rest = rest[most:]
        found.append(rest)
    return found


def _broken(words: Sequence[str], face: Face, width: float) -> list[str]:
    lines: list[list[str]] = [[]]
    filled = 0.0
    for word in words:
        wide = _width(face, word)
        if lines[-1] and filled + _width(face, " ") + wide > width:
            lines.append([])
        filled = wide if not lines[-1] else filled + _width(face, " ") + wide
        lines[-1].append(word)
    return [" ".join(line) for line in lines]


def _even(words: Sequence[str], face: Face, width: float, number: int) -> list[str]:
    """Return so many lines that are as even as can be, none of them wider than `width`."""
    least, most = max((_width(face, word) for word in words), default=0), width
    for _ in range(8):
        tried = (least + most) / 2
        if len(_broken(words, face, tried)) <= number:
            most = tried
        else:
            least = tried
    return _broken(words, face, most)


def _cut(line: str, face: Face, width: float) -> str:
    while " " in line and _width(face, line + _CUT) > width:
        line = line.rpartition(" ")[0]
    return f"{line.rstrip(',;:.')}{_CUT}"
