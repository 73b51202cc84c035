"""The text of a page made from values: front matter that reads back as what went in, and the body."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from hub.describe import FieldView, fields_of
from hub.kinds import Kind

_PLAIN = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_NOT_PLAIN = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})


def page_text(kind: Kind, values: dict[str, Any], body: str) -> str:
    """Return the file of a page of `kind` with `values` as front matter, in the model's order."""
    lines = ["---", *_group(fields_of(kind.model), values, ""), "---", ""]
    return "\n".join(lines) + (f"\n{body.strip()}\n" if body.strip() else "")


def _group(views: tuple[FieldView, ...], values: dict[str, Any], indent: str) -> Iterator[str]:
    for view in views:
        if view.name in values:
            yield from _field(view, values[view.name], indent)


def _field(view: FieldView, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, list):
        yield f"{indent}{view.name}:"
        for item in value:
            yield from _item(view, item, f"{indent}  ")
    elif isinstance(value, dict):
        yield f"{indent}{view.name}:"
        yield from _group(view.parts, value, f"{indent}  ")
    else:
        yield f"{indent}{view.name}: {_scalar(value)}"


def _item(view: FieldView, item: Any, indent: str) -> Iterator[str]:
    if not isinstance(item, dict):
        yield f"{indent}- {_scalar(item)}"
        return
    for index, line in enumerate(_group(view.parts, item, f"{indent}  ")):
        yield line if index else f"{indent}- {line.strip()}"


def _scalar(value: Any) -> str:
    """Write a text so that YAML reads it as the same text (JSON's strings are YAML's), or true."""
    text = str(value)
    if value is True or (_PLAIN.fullmatch(text) and text not in _NOT_PLAIN):
        return text.lower()
    return json.dumps(text, ensure_ascii=False)
