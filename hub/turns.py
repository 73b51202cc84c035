"""Every turn of mind that the case studies tell of, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hub.library import Entry, Hub
from hub.moments import first_day
from hub.parts import LearningLogEntry
from hub.records import CaseStudy


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
        return max(first_day(self.turn.date), self.case.published)


def turns_of(hub: Hub) -> list[Turn]:
    """Return every turn of mind, the newest first."""
    found = [
        Turn(entry, case, turn, number)
        for entry, case in hub.records(CaseStudy)
        for number, turn in enumerate(case.learning_log, start=1)
    ]
    return sorted(found, key=lambda one: (one.turn.date, one.entry.id), reverse=True)
