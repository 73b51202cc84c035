"""Addresses: those outside that no longer work, and our own that nobody has recorded."""

from __future__ import annotations

from collections.abc import Iterable

from hub.desk.sections import Line, Section
from hub.links import Links
from hub.outside import DEAD, STATES, Look, Looks, outside_links
from hub.pages.site import site_pages
from hub.publish.kept import published_addresses

_NOT_LOOKED = "Nobody has looked yet; `run.py links` does."


def dead_links(links: Links, looks: Looks | None) -> Section:
    """Return the links that lead nowhere."""
    found = _lines(links, looks, DEAD)
    return Section(
        "dead-links",
        "Links that lead nowhere",
        f"As of {looks.day}. A copy may be found at https://web.archive.org/web/*/ and the address."
        if looks
        else _NOT_LOOKED,
        found,
        "Every link works." if looks else "Unknown.",
    )


def moved_links(links: Links, looks: Looks | None) -> Section:
    """Return the links that have moved for good."""
    found = _lines(links, looks, frozenset({"moved"}))
    return Section(
        "moved-links",
        "Links that have moved for good",
        "Write the new address." if looks else _NOT_LOOKED,
        found,
        "None." if looks else "Unknown.",
    )


def unrecorded(links: Links) -> Section:
    """Return the addresses that are published and not in the ledger."""
    new = published_addresses(site_pages(links, {})) - links.hub.published
    lines = tuple(
        Line(f"/{address}", "", "is not in published-urls.txt") for address in sorted(new)
    )
    return Section(
        "unrecorded",
        "Addresses that are not recorded",
        "`run.py urls` records them; from then on no build may lose one.",
        lines,
        "All are recorded.",
    )


def _lines(links: Links, looks: Looks | None, states: frozenset[str]) -> tuple[Line, ...]:
    named = outside_links(links.hub)
    found = (
        [one for one in looks.looks if one.state in states and one.url in named] if looks else []
    )
    return tuple(_line(one, named[one.url]) for one in found)


def _line(look: Look, paths: Iterable[str]) -> Line:
    pages = [*paths]
    to = f" to {look.goes_to}" if look.state == "moved" else ""
    said = f" ({look.words})" if look.words else ""
    data = {"state": look.state, "status": look.status, "goes_to": look.goes_to, "pages": pages}
    return Line(look.url, "", f"{STATES[look.state]}{said}{to}; in {', '.join(pages)}", data)
