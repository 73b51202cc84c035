"""A hub before and after a change, compared as a reader would see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hub.findings import Finding, Severity
from hub.given import GivenAnswer
from hub.kinds import KINDS
from hub.library import Entry
from hub.links import Links
from hub.preview.report import SEVERITIES, NewAnswer, PageChange, Remark, Report

_TERMS = frozenset({"theme", "sector", "place", "process", "word", "idea"})
"""Kinds of page that others choose from."""


def report_on(base: Links, head: Links, findings: Sequence[Finding]) -> Report:
    """Tell what `head` has that `base` had not, and what of `findings` concerns the change.

    That is what the check says of the files that it touches, and every error wherever it is.
    """
    touched = {entry.path for entry in head.hub.entries if _is_touched(base, entry)}
    told = [one for one in findings if one.path in touched or one.severity is Severity.ERROR]
    counts = Counter(one.severity.word for one in told)
    worst_first = sorted(told, key=lambda one: (-one.severity, one))
    return Report(
        pages=tuple(_page_changes(base, head)),
        answers=tuple(_new_answers(base, head)),
        remarks=tuple(
            Remark(one.severity.word, one.path, one.line, one.message, one.hint)
            for one in worst_first
        ),
        counts={severity: counts[severity] for severity in SEVERITIES},
    )


def _is_touched(base: Links, entry: Entry) -> bool:
    before = base.hub.by_path.get(entry.path)
    return before is None or before.document != entry.document


def _page_changes(base: Links, head: Links) -> Iterator[PageChange]:
    before, after = base.hub.by_key, head.hub.by_key
    for key, entry in after.items():
        if key not in before:
            yield _page_change("new", entry)
        elif _content(before[key]) != _content(entry):
            yield _page_change("changed", entry)
    for key, entry in before.items():
        if key not in after:
            yield _page_change("gone", entry)


def _page_change(change: str, entry: Entry) -> PageChange:
    kind = entry.key[0]
    return PageChange(change, KINDS[kind].label, entry.title, kind in _TERMS)


def _content(entry: Entry) -> tuple[object, str]:
    return entry.document.values, entry.document.body


def _new_answers(base: Links, head: Links) -> Iterator[NewAnswer]:
    before = {_told(given) for given in base.given}
    for question, answers in sorted(head.answers.items()):
        for given in answers:
            if _told(given) not in before:
                title = head.title("question", question)
                yield NewAnswer(title, head.place_names(given.account), len(answers))


def _told(given: GivenAnswer) -> tuple[str, str]:
    return given.id, given.answer.question
