"""The whole report of the editor's desk."""

from __future__ import annotations

from datetime import date

from hub.desk import addresses, contradictions, due, gaps
from hub.desk.growth import growth
from hub.desk.sections import Report
from hub.links import Links
from hub.outside import Looks


def desk_report(links: Links, today: date, looks: Looks | None = None) -> Report:
    """Return what asks for an editor's attention on the day `today`.

    `looks` is what came of looking at the links that lead out of the hub, if anybody has.
    """
    sections = (
        due.reviews(links, today),
        due.consents(links, today),
        addresses.dead_links(links, looks),
        addresses.moved_links(links, looks),
        gaps.unanswered(links),
        gaps.answered_once(links),
        contradictions.contested(links),
        contradictions.differing_figures(links),
        gaps.unused(links),
        addresses.unrecorded(links),
        growth(links),
    )
    return Report(today, sections)
