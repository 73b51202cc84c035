"""What changed our mind: every turn of mind that the case studies tell of, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hub.library import Entry
from hub.moments import first_day
from hub.pages.page import SitePage, gathered_page, limited
from hub.pages.stories import story_lines
from hub.pages.turns import turn_shown
from hub.pages.whereabouts import place_and_country
from hub.pages.whole import Shown, Site
from hub.parts import LearningLogEntry
from hub.practice import Story
from hub.records import CaseStudy

_LEAD = (
    "What people believed, what they noticed, and what they think now. Being wrong is news here, "
    "and no confession."
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of mind, with the case study that tells of it; `number` counts within it from 1."""

    entry: Entry
    case: CaseStudy
    turn: LearningLogEntry
    number: int

    @property
    def url(self) -> str:
        """Its own address below the site's root."""
        return f"{self.entry.url}#turn-{self.number}"

    @property
    def added(self) -> date:
        """The day from which the hub tells of it: its own day, or the case study's if later."""
        return max(first_day(self.turn.date), self.case.reviewed or self.case.published)


def turns_of(site: Site) -> list[Turn]:
    """Return every turn of mind, the newest first."""
    found = [
        Turn(entry, case, turn, number)
        for entry, case in site.hub.records(CaseStudy)
        for number, turn in enumerate(case.learning_log, start=1)
    ]
    return sorted(found, key=lambda one: (one.turn.date, one.entry.id), reverse=True)


def changed_minds_page(site: Site) -> SitePage:
    """Make the page of all turns of mind."""
    told = [pair for pair in site.hub.records(Story) if pair[1].kind == "change-of-mind"]
    shown: Shown = {
        "template": "changed_minds.html",
        "lead": _LEAD,
        "turns": limited(turns_of(site), lambda one: _shown(site, one)),
        "stories": story_lines(told),
        "add": site.add_url,
    }
    page = gathered_page("changed-minds/index.md", "What changed our mind", _LEAD, shown)
    page.meta["hub"]["section"] = "communities/"
    return page


def _shown(site: Site, one: Turn) -> Shown:
    place = place_and_country(site, one.case)
    return turn_shown(one.turn) | {"title": one.entry.title, "url": one.url, "place": place}
