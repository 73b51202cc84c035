"""When an event is, in the reader's words."""

from __future__ import annotations

from datetime import date

from hub.moments import first_day, has_clock, last_day, next_day
from hub.pages.words import day, moment
from hub.practice import Event

_AGAIN = {
    "week": "every week",
    "two-weeks": "every two weeks",
    "four-weeks": "every four weeks",
    "month-same-day": "every month on the same day",
    "month-same-weekday": "every month on the same weekday",
}


def when_words(event: Event, today: date) -> str:
    """Say when an event is: 'Tuesday 8 December 2026, 10:00 to 12:00, London time'.

    Of one that comes again, the next day, or the last when it is over.
    """
    begin = _on(event, today)
    return f"{begin} ({_again(event)})" if event.repeats else begin


def _again(event: Event) -> str:
    return (
        f"{_AGAIN[event.repeats.every]} until {day(event.repeats.until)}" if event.repeats else ""
    )


def _on(event: Event, today: date) -> str:
    start, _, clock = event.start.partition(" ")
    end, _, end_clock = (event.end or "").partition(" ")
    if event.start.count("-") < 2:
        return f"{moment(start)} to {moment(end)}" if end and end != start else moment(start)
    begins = (event.repeats and next_day(event, today)) or first_day(start)
    if end and end != start:
        return f"{_day(begins)}{_at(clock)} to {_day(last_day(end))}{_at(end_clock)}{_zone(event)}"
    hours = f", {clock} to {end_clock}" if clock and end_clock else _at(clock)
    return f"{_day(begins)}{hours}{_zone(event)}"


def _day(value: date) -> str:
    return f"{value:%A} {day(value)}"


def _at(clock: str) -> str:
    return f", {clock}" if clock else ""


def _zone(event: Event) -> str:
    if not (has_clock(event) and event.time_zone):
        return ""
    return f", {event.time_zone.rpartition('/')[2].replace('_', ' ')} time"
