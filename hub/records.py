"""What each kind of page holds: one model a kind, one line a field.

A field's line is its check, its row in the reference, and its entry in the skeleton that
`scripts/new.py` writes. Models are strict and frozen; a key that no model names is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from hub.fields import (
    CaseStudyId,
    Day,
    IdeaId,
    NeedId,
    Order,
    PlaceId,
    ProcessId,
    QuestionId,
    QuestionTitle,
    SectorId,
    ShortText,
    SourceYear,
    Text,
    ThemeId,
    Title,
    Url,
    WordId,
)
from hub.parts import (
    Answer,
    Contact,
    Evidence,
    LearningLogEntry,
    Organisation,
    Period,
    Point,
    Source,
)
from hub.vocabulary import (
    BehaviourGroup,
    FundingForm,
    PlaceKind,
    ResourceKind,
    Status,
    Teller,
)


class Record(BaseModel):
    """What every page has."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    title: Title = Field(description="The name of the page.")
    summary: ShortText = Field(description="What the page says, in at most 60 words.")
    aliases: tuple[Text, ...] = Field(
        (), description="Old ids of this page; the old addresses go on working."
    )


class CaseStudy(Record):
    """What one place or organisation did and learned, with the answers it came to."""

    places: tuple[PlaceId, ...] = Field(min_length=1, description="Where it happened.")
    sectors: tuple[SectorId, ...] = Field(min_length=1, description="The fields of work it is in.")
    themes: tuple[ThemeId, ...] = Field(min_length=1, description="The themes it speaks to.")
    status: Status = Field(description="Whether it goes on. A stopped case is a normal case.")
    told_by: tuple[Teller, ...] = Field(min_length=1, description="Whose account this is.")
    answers: tuple[Answer, ...] = Field(min_length=1, description="The questions it answers.")
    did_not_work: tuple[ShortText, ...] = Field(
        (), description="What did not work. This or `still_unsure` is needed."
    )
    still_unsure: tuple[ShortText, ...] = Field(
        (), description="What is still unsure. This or `did_not_work` is needed."
    )
    sources: tuple[Source, ...] = Field(min_length=1, description="Where the facts come from.")
    published: Day = Field(description="The day it was added, year first.", examples=["2026-11-22"])
    organisations: tuple[Organisation, ...] = Field((), description="Who took part.")
    period: Period | None = Field(None, description="When it happened.")
    evidence: Evidence | None = Field(None, description="What the account rests on.")
    funding_forms: tuple[FundingForm, ...] = Field((), description="How the money came.")
    core_ideas: tuple[IdeaId, ...] = Field((), description="Which core ideas it shows.")
    learning_log: tuple[LearningLogEntry, ...] = Field((), description="How minds changed.")
    follows: tuple[CaseStudyId, ...] = Field((), description="Case studies it grew from.")
    contact: Contact | None = Field(None, description="Whom to ask.")
    reviewed: Day | None = Field(None, description="The day somebody last checked it.")
    review_by: Day | None = Field(None, description="The day it should be looked at again.")
    lang: Literal["en"] = Field("en", description="The language it is written in.")
    licence: Literal["CC-BY-4.0"] = Field("CC-BY-4.0", description="How others may use it.")
    contributors: tuple[Text, ...] = Field(
        (), description="Who wrote it, as they wish to be named."
    )


class Guide(Record):
    """A guiding question, with its smaller questions in an order that helps."""

    title: QuestionTitle = Field(description="The guiding question. It ends with a question mark.")
    short_title: Title = Field(
        description="A few words for lists, such as 'Compete or collaborate'."
    )
    order: Order = Field(description="Where it stands among the guides, counted from 1.")
    needs: tuple[NeedId, ...] = Field(min_length=1, description="Why a reader would come to it.")
    themes: tuple[ThemeId, ...] = Field((), description="The themes it speaks to.")
    trouble: Text | None = Field(None, description="The sentence somebody would complain with.")
    also_asked_as: tuple[Text, ...] = Field((), description="Other wordings people search for.")
    tensions: tuple[ShortText, ...] = Field((), description="Where places disagree.")
    caution: Text | None = Field(None, description="What to check before relying on it.")
    processes: tuple[ProcessId, ...] = Field((), description="Ways of working that helped.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")
    published: Day = Field(description="The day it was added, year first.")


class Question(Record):
    """One question that people really ask. The text below says why it matters, and to whom."""

    title: QuestionTitle = Field(description="The question, as one would say it aloud.")
    summary: ShortText = Field(description="The answers in short, in at most 60 words.")
    order: Order = Field(description="Where it stands in its guide, counted from 1.")
    themes: tuple[ThemeId, ...] = Field((), description="The themes it speaks to.")
    trouble: Text | None = Field(None, description="The sentence somebody would complain with.")
    also_asked_as: tuple[Text, ...] = Field((), description="Other wordings people search for.")
    tensions: tuple[ShortText, ...] = Field((), description="Where places disagree.")
    gaps: tuple[ShortText, ...] = Field((), description="What nobody has told yet.")
    prompts: tuple[ShortText, ...] = Field((), description="What to ask in a meeting.")
    processes: tuple[ProcessId, ...] = Field((), description="Ways of working that helped.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")
    published: Day = Field(description="The day it was added, year first.")


