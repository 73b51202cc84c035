"""The records of the community of practice: who meets, when, what they tell, who would talk."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from hub.accounts import TitledRecord
from hub.fields import (
    CaseStudyId,
    CommunityId,
    Day,
    Moment,
    PlaceId,
    QuestionId,
    SectorId,
    ShortText,
    Text,
    ThemeId,
    TimeZone,
    Url,
)
from hub.parts import ContactConsent, Convenor, Part, Source
from hub.vocabulary import Attendance, CommunityKind, Rhythm, Status, StoryKind, Willing


class Repeats(Part):
    """How a meeting comes again, until a day."""

    every: Rhythm = Field(
        description="How often; `month-same-weekday` keeps to the second Tuesday, say."
    )
    until: Day = Field(description="The last day on which it can take place.")
    not_on: tuple[Day, ...] = Field((), description="Days on which it is left out.")


class Community(TitledRecord):
    """People who meet, or write to each other, to learn from each other's work."""

    kind: CommunityKind = Field(description="Whether it is regional, national or for a subject.")
    status: Status = Field(description="Whether it goes on. One that ended is worth knowing of.")
    for_whom: ShortText = Field(description="Whom it is for.")
    how_to_join: ShortText = Field(description="How somebody joins, or what is known of it.")
    places: tuple[PlaceId, ...] = Field((), description="Where it is at home.")
    part_of: tuple[CommunityId, ...] = Field((), description="The wider communities it is in.")
    convenor: Convenor | None = Field(None, description="Who calls it together, as a role.")
    cases: tuple[CaseStudyId, ...] = Field((), description="Case studies from among its members.")
    themes: tuple[ThemeId, ...] = Field((), description="The themes it speaks to.")
    questions: tuple[QuestionId, ...] = Field((), description="The questions it works on.")
    url: Url | None = Field(None, description="Its own web page.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")
    published: Day = Field(description="The day it was added, year first.")


class Event(TitledRecord):
    """A meeting, to come or past. A past one keeps what was learned."""

    start: Moment = Field(
        description="When it begins: a day and a time of day. Of a past one, what is known.",
        examples=["2027-03-04 14:00"],
    )
    end: Moment | None = Field(None, description="When it ends, in the same way.")
    time_zone: TimeZone | None = Field(
        None, description="Needed with a time of day.", examples=["Europe/London"]
    )
    repeats: Repeats | None = Field(None, description="When it comes again and again.")
    attend: Attendance = Field(description="Whether people come together in a room or online.")
    where: Text | None = Field(None, description="The house, or by what means online.")
    places: tuple[PlaceId, ...] = Field((), description="The places it is in or about.")
    communities: tuple[CommunityId, ...] = Field((), description="Whose meeting it is.")
    themes: tuple[ThemeId, ...] = Field((), description="The themes it speaks to.")
    questions: tuple[QuestionId, ...] = Field((), description="The questions it works on.")
    for_whom: ShortText | None = Field(None, description="Whom it is for.")
    cost: Text | None = Field(None, description="What it costs, such as `Free`.")
    access: ShortText | None = Field(
        None, description="How people who need something for it can take part, and whom they tell."
    )
    registration: Url | None = Field(None, description="Where to say that one comes.")
    cancelled: bool = Field(False, description="`true` when it does not take place.")
    learned: tuple[ShortText, ...] = Field((), description="What was learned there.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")
    published: Day = Field(description="The day it was added, year first.")


class Story(TitledRecord):
    """Something told on a day: a story, a thought, a change of mind, a call for answers."""

    kind: StoryKind = Field(description="What it is.")
    contributors: tuple[Text, ...] = Field(
        min_length=1, description="Who wrote it, as they wish to be named."
    )
    questions: tuple[QuestionId, ...] = Field((), description="The questions it speaks to.")
    places: tuple[PlaceId, ...] = Field((), description="The places it speaks of.")
    themes: tuple[ThemeId, ...] = Field((), description="The themes it speaks to.")
    communities: tuple[CommunityId, ...] = Field((), description="The communities it comes from.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")
    published: Day = Field(description="The day it was told, year first.")


class Connection(TitledRecord):
    """Somebody who would talk, or would like to; it leaves the site when their consent ends."""

    kind: Literal["offer", "ask"] = Field(description="Whether it is an offer or an ask.")
    who: Text = Field(
        description="Who it is, as a role and a kind of organisation; no name of a person.",
        examples=["A commissioner in a county council"],
    )
    willing: tuple[Willing, ...] = Field(min_length=1, description="What they offer or ask for.")
    questions: tuple[QuestionId, ...] = Field(min_length=1, description="On which questions.")
    places: tuple[PlaceId, ...] = Field((), description="Where they are.")
    sectors: tuple[SectorId, ...] = Field((), description="The fields of work they are in.")
    case: CaseStudyId | None = Field(None, description="The case study they can speak of.")
    via: Literal["role-mailbox", "hub-introduces"] = Field(
        description="How a word reaches them: a shared mailbox, or the hub introduces."
    )
    consent: ContactConsent = Field(description="That they agreed, and until when.")
    published: Day = Field(description="The day it was added, year first.")

    def is_open(self, today: date) -> bool:
        """Tell whether their consent still holds."""
        return self.consent.holds(today)
