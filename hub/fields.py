"""The kinds of value that a field can hold: text, day, web address, reference to another page.

Front matter reaches the models as text, `true`, `false`, nothing, tuples and dicts only
(see `hub.front_matter`); a type here says how such a text becomes a value and what is refused.
Each refusal is a `PydanticCustomError`; its type is what `hub.checks.fields` turns into a finding.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from hub.marks import Lines, Matches, MaxWords, OneLine, Ref

_zones = cache(available_timezones)

MAX_ID = 80
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
_MOMENT = rf"{_TIME}|{_DAY.pattern} (?:[01][0-9]|2[0-3]):[0-5][0-9]"
_LABEL = r"""[^\s<>"'`\\/?#@:.\[\]]+"""
_URL = rf"""[Hh][Tt][Tt][Pp][Ss]?://{_LABEL}(?:\.{_LABEL})+\.?(?::[0-9]{{1,5}})?(?:[/?#][^\s<>"'`\\]*)?"""

_SHORT_ID = rf"(?![a-z0-9-]{{{MAX_ID + 1}}}){ID.pattern}"
_OLD_NAME = rf"{_SHORT_ID}(?:/{_SHORT_ID})*|#[a-z0-9][a-z0-9_-]*|(?:[a-z0-9][a-z0-9_-]*/)+"


def is_id(text: str) -> bool:
    """Tell whether `text` can be an id: lower-case letters, digits and single dashes."""
    return len(text) <= MAX_ID and ID.fullmatch(text) is not None


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value) if _DAY.fullmatch(value) else _no_day(value)
    except ValueError:
        return _no_day(value)


def _no_day(value: str) -> Any:
    raise PydanticCustomError("not_a_day", "{value} is not a date", {"value": repr(value)})


def _number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"-?\d{1,6}(?:\.\d{1,8})?", value):
        raise PydanticCustomError("not_a_number", "{value} is not a number", {"value": repr(value)})
    return float(value)


def _whole_number(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not re.fullmatch(r"\d{1,4}", value):
        raise PydanticCustomError(
            "not_a_number", "{value} is not a whole number", {"value": repr(value)}
        )
    return int(value)


def _moment(value: str) -> str:
    try:
        datetime.fromisoformat(value if len(value) > 7 else f"{value[:4]}-01-01")
    except ValueError:
        raise PydanticCustomError(
            "not_a_moment", "{value} is not a day", {"value": repr(value)}
        ) from None
    return value


def _time_zone(value: str) -> str:
    if value not in _zones():
        raise PydanticCustomError(
            "not_a_time_zone", "{value} is not a time zone", {"value": repr(value)}
        )
    return value


Text = Annotated[str, OneLine()]
"""Plain text of one paragraph; white space is folded, Markdown is not read."""

Note = Annotated[Text, Lines(2)]
"""Text of a sentence or two."""

Title = Annotated[Text, StringConstraints(max_length=120)]
QuestionTitle = Annotated[Title, Matches("text that ends with `?`", r".*\?", "not_a_question")]
ShortText = Annotated[Text, Lines(3), MaxWords(60)]
"""Text that must stand alone beside others: at most 60 words."""

Day = Annotated[date, BeforeValidator(_day)]
"""A date written as year-month-day (ISO 8601)."""

Time = Annotated[str, Matches("year, month or day", _TIME, "not_a_time")]
"""A year, a month (`2019-04`) or a day (`2019-04-01`), as exact as is known."""

SourceYear = Annotated[str, Matches("year, or `undated`", r"[0-9]{4}|undated", "not_a_year")]
"""The year a source came out, or `undated` when it does not say."""

Moment = Annotated[
    str,
    Matches("day, or day and time", _MOMENT, "not_a_moment"),
    AfterValidator(_moment),
]
"""A day with a time of day (`2027-03-04 14:00`); of what is past, as exact as is known."""

TimeZone = Annotated[
    str,
    Matches("time zone, such as Europe/London", r"[A-Za-z0-9_+/-]+", "not_a_time_zone"),
    AfterValidator(_time_zone),
]
"""A time zone by its name in the IANA database."""

Url = Annotated[str, Matches("web address", _URL, "not_a_url")]
"""A full web address, http or https."""

OldName = Annotated[
    Text,
    Matches(
        "old id, old address that ends in `/`, or old anchor that begins with `#`",
        _OLD_NAME,
        "not_an_old_name",
    ),
]
"""What a page was once called, so that old links to it go on working."""

Order = Annotated[int, BeforeValidator(_whole_number), Field(ge=1, le=999)]
Latitude = Annotated[float, BeforeValidator(_number), Field(ge=-90, le=90)]
Longitude = Annotated[float, BeforeValidator(_number), Field(ge=-180, le=180)]

CaseStudyId = Annotated[str, Ref("case-study")]
QuestionId = Annotated[str, Ref("question")]
ProcessId = Annotated[str, Ref("process")]
ThemeId = Annotated[str, Ref("theme")]
SectorId = Annotated[str, Ref("sector")]
WordId = Annotated[str, Ref("word")]
IdeaId = Annotated[str, Ref("idea")]
NeedId = Annotated[str, Ref("need")]
CommunityId = Annotated[str, Ref("community")]
PlaceId = Annotated[str, Ref("place")]
