"""What a form asks, one thing at a time, as the models describe it."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from hub.describe import FieldView, fields_of
from hub.vocabulary import label

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its code or id, and what the form shows for it."""

    code: str
    shown: str


Lists = dict[str, tuple[Option, ...]]
"""For a kind of page, those that a form offers to choose from."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a form asks.

    `path` is where it belongs in the page's front matter; () is the text below. `control` is
    `line`, `paragraph`, `items` (one a line), `choice`, `choices`, `pick` and `picks` (of pages
    listed), `names` (of pages, one a line), `sources`, `story`, `tick` (true, or nothing) or
    `boxes` (all to be ticked); `refers_to` is the kind of those pages.
    """

    label: str
    path: Path
    control: str
    help: str
    required: bool = False
    options: tuple[Option, ...] = ()
    example: str = ""
    refers_to: str = ""

    @property
    def id(self) -> str:
        """What fills it in from the address of the form: `...&summary=What+happened`."""
        return "-".join(str(part) for part in self.path) or "story"


def asked(model: type[BaseModel], path: Path, words: tuple[str, str, str], lists: Lists) -> Asked:
    """Describe how a form asks for the field at `path` of `model`.

    `words` are the label, what helps (the model's own words when empty) and an example; for a tick,
    what it says. Of a group that repeats, only the first must be filled in.
    """
    views = _views_at(model, path)
    view, (shown, helps, example) = views[-1], words
    later = any(isinstance(part, int) and part > 0 for part in path)
    return Asked(
        label=shown,
        path=path,
        control=_control(view, lists),
        help=_help(view, helps or view.description),
        required=all(one.required for one in views) and not later,
        options=_options(view, lists, example),
        example=example,
        refers_to=view.refers_to,
    )


def path_of(written: str) -> Path:
    """Read a path as it is written in a table: 'answers.0.short'."""
    return tuple(int(part) if part.isdigit() else part for part in written.split(".") if part)


def _views_at(model: type[BaseModel], path: Path) -> list[FieldView]:
    fields, views = fields_of(model), []
    for name in (part for part in path if isinstance(part, str)):
        views.append(next(view for view in fields if view.name == name))
        fields = views[-1].parts
    return views


def _control(view: FieldView, lists: Lists) -> str:
    if view.shape == "group":
        return "sources"
    if view.shape == "reference":
        listed = "picks" if view.many else "pick"
        return listed if view.refers_to in lists else "names"
    if view.shape == "choice":
        return "choices" if view.many else "choice"
    if view.many:
        return "items"
    if view.shape == "yes-no":
        return "tick"
    return "paragraph" if view.max_words else "line"


def _options(view: FieldView, lists: Lists, said: str) -> tuple[Option, ...]:
    if view.refers_to:
        return lists.get(view.refers_to, ())
    if view.shape == "yes-no":
        return (Option(view.name, said),)
    return tuple(Option(code, label(code)) for code in view.choices)


def _help(view: FieldView, words: str) -> str:
    if view.max_words and str(view.max_words) not in words:
        words += f" At most {view.max_words} words{' each' if view.many else ''}."
    if view.many and view.shape == "text":
        words += " One a line."
    return words
