"""The kinds of value that a field can hold: text, day, web address, reference to another page.

Front matter reaches the models as text, `true`, `false`, nothing, tuples and dicts only
(see `hub.front_matter`); a type here says how such a text becomes a value and what is refused.
Each refusal is a `PydanticCustomError`; its type is what `hub.checks.fields` turns into a finding.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PERIOD = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_OLD_ADDRESS = re.compile(r"#[a-z0-9][a-z0-9_-]*|(?:[a-z0-9][a-z0-9_-]*/)+")
_zones = cache(available_timezones)
_NOT_IN_URL = re.compile(r"[\s<>\"'`\\]")
_SCHEMES = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text as the id of a record of one kind (`hub.records.KINDS` has the names)."""

    kind: str


@dataclass(frozen=True, slots=True)
class Form:
    """Says in words which form a text must have, for the reference and for forms."""

    words: str


@dataclass(frozen=True, slots=True)
class MaxWords:
    """Marks a text as holding at most so many words; refuses more with type `too_many_words`."""

    limit: int

    def __call__(self, text: str) -> str:
        """Return `text` when it is short enough."""
        count = count_words(text)
        if count > self.limit:
            raise PydanticCustomError(
                "too_many_words",
                "has {count} words; at most {limit} fit",
                {"count": count, "limit": self.limit},
            )
        return text


def count_words(text: str) -> int:
    """Count the words of `text`, as an editor would: runs between white space."""
    return len(text.split())


def is_id(text: str) -> bool:
    """Tell whether `text` can be an id: lower-case letters, digits and single dashes."""
    return len(text) <= 80 and _ID.fullmatch(text) is not None


def _day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value) if len(value) == 10 else _no_day(value)
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


def _time_of_record(value: str) -> str:
    match = _PERIOD.fullmatch(value)
    if match is None:
        raise PydanticCustomError("not_a_time", "{value} is not a year", {"value": repr(value)})
    return value


def _year(value: str) -> str:
    if value != "undated" and not re.fullmatch(r"\d{4}", value):
        raise PydanticCustomError("not_a_year", "{value} is not a year", {"value": repr(value)})
    return value


def _moment(value: str) -> str:
    day, _, clock = value.partition(" ")
    if clock:
        try:
            datetime.strptime(value, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - its zone is another field
        except ValueError:
            clock = "never"
    if clock == "never" or not _PERIOD.fullmatch(day):
        raise PydanticCustomError("not_a_moment", "{value} is not a day", {"value": repr(value)})
    return value


def _time_zone(value: str) -> str:
    if value not in _zones():
        raise PydanticCustomError(
            "not_a_time_zone", "{value} is not a time zone", {"value": repr(value)}
        )
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in _SCHEMES or "." not in (parts.hostname or ""):
        raise PydanticCustomError(
            "not_a_url", "{value} is not a web address", {"value": repr(value)}
        )
    if _NOT_IN_URL.search(value):
        raise PydanticCustomError(
            "not_a_url", "{value} is not a web address", {"value": repr(value)}
        )
    return value


def _question(value: str) -> str:
    if not value.endswith("?"):
        raise PydanticCustomError(
            "not_a_question", "{value} is no question", {"value": repr(value)}
        )
    return value


def _old_name(value: str) -> str:
    if not (all(map(is_id, value.split("/"))) or _OLD_ADDRESS.fullmatch(value)):
        raise PydanticCustomError(
            "not_an_old_name", "{value} is no old name", {"value": repr(value)}
        )
    return value


def _one_line(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("empty", "is empty", {})
    return " ".join(value.split())


Text = Annotated[str, AfterValidator(_one_line)]
"""Plain text of one paragraph; white space is folded, Markdown is not read."""

Title = Annotated[Text, StringConstraints(max_length=120)]
QuestionTitle = Annotated[Title, AfterValidator(_question)]
ShortText = Annotated[Text, MaxWords(60), AfterValidator(MaxWords(60))]
"""Text that must stand alone beside others: at most 60 words."""

Day = Annotated[date, BeforeValidator(_day)]
"""A date written as year-month-day (ISO 8601)."""

Time = Annotated[str, Form("year, month or day"), AfterValidator(_time_of_record)]
"""A year, a month (`2019-04`) or a day (`2019-04-01`), as exact as is known."""

SourceYear = Annotated[str, Form("year, or `undated`"), AfterValidator(_year)]
"""The year a source came out, or `undated` when it does not say."""

Moment = Annotated[str, Form("day, or day and time"), AfterValidator(_moment)]
"""A day with a time of day (`2027-03-04 14:00`); of what is past, as exact as is known."""

TimeZone = Annotated[str, Form("time zone, such as Europe/London"), AfterValidator(_time_zone)]
"""A time zone by its name in the IANA database."""

Url = Annotated[str, Form("web address"), AfterValidator(_url)]
"""A full web address, http or https."""

OldName = Annotated[
    Text,
    Form("old id, old address that ends in `/`, or old anchor that begins with `#`"),
    AfterValidator(_old_name),
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
