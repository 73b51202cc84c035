"""The picture that stands for a page where its link is shared: which pages have one, and what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass, replace
from itertools import islice
from typing import Any

from hub.json_text import as_json
from hub.links import Links
from hub.pages.lines import newest_first
from hub.pages.page import SitePage
from hub.pages.whole import Shown
from hub.pages.words import joined, unique

FOLDER = "previews"
MOST_OF_THEIR_OWN = 2000
"""So many pages have a picture of their own; in a larger hub the rest show the hub's.

A picture costs about 10 ms and 11 kB (benchmarks/preview_speed.py): 20 s and 22 MB for these, and
97 s and 110 MB if each of ten thousand pages had one, on every build that starts without a cache.
"""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a picture says: what kind of page it stands for, its title, a note, and the hub's name."""

    kind: str
    title: str
    note: str
    hub: str

    @property
    def uri(self) -> str:
        """Where the picture lies below the site's root; another text is another address.

        Sites that show previews keep a picture by its address, so a changed one needs a new one.
        """
        name = hashlib.sha256(as_json(astuple(self)).encode()).hexdigest()[:16]
        return f"{FOLDER}/{name}.png"

    @property
    def alt(self) -> str:
        """What the picture says, in words."""
        title = f"{self.kind}: {self.title}" if self.kind else self.title
        return f"{title} ({self.note})" if self.note else title


def own_preview(settings: Mapping[str, Any]) -> Preview:
    """Return the hub's own picture, for every page without another."""
    name = str(settings.get("name", ""))
    return Preview("", settings.get("home", {}).get("question") or name, "", name)


def page_previews(
    links: Links,
    pages: Mapping[str, SitePage],
    settings: Mapping[str, Any],
    most: int = MOST_OF_THEIR_OWN,
) -> dict[str, Preview]:
    """Return the pictures of the pages that have one of their own, by where the page lies."""
    name = str(settings.get("name", ""))
    found: dict[str, Preview] = {}
    for uri in islice(_by_use(links), most):
        shown = pages[uri].meta["hub"]
        word, note = _SAID[shown["kind"]]
        found[uri] = Preview(word, shown["title"], note(shown), name)
    return found


def with_preview(page: SitePage, preview: Preview | None) -> SitePage:
    """Return `page` with the address of its picture for the head of the page."""
    if preview is None:
        return page
    shown = page.meta["hub"] | {"preview": preview_link(preview)}
    return replace(page, meta=page.meta | {"hub": shown})


def preview_link(preview: Preview) -> Shown:
    """Return what a page says of its picture."""
    return {"url": preview.uri, "alt": preview.alt}


def _place(shown: Shown) -> str:
    return str(shown["search"].get("place", ""))


def _count(shown: Shown) -> str:
    return str(shown["count"])


def _answered_by(shown: Shown) -> str:
    places = unique(column["place"] for column in shown["side"]["columns"])
    return f"Answers from {joined(places, 3)}" if places else "Nobody has answered yet"


def _nothing(_: Shown) -> str:
    return ""


_SAID: dict[str, tuple[str, Callable[[Shown], str]]] = {
    "guide": ("Guide", _count),
    "question": ("Question", _answered_by),
    "case-study": ("Case study", _place),
    "process": ("Way of working", _count),
    "theme": ("Theme", _count),
    "sector": ("Sector", _count),
    "place": ("Place", _count),
    "behaviour": ("Behaviour", lambda shown: str(shown["group"])),
    "idea": ("Core idea", _count),
    "need": ("Why have you come?", _nothing),
    "answer": ("Short answer", _place),
}
"""What a picture says above and below the title, by the kind of page; those most shared first."""


def _by_use(links: Links) -> Iterator[str]:
    for kind in _SAID:
        entries = links.hub.by_kind[kind]
        if kind == "case-study":
            entries = tuple(entry for entry, _ in newest_first(entries))
        yield from (entry.src_uri for entry in entries)
