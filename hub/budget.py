"""How much of what is hard to read a text may hold, so that no page can stall a build.

Markdown's own reader takes time that grows with the square of some signs in one block, and its
stack with the depth of lists and quotations. Within these bounds, many times what a real page
holds, every page is rendered in seconds (`tests/test_runaway.py` holds them to it).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_BLOCK = 20_000
MAX_SIGNS_IN_BLOCK = 600
MAX_SIGNS = 4_000
MAX_DEPTH = 12
MAX_HEADINGS = 300
MAX_LINES = 10_000
MAX_FOOTNOTES = 300
_SIGNS = "[<>*_`"

_BETWEEN = re.compile(r"\n[ \t]*(?=\n)|\Z")
_HEADING = re.compile(r"^ {0,3}(?:#{1,6}[ \t]|=+[ \t]*$|-+[ \t]*$)", re.MULTILINE)
_DEEP = re.compile(rf"\n(?:[ ]{{{4 * MAX_DEPTH},}}|[ ]*(?:\t[ ]*){{{MAX_DEPTH},}})\S")
_MARKERS = re.compile(rf"\n(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{{1,9}}\.(?=[ \t]))){{{MAX_DEPTH},}}")


@dataclass(frozen=True, slots=True)
class Excess:
    """What a text holds too much of, and the offset at which that begins."""

    message: str
    hint: str
    offset: int


def excesses(text: str) -> Iterator[Excess]:
    """Yield each thing that `text` holds more of than a page may; reads the text once for each."""
    yield from _too_deep(text)
    if _is_small(text):
        return
    if (count := len(_HEADING.findall(text))) > MAX_HEADINGS:
        yield Excess(f"there are {count} headings; at most {MAX_HEADINGS} fit", _SPLIT, 0)
    if (count := text.count("\n")) > MAX_LINES:
        yield Excess(f"the text has {count:,} lines; at most {MAX_LINES:,} fit", _SPLIT, 0)
    for sign in _SIGNS:
        if (count := text.count(sign)) > MAX_SIGNS:
            said = f"the text has the sign `{sign}` {count:,} times; at most {MAX_SIGNS:,} fit"
            yield Excess(said, _SPLIT, 0)
    if (count := text.count("[^")) > MAX_FOOTNOTES:
        yield Excess(f"there are {count} footnotes; at most {MAX_FOOTNOTES} fit", _SPLIT, 0)
    start = 0
    for gap in _BETWEEN.finditer(text):
        block = text[start : gap.start()].lstrip("\n")
        yield from _in_block(block, gap.start() - len(block))
        start = gap.end()


_SPLIT = "split the page into several"


def _is_small(text: str) -> bool:
    """Tell whether `text` is so small that it cannot hold too much of anything, as most are."""
    return (
        len(text) <= MAX_BLOCK
        and text.count("\n") < MAX_HEADINGS
        and text.count("[^") <= MAX_FOOTNOTES
        and all(text.count(sign) <= MAX_SIGNS_IN_BLOCK for sign in _SIGNS)
    )


def _too_deep(text: str) -> Iterator[Excess]:
    for pattern in (_DEEP, _MARKERS):
        if found := pattern.search(f"\n{text}"):
            said = f"lists or quotations lie more than {MAX_DEPTH} deep in one another"
            yield Excess(said, "bring them up a few levels", found.start())


def _in_block(block: str, start: int) -> Iterator[Excess]:
    if len(block) > MAX_BLOCK:
        said = f"this paragraph has {len(block):,} characters; at most {MAX_BLOCK:,} fit"
        yield Excess(said, "leave a line empty now and then", start)
    for sign in _SIGNS:
        if (count := block.count(sign)) > MAX_SIGNS_IN_BLOCK:
            said = f"this paragraph has the sign `{sign}` {count:,} times"
            said += f"; at most {MAX_SIGNS_IN_BLOCK} fit"
            yield Excess(said, "leave a line empty now and then, or write fewer", start)
