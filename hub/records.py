"""What each kind of page holds: one model a kind, one line a field.

A field's line is its check, its row in the reference, and its entry in the skeleton that
`scripts/new.py` writes. Models are strict and frozen; a key that no model names is refused.
"""

from __future__ import annotations

from pydantic import Field

from hub.accounts import Account, Record, TitledRecord
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
from hub.marks import asked
from hub.parts import (
    Contact,
    Film,
    LearningLogEntry,
    Organisation,
    Point,
    Source,
    Withdrawal,
)
from hub.told import Answer, ToldAnswer
from hub.vocabulary import (
    BehaviourGroup,
    FundingForm,
    PlaceKind,
    ResourceKind,
    Status,
)


class CaseStudy(Account, TitledRecord):
    """What one place or organisation did and learned, with the answers it came to."""

    written_first = (
        *("title", "summary", "places", "sectors", "themes", "status", "told_by", "answers"),
        *("did_not_work", "still_unsure", "sources", "published", "organisations", "period"),
        *("evidence", "funding_forms", "core_ideas", "learning_log", "follows", "films", "contact"),
    )

    sectors: tuple[SectorId, ...] = Field(
        min_length=1,
        description="The fields of work it is in.",
        title="Fields of work",
        json_schema_extra=asked("place"),
    )
    themes: tuple[ThemeId, ...] = Field(
        min_length=1, description="The themes it speaks to.", json_schema_extra=asked("place")
    )
    status: Status = Field(
        description="Whether it goes on. A stopped case is a normal case.",
        title="How does it stand now?",
        json_schema_extra=asked("story"),
    )
    answers: tuple[Answer, ...] = Field(
        min_length=1,
        description="The questions it answers.",
        json_schema_extra=asked("answers", each="Answer", hint="One is enough."),
    )
    did_not_work: tuple[ShortText, ...] = Field(
        (),
        title="What did not work",
        description="What did not work. This or `still_unsure` is needed.",
        json_schema_extra=asked(
            "doubt", each="Point", hint="What went wrong, was dropped or cost too much."
        ),
    )
    still_unsure: tuple[ShortText, ...] = Field(
        (),
        description="What is still unsure. This or `did_not_work` is needed.",
        title="What is still uncertain",
        json_schema_extra=asked(
            "doubt", each="Point", hint="What nobody knows yet, or what people disagree about."
        ),
    )
    organisations: tuple[Organisation, ...] = Field(
        (),
        description="Who took part.",
        title="Organisations that took part",
        json_schema_extra=asked("place", each="Organisation", more=True, hint=""),
    )
    funding_forms: tuple[FundingForm, ...] = Field(
        (),
        description="How the money came.",
        title="How the money came",
        json_schema_extra=asked("more", more=True),
    )
    core_ideas: tuple[IdeaId, ...] = Field(
        (),
        description="Which core ideas it shows.",
        json_schema_extra=asked("more", more=True, hint=""),
    )
    learning_log: tuple[LearningLogEntry, ...] = Field(
        (),
        description="How minds changed.",
        title="How minds changed",
        json_schema_extra=asked("more", each="Change of mind", more=True),
    )
    follows: tuple[CaseStudyId, ...] = Field(
        (),
        description="Case studies it grew from.",
        title="Case studies it grew from",
        json_schema_extra=asked("more", more=True),
    )
    films: tuple[Film, ...] = Field(
        (),
        description="Films of it, elsewhere.",
        title="Films of it",
        json_schema_extra=asked("more", each="Film", more=True),
    )
    contact: Contact | None = Field(
        None,
        description="Whom to ask.",
        title="Whom to ask",
        json_schema_extra=asked("more", more=True),
    )

    @property
    def told(self) -> tuple[ToldAnswer, ...]:
        """The answers it gives."""
        return self.answers


class StandAloneAnswer(Account, ToldAnswer):
    """What one place came to on one question, before anybody has told the whole case."""

    written_first = ("question", "short", "places", "told_by")

    replaced_by: CaseStudyId | None = Field(
        None,
        description="The case study that tells it now; this page then only leads there.",
        json_schema_extra=asked("editors"),
    )

    @property
    def told(self) -> tuple[ToldAnswer, ...]:
        """The one answer, which is this record itself."""
        return (self,)

    @property
    def summary(self) -> str:
        """What stands for it in lists and searches."""
        return self.short


class Guide(TitledRecord):
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


class Question(TitledRecord):
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


class Process(TitledRecord):
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


class Theme(TitledRecord):
    """One of the threads that run through the questions and case studies."""

    order: Order = Field(description="Where it stands among the themes, counted from 1.")
    core_ideas: tuple[IdeaId, ...] = Field((), description="The core ideas behind it.")
    also_called: tuple[Text, ...] = Field((), description="Other names for it.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")


class Sector(TitledRecord):
    """A field of work."""

    also_called: tuple[Text, ...] = Field((), description="Other names for it.")


class Place(TitledRecord):
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


class Behaviour(TitledRecord):
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


class Side(TitledRecord):
    """A side of how help works in a place: what makes it work well, and what less well."""

    order: Order = Field(description="Where it stands among the sides, counted from 1.")
    works_well: tuple[ShortText, ...] = Field(min_length=1, description="When it works well.")
    works_less_well: tuple[ShortText, ...] = Field(
        min_length=1, description="When it works less well."
    )
    sources: tuple[Source, ...] = Field(min_length=1, description="Where the facts come from.")


class Idea(TitledRecord):
    """One of the core ideas behind this way of working."""

    order: Order = Field(description="Where it stands among the ideas, counted from 1.")
    sources: tuple[Source, ...] = Field((), description="Where the facts come from.")


class Need(TitledRecord):
    """Why a reader comes."""

    order: Order = Field(description="Where it stands among the needs, counted from 1.")


class Word(TitledRecord):
    """A word that needs explaining; its summary is the explanation."""

    also_called: tuple[Text, ...] = Field((), description="Other forms of it, as they are written.")
    see_also: tuple[WordId, ...] = Field((), description="Words that stand near it.")
    sources: tuple[Source, ...] = Field((), description="Where the explanation comes from.")


class Resource(TitledRecord):
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


class Withdrawn(Record):
    """The note that stays where a page was withdrawn: when, and why. It takes the file's place."""

    title: Title = Field(description="What the page was called, or what may still be said of it.")
    withdrawn: Withdrawal = Field(description="That it was withdrawn.")


class Page(TitledRecord):
    """A page about the hub itself."""
