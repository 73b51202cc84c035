"""What every record has, and what all records that tell of a place share."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from hub.fields import Day, OldName, PlaceId, SectorId, ShortText, Text, ThemeId, Title
from hub.marks import asked
from hub.parts import Evidence, Period, Source
from hub.told import ToldAnswer
from hub.vocabulary import Teller


class Record(BaseModel):
    """What every page has."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)

    written_first: ClassVar[tuple[str, ...]] = ()
    """The fields that stand first in a file, where that is not the order of their declaration."""

    aliases: tuple[OldName, ...] = Field(
        (),
        description="Old ids of this page; the old addresses go on working.",
        json_schema_extra=asked("editors"),
    )


class TitledRecord(Record):
    """A page whose writer gives it a name and a summary."""

    title: Title = Field(
        description="The name of the page.",
        json_schema_extra=asked("story", hint="A few words that say what happened."),
    )
    summary: ShortText = Field(
        description="What the page says, in at most 60 words.",
        json_schema_extra=asked("story", hint="What happened, where, and what came of it."),
    )


class Account(Record):
    """What somebody tells of a place: all that a case study and a stand-alone answer share."""

    places: tuple[PlaceId, ...] = Field(
        min_length=1,
        description="Where it happened.",
        title="Where did it happen?",
        json_schema_extra=asked(
            "place", hint="Choose one place, or more if it happened in several."
        ),
    )
    told_by: tuple[Teller, ...] = Field(
        min_length=1,
        description="Whose account this is.",
        title="Who is telling it?",
        json_schema_extra=asked("place", hint="Whose account this is. Tick all that apply."),
    )
    sources: tuple[Source, ...] = Field(
        min_length=1,
        description="Where the facts come from; a first-hand account names who told it.",
        json_schema_extra=asked("rests", each="Source", hint=""),
    )
    published: Day = Field(
        description="The day it was added, year first.",
        examples=["2026-11-22"],
        json_schema_extra=asked("editors"),
    )
    sectors: tuple[SectorId, ...] = Field(
        (),
        description="The fields of work it is in.",
        title="Fields of work",
        json_schema_extra=asked("place", more=True),
    )
    themes: tuple[ThemeId, ...] = Field(
        (),
        description="The themes it speaks to.",
        json_schema_extra=asked("place", more=True),
    )
    period: Period | None = Field(
        None,
        description="When it happened.",
        title="When did it happen?",
        json_schema_extra=asked("place", more=True, hint=""),
    )
    evidence: Evidence | None = Field(
        None,
        description="What the account rests on.",
        title="What the account rests on",
        json_schema_extra=asked("rests", more=True),
    )
    anonymised: bool = Field(
        False,
        description="`true` when nobody may be recognised; names and narrow places are refused.",
        json_schema_extra=asked("consent"),
    )
    reviewed: Day | None = Field(
        None,
        description="The day somebody last checked it.",
        json_schema_extra=asked("editors"),
    )
    review_by: Day | None = Field(
        None,
        description="The day it should be looked at again.",
        json_schema_extra=asked("editors"),
    )
    lang: Literal["en"] = Field(
        "en", description="The language it is written in.", json_schema_extra=asked("editors")
    )
    licence: Literal["CC-BY-4.0"] = Field(
        "CC-BY-4.0", description="How others may use it.", json_schema_extra=asked("editors")
    )
    contributors: tuple[Text, ...] = Field(
        (),
        description="Who wrote it, as they wish to be named.",
        title="Who wrote it",
        json_schema_extra=asked(
            "you",
            each="Name",
            hint="Only if you want to be named. Nobody has to be.",
            autocomplete="name",
        ),
    )

    @property
    def told(self) -> tuple[ToldAnswer, ...]:
        """The answers it gives."""
        return ()
