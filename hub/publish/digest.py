"""A digest of what is new, for people who read e-mail: few things, each with its address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hub.given import GivenAnswer
from hub.marks import count_words
from hub.pages.adding import add_anything
from hub.pages.events import ahead, all_events, event_line
from hub.pages.whole import Site
from hub.pages.words import counted, day, joined
from hub.practice import Story
from hub.records import CaseStudy
from hub.turns import turns_of

_MOST_QUESTIONS = 6
_ANSWERS_EACH = 2
_MOST = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a digest: what it says, where it leads ('' for nowhere), and what stands below."""

    title: str
    url: str = ""
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a digest: its items, and what to say of those that are left out, or of none."""

    heading: str
    items: tuple[Item, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """A whole digest; all addresses are complete."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    address: str


def digest_of(site: Site, since: date) -> Digest:
    """Gather what came to the hub from the day `since` on, up to the day of the site."""
    new = [one for one in site.links.given if since <= one.account.published <= site.today]
    sections = (
        _answers(site, new),
        _changed_minds(site, since),
        _stories(site, since),
        _events(site),
        _still_open(site),
    )
    title = f"{site.name}: what is new since {day(since)}"
    return Digest(title, _lead(new), tuple(one for one in sections if one), site.address)


def _lead(new: Sequence[GivenAnswer]) -> str:
    if not new:
        return "No new answers this time. What is still open stands below; one of it may be yours."
    cases = {one.entry.id for one in new if isinstance(one.account, CaseStudy)}
    alone = sum(one.is_alone for one in new)
    parts = [counted(len(cases), "case study", "case studies")] if cases else []
    parts += [counted(alone, "short answer")] if alone else []
    number = len({one.answer.question for one in new})
    return f"New on the hub: {joined(parts)}, with answers to {counted(number, 'question')}."


def _answers(site: Site, new: Sequence[GivenAnswer]) -> Section | None:
    table: dict[str, list[GivenAnswer]] = defaultdict(list)
    for one in new:
        table[one.answer.question].append(one)
    if not table:
        return None
    chosen = _chosen(site, table)
    items = tuple(_question(site, name, table[name]) for name in chosen)
    left = len(table) - len(chosen)
    rest = (
        f"And {counted(left, 'more question')} with new answers: {site.address}guides/"
        if left
        else ""
    )
    return Section("New answers", items, rest)


def _chosen(site: Site, table: dict[str, list[GivenAnswer]]) -> list[str]:
    """Choose questions: all, if they are few; else of each guide the one with the most answers."""
    ordered = [one.id for guide in site.guides for one in site.questions_in[guide.id]]
    known = [name for name in ordered if name in table]
    if len(known) <= _MOST_QUESTIONS:
        return known
    best: dict[str, str] = {}
    for name in known:
        guide = name.partition("/")[0]
        if guide not in best or len(table[name]) > len(table[best[guide]]):
            best[guide] = name
    most = sorted(best.values(), key=lambda name: -len(table[name]))[:_MOST_QUESTIONS]
    return [name for name in known if name in most]


def _question(site: Site, name: str, given: list[GivenAnswer]) -> Item:
    shown: dict[str, GivenAnswer] = {}
    for one in sorted(given, key=_shortest_of_one_place):
        shown.setdefault(site.links.place_names(one.account), one)
    texts = [(place, one.answer.short) for place, one in list(shown.items())[:_ANSWERS_EACH]]
    left = len(given) - len(texts)
    if left:
        texts.append(("", f"{counted(left, 'more new answer')} on the page of the question."))
    return Item(
        site.links.title("question", name),
        site.address + site.hub.by_key["question", name].url,
        tuple(texts),
    )


def _shortest_of_one_place(given: GivenAnswer) -> tuple[bool, int, str]:
    return (len(given.account.places) > 1, count_words(given.answer.short), given.entry.id)


def _changed_minds(site: Site, since: date) -> Section | None:
    found = [one for one in turns_of(site.hub) if since <= one.added <= site.today]
    items = tuple(
        Item(
            one.entry.title,
            site.address + one.url,
            (("We thought", one.turn.we_thought), ("Now we think", one.turn.now_we_think)),
        )
        for one in found[:_MOST]
    )
    left = len(found) - len(items)
    rest = f"{counted(left, 'more')} at {site.address}changed-minds/" if left else ""
    return Section("What changed our mind", items, rest) if items else None


def _stories(site: Site, since: date) -> Section | None:
    found = [pair for pair in site.hub.records(Story) if since <= pair[1].published <= site.today]
    newest = sorted(found, key=lambda pair: (-pair[1].published.toordinal(), pair[0].id))[:_MOST]
    items = tuple(
        Item(entry.title, site.address + entry.url, (("", story.summary),))
        for entry, story in newest
    )
    return Section("New stories", items) if items else None


def _events(site: Site) -> Section:
    lines = [
        (event_line(site, entry, event), entry)
        for entry, event in ahead(site, all_events(site))
        if not event.cancelled
    ]
    items = tuple(
        Item(line["title"], site.address + entry.url, (("", f"{line['when']}. {line['where']}"),))
        for line, entry in lines[:_MOST]
    )
    rest = "" if items else f"None is announced. Add yours: {site.address}events/"
    return Section("Events ahead", items, rest)


def _still_open(site: Site) -> Section | None:
    questions = [one for guide in site.guides for one in site.questions_in[guide.id]]
    given = {one.id: len(site.links.answers.get(one.id, ())) for one in questions}
    unanswered = [one for one in questions if not given[one.id]]
    once = [one for one in questions if given[one.id] == 1]
    found, heading = (
        (unanswered, "Nobody has answered yet")
        if unanswered
        else (once, "Only one place has answered yet")
    )
    items = tuple(Item(one.title, site.address + one.url) for one in found[:_MOST])
    rest = f"Do you know? Sixty words are enough: {site.address}{add_anything(site)}"
    return Section(heading, items, rest) if items else None
