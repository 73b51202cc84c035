"""The kinds of record there are: where their files lie, and where their pages go."""

from __future__ import annotations

from dataclasses import dataclass

from hub.accounts import Record
from hub.records import (
    Behaviour,
    CaseStudy,
    Guide,
    Idea,
    Need,
    Page,
    Place,
    Process,
    Question,
    Resource,
    Sector,
    StandAloneAnswer,
    Theme,
    Word,
)


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
        Kind("answer", "stand-alone answers", StandAloneAnswer, "content/answers", "answers"),
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
