"""Communities: the page of each, and the one where all that people do together is gathered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hub.library import Entry
from hub.pages.adding import add_gathering
from hub.pages.connections import connections_about, connections_page, meeting
from hub.pages.events import (
    ahead,
    all_events,
    calendar_of,
    event_line,
    events_about,
    events_page,
    past,
)
from hub.pages.lines import case_lines
from hub.pages.mentions import mention_groups, named_in
from hub.pages.page import SitePage, gathered_page, limited, record_page
from hub.pages.sources import source_lines
from hub.pages.stories import stories_page, story_lines
from hub.pages.whole import Shown, Site
from hub.pages.words import counted
from hub.practice import Community, Connection, Story
from hub.vocabulary import label

_LEAD = (
    "Regional conversations that link to national ones, and people to ask. Find those near you, "
    "see when they meet, offer a talk or ask for one."
)
_VIA = {
    "role-mailbox": "They read a shared mailbox; the hub tells you which.",
    "hub-introduces": "The hub passes your message on.",
    "own-page": "How to reach them stands on their own page.",
}
_SHOWN = 5
_INSIDE = 12
"""So many communities are named inside a wider one, whose own page lists more of them."""


def gathering_pages(site: Site) -> Iterator[SitePage]:
    """Make the pages that gather communities, events, stories, offers and asks."""
    yield _communities(site)
    yield events_page(site)
    yield stories_page(site)
    yield connections_page(site)


def community_page(site: Site, entry: Entry, community: Community) -> SitePage:
    """Make the page of a community."""
    events = events_about(site, entry)
    named = [site.hub.by_key.get(("case-study", name)) for name in community.cases]
    shown: Shown = {
        "lead": community.summary,
        "crumbs": [
            {"title": "Community", "url": "communities/"},
            *site.links_to("community", community.part_of[:1]),
        ],
        "kicker": f"{label(community.kind)} community",
        "ended": community.status == "ended",
        "for_whom": community.for_whom,
        "how_to_join": community.how_to_join,
        "url_there": community.url or "",
        "convenor": _convenor(community),
        "facts": [row for row in _facts(site, community) if row["values"]],
        "parts": limited(named_in(site, entry, "community", "part_of"), partial(_line, site)),
        "ahead": limited(ahead(site, events), lambda pair: event_line(site, *pair)),
        "past": limited(past(site, events), lambda pair: event_line(site, *pair)),
        "calendar": calendar_of(site, entry.url, events),
        "gather": add_gathering(site),
        "stories": story_lines(_stories_naming(site, entry, "communities")),
        "cases": case_lines(site, [one for one in named if one]),
        "sources": source_lines(community.sources),
        "mentions": mention_groups(site, entry, without={"part_of", "communities"}),
    }
    return record_page(site, entry, "community.html", shown)


def meet(site: Site, entry: Entry) -> Shown:
    """Return who meets, offers, asks and tells about a question, theme or place."""
    kind = {"question": "questions", "theme": "themes", "place": "places"}[entry.key[0]]
    events = events_about(site, entry)
    communities = [
        one
        for one, community in site.hub.records(Community)
        if entry.id in _names(site, community, kind)
    ]
    return {
        "events": limited(ahead(site, events), lambda pair: event_line(site, *pair)),
        "past": limited(past(site, events), lambda pair: event_line(site, *pair)),
        "calendar": "" if kind == "questions" else calendar_of(site, entry.url, events),
        "communities": limited(communities, partial(_line, site), _SHOWN),
        "stories": story_lines(_stories_naming(site, entry, kind)),
        **meeting(site, connections_about(site, entry)),
    }


def _communities(site: Site) -> SitePage:
    events = all_events(site)
    shown: Shown = {
        "template": "communities.html",
        "lead": _LEAD,
        "groups": [
            {"title": f"{label(kind)} communities"} | limited(found, partial(_nest, site))
            for kind in ("national", "regional", "specialist")
            if (found := _outermost(site, kind))
        ],
        "ahead": limited(ahead(site, events)[:_SHOWN], lambda pair: event_line(site, *pair)),
        "past": limited(past(site, events)[:_SHOWN], lambda pair: event_line(site, *pair)),
        "stories": story_lines(list(site.hub.records(Story))),
        "counts": _counts(site),
        "calendar": calendar_of(site, "events/", events),
        "mailing_list": site.settings.get("mailing_list") or "",
        "add": add_gathering(site),
    }
    page = gathered_page("communities/index.md", "Community", _LEAD, shown)
    page.meta["hub"]["section"] = "communities/"
    return page


def _counts(site: Site) -> str:
    found = [connection for _, connection in site.hub.records(Connection)]
    offers = sum(one.kind == "offer" for one in found)
    if not found:
        return ""
    return f"{counted(offers, 'offer')} and {counted(len(found) - offers, 'ask')}"


def _outermost(site: Site, kind: str) -> list[Entry]:
    """Return the communities of a kind that are in no other."""
    return [
        entry
        for entry, community in site.hub.records(Community)
        if community.kind == kind and not community.part_of
    ]


def _nest(site: Site, entry: Entry) -> Shown:
    """Return a community as a line of a list, with those inside it."""
    inside = named_in(site, entry, "community", "part_of")
    return _line(site, entry) | {"inside": limited(inside, partial(_line, site), _INSIDE)}


def _line(site: Site, entry: Entry) -> Shown:
    record = entry.record
    if not isinstance(record, Community):
        return {"title": entry.title, "url": entry.url}
    return {
        "title": entry.title,
        "url": entry.url,
        "summary": record.summary,
        "where": ", ".join(site.links.title("place", one) for one in record.places),
        "state": {"ended": "Ended", "unknown": "Not known if it goes on"}.get(record.status, ""),
    }


def _names(site: Site, community: Community, kind: str) -> frozenset[str]:
    if kind == "places":
        return frozenset(up for one in community.places for up in site.links.around(one))
    return frozenset(community.questions if kind == "questions" else community.themes)


def _stories_naming(site: Site, entry: Entry, field: str) -> list[tuple[Entry, Story]]:
    found = named_in(site, entry, "story", field)
    return [(one, one.record) for one in found if isinstance(one.record, Story)]


def _convenor(community: Community) -> Shown | None:
    if community.convenor is None:
        return None
    return {"role": community.convenor.role, "how": _VIA[community.convenor.via]}


def _facts(site: Site, community: Community) -> Iterator[Shown]:
    rows = (
        ("Where", site.links_to("place", community.places)),
        ("Now", [{"title": label(community.status)}]),
        ("Within", site.links_to("community", community.part_of)),
        ("Themes", site.links_to("theme", community.themes)),
        ("Questions", site.links_to("question", community.questions)),
    )
    for name, values in rows:
        yield {"label": name, "values": values, "folded": [], "note": ""}
