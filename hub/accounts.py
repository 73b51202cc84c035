"""What every record has, and what all records that tell of a place share."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from hub.fields import Day, OldName, PlaceId, SectorId, ShortText, Text, ThemeId, Title
from hub.parts import Evidence, Period, Source, ToldAnswer
from hub.vocabulary import Teller


class Record(BaseModel):
    """What every page has."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    written_first: ClassVar[tuple[str, ...]] = ()
    """The fields that stand first in a file, where that is not the order of their declaration."""

    aliases: tuple[OldName, ...] = Field(
        (), description="Old ids of this page; the old addresses go on working."
    )


class TitledRecord(Record):
    """A page whose writer gives it a name and a summary."""

    title: Title = Field(description="The name of the page.")
    summary: ShortText = Field(description="What the page says, in at most 60 words.")


class Account(Record):
    """What somebody tells of a place: all that a case study and a stand-alone answer share."""

    places: tuple[PlaceId, ...] = Field(min_length=1, description="Where it happened.")
    told_by: tuple[Teller, ...] = Field(min_length=1, description="Whose account this is.")
    sources: tuple[Source, ...] = Field(
        min_length=1,
        description="Where the facts come from; a first-hand account names who told it.",
    )
    published: Day = Field(description="The day it was added, year first.", examples=["2026-11-22"])
    sectors: tuple[SectorId, ...] = Field((), description="The fields of work it is in.")
    themes: tuple[ThemeId, ...] = Field((), description="The themes it speaks to.")
    period: Period | None = Field(None, description="When it happened.")
    evidence: Evidence | None = Field(None, description="What the account rests on.")
    anonymised: bool = Field(
        False,
        description="`true` when nobody may be recognised; names and narrow places are refused.",
    )
    reviewed: Day | None = Field(None, description="The day somebody last checked it.")
    review_by: Day | None = Field(None, description="The day it should be looked at again.")
    lang: Literal["en"] = Field("en", description="The language it is written in.")
    licence: Literal["CC-BY-4.0"] = Field("CC-BY-4.0", description="How others may use it.")
    contributors: tuple[Text, ...] = Field(
        (), description="Who wrote it, as they wish to be named."
    )

    @property
    def told(self) -> tuple[ToldAnswer, ...]:
        """The answers it gives."""
        return ()
