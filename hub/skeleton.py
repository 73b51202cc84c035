"""A page to begin from: every needed field filled in and explained, the others named."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from hub.describe import FieldView, fields_of, written_order
from hub.kinds import KINDS, Kind
from hub.library import Hub

Path = tuple[str, ...]

_NOTHING: Mapping[Path, Sequence[str]] = MappingProxyType({})
_INSTEAD = {"still_unsure": "Replace this: say what nobody knows yet."}
_WRITTEN_ANYHOW = frozenset({"still_unsure", "time_zone", "cost", "access"})
"""Fields that a model may do without, and a check asks for."""

_SHORT_BODY = "Two or three sentences more if they help, or nothing: at most about 150 words.\n"
_BODY = "Write here, under headings that begin with `##`. Leave a line empty between paragraphs.\n"


def id_from(title: str) -> str:
    """Make an id from a title: lower-case letters, digits and dashes, at most 60 of them."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "").lower()).strip("-")
    return words[:60].rstrip("-")


def skeleton(
    kind: Kind, title: str, hub: Hub, today: date, chosen: Mapping[Path, Sequence[str]] = _NOTHING
) -> str:
    """Return the text of a new page of `kind`, which passes the check as it stands.

    `chosen` holds the values of fields that the writer has named already, by the field's path:
    `("answers", "question")` is the question of the first answer. Where another field names a
    page, the first one there is stands in, to be replaced.
    """
    page = _NewPage(title, hub, today, chosen)
    order = written_order(kind.model)
    lines = ["---"]
    for view in sorted(fields_of(kind.model), key=lambda one: order.index(one.name)):
        lines += _explained(view, "")
        lines += (
            page.filled(view)
            if view.required or view.name in _WRITTEN_ANYHOW
            else [f"# {view.name}:"]
        )
    return "\n".join([*lines, "---", "", _SHORT_BODY if kind.name == "answer" else _BODY])


def asked_fields(kind: Kind) -> Iterator[tuple[Path, FieldView]]:
    """Go through the needed fields of `kind` that name what is on a list, in the order written."""
    order = written_order(kind.model)
    views = sorted(fields_of(kind.model), key=lambda one: order.index(one.name))
    yield from _asked(views, ())


def _asked(views: Iterable[FieldView], path: Path) -> Iterator[tuple[Path, FieldView]]:
    for view in views:
        here = (*path, view.name)
        if view.required and view.shape in {"choice", "reference"}:
            yield here, view
        elif view.required:
            yield from _asked(view.parts, here)


@dataclass(frozen=True, slots=True)
class _NewPage:
    """What a new page is filled with."""

    title: str
    hub: Hub
    today: date
    chosen: Mapping[Path, Sequence[str]]

    def filled(self, view: FieldView, path: Path = (), indent: str = "") -> Iterator[str]:
        """Yield the lines of one field with its values."""
        here = (*path, view.name)
        if view.shape == "group":
            yield f"{indent}{view.name}:"
            yield from self._group(view, here, indent)
        elif view.many:
            yield f"{indent}{view.name}:"
            yield from (f"{indent}  - {value}" for value in self._values(view, here))
        else:
            yield f"{indent}{view.name}: {self._values(view, here)[0]}"

    def _group(self, view: FieldView, path: Path, indent: str) -> Iterator[str]:
        inner = indent + ("    " if view.many else "  ")
        lines = [
            line
            for part in view.parts
            if part.required
            for line in (*_explained(part, inner), *self.filled(part, path, inner))
        ]
        if view.many:
            first = next(index for index, line in enumerate(lines) if "#" not in line[:8])
            lines[first] = f"{indent}  - {lines[first].strip()}"
        yield from lines

    def _values(self, view: FieldView, path: Path) -> Sequence[str]:
        """Return what stands in a field: what was chosen, or something to be replaced."""
        values = {
            "choice": next(iter(view.choices), ""),
            "date": self.today.isoformat(),
            "number": view.example or "1",
            "reference": min(self.hub.ids.get(view.refers_to, ()), default="add-one-first"),
            "yes-no": "false",
        }
        own_title = self.title if path == ("title",) else ""
        text = _quote(own_title or _INSTEAD.get(view.name, "Replace this."))
        return self.chosen.get(path) or (values.get(view.shape) or text,)


def _explained(view: FieldView, indent: str) -> Iterator[str]:
    said = view.description
    if view.choices:
        said += f" Choose from: {', '.join(view.choices)}."
    if view.refers_to:
        said += f" The name of a file in `{KINDS[view.refers_to].folder}/`, without `.md`."
    for line in textwrap.wrap(said, 90 - len(indent), break_on_hyphens=False):
        yield f"{indent}# {line}"


def _quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
