"""Checks of the words: no judgement by numbers, nobody's private address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.registry import Complaint, check
from hub.findings import Severity, quoted
from hub.judging import is_denied, judgements
from hub.library import Entry
from hub.links import Links

JUDGING = re.compile(
    r"(?<![\w])(scor(?:e|es|ing|ecards?)|ratings?|league tables?|rankings?|rag[- ]rat[\w]+|traffic lights?"
    r"|red[, -]+amber|\d{1,3} ?/ ?10|\d{1,3} out of (?:5|10|100)|best[- ]performing"
    r"|worst[- ]performing)(?![\w])",
)
JUDGING_FIELDS = frozenset(
    {
        "title",
        "summary",
        "short",
        "conditions",
        "hard",
        "next",
        "did_not_work",
        "still_unsure",
        "said_there",
        "questions",
        "looks_like",
        "misreading",
        "prompts",
        "we_noticed",
    }
)
EMAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
PHONE = re.compile(r"(?<![\w/.=\-])(?:\+\d{1,3}|\(?0\d)[\d \-.()]{7,18}\d(?![\w/])")
_LIKELY = re.compile(r"@|\d[\d \-.()]{7}")
ADDRESS = re.compile(r"""https?://[^\s<>")\]]+""")


@check(Severity.WARNING)
def judging_words(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Words of scoring, rating and ranking deserve a second look; what others did may be told.

    What the hub itself would judge by is refused (`no-scores`).

    Bad: `hard: The ratings for trust were low.`
    Good: `hard: Few people trusted the council, and said so.`
    """
    for path, text in entry.document.front.texts:
        name = next((part for part in reversed(path) if isinstance(part, str)), "")
        found = JUDGING.search(text.lower()) if name in JUDGING_FIELDS else None
        if found and not is_denied(text, found.start()) and not any(judgements(text)):
            yield Complaint(
                f"{quoted(found[0])} judges by a number or a rank",
                "say in words what people saw; a score is taken for a target sooner or later",
                path,
            )


@check()
def personal_contact(entry: Entry, links: Links) -> Iterator[Complaint]:
    """No e-mail address or phone number may enter the repository: it could never be taken back.

    Bad: `Ask Sam on 01632 960123.`
    Good: a `contact` with `via: hub-introduces`
    """
    for path, text in entry.document.front.texts:
        for found in _contacts(text):
            yield Complaint(*_private(found), path=path)
    for number, line in _lines_with_contacts(entry):
        for found in _contacts(line):
            yield Complaint(*_private(found), spot=(number, line.index(found) + 1))


def _lines_with_contacts(entry: Entry) -> Iterator[tuple[int, str]]:
    if _LIKELY.search(entry.document.body):
        yield from enumerate(entry.document.body.splitlines(), start=entry.document.body_line)


def _contacts(text: str) -> Iterator[str]:
    if not _LIKELY.search(text):
        return
    bare = ADDRESS.sub(lambda match: " " * len(match[0]), text)
    yield from (match[0] for match in EMAIL.finditer(bare))
    for match in PHONE.finditer(bare):
        digits = sum(character.isdigit() for character in match[0])
        if 10 <= digits <= 15:
            yield match[0]


def _private(found: str) -> tuple[str, str]:
    kind = "an e-mail address" if "@" in found else "a phone number"
    return (
        f"{quoted(found)} looks like {kind}",
        "delete it; people are reached through `contact`, by a role's mailbox or the hub's editors",
    )
