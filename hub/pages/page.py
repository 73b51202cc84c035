"""The page as it is handed to the engine, and what all pages have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from hub.following import FOLLOWED
from hub.former import former_anchors
from hub.library import Entry
from hub.pages.adding import add_address
from hub.pages.discuss import discussion
from hub.pages.whole import Shown, Site

T = TypeVar("T")

MAX_LISTED = 100
"""No list on a page is longer; what is left over is told as a number, with a way to explore."""

HEADINGS = {
    "question": "Questions",
    "guide": "Guides",
    "case-study": "Case studies",
    "answer": "Short answers",
    "process": "Ways of working",
    "behaviour": "Behaviours",
    "side": "Sides of a system",
    "theme": "Themes",
    "sector": "Sectors",
    "place": "Places",
    "community": "Communities",
    "event": "Events",
    "story": "Stories",
    "connection": "Offers and asks",
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
    "answer": "guides/",
    "theme": "explore/",
    "sector": "explore/",
    "process": "processes/",
    "behaviour": "reflect/",
    "place": "places/",
    "idea": "explore/",
    "community": "communities/",
    "event": "communities/",
    "story": "communities/",
}


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page for the engine: where it lies, its front matter and its Markdown.

    `meta` is plain data (text, numbers, lists, dicts): title, description, template, and under
    `hub` all that the template shows. With `text_of`, the Markdown is the text of the file at that
    path, so that the page need not be made anew when only its wording changes. `preview` is what the
    picture says that stands for it, if it has one of its own.
    """

    src_uri: str
    meta: dict[str, Any]
    body: str = ""
    text_of: str = ""
    preview: tuple[str, ...] | None = None


def record_page(site: Site, entry: Entry, template: str, shown: Shown) -> SitePage:
    """Make the page of one record: `shown` is what its template shows beside the common things."""
    kind = entry.key[0]
    common = {
        "title": entry.title,
        "kind": kind,
        "url": entry.url,
        "section": _SECTIONS.get(kind),
        "edit": edit_address(site, entry),
        "former_anchors": former_anchors(entry),
        "add": add_address(site, *entry.key),
        "discuss": discussion(site, entry.title, entry.url),
        "follow": entry.url if kind in FOLLOWED and entry.url in site.followed else "",
        "search": {"kind": HEADINGS[kind]},
    }
    meta = _meta(entry.title, entry.summary, template, common | shown)
    return SitePage(entry.src_uri, meta, text_of=entry.path)


def gathered_page(src_uri: str, title: str, description: str, shown: Shown) -> SitePage:
    """Make a page that gathers records; `shown` names its `template`."""
    url = src_uri.removesuffix("index.md")
    common = {"title": title, "kind": "list", "url": url, "section": url}
    rest = {name: value for name, value in shown.items() if name != "template"}
    return SitePage(src_uri, _meta(title, description, shown["template"], common | rest), "")


def edit_address(site: Site, entry: Entry) -> str:
    """Return where the file of `entry` can be edited, or '' when the hub names no repository."""
    repository = site.settings.get("repository", "")
    return f"{repository}/edit/main/{entry.path}" if repository else ""


def limited(found: Sequence[T], show: Callable[[T], Shown], most: int = MAX_LISTED) -> Shown:
    """Show the first of `found` that a page may hold, and tell how many there are `more`."""
    items = [show(one) for one in found[:most]]
    return {"items": items, "more": len(found) - len(items)}


def _meta(title: str, description: str, template: str, shown: Shown) -> dict[str, Any]:
    return {
        "title": title,
        "description": description,
        "template": template,
        "hide": ["navigation", "toc"],
        "hub": shown,
    }
