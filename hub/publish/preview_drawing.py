"""How a page's picture is drawn: kind, title and note on the hub's ground, its name at the foot.

1200 by 630 pixels is what the sites that show such pictures show whole. The palette has fourteen
tones, so that a picture stays small: soft edges need a few steps of each colour, not all of them. Runs of
like tones are all that is compressed, which takes half the time of zlib's default for 1 % more bytes.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from hub.pages.preview import Preview
from hub.publish.lettering import LEADING, Face, fitted, typeface, writable
from hub.publish.mark import mark

SIZE = (1200, 630)

COLOURS = {
    "wash": "#f6f3ec",
    "ink": "#16202c",
    "muted": "#46515e",
    "foot": "#0d2f33",
    "foot-ink": "#e6efee",
    "brand": "#0b4f53",
}
"""The colours of the pages (overrides/assets/base.css)."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """A colour in so many steps from its ground, and where they begin in the palette."""

    ground: str
    colour: str
    steps: int
    first: int = 0

    def tone(self, share: float) -> int:
        """Return the number of a tone in the palette, from the ground (0) to the colour (1)."""
        return self.first + round(share * (self.steps - 1))


_INK = Ramp("wash", "ink", 6)
_MUTED = Ramp("wash", "muted", 4, first=6)
_FOOT = Ramp("foot", "foot-ink", 4, first=10)
_ICON = Ramp("brand", "foot-ink", 16)

_LEFT, _WIDTH = 72, 1056
_RULE_TOP, _FOOT_TOP = 60, 530
_KIND_AT, _NOTE_AT, _NAME_AT = 122, 492, 593
_TITLE_TOP, _TITLE_HEIGHT = 152, 300
_TITLE_SIZES = (100, 88, 76, 64, 54, 46)
_SMALL_SIZES = (32, 28, 24)


def drawn(preview: Preview) -> bytes:
    """Draw a picture; return it as a PNG: the same bytes for the same text.

    A title in letters that the typeface lacks leaves its place to the kind.
    """
    picture = _ground(preview.hub).copy()
    title = writable(preview.title, "serif")
    _write_one_line(picture, _KIND_AT, preview.kind if title else "", _MUTED)
    _write_one_line(picture, _NOTE_AT, preview.note, _INK)
    lines = fitted(title or preview.kind, "serif", _TITLE_SIZES, _WIDTH, _TITLE_HEIGHT)
    for number, line in enumerate(lines.lines):
        baseline = _TITLE_TOP + round(lines.size * (0.86 + number * LEADING))
        _write(picture, (_LEFT, baseline), line, ("serif", lines.size), _INK)
    return _as_png(picture, _INK, _MUTED, _FOOT)


def drawn_touch_icon() -> bytes:
    """Draw what a phone shows on its home screen, which takes no SVG; return it as a PNG."""
    icon = Image.new("L", (180, 180))
    icon.paste(mark(124).point(_tones(_ICON)), (28, 28))
    return _as_png(icon, _ICON)


@lru_cache(maxsize=2)
def _ground(hub: str) -> Image.Image:
    """Draw what all pictures of a hub share: the rule, and the foot with the mark and the name."""
    ground = Image.new("L", SIZE)
    draw = ImageDraw.Draw(ground)
    draw.rectangle((_LEFT, _RULE_TOP, _LEFT + _WIDTH - 1, _RULE_TOP + 7), fill=_INK.tone(1))
    draw.rectangle((0, _FOOT_TOP, *SIZE), fill=_FOOT.tone(0))
    ground.paste(mark(60).point(_tones(_FOOT)), (_LEFT - 7, _FOOT_TOP + 19))
    name = fitted(writable(hub, "serif"), "serif", (38, 30, 24), _WIDTH - 64, 50)
    _write(ground, (_LEFT + 64, _NAME_AT), name.lines[0], ("serif", name.size), _FOOT)
    return ground


def _write_one_line(picture: Image.Image, baseline: int, text: str, ramp: Ramp) -> None:
    kept = writable(text, "sans")
    line = fitted(kept, "sans", _SMALL_SIZES, _WIDTH, 40)
    _write(picture, (_LEFT, baseline), line.lines[0], ("sans", line.size), ramp)


def _write(
    picture: Image.Image, at: tuple[int, int], text: str, face: tuple[Face, int], ramp: Ramp
) -> None:
    """Write `text` with its baseline beginning at `at`."""
    font = typeface(*face)
    left, top, right, bottom = (round(edge) for edge in font.getbbox(text, anchor="ls"))
    strip = Image.new("L", (right - left, bottom - top))
    ImageDraw.Draw(strip).text((-left, -top), text, font=font, fill=255, anchor="ls")
    picture.paste(strip.point(_tones(ramp)), (at[0] + left, at[1] + top))


@lru_cache(maxsize=8)
def _tones(ramp: Ramp) -> list[int]:
    """Return the tone for each level of a mask, from 0 to 255."""
    return [ramp.tone(level / 255) for level in range(256)]


def _as_png(picture: Image.Image, *ramps: Ramp) -> bytes:
    picture.putpalette([value for ramp in ramps for value in _palette(ramp)])
    file = io.BytesIO()
    picture.save(file, "PNG", bits=4, compress_type=zlib.Z_RLE)
    return file.getvalue()


def _palette(ramp: Ramp) -> list[int]:
    """Return the red, green and blue of each step of a colour."""
    pairs = list(zip(_rgb(ramp.ground), _rgb(ramp.colour), strict=True))
    return [
        round(one + (other - one) * step / (ramp.steps - 1))
        for step in range(ramp.steps)
        for one, other in pairs
    ]


def _rgb(name: str) -> bytes:
    return bytes.fromhex(COLOURS[name].removeprefix("#"))
