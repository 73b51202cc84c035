"""The models as a list of fields in plain words: for skeletons, the reference, and forms."""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hub.marks import Lines, Matches, MaxWords, Ref


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field: its name in front matter, whether it is needed, and what it takes.

    `shape` is `text`, `choice`, `reference`, `date`, `number`, `yes-no` or `group`; `many` says
    that the field is a list of such. `choices`, `refers_to` (a kind), `max_words`, `form` (which
    form a text must have) and `parts` are set where they apply; `order` is its place in a file.

    A form asks for it as `label`, with `hint` below and `lines` to write on, in the part `part`;
    with `more` it may be folded away. `each` names one of the list, and `autocomplete` is what the
    browser may fill in.
    """

    name: str
    required: bool
    shape: str
    many: bool
    description: str
    example: str
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    max_words: int = 0
    form: str = ""
    parts: tuple[FieldView, ...] = ()
    order: int = 0
    label: str = ""
    hint: str = ""
    lines: int = 1
    part: str = "more"
    more: bool = False
    each: str = ""
    autocomplete: str = "off"


@cache
def fields_of(model: type[BaseModel]) -> tuple[FieldView, ...]:
    """Describe the fields of `model` as they are written, the needed ones first."""
    order = written_order(model)
    views = [
        _view(field.alias or name, field, order.index(field.alias or name))
        for name, field in model.model_fields.items()
    ]
    return tuple(sorted(views, key=lambda view: (not view.required, view.order)))


def written_order(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields of `model` in the order in which a file has them.

    Old ids go last, since a reader has no use for them.
    """
    names = [field.alias or name for name, field in model.model_fields.items()]
    first = [name for name in getattr(model, "written_first", ()) if name in names]
    last = [name for name in ("aliases",) if name in names]
    return (*first, *(name for name in names if name not in {*first, *last}), *last)


def _view(name: str, field: FieldInfo, order: int) -> FieldView:
    annotation, marks = _bare(field.annotation, list(field.metadata))
    many = get_origin(annotation) is tuple
    if many:
        annotation, inner = _bare(get_args(annotation)[0], [])
        marks += inner
    description = field.description or ""
    label = field.title or name.replace("_", " ").capitalize()
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    hint = "" if description.removesuffix(".") == label else description
    asked = {"hint": hint, **cast("dict[str, Any]", extra.get("asked", {}))}
    return FieldView(
        name=name,
        required=field.is_required(),
        shape=_shape(annotation, marks),
        many=many,
        description=description,
        example=str((field.examples or [""])[0]),
        choices=get_args(annotation) if get_origin(annotation) is Literal else (),
        parts=fields_of(annotation) if _is_model(annotation) else (),
        order=order,
        label=label,
        **_told_by(marks),
        **asked,
    )


def _told_by(marks: list[Any]) -> dict[str, Any]:
    """Return what the marks on a type say of its field."""
    return {
        "refers_to": next((mark.kind for mark in marks if isinstance(mark, Ref)), ""),
        "max_words": next((mark.limit for mark in marks if isinstance(mark, MaxWords)), 0),
        "form": next((mark.words for mark in marks if isinstance(mark, Matches)), ""),
        "lines": next((mark.number for mark in marks if isinstance(mark, Lines)), 1),
    }


def _bare(annotation: Any, marks: list[Any]) -> tuple[Any, list[Any]]:
    """Take `Annotated` and `| None` off `annotation`, and collect the marks they carried."""
    if hasattr(annotation, "__metadata__"):
        return _bare(annotation.__origin__, [*marks, *annotation.__metadata__])
    if get_origin(annotation) in {Union, types.UnionType}:
        inner = next(one for one in get_args(annotation) if one is not type(None))
        return _bare(inner, marks)
    return annotation, marks


def _shape(annotation: Any, marks: list[Any]) -> str:
    if any(isinstance(mark, Ref) for mark in marks):
        return "reference"
    if _is_model(annotation):
        return "group"
    if get_origin(annotation) is Literal:
        return "choice"
    return {bool: "yes-no", date: "date", int: "number", float: "number"}.get(annotation, "text")


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
