"""Checks of the writing: sentences one can read aloud, figures with their source, no echoes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.accounts import Account
from hub.checks.registry import Complaint, check
from hub.checks.words import field_name
from hub.findings import Severity, quoted
from hub.library import Entry
from hub.links import Links
from hub.parts import Source
from hub.prose import likeness, long_sentences, paragraphs, word_runs
from hub.records import CaseStudy, StandAloneAnswer
from hub.signs import shape_of

MAX_WORDS = 40
_ABBREVIATION = re.compile(r"[A-Z](?<!\w.)[A-Z]{1,6}\b(?!\.\w)")
_KNOWN = frozenset({"UK", "US", "USA", "EU", "OK", "CC", "BY", "MIT", "URL"})
_FIGURE = re.compile(r"\d(?<!\w.)")
_SOURCE = re.compile(r"\]\(<?https?://|\[\^|<https?://|\]\[")
_ALIKE = 0.6


@check(Severity.NOTE)
def long_sentence(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A sentence should be short enough to read aloud: at most 40 words.

    Bad: a sentence that goes on for three lines
    Good: the same as two sentences
    """
    document = entry.document
    for paragraph in paragraphs(document.body, document.body_line):
        for count, sentence in long_sentences(paragraph.text, MAX_WORDS):
            yield Complaint(
                f"a sentence of {count} words begins with {quoted(sentence, 40)}",
                "make two of it",
                spot=(paragraph.line, 1),
            )


@check(Severity.NOTE)
def unexplained_abbreviation(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An abbreviation should be spelt out where it is first used on a page.

    Bad: `The CCG agreed.`
    Good: `The Clinical Commissioning Group (CCG) agreed.`
    """
    document = entry.document
    seen = set(_KNOWN)
    for paragraph in paragraphs(document.body, document.body_line):
        if b"AA" not in shape_of(paragraph.text):
            continue
        for match in _ABBREVIATION.finditer(paragraph.text):
            if match[0] not in seen and not _is_spelt_out(match[0], entry):
                yield Complaint(
                    f"{quoted(match[0])} is not explained",
                    "spell it out at its first use, with the letters in brackets after it",
                    spot=(paragraph.line, 1),
                )
            seen.add(match[0])


@check(Severity.WARNING)
def unsourced_figure(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A figure in a case study or answer should have its source in the same paragraph or list item.

    An anonymised account may not link to sources, so it is not asked.

    Bad: `Referrals fell by 40%.`
    Good: `Referrals fell by [40%](https://www.example.org/report).`
    """
    document = entry.document
    if not isinstance(entry.record, Account) or entry.record.anonymised:
        return
    for paragraph in paragraphs(document.body, document.body_line):
        if b"0" not in shape_of(paragraph.text):
            continue
        if _FIGURE.search(paragraph.text) and not _SOURCE.search(paragraph.markdown):
            yield Complaint(
                f"the figures in {quoted(paragraph.text, 40)} have no source beside them",
                "link the figure to the page that gives it",
                spot=(paragraph.line, 1),
            )


@check(Severity.WARNING)
def incomplete_source(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A source should say who published it, and when.

    Bad: a source with a title and an address alone
    Good: `publisher: Plymouth City Council` and `year: 2024`, or `year: undated`
    """
    sources: tuple[Source, ...] = getattr(entry.record, "sources", ())
    for index, source in enumerate(sources):
        lacks = [name for name in ("publisher", "year") if getattr(source, name) is None]
        if lacks:
            path = ("sources", index)
            words = " and no ".join(f"`{name}`" for name in lacks)
            yield Complaint(
                f"{field_name(path)} has no {words}",
                "add it; `year: undated` when the source does not say",
                path,
            )


@check(Severity.WARNING)
def answer_repeats_summary(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An answer should say what the summary does not.

    Bad: an answer made of the summary's words
    Good: an answer to its own question
    """
    if not isinstance(entry.record, CaseStudy):
        return
    summary = word_runs(entry.record.summary, 3)
    for index, answer in enumerate(entry.record.answers):
        if likeness(summary, word_runs(answer.short, 3)) >= _ALIKE:
            path = ("answers", index, "short")
            yield Complaint(
                f"{field_name(path)} repeats the summary",
                "answer the question itself: what did this place come to?",
                path,
            )


@check(Severity.WARNING)
def answer_repeats_another(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Two answers should not say the same in nearly the same words.

    Bad: one answer copied under two questions
    Good: what the place came to on each question
    """
    if not isinstance(entry.record, Account):
        return
    for index, answer in enumerate(entry.record.told):
        twin = links.twins.get((entry.path, answer.question))
        if twin:
            alone = isinstance(entry.record, StandAloneAnswer)
            path = ("short",) if alone else ("answers", index, "short")
            yield Complaint(
                f"{field_name(path)} is nearly the same as the answer to "
                f"{quoted(twin.answer.question)} in `{twin.entry.path}`",
                "say what is particular to this question and place",
                path,
            )


def _is_spelt_out(letters: str, entry: Entry) -> bool:
    texts = (entry.document.body, *(text for _, text in entry.document.front.texts))
    return any(f"({letters}" in text or f"{letters} (" in text for text in texts)
