"""What has a date: pages to be looked at again, and agreements to be asked that come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hub.accounts import Account
from hub.desk.sections import Line, Section, about
from hub.library import Entry
from hub.links import Links
from hub.pages.words import counted, day
from hub.practice import Connection
from hub.records import CaseStudy

SOON = timedelta(days=60)
CONSENT_SOON = timedelta(days=90)
TOO_LONG = timedelta(days=365)


def reviews(links: Links, today: date) -> Section:
    """Return the accounts to be looked at again, those that have waited longest first."""
    found = []
    for entry, account in links.accounts:
        due, why = _due(account)
        if due <= today + SOON:
            words = f"{why}, {_distance(due, today)}"
            found.append((due, about(entry, words, due=due.isoformat())))
    return Section(
        "reviews",
        "To be looked at again",
        f"Their `review_by` has come or comes within {SOON.days} days; without one, a year after "
        "somebody last looked.",
        _in_order(found),
    )


def consents(links: Links, today: date) -> Section:
    """Return the agreements to be asked that have ended or end soon."""
    found = []
    for entry, until in _agreed(links):
        if until <= today + CONSENT_SOON:
            words = f"agreed until {day(until)}, {_distance(until, today)}"
            found.append((until, about(entry, words, until=until.isoformat())))
    return Section(
        "consents",
        "Agreements to be asked that end",
        f"Ask again, or take `contact` or the offer out; once it has ended, the site leaves it out. Shown from {CONSENT_SOON.days} days before the end.",
        _in_order(found),
    )


def _agreed(links: Links) -> Iterator[tuple[Entry, date]]:
    """Go through the contacts, offers and asks, each with the last day of the agreement."""
    for entry, case in links.hub.records(CaseStudy):
        if case.contact:
            yield entry, case.contact.consent.until
    for entry, connection in links.hub.records(Connection):
        yield entry, connection.consent.until


def _due(account: Account) -> tuple[date, str]:
    if account.review_by:
        return account.review_by, f"to be looked at by {day(account.review_by)}"
    last = account.reviewed or account.published
    said = "last looked at" if account.reviewed else "published"
    return last + TOO_LONG, f"{said} on {day(last)}"


def _distance(then: date, today: date) -> str:
    days = (then - today).days
    if days == 0:
        return "due today"
    return f"due in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} overdue"


def _in_order(found: list[tuple[date, Line]]) -> tuple[Line, ...]:
    return tuple(line for _, line in sorted(found, key=lambda pair: (pair[0], pair[1].where)))
