"""Numbers, names and times in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from hub.accounts import Account
from hub.records import CaseStudy

_NUMBERS = [
    "No",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
]
_GOING_ON = frozenset({"ongoing", "changed"})


def counted(number: int, noun: str, plural: str = "") -> str:
    """Put a number before its noun: '1 answer', '3 answers', 'no answers'."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number or 'no'} {word}"


def number_word(number: int) -> str:
    """Return a number as a word to begin a heading with: 'Four'; above twelve in digits."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def joined(names: Sequence[str], most: int = 100) -> str:
    """Put names in a row: 'Bury, Leeds and York', or with `most` 2 'Bury, Leeds and 1 more'."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most} more")
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def unique(names: Iterable[str]) -> list[str]:
    """Return each name once, in the order of first sight."""
    return list(dict.fromkeys(names))


def day(value: date) -> str:
    """Return a day as people write it: '22 November 2026'."""
    return f"{value.day} {value:%B} {value.year}"


def moment(time: str) -> str:
    """Return a year, month or day (`2019-04`) as people write it: 'April 2019'."""
    if len(time) == 4:
        return time
    if len(time) == 7:
        return f"{date.fromisoformat(f'{time}-01'):%B %Y}"
    try:
        return day(date.fromisoformat(time))
    except ValueError:  # 2019-02-30 has the form of a day
        return time


def period(account: Account, *, exact: bool = False) -> str:
    """Return when it happened: '2012 to now', '2017 to 2020', 'from 2016', or ''."""
    if account.period is None:
        return ""
    start, end = account.period.start, account.period.end
    if not exact:
        start, end = start[:4], end[:4] if end else None
    if end:
        return moment(start) if start == end else f"{moment(start)} to {moment(end)}"
    going_on = isinstance(account, CaseStudy) and account.status in _GOING_ON
    return f"{moment(start)} to now" if going_on else f"from {moment(start)}"


def sentence(text: str) -> str:
    """Return `text` with a capital letter at its beginning."""
    return text[:1].upper() + text[1:]
