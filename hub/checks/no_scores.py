"""The check that nothing here scores people or places: content, and the design that shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hub.checks.registry import Complaint, check
from hub.findings import Finding, Severity, quoted
from hub.judging import drawings, judgements, judgements_in
from hub.library import Entry
from hub.links import Links
from hub.prose import paragraphs
from hub.signs import signs_in
from hub.source import Document

_OTHERS_WORDS = frozenset({"url", "publisher", "note"})
_IN_A_WORD = tuple(
    re.compile(pattern)
    for pattern in (
        r"\)\w",
        r"\]\w",
        r">\w",
        r"\[(?<=\w.)(?!\^)",
        r"!\[(?<=\w..)",
        r"http(?<=\w.{4})",
    )
)
"""Where a link stands so that without its address other words are read. Each begins with a sign, so
that looking for it costs little."""
_DESIGN = ("overrides/**/*.html", "overrides/assets/*.js")
_HINT = "ask instead who would answer differently, or say in words what people saw"


@check()
def no_scores(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Nobody and no place is scored, ranked or marked here, and nobody is asked to do so.

    What others scored may be told: it is a fact about the world.

    Bad: `On a scale of 1 to 10, how far is power shared?`
    Good: `Who decided that this meeting should happen?`
    """
    document = entry.document
    body = paragraphs(document.body, document.body_line)
    fields = [pair for pair in document.front.texts if _OTHERS_WORDS.isdisjoint(pair[0])]
    texts = [*(text for _, text in fields), *(paragraph.text for paragraph in body)]
    for number, match in judgements_in(texts, _words_of(document)):
        said = _words(match[0])
        if number < len(fields):
            yield Complaint(said, _HINT, fields[number][0])
        else:
            yield Complaint(said, _HINT, spot=(body[number - len(fields)].line, 1))


def findings_in_design(root: Path) -> list[Finding]:
    """Return what in the templates and scripts below `root` would score somebody."""
    return sorted(
        finding
        for pattern in _DESIGN
        for path in root.glob(pattern)
        for finding in _in_design(path.relative_to(root).as_posix(), path.read_text("utf-8"))
    )


def _in_design(path: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.splitlines(), start=1):
        for match in (*judgements(line), *drawings(line)):
            column = match.start() + 1
            yield Finding(
                path, number, column, "no-scores", Severity.ERROR, _words(match[0]), _HINT
            )


def _words_of(document: Document) -> frozenset[str] | None:
    """Return the words of the page as other checks know them; None where a link cuts one in two."""
    if any(one.search(document.body) for one in _IN_A_WORD):
        return None
    return signs_in(document).words


def _words(found: str) -> str:
    return f"{quoted(found.strip())} puts a mark on people or places"
