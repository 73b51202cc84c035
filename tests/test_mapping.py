"""The projection, frames, marks and land of the maps, and the maps as pages show them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from builders import page
from hub.mapping import corners, equal_earth, frame_around, land_path, merged
from page_data import case, shown


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ((0, 0), (0, 0)),
        ((180, 0), (2.7066, 0)),
        ((0, 90), (0, 1.3173627591574)),
        ((0, -90), (0, -1.3173627591574)),
        ((-90, 0), (-1.3533, 0)),
    ],
)
def test_the_projection_gives_the_known_values_of_equal_earth(
    position: tuple[float, float], expected: tuple[float, float]
) -> None:
    assert equal_earth(position) == pytest.approx(expected, abs=1e-4)


def test_the_projection_keeps_areas() -> None:
    def area(south: float) -> float:
        ring = [
            equal_earth(one) for one in ((0, south), (1, south), (1, south + 1), (0, south + 1))
        ]
        pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2

    assert area(60) / area(0) == pytest.approx(0.4924, abs=2e-3)


def test_a_frame_holds_what_it_was_made_for_with_north_above() -> None:
    frame = frame_around([(-4, 50), (1, 58)], 400)
    assert frame.width == 400
    assert frame.holds((-4, 50))
    assert frame.holds((1, 58))
    assert not frame.holds((20, 50))
    assert frame.place((0, 58))[1] < frame.place((0, 50))[1]


def test_one_position_is_enough_for_a_frame() -> None:
    assert frame_around([(10, 10)], 100).holds((10, 10))


def test_marks_that_lie_near_share_one() -> None:
    marks = merged([("a", (0, 0)), ("b", (5, 0)), ("c", (50, 0)), ("d", (11, 0))], 12)
    assert [(one.x, one.ids) for one in marks] == [(0, ("a", "b", "d")), (50, ("c",))]


def test_what_is_just_far_enough_stands_alone() -> None:
    assert len(merged([("a", (0, 0)), ("b", (12, 0))], 12)) == 2


def test_merged_marks_never_lie_on_each_other() -> None:
    placed = [(str(n), ((n * 37) % 200, (n * 91) % 150)) for n in range(300)]
    marks = merged(placed, 24)
    assert sum(len(one.ids) for one in marks) == 300
    near = [
        (a, b)
        for a in marks
        for b in marks
        if a is not b and (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < 24**2
    ]
    assert near == []


def test_land_stays_within_its_frame_and_is_the_same_each_time() -> None:
    frame = frame_around(corners((-8, 50, 2, 59)), 420)
    path = land_path("britain", frame)
    numbers = [float(one) for one in re.findall(r"-?\d+\.?\d*", path)]
    assert len(numbers) > 400
    assert min(numbers) >= -2.1
    assert max(numbers[::2]) <= frame.width + 2.1
    assert max(numbers[1::2]) <= frame.height + 2.1
    land_path.cache_clear()
    assert land_path("britain", frame) == path


def test_no_outline_jumps_over_the_whole_map() -> None:
    frame = frame_around(corners((-180, -58, 180, 80)), 1000)
    for ring in land_path("world", frame).split("M")[1:]:
        points = [tuple(map(float, one.split())) for one in ring.rstrip("Z").split("L")]
        steps = [abs(a[0] - b[0]) for a, b in pairwise(points)]
        assert max(steps) < 300


def test_every_continent_that_has_people_is_there() -> None:
    for west, south in ((-100, 40), (-60, -10), (20, 0), (10, 48), (90, 60), (130, -25)):
        window = frame_around(corners((west, south, west + 4, south + 4)), 100, margin=0)
        assert land_path("world", window)


def test_the_open_sea_has_no_land() -> None:
    assert land_path("world", frame_around(corners((-140, -40, -135, -35)), 100)) == ""


def test_the_land_is_small_and_says_where_it_is_from() -> None:
    folder = Path(__file__).parents[1] / "hub/data"
    assert (folder / "land.json").stat().st_size < 60_000
    assert "Natural Earth" in (folder / "README.md").read_text(encoding="utf-8")


def place(name: str, latitude: float, longitude: float) -> dict[str, str]:
    """Return a place at a point, as a file."""
    point = {"latitude": latitude, "longitude": longitude}
    return {f"content/places/{name}.md": page("content/places", title=name.title(), point=point)}


def test_a_mark_leads_to_its_place_and_says_its_name(tmp_path: Path) -> None:
    files = {**place("plymouth", 50.37, -4.14), **place("oslo", 59.9, 10.7)}
    [world] = shown(tmp_path, "places/index.md", files)["map"]["maps"]
    marks = {one["label"]: one["url"] for one in world["marks"]}
    assert marks == {
        "Plymouth: 1 case study": "places/plymouth/",
        "Oslo: no case studies": "places/oslo/",
    }


def test_near_places_share_a_mark_that_leads_to_the_list(tmp_path: Path) -> None:
    files = {
        **place("oslo", 59.9, 10.7),
        **place("moss", 59.4, 10.7),
        **place("perth", -32.0, 115.9),
    }
    [world] = shown(tmp_path, "places/index.md", files)["map"]["maps"]
    shared = [one for one in world["marks"] if one["count"] == 2]
    assert [(one["label"], one["anchor"]) for one in shared] == [
        ("2 places: Moss and Oslo", "#hub-placelist")
    ]


def test_britain_has_a_map_of_its_own(tmp_path: Path) -> None:
    files = {
        **place("plymouth", 50.37, -4.14),
        **place("leeds", 53.8, -1.55),
        **place("perth", -32.0, 115.9),
    }
    data = shown(tmp_path, "places/index.md", {**files, **case()})["map"]
    assert [one["id"] for one in data["maps"]] == ["hub-map-world", "hub-map-britain"]
    assert data["maps"][0]["marks"][0]["anchor"] == "#hub-map-britain"
    assert len(data["maps"][1]["marks"]) == 2


def test_a_place_without_a_point_is_named_beside_the_map(tmp_path: Path) -> None:
    data = shown(tmp_path, "places/index.md", place("oslo", 59.9, 10.7))
    assert [one["title"] for one in data["map"]["elsewhere"]] == ["Plymouth"]
    assert shown(tmp_path, "places/plymouth.md")["map"] is None


def test_without_a_point_there_is_no_map(tmp_path: Path) -> None:
    assert shown(tmp_path, "places/index.md")["map"] is None


def test_a_small_map_has_the_place_inside(tmp_path: Path) -> None:
    small = shown(tmp_path, "places/oslo.md", place("oslo", 59.9, 10.7))["map"]
    _, _, width, height = map(int, small["view"].split())
    assert 0 < small["x"] < width
    assert 0 < small["y"] < height
    assert small["land"]
