"""What a page's text holds that other pages and checks care about: headings, links, pictures, HTML.

A scan, not a parse: code is blanked out, then each construct is found by a pattern that reads the
text once. What the scan and the renderer might see differently is caught on the built pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markdown.extensions.toc import slugify, unique

FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})([^\n]*)$", re.MULTILINE)
TICKS = re.compile(r"`+")
HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]([^\n]*)$", re.MULTILINE)
_CLOSING_HASHES = re.compile(r"[ \t]#+$")
UNDERLINE = re.compile(r"^(?:=+|--+)[ \t]*$", re.MULTILINE)
NO_HEADING = re.compile(r" {4}|[ \t]*(?:$|[>#\-*+|])|[^\n]*\|")
LINK = re.compile(
    r"\[([^\[\]]*)\]\([ \t]*(<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)"
    r"""[ \t\n]*(?:"[^"\n]*"|'[^'\n]*')?[ \t]*\)"""
)
LINKED_PICTURE = re.compile(r"\[!\[[^\[\]]*\]\([^()\n]*\)\]\([ \t]*([^\s()<>]+)")
DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]\n^][^\[\]\n]*)\]:[ \t]*(?:<(?=[^\s<>]+>(?=[\s]|$)))?([^\s<>]+)>?",
    re.MULTILINE,
)
AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.\-]{1,20}:[^\s<>]*)>")
HTML = re.compile(r"</?[a-zA-Z][^\s<>/]*|<[!?]")
MARKS = re.compile(r"!?\[([^\[\]]*)\]\([^()\n]*\)|\\([\\`*_{}\[\]()>#+\-.!])|[*_`]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level (1 to 6), its text without marks, the id it gets on the page."""

    level: int
    text: str
    id: str
    line: int


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link or picture: what it shows, where it goes, and where that is written.

    `start` and `end` bound the address in the body (offsets in characters).
    """

    text: str
    url: str
    picture: bool
    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class RawHtml:
    """A piece of HTML written into the text."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Outline:
    """All that the scan of one body found, in the order of the text."""

    headings: tuple[Heading, ...] = ()
    links: tuple[BodyLink, ...] = ()
    html: tuple[RawHtml, ...] = ()

    @property
    def anchors(self) -> frozenset[str]:
        """The ids of the headings."""
        return frozenset(heading.id for heading in self.headings)


def outline_of(body: str, first_line: int) -> Outline:
    """Scan the Markdown `body`, whose first line is line `first_line` of its file."""
    text = without_code(body)
    spot = _spotter(text, first_line)
    links = sorted(_links(text, spot), key=lambda link: link.start)
    addresses = {link.start - 1 for link in links}
    html = (
        RawHtml(match[0], *spot(match.start()))
        for match in HTML.finditer(text)
        if match.start() not in addresses
    )
    return Outline(tuple(_headings(body, text, spot)), tuple(links), tuple(html))


def without_code(body: str) -> str:
    """Return `body` with code blanked out, each character in its old position."""
    if "`" not in body and "~~~" not in body:
        return body
    text = _blank(body, _fences(body))
    return _blank(text, _code_spans(text))


def found_in_lines(pattern: re.Pattern[str], sign: str, text: str) -> Iterator[re.Match[str]]:
    """Go through what `pattern` finds, which begins with a line's start and has `sign` in that line.

    It is held against these lines alone; a search would try it at each letter of the text.
    """
    at = text.find(sign)
    while at >= 0:
        match = pattern.match(text, text.rfind("\n", 0, at) + 1)
        if match:
            yield match
        end = text.find("\n", match.end() if match else at)
        at = text.find(sign, end) if end >= 0 else -1


def _spotter(text: str, first_line: int) -> Callable[[int], tuple[int, int]]:
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def spot(offset: int) -> tuple[int, int]:
        index = bisect_right(starts, offset) - 1
        return index + first_line, offset - starts[index] + 1

    return spot


def _blank(text: str, spans: Iterator[tuple[int, int]]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def _fences(body: str) -> Iterator[tuple[int, int]]:
    opened: re.Match[str] | None = None
    for match in FENCE.finditer(body):
        if opened is None:
            opened = match
        elif match[1].startswith(opened[1]) and not match[2].strip():
            yield opened.start(), match.end()
            opened = None
    if opened:
        yield opened.start(), len(body)


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    runs = [match.span() for match in TICKS.finditer(text)]
    closing: dict[int, list[int]] = {}
    for index, (start, end) in enumerate(runs):
        closing.setdefault(end - start, []).append(index)
    at = 0
    while at < len(runs):
        start, end = runs[at]
        same = closing[end - start]
        later = bisect_right(same, at)
        if later < len(same) and "\n\n" not in text[end : runs[same[later]][0]]:
            yield start, runs[same[later]][1]
            at = same[later]
        at += 1


def _headings(body: str, text: str, spot: Callable[[int], tuple[int, int]]) -> Iterator[Heading]:
    found = [
        (match.start(), len(match[1]), _CLOSING_HASHES.sub("", body[slice(*match.span(2))]))
        for match in found_in_lines(HEADING, "#", text)
    ]
    found += list(_underlined(body, text))
    used: set[str] = set()
    counters: dict[str, int] = {}
    for offset, level, raw in sorted(found):
        words = MARKS.sub(lambda mark: mark[1] or mark[2] or "", raw).strip()
        # Without its memory a page of 20,000 like headings takes minutes; the stubs do not know it.
        name = unique(slugify(words, "-"), used, counters)  # type: ignore[call-arg]
        yield Heading(level, words, name, spot(offset)[0])


def _underlined(body: str, text: str) -> Iterator[tuple[int, int, str]]:
    lines = (*found_in_lines(UNDERLINE, "=", text), *found_in_lines(UNDERLINE, "--", text))
    for match in lines:
        start = text.rfind("\n", 0, max(0, match.start() - 1)) + 1
        line = body[start : max(start, match.start() - 1)]
        if not NO_HEADING.match(line):
            yield start, 1 if match[0][0] == "=" else 2, line


def _links(text: str, spot: Callable[[int], tuple[int, int]]) -> Iterator[BodyLink]:
    for match in LINK.finditer(text):
        start, end = match.span(2)
        if text[start:end].startswith("<"):
            start, end = start + 1, end - 1
        picture = text.endswith("!", 0, match.start())
        where = spot(match.start() - picture)
        yield BodyLink(match[1], text[start:end], picture, start, end, *where)
    others = (
        (LINKED_PICTURE.finditer(text), 1),
        (found_in_lines(DEFINITION, "]:", text), 2),
        (AUTOLINK.finditer(text), 1),
    )
    for found, group in others:
        for match in found:
            start, end = match.span(group)
            line, column = spot(match.start())
            yield BodyLink(
                "", match[group], picture=False, start=start, end=end, line=line, column=column
            )
