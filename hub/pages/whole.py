"""The whole hub as its pages see it: what stands in order, and how to name and reach a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from hub.addresses import relinked_body
from hub.facts import fact
from hub.feeds import Feed
from hub.following import feeds_of
from hub.library import Entry, Hub
from hub.links import Links
from hub.pairs import Pairs
from hub.pictured import Pictured
from hub.records import Behaviour, CaseStudy, Guide, Idea, Need, Question, Side, Theme
from hub.related import Relations
from hub.today import today_of

Shown = dict[str, Any]
"""What a template shows: text, numbers, lists and dicts only."""

Ordered = TypeVar("Ordered", Behaviour, Guide, Idea, Need, Side, Theme)


@dataclass(frozen=True)
class Site:
    """What every page is made from: the hub's links, and the settings under `extra.hub`."""

    links: Links
    settings: dict[str, Any]

    @property
    def hub(self) -> Hub:
        """The hub's pages."""
        return self.links.hub

    @cached_property
    def relations(self) -> Relations:
        """Which case studies belong together."""
        return Relations(self.links)

    @cached_property
    def pairs(self) -> Pairs:
        """Which places can be read beside each other."""
        return Pairs(self.links)

    @cached_property
    def pictured(self) -> Pictured:
        """Which pages have a picture of their own."""
        return Pictured(self.hub)

    @fact
    def guides(self) -> tuple[Entry, ...]:
        """The guides in their order."""
        return self._in_order(Guide)

    @fact
    def guide_order(self) -> Mapping[str, int]:
        """For each guide's id, where it stands among the guides, counted from 0."""
        return {entry.id: index for index, entry in enumerate(self.guides)}

    @fact
    def themes(self) -> tuple[Entry, ...]:
        """The themes in their order."""
        return self._in_order(Theme)

    @fact
    def needs(self) -> tuple[Entry, ...]:
        """The needs in their order."""
        return self._in_order(Need)

    @fact
    def ideas(self) -> tuple[Entry, ...]:
        """The core ideas in their order."""
        return self._in_order(Idea)

    @fact
    def behaviours(self) -> tuple[Entry, ...]:
        """The behaviours in their order."""
        return self._in_order(Behaviour)

    @fact
    def sides(self) -> tuple[Entry, ...]:
        """The sides of a system in their order."""
        return self._in_order(Side)

    @fact
    def sectors(self) -> tuple[Entry, ...]:
        """The sectors by name."""
        return tuple(sorted(self.hub.by_kind["sector"], key=lambda entry: entry.title))

    @fact
    def newest(self) -> tuple[str, ...]:
        """The ids of the case studies, the newest first; those of one day in the order of their ids."""
        found = self.hub.records(CaseStudy)
        days = ((-case.published.toordinal(), entry.id) for entry, case in found)
        return tuple(name for _, name in sorted(days))

    @fact
    def questions_in(self) -> Mapping[str, tuple[Entry, ...]]:
        """For each guide's id, its questions in their order."""
        table: dict[str, list[tuple[int, str, Entry]]] = {entry.id: [] for entry in self.guides}
        for entry, question in self.hub.records(Question):
            guide = entry.id.partition("/")[0]
            table.setdefault(guide, []).append((question.order, entry.id, entry))
        return {
            guide: tuple(entry for _, _, entry in sorted(found, key=lambda one: one[:2]))
            for guide, found in table.items()
        }

    @fact
    def guide_totals(self) -> Mapping[str, tuple[int, int]]:
        """For each guide's id, how many answers its questions have, and from how many case studies."""
        guide_of = {one.id: guide for guide, found in self.questions_in.items() for one in found}
        answers: list[str] = []
        cases: list[str] = []
        for one in self.links.filed:
            guides = [guide_of[question] for question in one.questions if question in guide_of]
            answers += guides
            if one.kind == "case-study":
                cases += set(guides)
        per_guide = Counter(cases)
        return {guide: (number, per_guide[guide]) for guide, number in Counter(answers).items()}

    @property
    def today(self) -> date:
        """The day for which the site is built."""
        return today_of(self.settings)

    @property
    def address(self) -> str:
        """Where the site will stand, with a slash at its end; '' when that is not known."""
        url = str(self.settings.get("site_url") or "")
        return f"{url.rstrip('/')}/" if url else ""

    @property
    def name(self) -> str:
        """The site's name."""
        return str(self.settings.get("name") or "Many Answers")

    @fact
    def feeds(self) -> Mapping[str, Feed]:
        """What can be followed, by the address of its page; nothing while no address is known."""
        return feeds_of(self.links, self.name) if self.address else {}

    @fact
    def followed(self) -> Mapping[str, bool]:
        """The addresses of the pages that can be followed, each true."""
        return dict.fromkeys(self.feeds, True)

    def text(self, entry: Entry) -> str:
        """Return the text of a page for the engine, with its links as the site has them."""
        return relinked_body(self.hub, entry)

    def link(self, kind: str, name: str) -> Shown:
        """Return title and address of one page; the address is empty when there is none."""
        entry = self.hub.by_key.get((kind, name))
        return {"title": entry.title, "url": entry.url} if entry else {"title": name, "url": ""}

    def links_to(self, kind: str, names: tuple[str, ...]) -> list[Shown]:
        """Return title and address of several pages of one kind."""
        return [self.link(kind, name) for name in names]

    def _in_order(self, model: type[Ordered]) -> tuple[Entry, ...]:
        found = self.hub.records(model)
        return tuple(
            entry for entry, _ in sorted(found, key=lambda pair: (pair[1].order, pair[0].id))
        )
