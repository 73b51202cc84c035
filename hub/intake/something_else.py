"""The form for all that is no account of a place; an editor reads it, and no page is made of it."""

from __future__ import annotations

from hub.intake.asked import Asked, Option
from hub.intake.forms import Form

_ABOUT = (
    Option("mistake", "Something on a page is wrong or out of date"),
    Option("link", "A link leads nowhere, or a page does not work for me"),
    Option("person", "A person can be recognised who should not be"),
    Option("missing", "A question, place, theme or field of work is missing"),
    Option("other", "Something else"),
)
SOMETHING_ELSE = Form(
    kind="",
    file="3-something-else.yml",
    name="Correct something",
    about="A mistake on a page, a link that leads nowhere, a question that is missing.",
    issue_label="correction",
    introduction=(
        "Thank you. Issues are public. If it is about a person, name only the page, and do not "
        "repeat the private detail: an editor will find it."
    ),
    questions=(
        Asked("What is it about?", ("about",), "choice", "", required=True, options=_ABOUT),
        Asked(
            "Which page?",
            ("page",),
            "line",
            "Copy its address from the browser's address bar.",
        ),
        Asked(
            "What should change?",
            ("change",),
            "paragraph",
            "If it is a fact, say where others can look it up.",
            required=True,
        ),
    ),
)
