"""The links that lead out of the hub, and what came of looking whether they still work."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hub.library import Entry, Hub

STATES = {
    "ok": "it is there",
    "moved": "it has moved for good",
    "redirected": "it leads elsewhere for now",
    "closed": "it is there, but not for a program",
    "gone": "it is gone",
    "failing": "its site fails",
    "unreachable": "its site does not answer",
    "not-asked": "it was not asked",
}
"""What a look at a link can come to, in words."""

DEAD = frozenset({"gone", "failing", "unreachable"})


@dataclass(frozen=True, slots=True)
class Look:
    """What came of looking at one address: a state, and the particulars.

    `status` is the answer's number, 0 without an answer; `goes_to` is where it led.
    """

    url: str
    state: str
    status: int = 0
    goes_to: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Looks:
    """All looks of one day (year-month-day)."""

    day: str
    looks: tuple[Look, ...]


def addresses_of(entry: Entry) -> frozenset[str]:
    """Return the addresses of the web pages that a page links to or names as sources."""
    links = (link.url for link in entry.document.outline.links)
    named = (text for path, text in entry.document.front.texts if path[-1] == "url")
    return frozenset(url for url in (*links, *named) if url.startswith(("http://", "https://")))


def outside_links(hub: Hub) -> dict[str, tuple[str, ...]]:
    """Return every address outside the hub with the paths of the pages that link to it."""
    table: dict[str, list[str]] = defaultdict(list)
    for entry in hub.by_key.values():
        for url in addresses_of(entry):
            table[url].append(entry.path)
    return {url: tuple(sorted(paths)) for url, paths in sorted(table.items())}


def as_json(day: str, looks: Iterable[Look]) -> str:
    """Return the looks of a day as JSON, to be read by `looks_from`."""
    rows = [asdict(one) for one in sorted(looks, key=lambda one: one.url)]
    return json.dumps({"day": day, "looks": rows}, indent=1, ensure_ascii=False) + "\n"


def looks_from(text: str) -> Looks:
    """Read what `as_json` wrote; raises `ValueError` for anything else."""
    try:
        read: dict[str, Any] = json.loads(text)
        return Looks(str(read["day"]), tuple(Look(**row) for row in read["looks"]))
    except (KeyError, TypeError) as error:
        raise ValueError("this is no result of looking at links") from error


def worst_first(looks: Sequence[Look]) -> list[Look]:
    """Return the looks in the order of their states, the dead before the moved."""
    order = ("gone", "unreachable", "failing", "moved")
    known = [one for one in looks if one.state in order]
    return sorted(known, key=lambda one: (order.index(one.state), one.url))
