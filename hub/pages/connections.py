"""Offers and asks: who would talk, visit or be visited, and on what; only while they agree."""

from __future__ import annotations

from collections.abc import Iterable

from hub.library import Entry
from hub.pages.adding import add_gathering
from hub.pages.page import HEADINGS, MAX_LISTED, SitePage, gathered_page, limited
from hub.pages.whole import Shown, Site
from hub.pages.words import day
from hub.practice import Connection

ConnectionEntry = tuple[Entry, Connection]

_LEAD = (
    "People who would talk, visit, be visited, or go along with somebody for a while, and people "
    "who look for one. No addresses are given; they are reached through a role's mailbox or through the hub."
)
_WILLING = {
    "talk": "a talk",
    "visit": "to visit",
    "be-visited": "to be visited",
    "buddy": "to go along as a buddy",
    "mentor": "mentoring",
}
_KINDS = {"offer": "Offered", "ask": "Asked for"}
_VIA = {
    "role-mailbox": "A shared mailbox is read; the hub tells you which.",
    "hub-introduces": "The hub introduces you.",
}


def connections_page(site: Site) -> SitePage:
    """Make the page of all offers and asks that hold today."""
    found = list(site.hub.records(Connection))
    shown: Shown = {
        "template": "connections.html",
        "lead": _LEAD,
        "search": {"kind": HEADINGS["connection"]},
        "add": add_gathering(site),
        **meeting(site, found),
        "also": [
            _short(site, *pair) for kind in _KINDS for pair in _newest(found, kind)[MAX_LISTED:]
        ],
    }
    page = gathered_page("connections/index.md", "Offers and asks", _LEAD, shown)
    page.meta["hub"]["section"] = "communities/"
    return page


def connections_about(site: Site, entry: Entry) -> list[ConnectionEntry]:
    """Return the offers and asks on a question, or in a place or one of its parts."""
    kind, name = entry.key
    return [
        (one, connection)
        for one, connection in site.hub.records(Connection)
        if (kind == "question" and name in connection.questions)
        or (kind == "place" and any(name in site.links.around(up) for up in connection.places))
    ]


def meeting(site: Site, found: Iterable[ConnectionEntry]) -> Shown:
    """Return offers and asks as two lists that stand beside each other."""
    known = list(found)
    return {
        f"{kind}s": limited(_newest(known, kind), lambda pair: _line(site, *pair))
        for kind in _KINDS
    }


def _newest(found: Iterable[ConnectionEntry], kind: str) -> list[ConnectionEntry]:
    own = [pair for pair in found if pair[1].kind == kind]
    return sorted(own, key=lambda pair: (-pair[1].published.toordinal(), pair[0].id))


def _short(site: Site, entry: Entry, connection: Connection) -> Shown:
    """Return one for which there is no room in full: its only address is here, so it is named."""
    return {
        "id": entry.anchor,
        "title": entry.title,
        "url": site.link("question", connection.questions[0])["url"],
        "note": f"{_KINDS[connection.kind]} by: {connection.who}",
    }


def _line(site: Site, entry: Entry, connection: Connection) -> Shown:
    return {
        "id": entry.anchor,
        "title": entry.title,
        "url": entry.url,
        "summary": connection.summary,
        "who": connection.who,
        "willing": ", ".join(_WILLING[one] for one in connection.willing),
        "questions": site.links_to("question", connection.questions),
        "places": site.links_to("place", connection.places),
        "sectors": site.links_to("sector", connection.sectors),
        "case": site.link("case-study", connection.case) if connection.case else None,
        "how": _VIA[connection.via],
        "until": f"They agreed to be listed until {day(connection.consent.until)}.",
    }
