"""Where places are: a map of all of them, and a small one for each, as plain data."""

from __future__ import annotations

from collections.abc import Sequence

from hub.library import Entry
from hub.mapping import Frame, Land, Mark, Position, corners, frame_around, land_path, merged
from hub.pages.lines import told_of_place
from hub.pages.page import MAX_LISTED
from hub.pages.whole import Shown, Site
from hub.pages.words import counted, joined
from hub.records import Place

_BRITAIN = frame_around(corners((-8.6, 49.9, 2.0, 58.9)), 420, margin=0.02)
_MIDDLE: Position = (-2.5, 54.0)
"""Where the world's map marks Britain."""

_TITLES: dict[Land, str] = {"world": "The world", "britain": "Britain"}
_WIDTH = 880
_APART = 28.0
"""As wide as what a mark answers to, so that no two lie on each other."""

_LIST = "#hub-placelist"
_INSET = "#hub-map-britain"

Placed = tuple[Entry, Position]


def places_map(site: Site) -> Shown | None:
    """Return the maps of all places with a point; None when there is none."""
    placed = _placed(site)
    if not placed:
        return None
    british = [one for one in placed if _BRITAIN.holds(one[1])]
    inset = len(british) > 1
    world = frame_around(_extent(placed), _WIDTH)
    maps = [_map(site, "world", world, placed, inset=inset)]
    if inset:
        maps.append(_map(site, "britain", _BRITAIN, british))
    return {"maps": maps, "elsewhere": _elsewhere(site)}


def explore_map(site: Site) -> Shown:
    """Return what the explore page draws its map from: the land, and where each place lies on it.

    `frames` are the world and Britain, none of them without a place; `middle` is where the world's
    map marks Britain, `apart` how near marks may lie to each other.
    """
    placed = _placed(site)
    if not placed:
        return {"frames": [], "apart": _APART, "middle": []}
    world = frame_around(_extent(placed), _WIDTH)
    frames = [_drawn("world", world, placed), _drawn("britain", _BRITAIN, placed)]
    return {"frames": frames, "apart": _APART, "middle": list(world.place(_MIDDLE))}


def _drawn(name: Land, frame: Frame, placed: Sequence[Placed]) -> Shown:
    inside = {one.id: list(frame.place(at)) for one, at in placed if frame.holds(at)}
    view = f"0 0 {frame.width} {frame.height}"
    land = land_path(name, frame)
    return {"title": _TITLES[name], "view": view, "land": land, "places": inside}


def small_map(place: Place, where: str) -> Shown | None:
    """Return a small map with one place on it; `where` says in words where that is."""
    if place.point is None:
        return None
    here = (place.point.longitude, place.point.latitude)
    name: Land = "britain" if _BRITAIN.holds(here) else "world"
    frame = _BRITAIN if name == "britain" else _window(here)
    x, y = frame.place(here)
    return {
        "view": f"0 0 {frame.width} {frame.height}",
        "land": land_path(name, frame),
        "x": x,
        "y": y,
        "label": f"Map: {place.title} is in {where}" if where else f"Map: where {place.title} is",
        "approximate": place.point.approximate,
    }


def _placed(site: Site) -> list[Placed]:
    """Return the places with a point, those with the most case studies first."""
    found = [
        (entry, (place.point.longitude, place.point.latitude))
        for entry, place in site.hub.records(Place)
        if place.point
    ]
    return sorted(found, key=lambda one: (-_cases(site, one[0]), one[0].id))


def _extent(placed: Sequence[Placed]) -> list[Position]:
    """Return what the map has to hold: the places, and at least some of the world around them."""
    points = [position for _, position in placed]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    return corners(
        (max(-180, west - 8), max(-58, south - 8), min(180, east + 8), min(80, north + 8))
    )


def _window(here: Position) -> Frame:
    east, north = here
    return frame_around(corners((east - 14, north - 7, east + 14, north + 7)), 420, margin=0)


def _map(
    site: Site,
    name: Land,
    frame: Frame,
    placed: Sequence[Placed],
    *,
    inset: bool = False,
) -> Shown:
    """Return one map; with `inset`, what lies in Britain is one mark that leads to its own map."""
    table = {entry.id: entry for entry, _ in placed}
    gathered = [one for one in placed if inset and _BRITAIN.holds(one[1])]
    single = [one for one in placed if one not in gathered]
    marks = merged([(entry.id, frame.place(position)) for entry, position in single], _APART)
    shown = [_mark(site, mark, table) for mark in marks]
    if gathered:
        shown.insert(0, _gathered(frame, len(gathered)))
    return {
        "id": f"hub-map-{name}",
        "title": _TITLES[name],
        "view": f"0 0 {frame.width} {frame.height}",
        "land": land_path(name, frame),
        "marks": shown,
        "label": f"{_TITLES[name]}: map with {counted(len(shown), 'mark')}",
    }


def _gathered(frame: Frame, number: int) -> Shown:
    x, y = frame.place(_MIDDLE)
    label = f"{number} places in Britain, on the map below"
    return {"x": x, "y": y, "count": number, "url": "", "anchor": _INSET, "label": label}


def _mark(site: Site, mark: Mark, table: dict[str, Entry]) -> Shown:
    first = table[mark.ids[0]]
    number = len(mark.ids)
    if number == 1:
        told = told_of_place(site, first.id)
        where = {"url": first.url, "anchor": "", "label": f"{first.title}: {told}"}
    else:
        names = joined([table[one].title for one in mark.ids], 5)
        where = {"url": "", "anchor": _LIST, "label": f"{number} places: {names}"}
    return {"x": mark.x, "y": mark.y, "count": number} | where


def _elsewhere(site: Site) -> list[Shown]:
    """Return the places at no one point, as far as a list may go."""
    found = sorted(
        (entry for entry, place in site.hub.records(Place) if place.point is None),
        key=lambda entry: entry.title.casefold(),
    )
    return [
        {
            "title": entry.title,
            "url": entry.url,
            "note": told_of_place(site, entry.id),
        }
        for entry in found[:MAX_LISTED]
    ]


def _cases(site: Site, entry: Entry) -> int:
    return len(site.links.cases_in.get(entry.id, ()))
