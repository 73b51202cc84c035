"""The part of a finished page that the search reads.

What Pagefind passes over is taken out beforehand: all outside the element with `data-pagefind-body`,
and what is in an element with `data-pagefind-ignore`. So an edit that shows on a page only there,
as a title in a list of links does, leaves the page's part of the index as it is.

Pagefind reads what stands in neighbouring cells, terms and labels as one word ("hardThe") where no
space is between them. So a space is put there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from re import Match

from hub.publish.tags import read_tag, tags_and_ends, without_comments

_BODY, _IGNORE, _ANY = "data-pagefind-body", "data-pagefind-ignore", "data-pagefind-"
_WITHOUT_END = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})

_IN_WORDS = r"(?:a|abbr|b|bdi|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|small|strong|sub|sup|u)\b"
_APART = re.compile(
    rf"(?<=[^\s(“‘])(?=<(?!{_IN_WORDS})\w)|(</(?!{_IN_WORDS})\w+>)(?=[\w“‘(£]|<{_IN_WORDS})"
)
"""Where an element that is no part of running text begins right behind something, or ends before it."""

Tags = Iterator[Match[str]]


@dataclass(frozen=True, slots=True)
class SearchablePages:
    """What the search reads of the pages of `site`; it lies in `folder` as soon as it was asked for."""

    site: Path
    folder: Path

    def file(self, url: str) -> Path:
        """Return the file that holds what the search reads of the page at `url`."""
        path = self.folder / url / "index.html"
        if not path.exists():
            html = (self.site / url / "index.html").read_bytes().decode()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(searchable(html).encode())
        return path


def searchable(html: str) -> str:
    """Return a page of the site without what the search passes over; one part of it is its body.

    Of a page in which an element is not ended, only comments are left out.
    """
    html = without_comments(html)
    try:
        return _APART.sub(r"\1 ", "".join(_kept(html, tags_and_ends(html))))
    except _NotEnded:
        return html


class _NotEnded(Exception):
    """An element whose end is looked for has none."""


def _kept(html: str, tags: Tags) -> Iterator[str]:
    for one in tags:
        if one["name"] == "html" or _says(one, _ANY):
            yield one[0]
        if _says(one, _BODY):
            yield from _body(html, one, tags)
            return


def _body(html: str, begun: Match[str], tags: Tags) -> Iterator[str]:
    """Yield what is in the element that has `begun`, without what is to be ignored."""
    at, depth = begun.end(), 1
    for one in tags:
        if one["name"] == begun["name"]:
            depth += -1 if one["end"] else 1
            if not depth:
                yield html[at : one.end()]
                return
        if _says(one, _IGNORE) and one["name"] not in _WITHOUT_END:
            yield html[at : one.end()]
            last = _end_of(one, tags)
            depth -= one["name"] == begun["name"]
            at = last.start()
    raise _NotEnded


def _end_of(begun: Match[str], tags: Tags) -> Match[str]:
    depth = 1
    for one in tags:
        if one["name"] == begun["name"]:
            depth += -1 if one["end"] else 1
            if not depth:
                return one
    raise _NotEnded


def _says(tag: Match[str], attribute: str) -> bool:
    """Tell whether a tag has an attribute that begins with `attribute`."""
    if attribute not in tag[0]:
        return False
    return any(name.startswith(attribute) for name in read_tag(tag["tag"])[1])
