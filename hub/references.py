"""Which ids a record's front matter names, found by walking its model's annotations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from hub.accounts import Record
from hub.marks import Ref


class Reference(NamedTuple):
    """An id that a record names: where in the front matter, in which field, the kind, and the id."""

    path: tuple[str | int, ...]
    field: str
    kind: str
    id: str


def references_in(model: type[Record], meta: dict[str, Any]) -> tuple[Reference, ...]:
    """Return what the front matter `meta` refers to, valid or not, in the model's order."""
    return tuple(_references(model, meta, ()))


def _references(
    model: type[BaseModel], meta: dict[str, Any], path: tuple[str | int, ...]
) -> Iterator[Reference]:
    for key, kind, part in _referring_fields(model):
        value = meta.get(key)
        if value is None:
            continue
        items = enumerate(value) if isinstance(value, tuple) else [(None, value)]
        for index, item in items:
            here = (*path, key) if index is None else (*path, key, index)
            if kind and isinstance(item, str):
                yield Reference(here, key, kind, item)
            elif part and isinstance(item, dict):
                yield from _references(part, item, here)


@cache
def _referring_fields(
    model: type[BaseModel],
) -> tuple[tuple[str, str | None, type[BaseModel] | None], ...]:
    """List the fields of `model` that are, or hold, references: key, kind, model of the part."""
    found = []
    for name, field in model.model_fields.items():
        kind, part = _ref_of(field), _part_of(field.annotation)
        if kind or (part and _referring_fields(part)):
            found.append((field.alias or name, kind, part))
    return tuple(found)


def _ref_of(field: FieldInfo) -> str | None:
    marks = [*field.metadata, *_marks_of(field.annotation)]
    return next((mark.kind for mark in marks if isinstance(mark, Ref)), None)


def _marks_of(annotation: Any) -> list[Any]:
    marks = list(getattr(annotation, "__metadata__", ()))
    return marks + [mark for inner in get_args(annotation) for mark in _marks_of(inner)]


def _part_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    parts = (_part_of(inner) for inner in get_args(annotation) if not isinstance(inner, str))
    return next((part for part in parts if part), None)


def model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """Return the model of the group of fields at `path` below `model`, or None."""
    here: type[BaseModel] | None = model
    for name in (part for part in path if isinstance(part, str)):
        if here is None:
            return None
        fields = {field.alias or key: field for key, field in here.model_fields.items()}
        here = _part_of(fields[name].annotation) if name in fields else None
    return here
