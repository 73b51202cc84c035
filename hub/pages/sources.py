"""Where facts come from, as numbered lines at the foot of a page."""

from __future__ import annotations

from hub.pages.whole import Shown
from hub.parts import Source


def source_lines(sources: tuple[Source, ...]) -> list[Shown]:
    """Return each source with who published it and when, and what it is good for."""
    return [
        {
            "title": source.title,
            "url": source.url or "",
            "published": ", ".join(filter(None, (source.publisher, source.year))),
            "note": source.note or "",
            "on_copy": source.copy_of_original,
        }
        for source in sources
    ]
