"""Checks of what pages say of each other: ids that exist, answers in their place, nothing unused."""

from __future__ import annotations

from collections.abc import Iterator

from hub.checks.registry import Complaint, check
from hub.checks.words import field_name, with_article
from hub.findings import Severity, did_you_mean, quoted
from hub.kinds import KINDS, Kind
from hub.library import Entry
from hub.links import Links

_TERMS = frozenset({"theme", "sector", "place"})


@check()
def unknown_id(entry: Entry, links: Links) -> Iterator[Complaint]:
    """What a page names must exist: a theme, sector, place, question, process or case study.

    Bad: `themes: [trsut]`
    Good: `themes: [trust]`
    """
    for reference in entry.references:
        if (reference.kind, reference.id) not in links.hub.by_key:
            kind = KINDS[reference.kind]
            yield Complaint(
                f"{field_name(reference.path)}: {quoted(reference.id)} is not "
                f"{with_article(kind.label)}",
                _gone(kind, reference.id, links)
                or did_you_mean(reference.id, links.hub.ids[reference.kind])
                or f"choose one of the files in `{kind.folder}/`, or add one there",
                reference.path,
            )


@check()
def repeated_answer(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A case study answers each question once.

    Bad: two answers with `question: trust-and-funding/what-we-trust`
    Good: one answer that holds what both said
    """
    seen: set[str] = set()
    for reference in entry.references:
        if reference.kind == "question" and reference.id in seen:
            yield Complaint(
                f"the question {quoted(reference.id)} is answered here a second time",
                "put both answers together, or name another question",
                reference.path,
            )
        seen.add(reference.id)


@check()
def missing_section(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An answer's `section`, or a film's `transcript`, must be the id of a heading below.

    Bad: `section: what-was-hard` where no heading says so
    Good: `section: what-was-hard` and below it `## What was hard`
    """
    anchors = entry.document.anchors
    for path, section in (
        *_named(entry, "answers", "section"),
        *_named(entry, "films", "transcript"),
    ):
        if section not in anchors:
            yield Complaint(
                f"{field_name(path)}: no heading below has the id {quoted(section)}",
                did_you_mean(section, anchors)
                or "a heading's id is its words in lower case, with dashes for spaces",
                path,
            )


@check()
def question_without_guide(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A question must lie in the folder of a guide.

    Bad: `guides/money/who-pays.md` without `guides/money/index.md`
    Good: both files
    """
    guide = entry.id.partition("/")[0]
    if _is(entry, "question") and ("guide", guide) not in links.hub.by_key:
        yield Complaint(
            f"there is no guide {quoted(guide)}",
            f"add `guides/{guide}/index.md`, or move the question to another guide",
            spot=(1, 1),
        )


@check()
def guide_without_questions(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A guide must hold at least one question.

    Bad: a folder in `guides/` with `index.md` alone
    Good: `index.md` and a file for each question
    """
    questions = (name.partition("/")[0] for name in links.hub.ids["question"])
    if _is(entry, "guide") and entry.id not in questions:
        yield Complaint(
            "this guide has no questions",
            f"add one as `guides/{entry.id}/the-question.md`",
            spot=(1, 1),
        )


@check(Severity.WARNING)
def unused_term(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A theme, sector or place should be named by at least one other page.

    Bad: a place with no case study and no part
    Good: a place that a case study names under `places`
    """
    if entry.kind and entry.kind.name in _TERMS and entry.key not in links.mentions:
        yield Complaint(
            f"nothing names this {entry.kind.label}",
            "name it in a page that it fits, or delete the file",
            spot=(1, 1),
        )


@check(Severity.NOTE)
def unanswered_question(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A question that nobody has answered is no fault: it is shown on the page of gaps.

    Bad: (nothing is bad about it)
    Good: a case study, or an answer on its own, that answers it
    """
    answering = (mention.field == "question" for mention in links.mentions.get(entry.key, ()))
    if _is(entry, "question") and not any(answering):
        yield Complaint(
            "nobody has answered this question yet",
            "if you know a place that has, add a case study, or an answer of a few sentences",
            spot=(1, 1),
        )


def _gone(kind: Kind, name: str, links: Links) -> str:
    """Say what became of an id that was there once, or ''."""
    url = kind.address(name)
    if renamed := links.former.get(url):
        return f"it is called '{renamed[0].id}' now"
    withdrawn = links.hub.by_key.get(("withdrawn-page", url.rstrip("/")))
    return "that page was withdrawn: take this out" if withdrawn else ""


def _named(entry: Entry, group: str, field: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Go through the ids that the parts of a group name in one of their fields."""
    parts = entry.document.front.values.get(group)
    for index, part in enumerate(parts if isinstance(parts, tuple) else ()):
        name = part.get(field) if isinstance(part, dict) else None
        if isinstance(name, str):
            yield (group, index, field), name


def _is(entry: Entry, kind: str) -> bool:
    return entry.kind is not None and entry.kind.name == kind
