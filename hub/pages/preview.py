"""The picture that stands for a page where its link is shared: which pages have one, and what it says."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import astuple, dataclass, replace
from typing import Any

from hub.json_text import as_json
from hub.pages.page import SitePage
from hub.pages.whole import Shown
from hub.pages.words import joined, unique

FOLDER = "previews"


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
        said = (self.kind, self.title, self.note, self.hub)
        name = hashlib.sha256(as_json(said).encode()).hexdigest()[:16]
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


def preview_of(page: SitePage, settings: Mapping[str, Any]) -> Preview:
    """Return the picture of a page that has one of its own."""
    shown = page.meta["hub"]
    word, note = _SAID[shown["kind"]]
    return Preview(word, shown["title"], note(shown), str(settings.get("name", "")))


def with_preview(page: SitePage, preview: Preview | None) -> SitePage:
    """Return `page` with the address of its picture for the head of the page."""
    if preview is None:
        return page
    shown = page.meta["hub"] | {"preview": preview_link(preview)}
    return replace(page, meta=page.meta | {"hub": shown}, preview=astuple(preview))


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
"""What a picture says above and below the title, by the kind of page."""
