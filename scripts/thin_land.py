"""Thin Natural Earth's land outlines to what the maps need; run once, the result is kept.

The outlines are `land-110m.json` and `land-50m.json` of the npm package `world-atlas` 2.0.2:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python scripts/thin_land.py package hub/data/land.json
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

Point = tuple[float, float]
Ring = list[Point]


class Choice(NamedTuple):
    """What to keep of a file: rings wholly inside an extent, to a tolerance; all in degrees.

    An extent is west, south, east, north.
    """

    file: str
    extent: tuple[float, float, float, float]
    tolerance: float
    least_area: float
    decimals: int


CHOICES = {
    "world": Choice("land-110m.json", (-180.0, -58.0, 200.0, 84.0), 0.25, 1.5, 1),
    "britain": Choice("land-50m.json", (-11.0, 49.0, 2.6, 61.0), 0.02, 0.01, 2),
}


def main(folder: str, target: str) -> int:
    """Thin the outlines in `folder` and write them to the file `target`."""
    data = {name: list(_thinned(Path(folder), choice)) for name, choice in CHOICES.items()}
    text = json.dumps(data, separators=(",", ":"))
    Path(target).write_text(text + "\n", encoding="utf-8")
    print(f"{len(text)} bytes in {target}")
    return 0


def _thinned(folder: Path, choice: Choice) -> Iterator[list[float]]:
    west, south, east, north = choice.extent
    for ring in _rings(json.loads((folder / choice.file).read_text(encoding="utf-8"))):
        inside = all(west <= x <= east and south <= y <= north for x, y in ring)
        if inside and _area(ring) >= choice.least_area:
            simple = _simplified(ring, choice.tolerance)
            if len(simple) > 3:
                yield [round(number, choice.decimals) for point in simple[:-1] for number in point]


def _rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """Return every ring of a TopoJSON file: https://github.com/topojson/topojson-specification."""
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                whole = (arcs[index] if index >= 0 else arcs[~index][::-1] for index in ring)
                yield _unbroken([point for arc in whole for point in arc])


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    across, up = (accumulate(steps) for steps in zip(*arc, strict=True))
    return [(x * scale_x + left, y * scale_y + bottom) for x, y in zip(across, up, strict=True)]


def _unbroken(ring: Ring) -> Ring:
    """Go on beyond 180 degrees where a ring would jump to the other side of the map."""
    found = [ring[0]]
    for x, y in ring[1:]:
        before = found[-1][0]
        found.append((x - 360 * round((x - before) / 360), y))
    turns = round((min(x for x, _ in found) + max(x for x, _ in found)) / 720)
    return [(x - 360 * turns, y) for x, y in found]


def _area(ring: Ring) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def _simplified(line: Ring, tolerance: float) -> Ring:
    """Drop points nearer than `tolerance` to what is left (Douglas and Peucker, 1973)."""
    kept, waiting = {0, len(line) - 1}, [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        away = [_distance(point, line[first], line[last]) for point in line[first + 1 : last]]
        if away and max(away) > tolerance:
            middle = first + 1 + away.index(max(away))
            kept.add(middle)
            waiting += [(first, middle), (middle, last)]
    return [line[index] for index in sorted(kept)]


def _distance(point: Point, start: Point, end: Point) -> float:
    across, up = end[0] - start[0], end[1] - start[1]
    length = across**2 + up**2
    along = (point[0] - start[0]) * across + (point[1] - start[1]) * up
    share = min(1.0, max(0.0, along / length)) if length else 0.0
    x, y = start[0] + share * across, start[1] + share * up
    return float(((point[0] - x) ** 2 + (point[1] - y) ** 2) ** 0.5)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
