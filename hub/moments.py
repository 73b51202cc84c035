"""When events are: the days on which they fall, and whether they are over."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hub.practice import Event, Repeats

_WEEKS = {"week": 1, "two-weeks": 2, "four-weeks": 4}
_MOST = 600


def first_day(moment: str) -> date:
    """Return the first day that `2018`, `2018-03` or `2018-03-04 14:00` can mean."""
    year, month, day = (*moment.partition(" ")[0].split("-"), "1", "1")[:3]
    return _day(int(year), int(month), int(day))


def last_day(moment: str) -> date:
    """Return the last day that a moment can mean: of `2018-03`, the 31st."""
    parts = [int(part) for part in moment.partition(" ")[0].split("-")]
    if len(parts) == 3:
        return _day(*parts)
    year, month = (*parts, 12)[:2]
    return date(year, month, calendar.monthrange(year, month)[1])


def is_exact(event: Event) -> bool:
    """Tell whether an event's day is known, so that a calendar can hold it."""
    return event.start.count("-") == 2


def has_clock(event: Event) -> bool:
    """Tell whether its time of day is known."""
    return " " in event.start


def clock_of(moment: str, zone: str) -> datetime:
    """Return a moment with its time of day, in its time zone."""
    return datetime.strptime(moment, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(zone))


def days_of(event: Event) -> Iterator[date]:
    """Go through the days on which an event begins, the first one first."""
    start = first_day(event.start)
    if event.repeats is None:
        yield start
        return
    for day in _again(start, event.repeats):
        if day > event.repeats.until:
            return
        if day not in event.repeats.not_on:
            yield day


def next_day(event: Event, today: date) -> date | None:
    """Return the day on which it is next, or goes on; none when it is over."""
    length = last_day(event.end or event.start) - first_day(event.start)
    return next((day for day in days_of(event) if day + length >= today), None)


def weekday_number(day: date) -> int:
    """Return which of its weekday in the month a day is: 2 for the second Tuesday, -1 for a fifth.

    Not every month has a fifth; a meeting on one is meant to be on the last (RFC 5545, BYDAY).
    """
    number = (day.day - 1) // 7 + 1
    return number if number < 5 else -1


def _again(start: date, repeats: Repeats) -> Iterator[date]:
    """Go through the days on which something comes again; a month without the day is left out."""
    for number in range(_MOST):
        if repeats.every in _WEEKS:
            yield start + timedelta(weeks=number * _WEEKS[repeats.every])
        elif day := _in_month(start, number, repeats.every):
            yield day


def _in_month(start: date, number: int, every: str) -> date | None:
    months = start.year * 12 + start.month - 1 + number
    year, month = months // 12, months % 12 + 1
    length = calendar.monthrange(year, month)[1]
    if every == "month-same-day":
        return date(year, month, start.day) if start.day <= length else None
    which = weekday_number(start)
    if which > 0:
        ahead = (start.weekday() - date(year, month, 1).weekday()) % 7
        return date(year, month, 1 + ahead + 7 * (which - 1))
    back = (date(year, month, length).weekday() - start.weekday()) % 7
    return date(year, month, length - back)


def _day(year: int, month: int, day: int) -> date:
    """Return a day; of one that is not in the calendar, such as 30 February, the month's last."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
