"""A page to begin from: every needed field filled in and explained, the others named."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterator
from datetime import date

from hub.describe import FieldView, fields_of
from hub.kinds import KINDS, Kind
from hub.library import Hub

_SHORT_BODY = "Two or three sentences more if they help, or nothing: at most about 150 words.\n"
_BODY = "Write here, under headings that begin with `##`. Leave a line empty between paragraphs.\n"


def id_from(title: str) -> str:
    """Make an id from a title: lower-case letters, digits and dashes, at most 60 of them."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "").lower()).strip("-")
    return words[:60].rstrip("-")


def skeleton(kind: Kind, title: str, hub: Hub, today: date) -> str:
    """Return the text of a new page of `kind`, which passes the check as it stands.

    Where a field names another page, the first one there is stands in, to be replaced.
    """
    lines = ["---"]
    for view in fields_of(kind.model):
        lines += _needed(view, title, hub, today) if view.required else _possible(view)
    if kind.name == "case-study":
        lines += ["still_unsure:", '  - "Replace this: say what nobody knows yet."']
    return "\n".join([*lines, "---", "", _SHORT_BODY if kind.name == "answer" else _BODY])


def _needed(view: FieldView, title: str, hub: Hub, today: date) -> Iterator[str]:
    yield from _explained(view, "")
    yield from _filled(view, title, hub, today, "")


def _possible(view: FieldView) -> Iterator[str]:
    if view.name == "still_unsure":
        return
    yield from _explained(view, "")
    yield f"# {view.name}:"


def _explained(view: FieldView, indent: str) -> Iterator[str]:
    said = view.description
    if view.choices:
        said += f" Choose from: {', '.join(view.choices)}."
    if view.refers_to:
        said += f" The name of a file in `{KINDS[view.refers_to].folder}/`, without `.md`."
    for line in textwrap.wrap(said, 90 - len(indent), break_on_hyphens=False):
        yield f"{indent}# {line}"


def _filled(view: FieldView, title: str, hub: Hub, today: date, indent: str) -> Iterator[str]:
    if view.shape == "group":
        yield f"{indent}{view.name}:"
        inner = indent + ("    " if view.many else "  ")
        lines = [
            line
            for part in view.parts
            if part.required
            for line in (*_explained(part, inner), *_filled(part, "", hub, today, inner))
        ]
        if view.many:
            first = next(index for index, line in enumerate(lines) if "#" not in line[:8])
            lines[first] = f"{indent}  - {lines[first].strip()}"
        yield from lines
    elif view.many:
        yield from (f"{indent}{view.name}:", f"{indent}  - {_value(view, title, hub, today)}")
    else:
        yield f"{indent}{view.name}: {_value(view, title, hub, today)}"


def _value(view: FieldView, title: str, hub: Hub, today: date) -> str:
    values = {
        "choice": next(iter(view.choices), ""),
        "date": today.isoformat(),
        "number": view.example or "1",
        "reference": min(hub.ids.get(view.refers_to, ()), default="add-one-first"),
        "yes-no": "false",
    }
    own_title = title if view.name == "title" else ""
    return values.get(view.shape) or _quote(own_title or view.example or "Replace this.")


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
