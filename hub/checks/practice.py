"""Checks of communities, events, and what people agreed to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hub.checks.registry import Complaint, check
from hub.checks.words import field_name
from hub.findings import quoted
from hub.library import Entry
from hub.links import Links
from hub.moments import first_day, has_clock, is_exact, last_day
from hub.parts import ContactConsent
from hub.practice import Community, Connection, Event
from hub.records import CaseStudy

_LONGEST = timedelta(days=2 * 366)


@check()
def event_without_time_zone(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An event with a time of day must say in which time zone.

    Bad: `start: 2027-03-04 14:00` alone
    Good: the same, and `time_zone: Europe/London`
    """
    event = entry.record
    if isinstance(event, Event) and has_clock(event) and not event.time_zone:
        yield Complaint(
            f"`start`: {quoted(event.start)} says no time zone",
            "add `time_zone`, such as Europe/London, so that every calendar shows the right hour",
            ("start",),
        )


@check()
def event_ends_before_it_begins(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An event must end after it begins, and a meeting that repeats must have a day to repeat on.

    Bad: `start: 2027-03-04 14:00` and `end: 2027-03-04 09:00`
    Good: `end: 2027-03-04 16:00`
    """
    event = entry.record
    if not isinstance(event, Event):
        return
    if event.end and (last_day(event.end), event.end) < (first_day(event.start), event.start):
        yield Complaint(
            f"`end`: {quoted(event.end)} is before the beginning",
            "write the day and time in the same way as for `start`, and later",
            ("end",),
        )
    if event.repeats and (not is_exact(event) or event.repeats.until < first_day(event.start)):
        yield Complaint(
            "`repeats` has no day on which it could take place",
            "let `start` name the first day, and `until` a later one",
            ("repeats",),
        )


@check()
def event_without_access(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An event must say what it costs and how people who need something for it can take part.

    One that tells what was learned, or of which only the month is known, is over and is not asked.

    Bad: an event with a place and an hour alone
    Good: `cost: Free` and `access: Captions; tell the convenor what you need.`
    """
    event = entry.record
    if not isinstance(event, Event) or event.learned or not is_exact(event):
        return
    for name in ("cost", "access"):
        if getattr(event, name) is None:
            yield Complaint(
                f"`{name}` is not told",
                "add it, or say under `learned` what came of it if it is over",
                spot=(1, 1),
            )


@check()
def unfit_consent(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A consent to be asked must end after it was given, and within two years.

    Bad: `given: 2026-11-30` and `until: 2036-11-30`
    Good: `until: 2027-11-30`; it can be given again
    """
    found = _consent(entry)
    if found is None:
        return
    path, consent = found
    if not timedelta() <= consent.until - consent.given <= _LONGEST:
        yield Complaint(
            f"{field_name(path)} does not end within two years of the day it was given",
            "agree on an earlier end; people can agree again",
            path,
        )


@check()
def fleeting_link(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A text must not link to an offer or ask, which leaves the site when its consent ends.

    Bad: `[an offer](../connections/a-talk.md)`
    Good: name the question in the offer; the question's page shows it as long as it holds
    """
    for link, target in links.targets[entry.path]:
        if target.entry and isinstance(target.entry.record, Connection):
            yield Complaint(
                f"the link {quoted(link.url)} leads to an offer or ask, which will leave the site",
                "delete the link; pages of its questions and places show it while it holds",
                spot=(link.line, link.column),
            )


@check()
def community_in_itself(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A community cannot be part of itself, by whatever way round.

    Bad: `north` part of `england`, and `england` part of `north`
    Good: `north` part of `england`
    """
    if isinstance(entry.record, Community) and entry.id in _wider(entry, links):
        yield Complaint(
            "this community is part of itself",
            "take one of the communities out of `part_of`, here or in another file",
            ("part_of",),
        )


def _consent(entry: Entry) -> tuple[tuple[str, ...], ContactConsent] | None:
    record = entry.record
    if isinstance(record, Connection):
        return ("consent",), record.consent
    if isinstance(record, CaseStudy) and record.contact:
        return ("contact", "consent"), record.contact.consent
    return None


def _wider(entry: Entry, links: Links) -> set[str]:
    found: set[str] = set()
    waiting = [entry]
    while waiting:
        record = waiting.pop().record
        above = set(record.part_of) - found if isinstance(record, Community) else set()
        found |= above
        keyed = (links.hub.by_key.get(("community", name)) for name in above)
        waiting += [one for one in keyed if one]
    return found
