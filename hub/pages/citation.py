"""How a page is cited: who wrote it, what it is called, and when it was added."""

from __future__ import annotations

from hub.accounts import Account
from hub.library import Entry
from hub.pages.whereabouts import place_and_country
from hub.pages.whole import Shown, Site
from hub.pages.words import day
from hub.records import CaseStudy, Guide, Process, Question


def citation(site: Site, entry: Entry, record: Account | Guide | Question | Process) -> Shown:
    """Return what a citation says beside the hub's name and the page's address."""
    place = f" ({place_and_country(site, record)})" if isinstance(record, CaseStudy) else ""
    return {
        "who": ", ".join(record.contributors) if isinstance(record, Account) else "",
        "what": f"{entry.title}{place}",
        "when": day(record.published),
    }
