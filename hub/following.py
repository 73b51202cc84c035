"""What can be followed: the hub, each theme, sector, place, question and community, changed minds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from hub.accounts import Account
from hub.feeds import Feed, FeedEntry
from hub.library import Entry
from hub.links import GivenAnswer, Links
from hub.practice import Community, Event, Story
from hub.records import CaseStudy
from hub.turns import Turn, turns_of

NEWEST = 30
"""No feed is longer: who follows one asks for what is new, and a hub's pages hold the rest."""

Key = tuple[str, str]
T = TypeVar("T")

_HUB = ("hub", "")
"""What stands for the hub as a whole, where others are a kind of page and an id."""

_KINDS = ("theme", "sector", "place", "question", "community")


def feeds_of(links: Links, name: str) -> dict[str, Feed]:
    """Return every feed in which there is something, by the address of its page; '' is the hub's.

    `name` is the hub's own name.
    """
    table: dict[Key, list[FeedEntry]] = defaultdict(list)
    for day, keys, make in sorted(_news(links), key=lambda one: one[0], reverse=True):
        found = [table[key] for key in keys]
        wanting = [one for one in found if len(one) < NEWEST or one[-1].day == day]
        if wanting:
            entry = make()
            for one in wanting:
                one.append(entry)
    for question, given in links.answers.items():
        newest = _newest(given, lambda one: one.account.published)
        table["question", question] += [_answer(links, one) for one in newest]
    feeds = [_feed("", name, table[_HUB])]
    feeds += [
        _feed(entry.url, f"{entry.title} · {name}", table[entry.key])
        for kind in _KINDS
        for entry in links.hub.by_kind[kind]
    ]
    turns = [_turn(one) for one in turns_of(links.hub)]
    feeds.append(_feed("changed-minds/", f"What changed our mind · {name}", turns))
    return {feed.url: feed for feed in feeds if feed.entries}


def _feed(url: str, title: str, entries: Sequence[FeedEntry]) -> Feed:
    newest = _newest(entries, lambda one: one.day)
    newest.sort(key=lambda one: (-one.day.toordinal(), one.title, one.url))
    return Feed(url, title, tuple(newest[:NEWEST]))


def _newest(found: Sequence[T], day_of: Callable[[T], date]) -> list[T]:
    """Return those of the newest days, in their order: at least as many as a feed holds."""
    days = sorted(map(day_of, found), reverse=True)
    oldest = days[NEWEST - 1] if len(days) > NEWEST else date.min
    return [one for one in found if day_of(one) >= oldest]


def _news(links: Links) -> Iterator[tuple[date, set[Key], Callable[[], FeedEntry]]]:
    """Go through all that there is: its day, the pages whose feeds it belongs to, what makes it."""
    for entry, account in links.accounts:
        keys = _keys(links, account.themes, account.sectors, account.places)
        yield account.published, keys, partial(_account, entry, account)
    for turn in turns_of(links.hub):
        keys = _keys(links, turn.case.themes, turn.case.sectors, turn.case.places)
        yield turn.added, keys, partial(_turn, turn)
    for entry, story in links.hub.records(Story):
        keys = _keys(links, story.themes, (), story.places, story.questions, story.communities)
        yield story.published, keys, partial(_record, entry, story, "Story")
    for entry, event in links.hub.records(Event):
        keys = _keys(links, event.themes, (), event.places, event.questions, event.communities)
        yield event.published, keys, partial(_record, entry, event, "Event")
    for entry, one in links.hub.records(Community):
        keys = _keys(links, one.themes, (), one.places, one.questions, one.part_of)
        yield one.published, keys, partial(_record, entry, one, "Community")


def _keys(  # noqa: PLR0913, PLR0917 - the facets of a page, in one order
    links: Links,
    themes: Iterable[str],
    sectors: Iterable[str],
    places: Iterable[str],
    questions: Iterable[str] = (),
    communities: Iterable[str] = (),
) -> set[Key]:
    keys = {_HUB, *(("place", up) for place in places for up in links.around(place))}
    keys.update([("theme", one) for one in themes])
    keys.update([("sector", one) for one in sectors])
    keys.update([("question", one) for one in questions])
    keys.update([("community", one) for one in communities])
    return keys


def _account(entry: Entry, account: Account) -> FeedEntry:
    what = "Case study" if isinstance(account, CaseStudy) else "Short answer"
    summary = str(getattr(account, "summary", ""))
    return FeedEntry(entry.url, entry.title, summary, account.published, what)


def _record(entry: Entry, record: Story | Event | Community, what: str) -> FeedEntry:
    return FeedEntry(entry.url, entry.title, record.summary, record.published, what)


def _answer(links: Links, given: GivenAnswer) -> FeedEntry:
    title = f"{links.place_names(given.account)}: {links.title('question', given.answer.question)}"
    return FeedEntry(given.url, title, given.answer.short, given.account.published, "Answer")


def _turn(turn: Turn) -> FeedEntry:
    title = f"What changed our mind: {turn.entry.title}"
    summary = f"We thought: {turn.turn.we_thought} Now we think: {turn.turn.now_we_think}"
    return FeedEntry(turn.url, title, summary, turn.added, "Change of mind")
