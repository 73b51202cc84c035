"""Where accounts do not agree, as far as a program can tell; a person has to read on.

Two things only are looked for, because more would be guessing: what the writers themselves mark
as contested, and figures that differ before the same two words on two pages that link to the same
source. That finds slips of the pen and news that one page has not had; it does not find two
sources that disagree in other words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from hub.desk.sections import Line, Section, about
from hub.library import Entry
from hub.links import Links
from hub.outside import addresses_of
from hub.prose import paragraphs

_FIGURE = re.compile(
    r"(?<![\w.,/-])[£$€]?(\d[\d,]*(?:\.\d+)?)(%| million| billion)? ([a-z][a-z'-]+ [a-z][a-z'-]+)"
)
_BASIS = "What it rests on is contested."
_YEAR = re.compile(r"(?:19|20)\d\d")
_SMALL_WORD = re.compile(
    r"\b(?:"
    r"a|about|after|all|also|an|and|are|as|at|be|been|before|both|but|by|for|from|had"
    r"|has|have|in|into|is|it|its|more|most|not|of|on|or|other|others|out|over|than"
    r"|that|the|their|them|then|there|these|they|this|those|to|under|until|up|was|were"
    r"|when|which|who|with"
    r")\b"
)


def contested(links: Links) -> Section:
    """Return what its own writers mark as contested."""
    lines = []
    for entry, account in links.accounts:
        basis = account.evidence
        words = [basis.note or _BASIS] if basis and basis.status == "contested" else []
        questions = [
            links.title("question", one.question) for one in account.told if one.sure == "contested"
        ]
        if questions:
            words.append(f"contested in its answers: {' '.join(questions)}")
        if words:
            lines.append(about(entry, " ".join(words), questions=questions))
    return Section(
        "contested",
        "Marked as contested",
        "By those who wrote them. Has anything been settled since?",
        tuple(lines),
    )


def differing_figures(links: Links) -> Section:
    """Return the figures that differ between two pages that link to the same source."""
    sources = {entry.path: addresses_of(entry) for entry in links.hub.by_key.values()}
    table: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for entry in links.hub.by_key.values():
        for words, figure in _figures(entry):
            table[words][entry.path].add(figure)
    lines = [
        line
        for words, by_path in sorted(table.items())
        for one, other in combinations(sorted(by_path), 2)
        if sources[one] & sources[other] and not by_path[one] & by_path[other]
        for line in [_differing(links.hub.by_path[one], other, words, by_path)]
    ]
    return Section(
        "differing-figures",
        "Figures that differ between pages with the same source",
        "The same two words after another number. Often both are right, of different years.",
        tuple(lines),
    )


def _figures(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the words after each figure of a page, with the figure."""
    document = entry.document
    told = [paragraph.text for paragraph in paragraphs(document.body, document.body_line)]
    told += [
        text for path, text in document.front.texts if path[-1] not in {"url", "title", "note"}
    ]
    for text in told:
        for number, unit, words in _FIGURE.findall(text):
            if not _YEAR.fullmatch(number) and not _SMALL_WORD.search(words):
                yield f"{unit.strip()} {words}".strip(), number.replace(",", "")


def _differing(entry: Entry, other: str, words: str, by_path: dict[str, set[str]]) -> Line:
    mine, theirs = (", ".join(sorted(by_path[path])) for path in (entry.path, other))
    return about(entry, f"{mine} {words} here, {theirs} in `{other}`", other=other)
