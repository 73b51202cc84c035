"""What can be followed: the hub, each theme, sector, place, question and community, changed minds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from hub.accounts import Account
from hub.cache import digest
from hub.facts import OnDemand
from hub.feeds import Feed, FeedEntry
from hub.given import GivenAnswer
from hub.library import Entry
from hub.links import Links
from hub.practice import Community, Event, Story
from hub.records import CaseStudy
from hub.turns import Turn, turns_of

NEWEST = 30
"""No feed is longer: who follows one asks for what is new, and a hub's pages hold the rest."""

Key = tuple[str, str]

_HUB = ("hub", "")
"""What stands for the hub as a whole, where others are a kind of page and an id."""

FOLLOWED = ("theme", "sector", "place", "question", "community")
"""The kinds of pages that can be followed each."""


class _New(NamedTuple):
    """Something new: its day, what tells it from anything else, and what makes its entry."""

    day: date
    said: bytes
    make: Callable[[], FeedEntry]


def feeds_of(links: Links, name: str) -> Mapping[str, Feed]:
    """Return every feed in which there is something, by the address of its page; '' is the hub's.

    `name` is the hub's own name.
    """
    turns = turns_of(links.hub)
    table = _by_page(links, turns)
    found = {
        "": (name, table[_HUB]),
        **{
            entry.url: (f"{entry.title} · {name}", table[entry.key])
            for kind in FOLLOWED
            for entry in links.hub.by_kind[kind]
        },
        "changed-minds/": (f"What changed our mind · {name}", [*map(_new_turn, turns)]),
    }
    feeds = {url: (title, _newest(new)) for url, (title, new) in found.items() if new}

    def feed(url: str) -> Feed:
        title, new = feeds[url]
        entries = [one.make() for one in new]
        entries.sort(key=lambda one: (-one.day.toordinal(), one.title, one.url))
        return Feed(url, title, tuple(entries[:NEWEST]))

    def say(url: str) -> bytes:
        title, new = feeds[url]
        return digest(title.encode() + b"".join([one.said for one in new]))

    return OnDemand(feeds.keys(), feed, say)


def _by_page(links: Links, turns: Sequence[Turn]) -> dict[Key, list[_New]]:
    """Return what is new on each page, at least as far as a feed holds it."""
    table: dict[Key, list[_New]] = defaultdict(list)
    full: set[Key] = set()
    for keys, new in sorted(_news(links, turns), key=lambda one: one[1].day, reverse=True):
        for key in keys - full:
            found = table[key]
            if len(found) < NEWEST or found[-1].day == new.day:
                found.append(new)
            else:
                full.add(key)
    for question, given in links.answers.items():
        days = [one.account.published for one in given]
        oldest = _oldest(days)
        table["question", question] += [
            _new_answer(links, one) for day, one in zip(days, given, strict=True) if day >= oldest
        ]
    return table


def _newest(found: Sequence[_New]) -> list[_New]:
    """Return those of the newest days, in their order: at least as many as a feed holds."""
    oldest = _oldest([one.day for one in found])
    return [one for one in found if one.day >= oldest]


def _oldest(days: Sequence[date]) -> date:
    """Return the oldest of so many of the newest days as a feed holds."""
    return sorted(days, reverse=True)[NEWEST - 1] if len(days) > NEWEST else date.min


def _news(links: Links, turns: Sequence[Turn]) -> Iterator[tuple[set[Key], _New]]:
    """Go through all that there is, with the pages whose feeds it belongs to."""
    keys = _keys_of(links)
    for entry, account in links.accounts:
        found = keys(account.themes, account.sectors, account.places)
        yield found, _New(account.published, entry.face, partial(_account, entry, account))
    for turn in turns:
        yield keys(turn.case.themes, turn.case.sectors, turn.case.places), _new_turn(turn)
    for entry, story in links.hub.records(Story):
        found = keys(story.themes, (), story.places, story.questions, story.communities)
        yield found, _new_record(entry, story, "Story")
    for entry, event in links.hub.records(Event):
        found = keys(event.themes, (), event.places, event.questions, event.communities)
        yield found, _new_record(entry, event, "Event")
    for entry, one in links.hub.records(Community):
        found = keys(one.themes, (), one.places, one.questions, one.part_of)
        yield found, _new_record(entry, one, "Community")


def _keys_of(links: Links) -> Callable[..., set[Key]]:
    """Return what tells the pages to which something belongs, from its facets."""

    @cache  # many have the same
    def named(kind: str, names: tuple[str, ...]) -> frozenset[Key]:
        around = (links.around(one) if kind == "place" else (one,) for one in names)
        return frozenset((kind, one) for several in around for one in several)

    def keys(
        themes: tuple[str, ...],
        sectors: tuple[str, ...],
        places: tuple[str, ...],
        questions: tuple[str, ...] = (),
        communities: tuple[str, ...] = (),
    ) -> set[Key]:
        return {_HUB}.union(
            named("theme", themes),
            named("sector", sectors),
            named("place", places),
            named("question", questions),
            named("community", communities),
        )

    return keys


def _account(entry: Entry, account: Account) -> FeedEntry:
    what = "Case study" if isinstance(account, CaseStudy) else "Short answer"
    summary = str(getattr(account, "summary", ""))
    return FeedEntry(entry.url, entry.title, summary, account.published, what)


def _new_record(entry: Entry, record: Story | Event | Community, what: str) -> _New:
    return _New(record.published, entry.face, partial(_record, entry, record, what))


def _record(entry: Entry, record: Story | Event | Community, what: str) -> FeedEntry:
    return FeedEntry(entry.url, entry.title, record.summary, record.published, what)


def _new_answer(links: Links, given: GivenAnswer) -> _New:
    said = given.entry.face + links.places_told_of[given.account.places].encode()
    return _New(given.account.published, said, partial(_answer, links, given))


def _answer(links: Links, given: GivenAnswer) -> FeedEntry:
    title = f"{links.place_names(given.account)}: {links.title('question', given.answer.question)}"
    return FeedEntry(given.url, title, given.answer.short, given.account.published, "Answer")


def _new_turn(turn: Turn) -> _New:
    said = turn.entry.face + str(turn.number).encode()
    return _New(turn.added, said, partial(_turn, turn))


def _turn(turn: Turn) -> FeedEntry:
    title = f"What changed our mind: {turn.entry.title}"
    summary = f"We thought: {turn.turn.we_thought} Now we think: {turn.turn.now_we_think}"
    return FeedEntry(turn.url, title, summary, turn.added, "Change of mind")
