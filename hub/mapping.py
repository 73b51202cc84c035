"""Maps without a library: a projection, a frame to draw in, and marks that do not lie on each other.

Positions are (longitude, latitude) in degrees; what is drawn is in the frame's own units, with y
growing downwards as in SVG.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, hypot, radians, sin, sqrt
from typing import Literal

Position = tuple[float, float]
Land = Literal["world", "britain"]
Extent = tuple[float, float, float, float]

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_CLIP_MARGIN = 2.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the projected world is drawn, `width` units wide."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    def place(self, position: Position) -> Position:
        """Return where a position lies in the frame, to a tenth of a unit."""
        x, y = equal_earth(position)
        return round((x - self.left) * self.scale, 1), round((self.top - y) * self.scale, 1)

    def holds(self, position: Position) -> bool:
        """Tell whether a position lies inside the frame."""
        x, y = self.place(position)
        return 0 <= x <= self.width and 0 <= y <= self.height


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in a frame, and the ids of what it stands for, the first to be placed first."""

    x: float
    y: float
    ids: tuple[str, ...]


def equal_earth(position: Position) -> Position:
    """Project a position, in radii of the globe, y upwards.

    The formula is that of Savric, Patterson and Jenny, "The Equal Earth map projection",
    International Journal of Geographical Information Science 33 (2019), published online 2018.
    """
    longitude, latitude = map(radians, position)
    a1, a2, a3, a4 = _A
    angle = asin(sqrt(3) / 2 * sin(latitude))
    six = angle**6
    slope = 9 * a4 * six * angle**2 + 7 * a3 * six + 3 * a2 * angle**2 + a1
    x = 2 * sqrt(3) * longitude * cos(angle) / (3 * slope)
    return x, angle * (a4 * six * angle**2 + a3 * six + a2 * angle**2 + a1)


def frame_around(positions: Iterable[Position], width: int, margin: float = 0.06) -> Frame:
    """Return the frame that holds `positions`, with a share of its size as `margin` on each side."""
    points = [equal_earth(position) for position in positions]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    bottom, top = min(y for _, y in points), max(y for _, y in points)
    room = margin * max(right - left, top - bottom, 0.01)
    scale = width / (right - left + 2 * room)
    return Frame(left - room, top + room, scale, width, round((top - bottom + 2 * room) * scale))


def corners(extent: Extent) -> list[Position]:
    """Return positions on the edges of an extent (west, south, east, north)."""
    west, south, east, north = extent
    middle = (west + east) / 2
    return [(x, y) for x in (west, middle, east) for y in (south, north)]


def merged(placed: Sequence[tuple[str, Position]], distance: float) -> tuple[Mark, ...]:
    """Return marks for what is placed in a frame; what lies nearer than `distance` shares one.

    Each joins the nearest mark there is; the order of `placed` decides which mark was there
    first, so the same places always give the same marks.
    """
    found: list[tuple[Position, list[str]]] = []
    for name, (x, y) in placed:
        near = [(hypot(x - a, y - b), index) for index, ((a, b), _) in enumerate(found)]
        away, index = min(near, default=(distance, -1))
        if away < distance:
            found[index][1].append(name)
        else:
            found.append(((x, y), [name]))
    return tuple(Mark(x, y, tuple(names)) for (x, y), names in found)


@cache
def land_path(name: Land, frame: Frame) -> str:
    """Return the land in a frame as the `d` of an SVG path; "" where there is only sea."""
    parts = []
    for ring in _land()[name]:
        inside = _clipped([frame.place(position) for position in ring], frame)
        points = [point for index, point in enumerate(inside) if point != inside[index - 1]]
        if len(points) > 2:
            parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z")
    return "".join(parts)


@cache
def _land() -> dict[str, list[list[Position]]]:
    text = files("hub").joinpath("data/land.json").read_text(encoding="utf-8")
    return {
        name: [list(zip(ring[::2], ring[1::2], strict=True)) for ring in rings]
        for name, rings in json.loads(text).items()
    }


def _clipped(ring: list[Position], frame: Frame) -> list[Position]:
    """Cut a ring to its frame, edge by edge (Sutherland and Hodgman, 1974)."""
    for axis, limit, keeps in (
        (0, -_CLIP_MARGIN, 1),
        (0, frame.width + _CLIP_MARGIN, -1),
        (1, -_CLIP_MARGIN, 1),
        (1, frame.height + _CLIP_MARGIN, -1),
    ):
        ring = _cut(ring, axis, limit, keeps)
    return ring


def _cut(ring: list[Position], axis: int, limit: float, keeps: int) -> list[Position]:
    """Keep what lies on one side of a line across `axis`: above `limit` when `keeps` is 1."""
    kept: list[Position] = []
    for before, here in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was_in, is_in = ((one[axis] - limit) * keeps >= 0 for one in (before, here))
        if was_in != is_in:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            x, y = (a + share * (b - a) for a, b in zip(before, here, strict=True))
            kept.append((round(x, 1), round(y, 1)))
        if is_in:
            kept.append(here)
    return kept
