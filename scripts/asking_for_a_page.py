"""What a person at a terminal is asked about a new page."""

from __future__ import annotations

from collections.abc import Callable

from asking import Option, ask_choice, ask_text
from hub.describe import FieldView
from hub.fields import is_id
from hub.kinds import KINDS
from hub.library import Hub
from hub.new_page import NewPage
from hub.skeleton import asked_fields, id_from

CHOICES = (
    "case-study",
    "answer",
    "guide",
    "question",
    "process",
    "theme",
    "sector",
    "place",
    "community",
    "event",
    "story",
    "connection",
)
"""The kinds of page that can be begun."""

_TITLES = {
    "answer": "The place and a word or two",
    "guide": "The guiding question",
    "question": "The question, as one would say it aloud",
}


def ask_for_a_page(hub: Hub, known: NewPage) -> NewPage:
    """Ask for what is not `known` of a page, and for the fields that name what is on a list."""
    kind = known.kind or ask_choice("What kind of page?", _kinds())[0]
    title = known.title or ask_text(_TITLES.get(kind, "Its title"))
    guide = known.guide
    if kind == "question" and guide not in hub.ids["guide"]:
        (guide,) = ask_choice("Which guide does it belong to?", _pages(hub, "guide"))
    refused = _refused(hub, NewPage(kind, title, "", guide))
    name = ask_text("Its id, which never changes", known.name or id_from(title), refused)
    chosen = {path: _choose(hub, view) for path, view in asked_fields(KINDS[kind])}
    return NewPage(kind, title, name, guide, chosen)


def _kinds() -> list[Option]:
    return [(name, (KINDS[name].model.__doc__ or "").splitlines()[0]) for name in CHOICES]


def _pages(hub: Hub, kind: str) -> list[Option]:
    return [(entry.id, entry.title) for entry in hub.by_kind[kind]]


def _refused(hub: Hub, page: NewPage) -> Callable[[str], str]:
    """Return what says why an id is not possible for `page`, or nothing when it is."""

    def refused(name: str) -> str:
        if not is_id(name):
            return "use lower-case letters, digits and single dashes, at most 80"
        named = NewPage(page.kind, page.title, name, page.guide)
        return f"{named.path} exists already; choose another" if named.is_taken(hub) else ""

    return refused


def _choose(hub: Hub, view: FieldView) -> tuple[str, ...]:
    options = _pages(hub, view.refers_to) if view.refers_to else [(one, "") for one in view.choices]
    words = f"{view.name.replace('_', ' ').capitalize()}: {view.description}"
    return ask_choice(words, options, several=view.many) if options else ()
