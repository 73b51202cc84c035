"""What was told on one question: the fields of an answer, wherever it stands."""

from __future__ import annotations

from pydantic import Field

from hub.fields import ProcessId, QuestionId, ShortText, Text
from hub.marks import asked
from hub.parts import Part
from hub.vocabulary import Sure

_EXAMPLE = (
    "In Exampleton one worker stays with a family until the family says stop. It took two years "
    "before managers let go of the old referral form."
)


class ToldAnswer(Part):
    """What one place came to on one question, wherever it is told."""

    question: QuestionId = Field(
        description="The question, as guide/question.",
        examples=["compete-or-collaborate/risk-and-decisions"],
        title="Which question does it answer?",
        json_schema_extra=asked("answer", hint=""),
    )
    short: ShortText = Field(
        description="The answer in at most 60 words, so that it can stand alone beside others.",
        examples=[_EXAMPLE],
        title="What did people decide or learn?",
        json_schema_extra=asked(
            "answer",
            hint="Readers see it next to answers from other places, so name the place and say what "
            "people did, and how.",
        ),
    )
    processes: tuple[ProcessId, ...] = Field(
        (),
        description="Ways of working that led to it.",
        title="Ways of working that led to it",
        json_schema_extra=asked("answer", more=True),
    )
    conditions: ShortText | None = Field(
        None,
        description="What it depended on.",
        title="What did it depend on?",
        json_schema_extra=asked("answer", hint="What somebody copying it elsewhere might miss."),
    )
    hard: ShortText | None = Field(
        None,
        description="What was hard about it.",
        title="What was hard about it?",
        json_schema_extra=asked("answer", hint="What it cost, or what got in the way."),
    )
    next: ShortText | None = Field(
        None,
        description="What it led to, or what came next.",
        title="What did it lead to?",
        json_schema_extra=asked("answer", more=True),
    )
    sure: Sure | None = Field(
        None,
        description="How sure those who tell it are.",
        title="How sure are the people telling it?",
        json_schema_extra=asked(
            "answer",
            hint="Choose the most cautious one that is true.",
        ),
    )


class Answer(ToldAnswer):
    """An answer inside a case study."""

    section: Text | None = Field(
        None,
        description="The id of the heading in the text that tells more.",
        json_schema_extra=asked("editors"),
    )
