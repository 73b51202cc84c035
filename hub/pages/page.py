"""The page as it is handed to the engine, and what all pages are made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from hub.addresses import relinked_body
from hub.glossing import Glossary
from hub.library import Entry, Hub
from hub.links import Links
from hub.records import Behaviour, Guide, Idea, Need, Question, Record, Theme
from hub.related import Relations

T = TypeVar("T")
Ordered = TypeVar("Ordered", Behaviour, Guide, Idea, Need, Theme)

Shown = dict[str, Any]
"""What a template shows: text, numbers, lists and dicts only."""

MAX_LISTED = 100
"""No list on a page is longer; what is left over is told as a number, with a way to explore."""

HEADINGS = {
    "question": "Questions",
    "guide": "Guides",
    "case-study": "Case studies",
    "process": "Ways of working",
    "behaviour": "Behaviours",
    "theme": "Themes",
    "sector": "Sectors",
    "place": "Places",
    "idea": "Core ideas",
    "need": "Reasons to come",
    "word": "Words",
    "resource": "Resources",
    "page": "About this hub",
    "advice": "Advice",
}
"""The kinds of page in the reader's words, in the order in which search results are shown."""

_SECTIONS = {
    "question": "guides/",
    "guide": "guides/",
    "case-study": "explore/",
    "theme": "explore/",
    "sector": "explore/",
    "process": "processes/",
    "behaviour": "behaviours/",
    "place": "places/",
    "idea": "explore/",
}
_NO_SIDEBARS = ["navigation", "toc"]


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page for the engine: where it lies, its front matter and its Markdown.

    `meta` is plain data (text, numbers, lists, dicts): title, description, template, and under
    `hub` all that the template shows.
    """

    src_uri: str
    meta: dict[str, Any]
    body: str


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
    def guides(self) -> tuple[Entry, ...]:
        """The guides in their order."""
        return self._in_order(Guide)

    @cached_property
    def guide_order(self) -> dict[str, int]:
        """For each guide's id, where it stands among the guides, counted from 0."""
        return {entry.id: index for index, entry in enumerate(self.guides)}

    @cached_property
    def themes(self) -> tuple[Entry, ...]:
        """The themes in their order."""
        return self._in_order(Theme)

    @cached_property
    def needs(self) -> tuple[Entry, ...]:
        """The needs in their order."""
        return self._in_order(Need)

    @cached_property
    def ideas(self) -> tuple[Entry, ...]:
        """The core ideas in their order."""
        return self._in_order(Idea)

    @cached_property
    def behaviours(self) -> tuple[Entry, ...]:
        """The behaviours in their order."""
        return self._in_order(Behaviour)

    @cached_property
    def sectors(self) -> tuple[Entry, ...]:
        """The sectors by name."""
        return tuple(sorted(self.hub.by_kind["sector"], key=lambda entry: entry.title))

    @cached_property
    def questions_in(self) -> dict[str, tuple[Entry, ...]]:
        """For each guide's id, its questions in their order."""
        table: dict[str, list[tuple[int, str, Entry]]] = {entry.id: [] for entry in self.guides}
        for entry, question in self.hub.records(Question):
            guide = entry.id.partition("/")[0]
            table.setdefault(guide, []).append((question.order, entry.id, entry))
        return {
            guide: tuple(entry for _, _, entry in sorted(found, key=lambda one: one[:2]))
            for guide, found in table.items()
        }

    @cached_property
    def glossary(self) -> Glossary:
        """The words that are explained where they are first used."""
        return Glossary(self.hub)

    @property
    def add_url(self) -> str:
        """Where somebody learns how to add an answer: a page of the hub, or its repository."""
        page = self.hub.by_key.get(("page", "contribute"))
        return page.url if page else str(self.settings.get("new", ""))

    def text(self, entry: Entry) -> str:
        """Return the text of a page for the engine, with its links and its words explained."""
        return self.glossary.linked(relinked_body(self.hub, entry), entry.src_uri)

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


def record_page(site: Site, entry: Entry, template: str, shown: Shown) -> SitePage:
    """Make the page of one record: `shown` is what its template shows beside the common things."""
    kind, record = entry.key[0], entry.record
    summary = record.summary if isinstance(record, Record) else ""
    common = {
        "title": entry.title,
        "kind": kind,
        "url": entry.url,
        "section": _SECTIONS.get(kind),
        "edit": _edit_address(site, entry),
        "add": site.add_url,
        "search": {"kind": HEADINGS[kind]},
    }
    meta = _meta(entry.title, summary, template, common | shown)
    return SitePage(entry.src_uri, meta, site.text(entry))


def gathered_page(src_uri: str, title: str, description: str, shown: Shown) -> SitePage:
    """Make a page that gathers records; `shown` names its `template`."""
    url = src_uri.removesuffix("index.md")
    common = {"title": title, "kind": "list", "url": url, "section": url}
    rest = {name: value for name, value in shown.items() if name != "template"}
    return SitePage(src_uri, _meta(title, description, shown["template"], common | rest), "")


def limited(found: Sequence[T], show: Callable[[T], Shown]) -> Shown:
    """Show the first of `found` that a page may hold, and tell how many there are `more`."""
    items = [show(one) for one in found[:MAX_LISTED]]
    return {"items": items, "more": len(found) - len(items)}


def _meta(title: str, description: str, template: str, shown: Shown) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "template": template,
        "hide": _NO_SIDEBARS,
        "hub": shown,
    }


def _edit_address(site: Site, entry: Entry) -> str:
    edit = site.settings.get("edit", "")
    return f"{edit}{entry.path}" if edit else ""
