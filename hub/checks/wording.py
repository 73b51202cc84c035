"""Checks of the words: no judgement by numbers, nobody's private address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.registry import Complaint, check
from hub.findings import Severity, quoted
from hub.judging import is_denied, judgements
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


@check(Severity.WARNING)
def judging_words(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Words of scoring, rating and ranking deserve a second look; what others did may be told.

    What the hub itself would judge by is refused (`no-scores`).

    Bad: `hard: The ratings for trust were low.`
    Good: `hard: Few people trusted the council, and said so.`
    """
    if not _may_judge(signs_in(entry.document)):
        return
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


def _may_judge(signs: Signs) -> bool:
    """Tell whether there is a word of which `JUDGING` needs one; most pages have none."""
    if not signs.words.isdisjoint(_JUDGING_WORDS):
        return True
    return b"out of" in signs.plain or b"/10" in signs.plain or b"/ 10" in signs.plain


_INTRODUCED = (
    "delete it; people are reached through `contact`, by a role's mailbox or the hub's editors"
)
