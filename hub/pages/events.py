"""Events: the page of each, the list of all, and their calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from hub.library import Entry
from hub.moments import first_day, is_exact, next_day
from hub.pages.adding import add_gathering
from hub.pages.mentions import mention_groups
from hub.pages.page import HEADINGS, SitePage, gathered_page, limited, record_page
from hub.pages.sources import source_lines
from hub.pages.when import when_words
from hub.pages.whole import Shown, Site
from hub.practice import Community, Event

if TYPE_CHECKING:
    from hub.calendars import EventEntry

_ATTEND = {"online": "Online", "in-person": "In person", "both": "In person and online"}
_LEAD = (
    "Meetings for people who do this work, and what was learned at those that are over. "
    "Put them into your own calendar, all or those of a place, a theme or a community."
)


def events_page(site: Site) -> SitePage:
    """Make the list of all events."""
    found = all_events(site)
    shown: Shown = {
        "template": "events.html",
        "lead": _LEAD,
        "ahead": limited(ahead(site, found), lambda pair: event_line(site, *pair)),
        "past": limited(past(site, found), lambda pair: event_line(site, *pair)),
        "calendar": calendar_of(site, "events/", found),
        "add": add_gathering(site),
    }
    return _inside(gathered_page("events/index.md", "Events", _LEAD, shown))


def event_page(site: Site, entry: Entry, event: Event) -> SitePage:
    """Make the page of an event."""
    shown: Shown = {
        "lead": event.summary,
        "crumbs": [{"title": "Events", "url": "events/"}],
        "state": _state(site, event),
        "rows": [row for row in _rows(site, event) if row["values"]],
        "registration": (event.registration or "") if _is_ahead(site, event) else "",
        "calendar": f"{entry.url}event.ics" if is_exact(event) and _is_ahead(site, event) else "",
        "learned": list(event.learned),
        "over": not _is_ahead(site, event),
        "sources": source_lines(event.sources),
        "mentions": mention_groups(site, entry),
    }
    return record_page(site, entry, "event.html", shown)


def event_line(site: Site, entry: Entry, event: Event) -> Shown:
    """Return an event as a line of a list."""
    where = ", ".join(filter(None, (_ATTEND[event.attend], event.where or _place(site, event))))
    return {
        "title": entry.title,
        "url": entry.url,
        "when": when_words(event, site.today),
        "where": where,
        "summary": event.summary,
        "state": _state(site, event),
        "learned": len(event.learned),
    }


def all_events(site: Site) -> list[EventEntry]:
    """Return every event of the hub."""
    return list(site.hub.records(Event))


def events_about(site: Site, entry: Entry) -> list[EventEntry]:
    """Return the events of a question, theme, place (with its parts) or community (with its own)."""
    kind, name = entry.key
    return [pair for pair in all_events(site) if name in _named(site, pair[1], kind)]


def ahead(site: Site, events: Iterable[EventEntry]) -> list[EventEntry]:
    """Return those of `events` that are to come, the nearest first."""
    dated = [(next_day(event, site.today), entry, event) for entry, event in events]
    known = [(day, entry, event) for day, entry, event in dated if day]
    return [
        (entry, event) for _, entry, event in sorted(known, key=lambda one: (one[0], one[1].id))
    ]


def past(site: Site, events: Iterable[EventEntry]) -> list[EventEntry]:
    """Return those of `events` that are over, the latest first."""
    over = [pair for pair in events if not _is_ahead(site, pair[1])]
    return sorted(over, key=lambda pair: (first_day(pair[1].start), pair[0].id), reverse=True)


def calendar_of(site: Site, url: str, events: Iterable[EventEntry]) -> str:
    """Return the address of the calendar of the page at `url`; '' when nothing is to come."""
    return f"{url}calendar.ics" if any(_in_calendar(site, event) for _, event in events) else ""


def event_file_makers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield what makes each calendar: of the hub, of a community, place or theme, of an event."""
    found = _coming(site, all_events(site))
    if not found:
        return
    yield "events/calendar.ics", lambda: _calendar(site, site.name, all_events(site))
    for entry, _ in found:
        yield f"{entry.url}event.ics", partial(_calendar_of_one, site, entry.key)
    for kind in ("community", "place", "theme"):
        for entry in site.hub.by_kind[kind]:
            if _coming(site, events_about(site, entry)):
                yield f"{entry.url}calendar.ics", partial(_calendar_about, site, entry.key)


def _calendar_of_one(site: Site, key: tuple[str, str]) -> str:
    entry = site.hub.by_key[key]
    return _calendar(site, entry.title, [pair for pair in all_events(site) if pair[0] is entry])


def _calendar_about(site: Site, key: tuple[str, str]) -> str:
    entry = site.hub.by_key[key]
    return _calendar(site, f"{site.name}: {entry.title}", events_about(site, entry))


def _calendar(site: Site, title: str, events: Iterable[EventEntry]) -> str:
    from hub.calendars import calendar_text  # noqa: PLC0415 - takes longer than a build's other work

    return calendar_text(title, _coming(site, events), site.address)


def _coming(site: Site, events: Iterable[EventEntry]) -> list[EventEntry]:
    return [pair for pair in events if _in_calendar(site, pair[1])]


def _in_calendar(site: Site, event: Event) -> bool:
    """Tell whether calendars hold an event: one that is to come, or that comes again."""
    return is_exact(event) and _is_ahead(site, event)


def _is_ahead(site: Site, event: Event) -> bool:
    return next_day(event, site.today) is not None


def _state(site: Site, event: Event) -> str:
    if event.cancelled:
        return "Cancelled"
    return "" if _is_ahead(site, event) else "Over"


def _named(site: Site, event: Event, kind: str) -> frozenset[str]:
    if kind == "place":
        return frozenset(up for place in event.places for up in site.links.around(place))
    if kind == "community":
        return frozenset(up for one in event.communities for up in wider_communities(site, one))
    return frozenset({"question": event.questions, "theme": event.themes}.get(kind, ()))


def wider_communities(site: Site, community: str) -> frozenset[str]:
    """Return the ids of a community and of all that it is part of, however far up."""
    found: set[str] = set()
    waiting = [community]
    while waiting:
        name = waiting.pop()
        entry = site.hub.by_key.get(("community", name))
        if name not in found and entry and isinstance(entry.record, Community):
            waiting += entry.record.part_of
        found.add(name)
    return frozenset(found)


def _rows(site: Site, event: Event) -> Iterator[Shown]:
    def text(label: str, words: str | None) -> Shown:
        return {"label": label, "values": [{"title": words}] if words else [], "folded": []}

    def links(label: str, kind: str, names: tuple[str, ...]) -> Shown:
        return {"label": label, "values": site.links_to(kind, names), "folded": []}

    yield text("When", when_words(event, site.today))
    yield text("How", _ATTEND[event.attend])
    yield text("Where", event.where)
    yield links("Place", "place", event.places)
    yield text("For", event.for_whom)
    yield text("Cost", event.cost)
    yield text("Access", event.access)
    yield links("Community", "community", event.communities)
    yield links("Questions", "question", event.questions)
    yield links("Themes", "theme", event.themes)


def _place(site: Site, event: Event) -> str:
    return " and ".join(site.links.title("place", one) for one in event.places[:2])


def _inside(page: SitePage) -> SitePage:
    """Mark a page as one of the section of communities, with its search kind."""
    page.meta["hub"] |= {"section": "communities/", "search": {"kind": HEADINGS["event"]}}
    return page
