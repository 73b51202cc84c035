"""Plain text out of Markdown: paragraphs, sentences, and runs of words to compare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from hub.outline import without_code

_BLOCK = re.compile(r"[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_ITEM = re.compile(r"\n[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
"""The mark of a list item, found where a line begins in a text that has one `\\n` more before it."""

_LINK = re.compile(
    r"(?:!\[|\[)([^\[\]]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*[^()]*\)|\[[^\[\]]*\])"
)
_ADDRESS = re.compile(r"<?https?://[^\s<>]+>?")
_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9£])")
_USUAL_END = re.compile(r"\. (?=[A-Z])")
"""How most sentences end; it begins with a sign, so that looking for it costs little."""

_WORD = re.compile(r"[a-z0-9’']+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item: its Markdown, its words alone, and the line it begins on."""

    markdown: str
    text: str
    line: int


@lru_cache(maxsize=4)
def paragraphs(body: str, first_line: int) -> tuple[Paragraph, ...]:
    """Return the paragraphs and list items of `body`; headings and tables are left out."""
    return tuple(_paragraphs(body, first_line))


def _paragraphs(body: str, first_line: int) -> Iterator[Paragraph]:
    bare, line, at = without_code(body), first_line, 0
    for block in _BLOCK.finditer(bare):
        line, at = line + bare.count("\n", at, block.start()), block.start()
        if block[0].lstrip().startswith(("#", "|")):
            continue
        starts = [match.start() for match in _ITEM.finditer(f"\n{block[0]}")]
        cuts = sorted({0, *starts, len(block[0])})
        for start, end in pairwise(cuts):
            piece = block[0][start:end]
            words = " ".join(_ITEM.sub("\n", f"\n{without_links(piece)}").split())
            if words:
                yield Paragraph(piece, words, line + block[0].count("\n", 0, start))


def without_links(markdown: str) -> str:
    """Return `markdown` with each link replaced by the words that it shows."""
    shown = _LINK.sub(lambda match: match[1], markdown) if "[" in markdown else markdown
    return _ADDRESS.sub("", shown) if "://" in shown else shown


def long_sentences(text: str, most: int) -> Iterator[tuple[int, str]]:
    """Go through the sentences of a paragraph's `text` that have more than `most` words, with how many."""
    for part in _USUAL_END.sub(".\n", text).split("\n"):
        for sentence in _END.split(part) if part.count(" ") >= most else ():
            count = len(sentence.split())
            if count > most:
                yield count, sentence


def word_runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    """Return every run of `length` words in `text`, in lower case (the w-shingles of Broder 1997)."""
    words = _WORD.findall(text.lower())
    return frozenset(zip(*(words[start:] for start in range(length)), strict=False))


def likeness(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Return how much of the smaller set of runs the larger one holds, from 0 to 1."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