class Process(Record):
    """A way of working that helped people answer questions. The text says how it goes."""

    fits: tuple[ShortText, ...] = Field(min_length=1, description="When it fits.")
    takes: tuple[ShortText, ...] = Field(min_length=1, description="What it takes.")
    struggles: tuple[ShortText, ...] = Field(
        min_length=1,
        description="Where it is known to struggle, or what is not known about it.",
    )
    themes: tuple[ThemeId, ...] = Field((), description="The themes it speaks to.")
    also_called: tuple[Text, ...] = Field((), description="Other names for it.")
    sources: tuple[Source, ...] = Field(min_length=1, description="Where the facts come from.")
    published: Day = Field(description="The day it was added, year first.")


class Theme(Record):
    """One of the threads that run through the questions and case studies."""

    order: Order = Field(description="Where it stands among the themes, counted from 1.")
    core_ideas: tuple[IdeaId, ...] = Field((), description="The core ideas behind it.")
    also_called: tuple[Text, ...] = Field((), description="Other names for it.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")


class Sector(Record):
    """A field of work."""

    also_called: tuple[Text, ...] = Field((), description="Other names for it.")


class Place(Record):
    """A place is what the people there say it is, not only an administrative area."""

    kind: PlaceKind = Field(description="What kind of place it is.")
    part_of: tuple[PlaceId, ...] = Field((), description="The larger places it belongs to.")
    boundary_note: ShortText | None = Field(
        None, description="Whose boundary it is, and who would draw another."
    )
    said_there: ShortText | None = Field(None, description="What people there say it is.")
    point: Point | None = Field(None, description="A mark on the map, if one point makes sense.")
    also_called: tuple[Text, ...] = Field((), description="Other names for it.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")


class Behaviour(Record):
    """A way people act in a healthy system, as questions to reflect on; never a scale."""

    group: BehaviourGroup = Field(description="The group it belongs to.")
    order: Order = Field(description="Where it stands among the nine, counted from 1.")
    questions: tuple[ShortText, ...] = Field(min_length=1, description="Questions to reflect on.")
    looks_like: tuple[ShortText, ...] = Field((), description="What it can look like.")
    misreading: ShortText | None = Field(None, description="How it is often misread.")
    seen_in: tuple[CaseStudyId, ...] = Field((), description="Case studies where it was seen.")
    missing_in: tuple[CaseStudyId, ...] = Field(
        (), description="Case studies where it was missing."
    )
    sources: tuple[Source, ...] = Field(min_length=1, description="Where the facts come from.")


class Idea(Record):
    """One of the core ideas behind this way of working."""

    order: Order = Field(description="Where it stands among the ideas, counted from 1.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")


class Need(Record):
    """Why a reader comes."""

    order: Order = Field(description="Where it stands among the needs, counted from 1.")


class Word(Record):
    """A word that needs explaining; its summary is the explanation."""

    also_called: tuple[Text, ...] = Field((), description="Other forms of it, as they are written.")
    see_also: tuple[WordId, ...] = Field((), description="Words that stand near it.")
    sources: tuple[Source, ...] = Field((), description="Where the explanation comes from.")


class Resource(Record):
    """Something to read or join elsewhere; its summary says what it is good for."""

    publisher: Text = Field(description="Who published it.")
    year: SourceYear = Field(description="The year it came out, or `undated`.")
    url: Url = Field(description="Its web address.")
    kind: ResourceKind = Field(description="What it is.")
    copy_of_original: bool = Field(
        False, description="`true` when the address is a copy, because the original is not known."
    )
    themes: tuple[ThemeId, ...] = Field(min_length=1, description="The themes it speaks to.")
    questions: tuple[QuestionId, ...] = Field((), description="The questions it helps with.")
    processes: tuple[ProcessId, ...] = Field((), description="The ways of working it explains.")
    free_to_reuse: Text | None = Field(None, description="Its licence, if it has an open one.")


class Page(Record):
    """A page about the hub itself."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its words, its model, where its files lie, and where its pages go.

    `folder` is below the hub's root; `section` is the first part of the page's address. Records
    of a `gathered` kind have no page each: they stand on the page of their section.
    """

    name: str
    plural: str
    model: type[Record]
    folder: str
    section: str
    gathered: bool = False

    @property
    def label(self) -> str:
        """The kind's name in the reader's words, such as 'case study'."""
        return self.name.replace("-", " ")


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("case-study", "case studies", CaseStudy, "case_studies", "case_studies"),
        Kind("guide", "guides", Guide, "guides", "guides"),
        Kind("question", "questions", Question, "guides", "guides"),
        Kind("process", "processes", Process, "content/processes", "processes"),
        Kind("theme", "themes", Theme, "content/themes", "themes"),
        Kind("sector", "sectors", Sector, "content/sectors", "sectors"),
        Kind("place", "places", Place, "content/places", "places"),
        Kind("behaviour", "behaviours", Behaviour, "content/behaviours", "behaviours"),
        Kind("idea", "core ideas", Idea, "content/ideas", "ideas"),
        Kind("need", "needs", Need, "content/needs", "needs"),
        Kind("word", "words", Word, "content/glossary", "glossary", gathered=True),
        Kind("resource", "resources", Resource, "content/resources", "resources", gathered=True),
        Kind("page", "pages", Page, "content/pages", ""),
        Kind("advice", "advice", Page, "content/contribute", "contribute"),
    )
}
"""Every kind of record, by name."""
