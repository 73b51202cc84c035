"""How a page's picture is drawn: kind, title and note on the hub's ground, its name at the foot.

1200 by 630 pixels is what the sites that show such pictures show whole. The palette has fourteen
tones, so that a picture stays small: soft edges need a few steps of each colour, not all of them.
It is put together from strips, of which most are the same in many pictures.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from hub.pages.preview import Preview
from hub.publish.lettering import LEADING, fitted, writable
from hub.publish.mark import mark
from hub.publish.strips import Strip, as_png, strip_of
from hub.publish.writing import write

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
    """A colour in so many steps from its ground, and where they begin in the palette.

    The steps are numbered in turn, so what Pillow blends of the first number and the last is the
    number of the tone between.
    """

    ground: str
    colour: str
    steps: int
    first: int = 0

    @property
    def last(self) -> int:
        """Where they end in the palette: the number of the colour itself."""
        return self.first + self.steps - 1


INK = Ramp("wash", "ink", 6)
MUTED = Ramp("wash", "muted", 4, first=6)
FOOT = Ramp("foot", "foot-ink", 4, first=10)
_ICON = Ramp("brand", "foot-ink", 16)

_LEFT, _WIDTH = 72, 1056
_RULE_TOP, _KIND_TOP, _TITLE_TOP, _NOTE_TOP, _FOOT_TOP = 60, 80, 132, 456, 530
"""Where the strips begin that a picture is put together from."""

_KIND_AT, _NOTE_AT, _NAME_AT = 122, 492, 593
_BOX_TOP, _BOX_HEIGHT = 152, 300
TITLE_SIZES = (100, 88, 76, 64, 54, 46)
_SMALL_SIZES = (32, 28, 24)


def drawn(preview: Preview) -> bytes:
    """Draw a picture; return it as a PNG: the same bytes for the same text.

    A title in letters that the typeface lacks leaves its place to the kind.
    """
    title = writable(preview.title, "serif")
    strips = (
        _rule(),
        _small(preview.kind if title else "", MUTED, _KIND_TOP, _KIND_AT, _TITLE_TOP),
        *_title(title or preview.kind),
        _small(preview.note, INK, _NOTE_TOP, _NOTE_AT, _FOOT_TOP),
        _foot(preview.hub),
    )
    return as_png(strips, SIZE[0], _palette(INK, MUTED, FOOT))


def drawn_touch_icon() -> bytes:
    """Draw what a phone shows on its home screen, which takes no SVG; return it as a PNG."""
    icon = Image.new("L", (180, 180), _ICON.first)
    ImageDraw.Draw(icon).bitmap((28, 28), mark(124), fill=_ICON.last)
    return as_png([strip_of(icon)], 180, _palette(_ICON))


@lru_cache(maxsize=1)
def _rule() -> Strip:
    strip = _blank(0, _KIND_TOP, INK)
    rule = (_LEFT, _RULE_TOP, _LEFT + _WIDTH - 1, _RULE_TOP + 7)
    ImageDraw.Draw(strip).rectangle(rule, fill=INK.last)
    return strip_of(strip)


@lru_cache(maxsize=1024)
def _small(text: str, ramp: Ramp, top: int, baseline: int, bottom: int) -> Strip:
    """Write one line, such as the kinds and places that many pages share."""
    strip = _blank(top, bottom, ramp)
    line = fitted(writable(text, "sans"), "sans", _SMALL_SIZES, _WIDTH, 40)
    write(strip, (_LEFT, baseline - top), line.lines[0], ("sans", line.size), ramp.last)
    return strip_of(strip)


def _title(text: str) -> tuple[Strip, Strip]:
    """Write the title; return it and the empty rows below it."""
    found = fitted(text, "serif", TITLE_SIZES, _WIDTH, _BOX_HEIGHT)
    tops = [_BOX_TOP + number * LEADING * found.size for number in range(len(found.lines))]
    end = min(round(tops[-1] + 1.5 * found.size), _NOTE_TOP)
    strip = _blank(_TITLE_TOP, end, INK)
    for top, line in zip(tops, found.lines, strict=True):
        baseline = round(top + 0.86 * found.size) - _TITLE_TOP
        write(strip, (_LEFT, baseline), line, ("serif", found.size), INK.last)
    return strip_of(strip), _nothing(end, _NOTE_TOP)


@lru_cache(maxsize=512)
def _nothing(top: int, bottom: int) -> Strip:
    return strip_of(_blank(top, bottom, INK))


@lru_cache(maxsize=2)
def _foot(hub: str) -> Strip:
    """Draw what all pictures of a hub share: the mark and the name."""
    strip = _blank(_FOOT_TOP, SIZE[1], FOOT)
    ImageDraw.Draw(strip).bitmap((_LEFT - 7, 19), mark(60), fill=FOOT.last)
    name = fitted(writable(hub, "serif"), "serif", (38, 30, 24), _WIDTH - 64, 50)
    at = (_LEFT + 64, _NAME_AT - _FOOT_TOP)
    write(strip, at, name.lines[0], ("serif", name.size), FOOT.last)
    return strip_of(strip)


def _blank(top: int, bottom: int, ramp: Ramp) -> Image.Image:
    return Image.new("L", (SIZE[0], bottom - top), ramp.first)


@lru_cache(maxsize=2)
def _palette(*ramps: Ramp) -> bytes:
    return bytes(value for ramp in ramps for value in _tones(ramp))


def _tones(ramp: Ramp) -> list[int]:
    """Return the red, green and blue of each step of a colour."""
    pairs = list(zip(_rgb(ramp.ground), _rgb(ramp.colour), strict=True))
    return [
        round(one + (other - one) * step / (ramp.steps - 1))
        for step in range(ramp.steps)
        for one, other in pairs
    ]


def _rgb(name: str) -> bytes:
    return bytes.fromhex(COLOURS[name].removeprefix("#"))
