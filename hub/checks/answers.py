"""Checks of answers that stand alone: short, and truly told in the case study that took them over."""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.registry import Complaint, check
from hub.checks.words import field_name
from hub.findings import Severity, quoted
from hub.library import Entry
from hub.links import Links
from hub.marks import count_words
from hub.records import CaseStudy, StandAloneAnswer

GOOD_LENGTH = 150
MOST_WORDS = 300


@check(Severity.WARNING)
def long_answer(entry: Entry, links: Links) -> Iterator[Complaint]:
    """The text below an answer that stands alone should have at most about 150 words.

    Bad: 200 words below the fields of an answer
    Good: two or three sentences, or nothing
    """
    count = _words_below(entry)
    if GOOD_LENGTH < count <= MOST_WORDS:
        yield Complaint(
            f"the text has {count} words; about {GOOD_LENGTH} are enough for an answer",
            "keep what the fields do not say; the rest may become a case study",
            spot=(entry.document.body_line, 1),
        )


@check()
def answer_as_long_as_a_case(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An answer that stands alone is short: with more than 300 words it is a case study.

    Bad: 500 words below the fields of an answer
    Good: the same as a file in `case_studies/`
    """
    count = _words_below(entry)
    if count > MOST_WORDS:
        yield Complaint(
            f"the text has {count} words; an answer that stands alone has at most {MOST_WORDS}",
            "shorten it, or tell it as a case study with `run.py new case-study`",
            spot=(entry.document.body_line, 1),
        )


@check()
def unfit_replacement(entry: Entry, links: Links) -> Iterator[Complaint]:
    """The case study that takes over an answer must answer the same question in the same place.

    Bad: `replaced_by: plymouth-alliance` where that case study does not answer the question
    Good: `replaced_by: plymouth-alliance` once it has an answer to it
    """
    answer = entry.record
    if not isinstance(answer, StandAloneAnswer) or answer.replaced_by is None:
        return
    target = links.hub.by_key.get(("case-study", answer.replaced_by))
    for lack, hint in _lacks(answer, target.record, links) if target else ():
        yield Complaint(
            f"{field_name(('replaced_by',))}: {quoted(answer.replaced_by)} {lack}",
            hint,
            ("replaced_by",),
        )


def _words_below(entry: Entry) -> int:
    alone = entry.kind is not None and entry.kind.name == "answer"
    return count_words(entry.document.body) if alone else 0


def _lacks(answer: StandAloneAnswer, case: object, links: Links) -> Iterator[tuple[str, str]]:
    if not isinstance(case, CaseStudy):
        return
    if answer.question not in {one.question for one in case.answers}:
        yield (
            f"does not answer {quoted(answer.question)}",
            "add this answer to the case study first, or name the case study that has it",
        )
    around = {wide for place in case.places for wide in links.around(place)}
    if not around & set(answer.places):
        yield (
            f"does not tell of {quoted(', '.join(answer.places))}",
            "name a case study from the same place, or from a part of it",
        )
