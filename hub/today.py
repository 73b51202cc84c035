"""The day for which the hub is built, and what no longer holds on it.

The day is an input of the build like any other: `extra.hub.today`, or else the day it is, by the
clock of Greenwich. What people agreed to for a time leaves the site when that time is over, without
anybody's doing: an offer or ask altogether, a case study's contact alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from hub.library import Entry, with_entries
from hub.links import Links
from hub.practice import Connection
from hub.records import CaseStudy
from hub.source import without_field


def today_of(settings: dict[str, Any]) -> date:
    """Return the day of the build; raises `ValueError` for a setting that is no day."""
    given = settings.get("today")
    if isinstance(given, date):
        return given
    return date.fromisoformat(given) if given else datetime.now(UTC).date()


def in_force(links: Links, today: date) -> Links:
    """Return the hub without what people no longer agree to; the very same when nothing ended."""
    kept = tuple(kept for entry in links.hub.entries if (kept := _kept(entry, today)))
    if len(kept) == len(links.hub.entries) and all(map(_is_same, kept, links.hub.entries)):
        return links
    return Links(with_entries(links.hub, kept), links.cache, "named-in-force")


def _kept(entry: Entry, today: date) -> Entry | None:
    if not _agreed_for_a_time(entry):  # most pages' records need not be made for this
        return entry
    record = entry.record
    if isinstance(record, Connection):
        return entry if record.is_open(today) else None
    if isinstance(record, CaseStudy) and record.contact and not record.contact.consent.holds(today):
        return replace(entry, document=without_field(entry.document, "contact"))
    return entry


def _agreed_for_a_time(entry: Entry) -> bool:
    return entry.key[0] == "connection" or "contact" in entry.document.values


def _is_same(one: Entry, other: Entry) -> bool:
    return one is other
