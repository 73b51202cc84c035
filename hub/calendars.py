"""Events as calendars that other programs can read and subscribe to (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

import icalendar

from hub.library import Entry
from hub.moments import clock_of, first_day, has_clock, is_exact, last_day, weekday_number
from hub.practice import Event, Repeats

_PRODUCT = "-//Many Answers//Events//EN"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKS = {"week": 1, "two-weeks": 2, "four-weeks": 4}

EventEntry = tuple[Entry, Event]


def calendar_text(name: str, events: Iterable[EventEntry], site_url: str) -> str:
    """Return a calendar called `name` with those of `events` whose day is known.

    `site_url` is the site's address, with a slash at its end.
    """
    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry, event in events:
        if is_exact(event):
            calendar.add_component(_component(entry, event, site_url))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical()).decode()


def _component(entry: Entry, event: Event, site_url: str) -> icalendar.Event:
    page = site_url + entry.url
    made = icalendar.Event()
    made.add("uid", f"{entry.id}.event@{urlsplit(site_url).hostname or 'hub.invalid'}")
    made.add("dtstamp", datetime.combine(event.published, time(), UTC))
    made.add("summary", entry.title)
    made.add("description", "\n\n".join(filter(None, (event.summary, _practical(event), page))))
    made.add("url", page)
    for name, value in _times(event).items():
        made.add(name, value)
    if event.where:
        made.add("location", event.where)
    if event.repeats:
        _repeat(made, event, event.repeats)
    if event.cancelled:
        made.add("status", "CANCELLED")
    return made


def _practical(event: Event) -> str:
    rows = (("Cost", event.cost), ("Access", event.access), ("Register", event.registration))
    return "\n".join(f"{label}: {text}" for label, text in rows if text)


def _times(event: Event) -> dict[str, date | datetime]:
    """Return begin and end; a whole day ends, by the standard, as the next one begins."""
    if has_clock(event) and event.time_zone:
        times: dict[str, date | datetime] = {"dtstart": clock_of(event.start, event.time_zone)}
        if event.end and " " in event.end:
            times["dtend"] = clock_of(event.end, event.time_zone)
        return times
    after = last_day(event.end or event.start) + timedelta(days=1)
    return {"dtstart": first_day(event.start), "dtend": after}


def _repeat(made: icalendar.Event, event: Event, repeats: Repeats) -> None:
    start = made.decoded("dtstart")
    made.add("rrule", _rule(first_day(event.start), repeats) | {"until": _until(start, repeats)})
    for day in repeats.not_on:
        left_out = datetime.combine(day, start.timetz()) if isinstance(start, datetime) else day
        made.add("exdate", left_out)


def _rule(start: date, repeats: Repeats) -> dict[str, Any]:
    if repeats.every in _WEEKS:
        return {"freq": "weekly", "interval": _WEEKS[repeats.every]}
    if repeats.every == "month-same-day":
        return {"freq": "monthly", "bymonthday": start.day}
    return {"freq": "monthly", "byday": f"{weekday_number(start)}{_DAYS[start.weekday()]}"}


def _until(start: date | datetime, repeats: Repeats) -> date | datetime:
    """Return the end of a rule, in UTC where the start has a time (RFC 5545, 3.3.10)."""
    if not isinstance(start, datetime):
        return repeats.until
    return datetime.combine(repeats.until, time(23, 59, 59), start.tzinfo).astimezone(UTC)
