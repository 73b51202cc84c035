"""Checks of the words: no judgement by numbers, nobody's private address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.registry import Complaint, check
from hub.findings import Severity, quoted
from hub.judging import is_denied, judgements_in
from hub.library import Entry
from hub.links import Links
from hub.private import details_in
from hub.signs import Signs, signs_in, texts_of

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

_JUDGING_WORDS = frozenset(
    {"score", "scores", "scoring", "scorecard", "scorecards", "rating", "ratings", "league"}
    | {"ranking", "rankings", "rag", "traffic", "amber", "performing"}
)
_JUDGING_PIECES = ("out of", "/10", "/ 10")


@check(Severity.WARNING)
def judging_words(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Words of scoring, rating and ranking deserve a second look; what others did may be told.

    What the hub itself would judge by is refused (`no-scores`).

    Bad: `hard: The ratings for trust were low.`
    Good: `hard: Few people trusted the council, and said so.`
    """
    signs = signs_in(entry.document)
    here = _judging_signs(signs)
    for path, text in entry.document.front.texts if here else ():
        name = next((part for part in reversed(path) if isinstance(part, str)), "")
        small = text.lower() if name in JUDGING_FIELDS else ""
        found = JUDGING.search(small) if any(sign in small for sign in here) else None
        if (
            found
            and not is_denied(text, found.start())
            and not any(judgements_in([text], signs.words))
        ):
            yield Complaint(
                f"{quoted(found[0])} judges by a number or a rank",
                "say in words what people saw; a score is taken for a target sooner or later",
                path,
            )


@check()
def personal_contact(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Nothing that leads to a private person may enter the repository: it could never be taken back.

    That is an e-mail address, however disguised, a phone number, the address of a house, a date of
    birth, a National Insurance or NHS number, and the name of a contact.

    Bad: `Ask Sam on 01632 960123.`
    Good: a `contact` with `via: hub-introduces`
    """
    document = entry.document
    fields, line, at = document.front.texts, document.body_line, 0
    for found in details_in(texts_of(document)):
        message = f"{quoted(found.text)} looks like {found.words}"
        if found.number < len(fields):
            yield Complaint(message, _INTRODUCED, fields[found.number][0])
        else:
            line, at = line + document.body.count("\n", at, found.start), found.start
            column = at - document.body.rfind("\n", 0, at)
            yield Complaint(message, _INTRODUCED, spot=(line, column))


def _judging_signs(signs: Signs) -> list[str]:
    """Return which there are of the words and pieces of which `JUDGING` needs one; mostly none."""
    pieces = [piece for piece in _JUDGING_PIECES if piece.encode() in signs.plain]
    return [*sorted(_JUDGING_WORDS & signs.words), *pieces]


_INTRODUCED = (
    "delete it; people are reached through `contact`, by a role's mailbox or the hub's editors"
)
