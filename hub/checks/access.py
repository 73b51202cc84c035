"""Checks that everybody can follow a text: its links, headings, tables and pictures say what they are.

The success criteria are those of WCAG 2.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from hub.checks.registry import Complaint, check
from hub.findings import Severity, quoted
from hub.library import Entry
from hub.links import Links
from hub.outline import BodyLink, found_in_lines, without_code
from hub.tree import PICTURE_ENDINGS

TABLE = re.compile(
    r"^([^\n|]*\|[^\n]*)\n {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$",
    re.MULTILINE,
)
"""The first two lines of a table: the headings of its columns, and the line of dashes."""

_NO_TEXT = re.compile(r"\[\s*\]\(\s*<?$")
_UNCLEAR = frozenset(
    {"here", "click here", "see here", "read here", "this", "this link", "this page", "this site"}
    | {"link", "more", "read more", "more here", "find out more", "learn more", "website", "url"}
    | {"page", "pdf", "download", "details", "article", "source"}
)
_ENDINGS = tuple(PICTURE_ENDINGS)
_VAGUE = frozenset(
    {"image", "photo", "photograph", "picture", "a picture", "a photo", "logo", "graphic", "figure"}
    | {"screenshot", "diagram", "chart", "map", "illustration", "alt", "alt text", "untitled"}
)


@check()
def empty_heading(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A heading must have words, for those who go from heading to heading (1.3.1, 2.4.6).

    Bad: `##` and nothing after it
    Good: `## What was hard`
    """
    for heading in entry.document.outline.headings:
        if not heading.text:
            yield Complaint(
                "there is a heading without words",
                "write what the part is about, or delete the line",
                spot=(heading.line, 1),
            )


@check()
def empty_link(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A link must have words that can be read aloud (2.4.4, 4.1.2).

    Bad: `[](https://www.example.org/report)`
    Good: `[the evaluation of 2019](https://www.example.org/report)`
    """
    seen = set()
    for link in _links(entry):
        before = entry.document.body[max(0, link.start - 20) : link.start]
        if _NO_TEXT.search(before) and link.start not in seen:
            seen.add(link.start)
            yield Complaint(
                f"the link {quoted(link.url)} has no words",
                "say between the square brackets where it leads",
                spot=(link.line, link.column),
            )


@check(Severity.WARNING)
def unclear_link(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A link's words should say where it leads, even when they are read alone (2.4.4).

    Bad: `[click here](https://www.example.org/report)`, `[https://www.example.org](https://www.example.org)`
    Good: `[the evaluation of 2019](https://www.example.org/report)`
    """
    for link in _links(entry):
        words = " ".join(link.text.split()).strip(" .,:;!>*_`").lower()
        if words in _UNCLEAR or words.startswith(("http://", "https://", "www.")):
            yield Complaint(
                f"the words {quoted(link.text)} do not say where the link leads",
                "name the page or the report, such as 'the evaluation of 2019'",
                spot=(link.line, link.column),
            )


@check()
def table_without_headings(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Each column of a table must have a heading; that of the first may be empty (1.3.1).

    Bad: `| | |` above the line of dashes
    Good: `| Year | Visits |` above the line of dashes
    """
    document = entry.document
    for found in found_in_lines(TABLE, "|", without_code(document.body)):
        cells = re.split(r"(?<!\\)\|", found[1].strip().removeprefix("|").removesuffix("|"))
        if not all(cell.strip() for cell in cells[1:] or cells):
            line = document.body_line + document.body.count("\n", 0, found.start())
            yield Complaint(
                "a column of this table has no heading",
                "say in the table's first line what each column holds",
                spot=(line, 1),
            )


@check(Severity.WARNING)
def vague_description(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A picture's description should say what there is to see, not that it is a picture (1.1.1).

    Bad: `![Photo](sofa.jpg)`, `![sofa.jpg](sofa.jpg)`
    Good: `![Two people talk on a sofa in a market square](sofa.jpg)`
    """
    for link in _pictures(entry):
        words = link.text.strip(" .*_`").lower()
        named = words == PurePosixPath(link.url.lower()).stem or words.endswith(_ENDINGS)
        if words and (named or words in _VAGUE):
            yield Complaint(
                f"the description {quoted(link.text)} does not say what the picture shows",
                "tell in a sentence what somebody would miss who cannot see it",
                spot=(link.line, link.column),
            )


def _links(entry: Entry) -> Iterator[BodyLink]:
    return (link for link in entry.document.outline.links if not link.picture)


def _pictures(entry: Entry) -> Iterator[BodyLink]:
    return (link for link in entry.document.outline.links if link.picture)
