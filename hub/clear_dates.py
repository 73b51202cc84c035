"""Dates as people write them, where they can mean one day only."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
_NAME = r"([A-Za-z]{3,9})\.?"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"


def clear_date(text: str) -> str:
    """Return `text` as year-month-day, or year-month, if it can mean nothing else; '' otherwise.

    A year that stands first is followed by the month. `3/11/2026` is left alone: it is November
    in one country and March in another.
    """
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(text.strip()):
            return read(*match.groups())
    return ""


def _year_first(year: str, month: str, day: str) -> str:
    return _iso(year, int(month), int(day))


def _year_last(one: str, other: str, year: str) -> str:
    if int(one) > 12 or one == other:
        return _iso(year, int(other), int(one))
    return _iso(year, int(one), int(other)) if int(other) > 12 else ""


def _month(year: str, month: str) -> str:
    return _iso(year, int(month), 1)[:7]


def _day_and_name(day: str, name: str, year: str) -> str:
    return _iso(year, _number(name), int(day))


def _name_and_day(name: str, day: str, year: str) -> str:
    return _iso(year, _number(name), int(day))


def _name_and_year(name: str, year: str) -> str:
    return _iso(year, _number(name), 1)[:7]


def _number(name: str) -> int:
    """Return a month's number, or 0 for what is no month."""
    low = name.lower()
    found = [at for at, month in enumerate(_MONTHS, 1) if low in {month, month[:3], month[:4]}]
    return found[0] if found else 0


def _iso(year: str, month: int, day: int) -> str:
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return ""


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., str]], ...] = (
    (re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})"), _year_first),
    (re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})"), _year_last),
    (re.compile(r"(\d{4})[-/.](\d{1,2})"), _month),
    (re.compile(rf"{_DAY} {_NAME},? (\d{{4}})"), _day_and_name),
    (re.compile(rf"{_NAME} {_DAY},? (\d{{4}})"), _name_and_day),
    (re.compile(rf"{_NAME} (\d{{4}})"), _name_and_year),
)
