"""Words for the findings of the model checks."""

from __future__ import annotations

import re
from datetime import date

from pydantic import BaseModel

from hub.library import Entry
from hub.references import model_at


def field_name(path: tuple[str | int, ...]) -> str:
    """Write a field's path as a person would: 'answers, item 2, short'."""
    parts = [f"item {part + 1}" if isinstance(part, int) else part for part in path]
    return f"`{parts[0]}`" + "".join(f", {part}" for part in parts[1:])


def with_article(noun: str) -> str:
    """Put 'a' or 'an' before a noun."""
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


_LIST = ("a list", "put each item on its own line, after a dash and a space")
_GROUP = ("a group of fields", "put each field on its own line below, indented by two spaces")
TYPE_WORDS = {
    "string_type": ("text", "write plain words, in double quotes if they hold signs"),
    "tuple_type": _LIST,
    "model_type": _GROUP,
    "bool_type": ("`true` or `false`", "write `true` or `false`, without quotes"),
    "int_type": ("a whole number", "write it in digits"),
    "float_type": ("a number", "write it in digits, such as 50.37"),
    "date_type": ("a date", "write year-month-day, such as 2026-11-22"),
}
DATE_WORDS = {
    "not_a_day": ("a date", "write year-month-day, such as 2026-11-22"),
    "not_a_time": ("a year, month or day", "write 2019, 2019-04 or 2019-04-01"),
    "not_a_moment": (
        "a day, or a day and a time",
        "write year-month-day and the time, such as 2027-03-04 14:00",
    ),
    "not_a_time_zone": (
        "a time zone",
        "write its name, such as Europe/London or America/New_York",
    ),
    "not_a_year": ("a year", "write four digits, such as 2019, or `undated`"),
}
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


def likely_date(value: str) -> str:
    """Return a hint with the date that `value`, written day first, may mean; or nothing."""
    match = _DAY_FIRST.fullmatch(value.strip())
    try:
        day = date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return ""
    return f"dates are written year-month-day: did you mean {day.isoformat()}?" if day else ""


def _model_at(entry: Entry, path: tuple[str | int, ...]) -> type[BaseModel] | None:
    return model_at(entry.kind.model, path) if entry.kind else None


def known_fields(entry: Entry, path: tuple[str | int, ...]) -> list[str]:
    """List the fields of the group at `path` in the page of `entry`."""
    model = _model_at(entry, path)
    return [field.alias or name for name, field in model.model_fields.items()] if model else []


def holder(entry: Entry, path: tuple[str | int, ...]) -> str:
    """Name what a field belongs to: "a case study", or the group it stands in."""
    kind = entry.kind.label if entry.kind else "page"
    return with_article(kind) if len(path) == 1 else field_name(path[:-1])


def description(entry: Entry, path: tuple[str | int, ...]) -> str:
    """Return what the model says of the field at `path`, to follow a colon."""
    model = _model_at(entry, path[:-1])
    for name, field in model.model_fields.items() if model else ():
        if path[-1] in {name, field.alias}:
            words = field.description or ""
            return words[:1].lower() + words[1:]
    return "give it at least one word"
