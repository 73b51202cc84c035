"""What cleaning takes from a page: its text and markup before and after, as another parser reads them.

Before cleaning a page may hold what no page may keep. These rules say what, and nothing else goes:

- a heading at level 1 goes down to 2, as the page's title is the only one there;
- a picture from elsewhere has no address, nor has a link of another kind than http, https or mailto;
- an address is written without what browsers pass over in it;
- an id that begins as the theme's (`__`) or the templates' (`hub-`) goes;
- control characters are nothing;
- HTML has no link within a link, so of such a text the words alone are compared.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from markdown import Markdown
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
_UNSEEN = {number: None for number in range(32) if chr(number) not in "\t\n\f\r"}
_VOID = frozenset({"br", "hr", "img"})

Piece = tuple[str, ...]
"""Text (`"", words`), the end of an element (`/`, its name), or its name and attributes."""


def lost(before: str, after: str) -> list[str]:
    """Say what of the HTML `before` is no more in `after`, and what is new there; none is best."""
    old, new = _Pieces(before), _Pieces(after)
    pair = (old.text, new.text) if old.links_nest else (old.pieces, new.pieces)
    lines = ([str(piece) for piece in pieces] for pieces in pair)
    changes = difflib.unified_diff(*lines, n=0, lineterm="")
    return [line for line in changes if not line.startswith(("---", "+++", "@@"))]


def renderer() -> Callable[[str], str]:
    """Return what makes HTML of Markdown, as the site's settings say; it is not yet clean."""
    extensions, settings = markdown_settings()
    engine = Markdown(extensions=extensions, extension_configs=settings)
    return lambda text: engine.reset().convert(text)


@cache
def markdown_settings() -> tuple[list[str], dict[str, dict[str, object]]]:
    """Return the extensions of Markdown that the site has, and their settings."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return config["markdown_extensions"], config["mdx_configs"]


class _Pieces(HTMLParser):
    """Reads HTML into pieces, without what the rules above let go."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self.links_nest = False
        self._open: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> list[str]:
        """The words alone, one a piece."""
        return "".join(piece[1] for piece in self.pieces if piece[0] == "").split()

    def handle_data(self, data: str) -> None:
        """Put text together that only a character reference divides."""
        words = data.translate(_UNSEEN)
        if self.pieces and self.pieces[-1][0] == "":
            words = self.pieces.pop()[1] + words
        self.pieces.append(("", words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an element is, and those of its attributes that may stay."""
        self.links_nest |= tag == "a" and "a" in self._open
        self._open += [tag] * (tag not in _VOID)
        name = "h2" if tag == "h1" else tag
        read = [(key, _address(value) if key in {"href", "src"} else value) for key, value in attrs]
        kept = sorted(f"{key}={value or ''}" for key, value in read if _stays(tag, key, value))
        self.pieces.append((name, *kept))

    def handle_endtag(self, tag: str) -> None:
        """Keep where an element ends."""
        if tag in self._open:
            self._open.remove(tag)
        if tag not in _VOID:
            self.pieces.append(("/", "h2" if tag == "h1" else tag))

    def handle_comment(self, data: str) -> None:
        """Keep a comment as a piece of its own, so that its loss is seen."""
        self.pieces.append(("<!--", data))

    handle_decl = handle_pi = unknown_decl = handle_comment


def _address(value: str | None) -> str:
    return re.sub(r"[\t\n\r]", "", value or "").translate(_UNSEEN).strip()


def _stays(tag: str, attribute: str, value: str | None) -> bool:
    words = value or ""
    if attribute == "rel":  # what cleaning adds
        return False
    if attribute == "id":
        return not words.startswith(("__", "hub-"))
    if tag == "img" and attribute == "src":
        return not re.match(r"[/\\]|[^/]*:", words)
    if tag == "a" and attribute == "href":
        return not re.match(r"(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", words, re.IGNORECASE)
    return True
