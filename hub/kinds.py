"""The kinds of record there are: where their files lie, and where their pages go."""

from __future__ import annotations

from dataclasses import dataclass

from hub.accounts import Record
from hub.practice import Community, Connection, Event, Story
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
    Side,
    StandAloneAnswer,
    Theme,
    Withdrawn,
    Word,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its words, its model, where its files lie, and where its pages go.

    `folder` is below the hub's root; `section` is the first part of the page's address. Records
    of a `gathered` kind have no page each: they stand on the page of their section. A note of
    what was withdrawn has no folder: it takes the place of the file that was there.
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

    def address(self, name: str) -> str:
        """Return the address below the site's root of the record with the id `name`."""
        if self.gathered:
            return f"{self.section}/#{self.name}-{name}"
        return f"{self.section}/{name}/".lstrip("/")


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
        Kind("side", "sides of a system", Side, "content/sides", "reflect/system", gathered=True),
        Kind("idea", "core ideas", Idea, "content/ideas", "ideas"),
        Kind("need", "needs", Need, "content/needs", "needs"),
        Kind("word", "words", Word, "content/glossary", "glossary", gathered=True),
        Kind("resource", "resources", Resource, "content/resources", "resources", gathered=True),
        Kind("community", "communities", Community, "content/communities", "communities"),
        Kind("event", "events", Event, "content/events", "events"),
        Kind("story", "stories", Story, "content/stories", "stories"),
        Kind(
            "connection",
            "offers and asks",
            Connection,
            "content/connections",
            "connections",
            gathered=True,
        ),
        Kind("page", "pages", Page, "content/pages", ""),
        Kind("withdrawn-page", "withdrawn pages", Withdrawn, "", ""),
        Kind("advice", "advice", Page, "content/contribute", "contribute"),
    )
}
"""Every kind of record, by name."""
