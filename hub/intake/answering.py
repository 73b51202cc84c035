"""An issue in, its outcome out: pages to propose, or what its writer has to change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hub.intake.forms import Form, forms, lists_from
from hub.intake.outcome import Outcome
from hub.intake.pages import Issue, Pages, pages_of
from hub.intake.reading import Trouble, read_sections
from hub.intake.sections import ENOUGH, sections_of
from hub.library import Hub
from hub.links import Links
from hub.preview.changes import report_on
from hub.preview.words import as_words
from hub.safe_markdown import sentence, shown, uncalled

_MOST_SHOWN = 30


def outcome_of(issue: Issue, hub: Hub) -> Outcome | None:
    """Read `issue` as part of `hub`; None when no form was used for it."""
    form = _form_of(issue.body, hub)
    if form is None:
        return None
    headings = [question.label for question in form.questions]
    reading = read_sections(form, sections_of(issue.body, headings))
    pages = pages_of(reading, form, issue, hub)
    if pages.troubles:
        return Outcome({}, "", _refusal(pages.troubles))
    return Outcome(pages.files, _title(pages), _proposal(issue, pages, hub))


def _form_of(body: str, hub: Hub) -> Form | None:
    """Return the form whose headings `body` has most of, if it has enough to tell."""
    found = {
        len(sections_of(body, [question.label for question in form.questions]).texts): form
        for form in forms(lists_from(hub)).values()
    }
    most = max(found)
    return found[most] if most >= ENOUGH else None


def _title(pages: Pages) -> str:
    entry = pages.links.hub.by_path[next(iter(pages.files))]
    kind = entry.kind.label if entry.kind else "page"
    return f"Add {kind}: {uncalled(entry.title, 100)}"


def _proposal(issue: Issue, pages: Pages, hub: Hub) -> str:
    report = report_on(Links(hub), pages.links, pages.findings)
    return f"{_FROM.format(number=issue.number)}\n\n{as_words(report)}"


def _refusal(troubles: Sequence[Trouble]) -> str:
    count = "one thing has" if len(troubles) == 1 else f"{len(troubles)} things have"
    parts = [_THANKS.format(count=count), "\n".join(_rows(troubles)), _THEN]
    return "\n\n".join(parts + [_PRIVATE] * any(one.private for one in troubles))


def _rows(troubles: Sequence[Trouble]) -> Iterator[str]:
    for one in troubles[:_MOST_SHOWN]:
        under = f"**{shown(one.label)}** " if one.label else ""
        hint = f" {sentence(one.hint)}" if one.hint else ""
        yield f"- {under}{sentence(one.message)}{hint}"
    if len(troubles) > _MOST_SHOWN:
        yield f"- … and {len(troubles) - _MOST_SHOWN} more"


_FROM = """\
Told in #{number}, with the form. An editor reads it and decides; nothing is published before that.

When the text in the issue changes, this draft follows, as long as nobody else has committed to it. \
The checks begin once an editor lets them run, or marks the draft as ready for review.

Closes #{number}."""
_THANKS = """\
Thank you for telling us this. Before it can become a draft, {count} to change."""
_THEN = """\
Open the menu with the three dots beside your text, choose **Edit**, change it there and save. It is \
read again at once, and this answer changes with it. Nothing is lost, and there is no hurry."""
_PRIVATE = """\
What should not be public stays readable in older versions of your text. Open the list behind \
**edited** above it and delete those versions, or ask an editor to."""
