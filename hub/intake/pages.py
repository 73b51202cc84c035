"""The pages that an issue makes, looked at by the same checks as every other page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from hub.checks import CHECKS, Check, Complaint, finding
from hub.findings import Finding, Severity
from hub.intake.forms import Form
from hub.intake.page_text import page_text
from hub.intake.places import Places, places_of
from hub.intake.reading import Reading, Trouble
from hub.intake.troubles import fields_by_line, trouble_from
from hub.kinds import KINDS
from hub.library import Entry, Hub, joined
from hub.links import Links
from hub.skeleton import id_from
from hub.source import document_from
from hub.tree import can_be_on_windows


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue: its number, the day it was opened, and its text."""

    number: int
    opened: date
    body: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The files that an issue makes, by path, and the hub as it would be with them.

    `troubles` stand in the way of them; `findings` are all that the checks say of them.
    """

    files: dict[str, str]
    links: Links
    troubles: tuple[Trouble, ...]
    findings: tuple[Finding, ...]


def pages_of(reading: Reading, form: Form, issue: Issue, hub: Hub) -> Pages:
    """Make pages out of what was read, and check them as parts of `hub`."""
    places = places_of(reading, hub)
    files = dict(_files(reading, places, form, issue, hub))
    documents = [document_from(path, text.encode()) for path, text in files.items()]
    links = Links(joined(hub, documents))
    troubles, findings = [*reading.troubles, *places.troubles], []
    known = {trouble.label for trouble in troubles} - {""}
    for path, text in files.items():
        entry, fields = links.hub.by_path[path], fields_by_line(text)
        for check, complaint in _complaints(entry, links):
            findings.append(finding(check, entry, complaint))
            trouble = trouble_from(reading, entry, fields, check, complaint)
            if check.severity is Severity.ERROR and trouble.label not in known:
                troubles.append(trouble)
    order = ["", *(question.label for question in form.questions)]
    troubles.sort(key=lambda trouble: order.index(trouble.label))
    return Pages(files, links, tuple(troubles), tuple(sorted(findings)))


def _files(
    reading: Reading, places: Places, form: Form, issue: Issue, hub: Hub
) -> Iterator[tuple[str, str]]:
    kind, place = KINDS[form.kind], KINDS["place"]
    values = reading.values | {"places": places.ids, "published": issue.opened.isoformat()}
    name = _free_id(hub, kind.name, _wish(values), issue.number)
    yield f"{kind.folder}/{name}.md", page_text(kind, values, reading.story)
    if places.new:
        name = id_from(places.new["title"]) or f"place-{issue.number}"
        yield f"{place.folder}/{name}.md", page_text(place, places.new, "")


def _wish(values: dict[str, Any]) -> str:
    """Return what the file could be named after: the title; for an answer, place and question."""
    if "title" in values or "anonymised" in values:
        return str(values.get("title", ""))
    question = str(values.get("question", "")).rpartition("/")[2]
    return " ".join([*values["places"][:1], question])


def _free_id(hub: Hub, kind: str, wish: str, issue: int) -> str:
    """Return an id like `wish` that no page has; with the number of the issue where need be."""
    name = id_from(wish)
    if not name:
        return f"{kind}-{issue}"
    taken = name in hub.ids[kind] or not can_be_on_windows(f"{name}.md")
    return f"{name}-{issue}" if taken else name


def _complaints(entry: Entry, links: Links) -> Iterator[tuple[Check, Complaint]]:
    for check in CHECKS.values():
        for complaint in check.examine(entry, links):
            yield check, complaint
