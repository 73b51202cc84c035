"""Groups of fields inside a record: an answer, a source, a period and the like."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from hub.fields import (
    Day,
    Latitude,
    Longitude,
    ProcessId,
    QuestionId,
    ShortText,
    SourceYear,
    Text,
    Time,
    Title,
    Url,
)
from hub.vocabulary import EvidenceKind, EvidenceStatus, Sure


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Source(Part):
    """Where a fact comes from."""

    title: Title = Field(description="What the page or document is called.")
    publisher: Text | None = Field(None, description="Who published it.")
    year: SourceYear | None = Field(
        None, description="The year it came out, or `undated` when it does not say."
    )
    url: Url | None = Field(None, description="Its web address.")
    note: Text | None = Field(None, description="What it is good for, and whose account it is.")
    copy_of_original: bool = Field(
        False,
        description="`true` when the address is a copy, because the original is not known.",
    )


class Organisation(Part):
    """Somebody who took part, as an organisation."""

    name: Text = Field(description="Its name, as it writes it itself.")
    role: Text | None = Field(None, description="What it did here.")
    url: Url | None = Field(None, description="Its web address.")
    id: Text | None = Field(
        None,
        description="Its public number, such as GB-CHC-1072534 (see org-id.guide).",
    )


class Period(Part):
    """When it happened."""

    start: Time = Field(alias="from", description="The year it began; a month or day if known.")
    end: Time | None = Field(
        None, alias="to", description="When it ended; leave out if it goes on."
    )


class Evidence(Part):
    """What the account rests on."""

    status: EvidenceStatus = Field(description="How far the account has been looked at by others.")
    kinds: tuple[EvidenceKind, ...] = Field((), description="The kinds of evidence there are.")
    note: Text | None = Field(None, description="What is missing, or who disagrees.")


class LearningLogEntry(Part):
    """One turn of mind: what we thought, tried, noticed, and think now."""

    date: Time = Field(description="When it was.")
    we_thought: Text = Field(description="What we thought before.")
    we_tried: Text | None = Field(None, description="What we tried.")
    we_noticed: Text | None = Field(None, description="What we noticed.")
    now_we_think: Text = Field(description="What we think now.")


class ContactConsent(Part):
    """Agreement to be asked, with an end."""

    given: Day = Field(description="The day they agreed.")
    until: Day = Field(description="The day the agreement ends.")

    def holds(self, today: date) -> bool:
        """Tell whether the agreement holds on the day `today`; its last day is one of them."""
        return today <= self.until


class Convenor(Part):
    """Who calls a community together, as a role and never as a person."""

    role: Text = Field(description="The role, and whose it is.")
    via: Literal["role-mailbox", "hub-introduces", "own-page"] = Field(
        description="How to reach them: a shared mailbox, through the hub, or on their own page."
    )


class Film(Part):
    """A film elsewhere: nothing of it is loaded, a reader follows the link."""

    title: Title = Field(description="What the film is called.")
    host: Text = Field(description="Where it can be seen, such as 'Newcastle University'.")
    url: Url = Field(description="Its web address.")
    poster: Text | None = Field(
        None, description="The name of a picture that lies beside this file."
    )
    transcript: Text | None = Field(
        None, description="The id of the heading below, under which its words stand."
    )
    note: Text | None = Field(None, description="Its length and year, and who speaks.")


class Contact(Part):
    """Whom to ask, without a personal address."""

    via: Literal["role-mailbox", "hub-introduces"] = Field(
        description="How a question reaches them: a shared mailbox, or the hub passes it on."
    )
    offers: Text = Field(description="What they are willing to do, such as a call or a visit.")
    consent: ContactConsent = Field(description="That they agreed, and until when.")


class ToldAnswer(Part):
    """What one place came to on one question, wherever it is told."""

    question: QuestionId = Field(
        description="The question, as guide/question.",
        examples=["compete-or-collaborate/risk-and-decisions"],
    )
    short: ShortText = Field(
        description="The answer in at most 60 words, so that it can stand alone beside others."
    )
    processes: tuple[ProcessId, ...] = Field((), description="Ways of working that led to it.")
    conditions: ShortText | None = Field(None, description="What it depended on.")
    hard: ShortText | None = Field(None, description="What was hard about it.")
    next: ShortText | None = Field(None, description="What it led to, or what came next.")
    sure: Sure | None = Field(None, description="How sure those who tell it are.")


class Answer(ToldAnswer):
    """An answer inside a case study."""

    section: Text | None = Field(
        None, description="The id of the heading in the text that tells more."
    )


class Withdrawal(Part):
    """That a page was withdrawn."""

    date: Day = Field(description="The day it was withdrawn.")
    reason: ShortText = Field(description="Why, as far as it may be said.")
    who_decided: Text | None = Field(None, description="Who decided it, as a role.")


class Point(Part):
    """A mark on the map; it stands for a place, not for its boundary."""

    latitude: Latitude = Field(description="Degrees north; south is negative.", examples=["50.37"])
    longitude: Longitude = Field(description="Degrees east; west is negative.", examples=["-4.14"])
    approximate: bool = Field(True, description="Whether the mark is only roughly there.")
