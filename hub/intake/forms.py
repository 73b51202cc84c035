"""The issue forms: what the models hold, asked in the order and words of `form_words`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hub.intake.asked import Asked, Lists, Option, asked, path_of
from hub.intake.form_words import ANSWER, CASE_STUDY, Table
from hub.kinds import KINDS
from hub.library import Hub
from hub.records import Place

LISTED = ("question", "sector", "theme")
"""The kinds of page that the forms list; there are too many places for that."""

NEW_PLACE = "new_place"
"""Where the values of a place that is new to the hub are kept."""

_STORY_IS_NEEDED = frozenset({"case-study"})


@dataclass(frozen=True, slots=True)
class Form:
    """A form: the kind of page it makes, its file's name, what is said first, and what it asks."""

    kind: str
    file: str
    name: str
    about: str
    issue_label: str
    introduction: str
    questions: tuple[Asked, ...]


def forms(lists: Lists) -> dict[str, Form]:
    """Return the forms that make a page, by kind; `lists` holds what they offer for `LISTED`."""
    told = (
        ("case-study", "1-case-study.yml", "Tell a case study", CASE_STUDY),
        ("answer", "2-answer.yml", "Answer one question for a place", ANSWER),
    )
    return {
        kind: Form(
            kind=kind,
            file=file,
            name=name,
            about=_ABOUT[kind],
            issue_label=KINDS[kind].label,
            introduction=_INTRODUCTION,
            questions=(_AGREEMENT, *_questions(kind, table, lists)),
        )
        for kind, file, name, table in told
    }


def lists_from(hub: Hub) -> Lists:
    """Return what the forms offer to choose from, as the hub has it now."""
    return {
        kind: tuple(Option(one.id, f"{one.title} ({one.id})") for one in hub.by_kind[kind])
        for kind in LISTED
    }


def _questions(kind: str, table: Table, lists: Lists) -> Iterator[Asked]:
    for written, shown, helps, example in table:
        path = path_of(written)
        if not path:
            yield Asked(shown, path, "story", helps, kind in _STORY_IS_NEEDED)
        elif path[0] == NEW_PLACE:
            of_place = asked(Place, path[1:], (shown, helps, example), lists)
            yield replace(of_place, path=path, required=False)
        else:
            yield asked(KINDS[kind].model, path, (shown, helps, example), lists)


_ABOUT = {
    "case-study": "What one place did and learned, with what did not work. About 30 minutes.",
    "answer": "What one place came to on one question, in 60 words. About ten minutes.",
}
_INTRODUCTION = (
    "Thank you for telling it. What you send here becomes a draft, and an editor decides about it. "
    "All of it is public: your account's name, your text, and older versions even after you have "
    "changed it. So leave out from the start what may not be known."
)
_AGREEMENT = Asked(
    "Before you write",
    ("agreed",),
    "boxes",
    "",
    required=True,
    options=(
        Option("consent", "Whoever could be recognised has agreed, or nobody can be."),
        Option("contact", "There is no e-mail address and no phone number in it."),
        Option("licence", "It may be published, and reused under CC BY 4.0."),
    ),
)
