"""A report in the words of a comment; the standard library alone, and nothing in it has an effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hub.preview.report import NewAnswer, PageChange, Remark, Report
from hub.safe_markdown import sentence, shown

MOST_SHOWN = 15
_REMARKS = {
    "error": (
        "thing to correct before it can be published",
        "things to correct before it can be published",
    ),
    "warning": ("piece of advice", "pieces of advice"),
    "note": ("thing to know", "things to know"),
}


def as_words(report: Report) -> str:
    """Return what a reader would see of the change, and the check in plain words, as Markdown."""
    new = [page for page in report.pages if page.change == "new"]
    parts = [
        *_pages("New pages", [page for page in new if not page.is_term]),
        *_answers(report.answers),
        *_pages("New in the lists that people choose from", [page for page in new if page.is_term]),
        *_pages("Pages that change", [page for page in report.pages if page.change == "changed"]),
        *_pages("Pages that go", [page for page in report.pages if page.change == "gone"]),
    ]
    seen = parts or ["A reader of the site would see no difference."]
    return "\n\n".join(["### What a reader will see", *seen, "### The check", *_check(report)])


def _pages(heading: str, pages: Sequence[PageChange]) -> Iterator[str]:
    if pages:
        rows = [f"- {shown(page.title)} ({shown(page.kind, 40)})" for page in pages]
        yield f"**{heading}**\n\n{_listed(rows)}"


def _answers(answers: Sequence[NewAnswer]) -> Iterator[str]:
    if answers:
        rows = [f"- {shown(one.question)} **{shown(one.place)}**, {_which(one)}" for one in answers]
        yield f"**Questions it answers**\n\n{_listed(rows)}"


def _which(answer: NewAnswer) -> str:
    return "the first answer" if answer.answers == 1 else f"one of {answer.answers} answers"


def _check(report: Report) -> Iterator[str]:
    told = [
        f"{count} {_REMARKS[severity][count != 1]}"
        for severity, count in report.counts.items()
        if count
    ]
    if not told:
        yield "Nothing to correct."
        return
    yield f"{', '.join(told)}."
    yield _listed([_remark(one) for one in report.remarks], sum(report.counts.values()))


def _remark(one: Remark) -> str:
    hint = f" {sentence(one.hint)}" if one.hint else ""
    where = f"`{one.path}`, line {one.line}"
    return f"- {shown(where)}: {sentence(one.message)}{hint}"


def _listed(rows: Sequence[str], count: int = 0) -> str:
    more = max(count, len(rows)) - len(rows[:MOST_SHOWN])
    left_out = [f"- … and {more} more"] if more else []
    return "\n".join([*rows[:MOST_SHOWN], *left_out])
