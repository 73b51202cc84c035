"""The cases that the check and the forms' script are both held to: `tests/form_cases/*.json`.

A case changes a page that is right: `set` puts values at paths (null takes one away), `text` and
`name` replace the text below the fields and the id, and `refused` lists field and code of each
refusal. `{"word": "x", "times": 61}` stands for a long text.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from builders import SOURCE, page, write_hub
from hub.checks import CHECKS
from hub.findings import Severity
from hub.kinds import KINDS
from hub.library import Hub, entry_from, load_hub, with_entries
from hub.links import Links
from hub.source import document_from
from hub.tree import can_be_on_windows

CASES = Path(__file__).parent / "form_cases"

BASES: dict[str, dict[str, Any]] = {
    "answer": {
        "question": "money/who-pays",
        "short": "The council paid, and told everyone why.",
        "places": ["plymouth"],
        "told_by": ["resident"],
        "sources": [{**SOURCE}],
        "published": "2026-11-24",
    },
    "case-study": {
        "title": "A town tries again",
        "summary": "How a town asked twice before it bought anything.",
        "places": ["plymouth"],
        "sectors": ["housing"],
        "themes": ["trust"],
        "status": "ended",
        "told_by": ["commissioner", "resident"],
        "answers": [{"question": "money/who-pays", "short": "Nobody wanted to, so all did."}],
        "still_unsure": ["Whether it lasted."],
        "sources": [{**SOURCE}],
        "published": "2026-11-24",
    },
}
UNNAMED = {
    "anonymised": True,
    "places": ["england"],
    "sources": [{"title": "Account by a worker", "publisher": "Told to this hub", "year": "2026"}],
}


@dataclass(frozen=True, slots=True)
class FormCase:
    """One case: what it is about, the page, and what is to be refused as (field, code)."""

    about: str
    kind: str
    name: str
    values: dict[str, Any]
    text: str
    refused: frozenset[tuple[str, str]]


@cache
def form_cases() -> tuple[FormCase, ...]:
    """Read every case."""
    return tuple(
        _case(written)
        for path in sorted(CASES.glob("*.json"))
        for written in json.loads(path.read_text(encoding="utf-8"))
    )


def form_hub(root: Path) -> Links:
    """Write the hub that the cases belong to below `root`, and read it."""
    elsewhere = {"places": ["leeds"], "sectors": ["housing"]}
    files = {
        "content/places/england.md": page("content/places", title="England", kind="country"),
        "content/places/leeds.md": page("content/places", title="Leeds", part_of=["england"]),
        "content/places/seacroft.md": page("content/places", title="Seacroft", part_of=["leeds"]),
        "content/ideas/learning.md": page("content/ideas"),
        "guides/money/why.md": page("questions", title="Why?", order=2),
        "content/answers/taken.md": page("content/answers"),
        "case_studies/leeds.md": page(
            "case_studies", organisations=[{"name": "Big Life Group"}], **elsewhere
        ),
        "case_studies/leeds-2.md": page("case_studies", contributors=["Jane Doe"], **elsewhere),
        "case_studies/leeds-3.md": page("case_studies", **elsewhere),
        "case_studies/unnamed.md": page("case_studies", **UNNAMED),
    }
    return Links(load_hub(write_hub(root, files)))


def refused_by_check(case: FormCase, hub: Hub) -> frozenset[tuple[str, str]]:
    """Return what the check finds wrong with the page of `case`, as field and code."""
    return frozenset(refusals(f"{KINDS[case.kind].folder}/{case.name}.md", written(case), hub))


def refusals(path: str, text: str, hub: Hub) -> Iterator[tuple[str, str]]:
    """Go through what the check refuses in a page that is put into `hub`, as field and code."""
    entry = entry_from(document_from(path, text.encode()))
    if not can_be_on_windows(path.rpartition("/")[2]):
        yield "file", "stray-file"
    links = Links(with_entries(hub, (*hub.entries, entry)))
    for check in CHECKS.values():
        if check.severity is Severity.ERROR:
            for complaint in check.examine(entry, links):
                yield _field(complaint.path, complaint.spot, entry.document.body_line), check.code


def written(case: FormCase) -> str:
    """Return the page of `case` as somebody would write it."""
    front = yaml.safe_dump(case.values, sort_keys=False, width=10**6)
    return f"---\n{front}---\n\n{case.text}"


def _field(path: tuple[str | int, ...], spot: tuple[int, int] | None, body_line: int) -> str:
    if path:
        return ".".join(map(str, path))
    return "text" if spot and spot[0] >= body_line else "file"


def _case(written: dict[str, Any]) -> FormCase:
    values = copy.deepcopy(BASES[written["kind"]]) | (UNNAMED if written.get("unnamed") else {})
    values = copy.deepcopy(values)
    for path, value in written.get("set", {}).items():
        _put(values, path.split("."), _long(value))
    return FormCase(
        written["case"],
        written["kind"],
        written.get("name", "our-town-pays"),
        values,
        _long(written.get("text", "")),
        frozenset((field, code) for field, code in written.get("refused", ())),
    )


def _put(values: Any, path: list[str], value: Any) -> None:
    *before, last = path
    for name in before:
        values = values.setdefault(name, {}) if isinstance(values, dict) else values[int(name)]
    if isinstance(values, list):
        values[int(last) : int(last) + 1] = [value]
    elif value is None:
        del values[last]
    else:
        values[last] = value


def _long(value: Any) -> Any:
    if isinstance(value, dict) and value.keys() == {"word", "times"}:
        return " ".join([value["word"]] * value["times"])
    if isinstance(value, dict) and value.keys() == {"letter", "times"}:
        return value["letter"] * value["times"]
    return [_long(one) for one in value] if isinstance(value, list) else value
