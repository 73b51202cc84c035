"""Names written by hand: which places they mean, and a place that nobody has told of before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hub.findings import did_you_mean, quoted
from hub.intake.forms import NEW_PLACE
from hub.intake.reading import Reading, Trouble
from hub.library import Hub
from hub.skeleton import id_from

_IF_NEW = (
    "If nobody has told of this place here before, fill in what is asked of a new one, one place "
    "an issue"
)


@dataclass(frozen=True, slots=True)
class Places:
    """The ids of the places that were named, the values of a new one, and what is unclear."""

    ids: list[str]
    new: dict[str, Any]
    troubles: tuple[Trouble, ...]


def places_of(reading: Reading, hub: Hub) -> Places:
    """Find the places that were named; of those unknown, one may be told of as new."""
    names = _names(hub)
    written = reading.values.get("places", [])
    unknown = [one for one in written if not _id(names, one)]
    label, new, troubles = reading.label_at(("places",)), {}, list[Trouble]()
    if reading.place and unknown:
        first, *unknown = unknown
        wider = reading.place.get("part_of", [])
        new = {"title": first, **reading.place, "part_of": [_id(names, one) for one in wider]}
        wider_label = reading.label_at((NEW_PLACE, "part_of"))
        troubles += _unknown([one for one in wider if not _id(names, one)], wider_label, hub)
    troubles += _unknown(unknown, label, hub)
    return Places([_id(names, one) or id_from(one) for one in written], new, tuple(troubles))


def _unknown(written: list[str], label: str, hub: Hub) -> Iterator[Trouble]:
    titles = [entry.title for entry in hub.by_kind["place"]]
    for one in written:
        near = did_you_mean(one, titles)
        yield Trouble(
            label,
            f"{quoted(one)} is not a place that this hub knows yet",
            f"{f'{near} ' if near else ''}{_IF_NEW}",
        )


def _names(hub: Hub) -> dict[str, str]:
    """Return the ids of the places by each of their names: title, id, file, other names."""
    names: dict[str, str] = {}
    for entry in hub.by_kind["place"]:
        others = getattr(entry.record, "also_called", ())
        for name in (entry.id, f"{entry.id}.md", entry.title, *others):
            names.setdefault(_plain(name), entry.id)
    return names


def _id(names: dict[str, str], written: str) -> str:
    """Return the id that `written` means, be it a name or the address of a page; '' for none."""
    last = written.rstrip("/").rpartition("/")[2]
    wanted = (_plain(written), _plain(last), id_from(written))
    return next((names[name] for name in wanted if name in names), "")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
