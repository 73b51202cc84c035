"""The hub's mark, drawn for pictures: a question with three answers below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from PIL import Image, ImageDraw

Point = tuple[float, float]

CURVE = (
    "M12.5 15.5C13.6 8.6 18 4.5 24.2 4.5c6.7 0 11.3 4.2 11.3 10 0 4.6-2.5 7.3-6.3 9.7"
    "-3.3 2.1-4.7 3.7-4.7 7.3"
)
"""The line of the mark, as `overrides/.icons/hub/mark.svg` has it, in a square of 48."""

DOTS = ((9.5, 42.0), (24.5, 42.0), (39.5, 42.0))
_SQUARE, _STROKE, _DOT = 48, 5.6, 3.9
_FINER = 4
"""Drawn so many times larger, then made smaller: Pillow draws no soft edges."""

_COMMAND = re.compile(r"([MCc])([^MCc]*)")
_NUMBER = re.compile(r"-?[\d.]+")


@lru_cache(maxsize=4)
def mark(side: int) -> Image.Image:
    """Return the mark in a square of `side` pixels: 255 where it is, 0 around it."""
    scale = side * _FINER / _SQUARE
    image = Image.new("L", (side * _FINER, side * _FINER))
    draw = ImageDraw.Draw(image)
    for point in _line(CURVE):
        _dot(draw, point, _STROKE / 2, scale)
    for point in DOTS:
        _dot(draw, point, _DOT, scale)
    return image.reduce(_FINER)


def _dot(draw: ImageDraw.ImageDraw, at: Point, radius: float, scale: float) -> None:
    x, y, r = (value * scale for value in (*at, radius))
    draw.ellipse((x - r, y - r, x + r, y + r), fill=255)


def _line(path: str) -> Iterator[Point]:
    """Go along the curves of an SVG path in small steps."""
    here: Point = (0.0, 0.0)
    for command, numbers in _COMMAND.findall(path):
        values = [float(one) for one in _NUMBER.findall(numbers)]
        points = list(zip(values[::2], values[1::2], strict=True))
        if command == "M":
            here = points[0]
        for at in range(0, len(points) - len(points) % 3, 3):
            base = here if command == "c" else (0.0, 0.0)
            first, second, end = ((base[0] + x, base[1] + y) for x, y in points[at : at + 3])
            yield from _curve(here, first, second, end)
            here = end


def _curve(start: Point, first: Point, second: Point, end: Point, steps: int = 100) -> list[Point]:
    """Return points along a cubic Bézier curve."""

    def at(share: float, axis: int) -> float:
        rest = 1 - share
        return (
            rest**3 * start[axis]
            + 3 * rest**2 * share * first[axis]
            + 3 * rest * share**2 * second[axis]
            + share**3 * end[axis]
        )

    return [(at(step / steps, 0), at(step / steps, 1)) for step in range(steps + 1)]
