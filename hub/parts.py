"""Groups of fields inside a record: an answer, a source, a period and the like."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from hub.fields import (
    Day,
    Latitude,
    Longitude,
    Note,
    ShortText,
    SourceYear,
    Text,
    Time,
    Title,
    Url,
)
from hub.marks import asked
from hub.vocabulary import EvidenceKind, EvidenceStatus


class Part(BaseModel):
    """A group of fields inside a record."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", defer_build=True)


class Source(Part):
    """Where a fact comes from."""

    title: Title = Field(
        description="What the page or document is called.",
        title="Name of the source",
        json_schema_extra=asked("rests", hint="A page, report, talk or set of minutes."),
    )
    publisher: Text | None = Field(
        None,
        description="Who published it.",
        title="Who published it",
        json_schema_extra=asked(
            "rests",
            hint="If it is your own first-hand account, write: Told to this hub.",
        ),
    )
    year: SourceYear | None = Field(
        None,
        description="The year it came out, or `undated` when it does not say.",
        title="Year",
        json_schema_extra=asked("rests", hint="Four digits, or the word undated."),
    )
    url: Url | None = Field(
        None,
        description="Its web address.",
        title="Web address",
        json_schema_extra=asked("rests", hint="The whole address, starting with https://."),
    )
    note: Note | None = Field(
        None,
        description="What it is good for, and whose account it is.",
        title="What it is useful for",
        json_schema_extra=asked("rests", more=True, hint="And whose account it is."),
    )
    copy_of_original: bool = Field(
        False,
        description="`true` when the address is a copy, because the original is not known.",
        title="This address is a copy, because the original could not be found",
        json_schema_extra=asked("rests", more=True, hint=""),
    )


class Organisation(Part):
    """Somebody who took part, as an organisation."""

    name: Text = Field(description="Its name, as it writes it itself.")
    role: Text | None = Field(None, title="What it did here", description="What it did here.")
    url: Url | None = Field(
        None,
        description="Its web address.",
        title="Web address",
        json_schema_extra=asked(
            "place", more=True, hint="The whole address, starting with https://."
        ),
    )
    id: Text | None = Field(
        None,
        description="Its public number, such as GB-CHC-1072534 (see org-id.guide).",
        title="Public number",
        json_schema_extra=asked("place", more=True),
    )


class Period(Part):
    """When it happened."""

    start: Time = Field(
        alias="from",
        description="The year it began; a month or day if known.",
        json_schema_extra=asked("place", hint="A year such as 2019, or 2019-04, or 2019-04-01."),
    )
    end: Time | None = Field(
        None, alias="to", description="When it ended; leave out if it goes on."
    )


class Evidence(Part):
    """What the account rests on."""

    status: EvidenceStatus = Field(
        description="How far the account has been looked at by others.",
        title="How far have others looked at it?",
        json_schema_extra=asked("rests", hint=""),
    )
    kinds: tuple[EvidenceKind, ...] = Field(
        (), title="Kinds of evidence", description="The kinds of evidence there are."
    )
    note: Note | None = Field(
        None, title="What is missing", description="What is missing, or who disagrees."
    )


class LearningLogEntry(Part):
    """One turn of mind: what we thought, tried, noticed, and think now."""

    date: Time = Field(
        description="When it was.",
        title="When",
        json_schema_extra=asked("more", hint="A year such as 2019, or 2019-04, or 2019-04-01."),
    )
    we_thought: Note = Field(description="What we thought before.")
    we_tried: Note | None = Field(None, description="What we tried.")
    we_noticed: Note | None = Field(None, description="What we noticed.")
    now_we_think: Note = Field(description="What we think now.")


class ContactConsent(Part):
    """Agreement to be asked, with an end."""

    given: Day = Field(title="Agreed on", description="The day they agreed.")
    until: Day = Field(title="Until", description="The day the agreement ends.")

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
        description="How a question reaches them: a shared mailbox, or the hub passes it on.",
        title="How a question reaches them",
        json_schema_extra=asked("more", hint="A shared mailbox, or the hub passes it on."),
    )
    offers: Note = Field(
        title="What they offer",
        description="What they are willing to do, such as a call or a visit.",
    )
    consent: ContactConsent = Field(
        title="Their agreement", description="That they agreed, and until when."
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
