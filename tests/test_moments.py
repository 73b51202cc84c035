"""When events are: days that come again, clocks that change, and the words for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr

from builders import DEFAULTS
from hub.calendars import calendar_text
from hub.library import entry_from
from hub.moments import days_of, first_day, last_day, next_day
from hub.pages.when import when_words
from hub.practice import Event
from hub.source import document_from

SITE = "https://a.example/hub/"
HOSTILE = 'A "talk"; with, commas\\ & <b>signs</b>: ünïcode 🎈 ' + "and a very long line " * 4


def event(**fields: Any) -> Event:
    front = {**DEFAULTS["content/events"], **fields}
    kept = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in front.items()
        if value is not None
    }
    return Event.model_validate(kept)


def again(every: str, until: str, **more: Any) -> dict[str, Any]:
    return {"every": every, "until": until, **more}


def parsed(one: Event, title: str = "A morning") -> icalendar.Event:
    entry = entry_from(document_from("content/events/morning.md", b"---\ntitle: x\n---\n"))
    text = calendar_text("Hub", [(replace(entry, name=title), one)], SITE)
    calendar = icalendar.Calendar.from_ical(text)
    (found,) = calendar.walk("VEVENT")
    return found


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2018-02-03", "2018-02-03", "2018-02-03"),
        ("2018-02-03 14:00", "2018-02-03", "2018-02-03"),
        ("2018-02-30", "2018-02-28", "2018-02-28"),
    ],
)
def test_a_moment_is_as_exact_as_it_is_known(moment: str, first: str, last: str) -> None:
    assert (first_day(moment).isoformat(), last_day(moment).isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("repeats", "days"),
    [
        (again("week", "2026-12-23"), ["12-08", "12-15", "12-22"]),
        (again("two-weeks", "2027-01-06"), ["12-08", "12-22", "01-05"]),
        (again("four-weeks", "2027-01-31"), ["12-08", "01-05"]),
        (again("month-same-day", "2027-02-28"), ["12-08", "01-08", "02-08"]),
        (again("month-same-weekday", "2027-03-31"), ["12-08", "01-12", "02-09", "03-09"]),
        (again("week", "2026-12-23", not_on=("2026-12-15",)), ["12-08", "12-22"]),
    ],
)
def test_a_meeting_comes_again_until_its_last_day(repeats: dict[str, Any], days: list[str]) -> None:
    found = [f"{day:%m-%d}" for day in days_of(event(repeats=repeats))]
    assert found == days


def test_a_month_without_the_day_is_left_out_and_a_fifth_weekday_is_the_last() -> None:
    on_31st = event(
        start="2027-01-31 10:00", end=None, repeats=again("month-same-day", "2027-05-31")
    )
    assert [day.month for day in days_of(on_31st)] == [1, 3, 5]
    fifth = event(
        start="2026-12-29 10:00", end=None, repeats=again("month-same-weekday", "2027-02-28")
    )
    assert [day.isoformat() for day in days_of(fifth)] == ["2026-12-29", "2027-01-26", "2027-02-23"]


def test_an_event_is_ahead_until_its_last_day_is_over() -> None:
    two_days = event(start="2026-12-08", end="2026-12-09", time_zone=None)
    assert next_day(two_days, date(2026, 12, 9)) == date(2026, 12, 8)
    assert next_day(two_days, date(2026, 12, 10)) is None
    weekly = event(repeats=again("week", "2026-12-22"))
    assert next_day(weekly, date(2026, 12, 9)) == date(2026, 12, 15)
    assert next_day(weekly, date(2026, 12, 23)) is None


def test_a_weekly_meeting_keeps_its_hour_when_the_clocks_change() -> None:
    found = parsed(
        event(start="2027-03-23 10:00", end="2027-03-23 11:00", repeats=again("week", "2027-04-06"))
    )
    start = found.decoded("dtstart")
    assert str(found["dtstart"].params["TZID"]) == "Europe/London"
    assert start.utcoffset().total_seconds() == 0
    assert found["rrule"].to_ical().decode() == "FREQ=WEEKLY;UNTIL=20270406T225959Z;INTERVAL=1"
    after = datetime.combine(date(2027, 3, 30), start.time(), start.tzinfo)
    assert after.utcoffset() != start.utcoffset()


@pytest.mark.parametrize(
    "every", ["week", "two-weeks", "four-weeks", "month-same-day", "month-same-weekday"]
)
@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Pacific/Auckland"])
def test_a_rule_gives_our_days_and_the_same_hour_on_both_sides_of_every_clock_change(
    every: str, zone: str
) -> None:
    one = event(
        start="2027-01-12 09:30",
        end="2027-01-12 10:30",
        time_zone=zone,
        repeats=again(every, "2028-01-31"),
    )
    found = parsed(one)
    rule = rrulestr(found["rrule"].to_ical().decode(), dtstart=found.decoded("dtstart"))
    expanded = list(rule)
    assert [moment.date() for moment in expanded] == list(days_of(one))
    assert {f"{moment:%H:%M}" for moment in expanded} == {"09:30"}
    assert len({moment.utcoffset() for moment in expanded}) == 2


def test_a_calendar_brings_the_rules_of_its_time_zones_along() -> None:
    entry = entry_from(document_from("content/events/morning.md", b"---\ntitle: x\n---\n"))
    calendar = icalendar.Calendar.from_ical(calendar_text("Hub", [(entry, event())], SITE))
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/London"
    assert zone.walk("DAYLIGHT")
    assert zone.walk("STANDARD")


@pytest.mark.parametrize(
    ("every", "rule"),
    [
        ("two-weeks", "FREQ=WEEKLY;UNTIL=20270601T225959Z;INTERVAL=2"),
        ("month-same-day", "FREQ=MONTHLY;UNTIL=20270601T225959Z;BYMONTHDAY=8"),
        ("month-same-weekday", "FREQ=MONTHLY;UNTIL=20270601T225959Z;BYDAY=2TU"),
    ],
)
def test_a_rhythm_is_written_as_a_rule(every: str, rule: str) -> None:
    found = parsed(event(repeats=again(every, "2027-06-01", not_on=("2027-02-09",))))
    assert found["rrule"].to_ical().decode() == rule
    assert found["exdate"].to_ical() == b"20270209T100000"


def test_a_whole_day_ends_as_the_next_begins() -> None:
    found = parsed(event(start="2026-12-08", end="2026-12-09", time_zone=None))
    assert found.decoded("dtstart") == date(2026, 12, 8)
    assert found.decoded("dtend") == date(2026, 12, 10)


def test_hostile_words_come_out_as_they_went_in() -> None:
    found = parsed(event(summary=HOSTILE, where=HOSTILE, cancelled=True), HOSTILE)
    assert str(found["summary"]) == HOSTILE
    assert str(found["location"]) == HOSTILE.strip()
    assert HOSTILE.strip() in str(found["description"])
    assert str(found["status"]) == "CANCELLED"
    assert str(found["uid"]) == "morning.event@a.example"
    assert found.decoded("dtstamp").isoformat() == "2026-11-22T00:00:00+00:00"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Tuesday 8 December 2026, 10:00 to 12:00, London time"),
        (
            {"time_zone": "America/New_York"},
            "Tuesday 8 December 2026, 10:00 to 12:00, New York time",
        ),
        (
            {"start": "2026-12-08", "end": None, "time_zone": None},
            "Tuesday 8 December 2026",
        ),
        (
            {"start": "2026-12-08", "end": "2026-12-09", "time_zone": None},
            "Tuesday 8 December 2026 to Wednesday 9 December 2026",
        ),
        ({"start": "2018-03", "end": "2018-04", "time_zone": None}, "March 2018 to April 2018"),
        ({"start": "2017", "end": None, "time_zone": None}, "2017"),
        (
            {"repeats": again("week", "2026-12-22")},
            "Tuesday 15 December 2026, 10:00 to 12:00, London time (every week until 22 December 2026)",
        ),
    ],
)
def test_when_is_said_as_people_say_it(fields: dict[str, Any], words: str) -> None:
    assert when_words(event(**fields), date(2026, 12, 9)) == words
