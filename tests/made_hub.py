"""A made hub of many case studies, and by brute force what any filter of them gives."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builders import page, write_hub

PARTS = {"england": [], "wales": [], "north": ["england"], "wigan": ["north"], "bury": ["north"]}
PARTS |= {"plymouth": ["england"], "cardiff": ["wales"], "border": ["england", "wales"]}
KINDS = {"england": "country", "wales": "country", "north": "region", "border": "region"}
THEMES = [f"theme-{number:02}" for number in range(12)]
SECTORS = [f"sector-{number}" for number in range(6)]
GUIDES = ["money", "power", "learning"]
QUESTIONS = [f"{guide}/question-{number}" for guide in GUIDES for number in range(4)]
STATUS = ["ongoing", "changed", "paused", "ended", "unknown"]
TELLERS = ["commissioner", "funder", "delivery", "resident"]
EVIDENCE = ["told-by-those-involved", "contested", "too-early", None]


@dataclass(frozen=True)
class MadeCase:
    """A case study as it was written, and all values that each facet may find it by."""

    id: str
    title: str
    published: str
    values: dict[str, set[str]]


def write_made_hub(root: Path, number: int, seed: int = 4) -> list[MadeCase]:
    """Write a hub of `number` case studies below `root`; return them, the newest first."""
    chance = random.Random(seed)  # noqa: S311 - the same hub each time
    files = _terms()
    made = []
    for one in range(number):
        fields = _fields(chance, one)
        name = f"case-{one}"
        files[f"case_studies/{name}.md"] = page("case_studies", **fields)
        made.append(MadeCase(name, fields["title"], fields["published"], _values(fields)))
    write_hub(root, files)
    (root / "case_studies/plymouth.md").unlink()
    by_id = sorted(made, key=lambda case: case.id)
    return sorted(by_id, key=lambda case: case.published, reverse=True)


def matching(cases: list[MadeCase], ticked: dict[str, set[str]]) -> list[MadeCase]:
    """Return the cases that have, for each facet with ticks, one of the values ticked."""
    return [
        case
        for case in cases
        if all(not values or values & case.values[facet] for facet, values in ticked.items())
    ]


def count_with(cases: list[MadeCase], ticked: dict[str, set[str]], facet: str, value: str) -> int:
    """Return what `value` alone would give in its facet, with the ticks of all others."""
    return len(matching(cases, {**ticked, facet: {value}}))


def _terms() -> dict[str, str]:
    files = {
        f"content/places/{name}.md": page(
            "content/places", title=name.title(), kind=KINDS.get(name, "city"), part_of=parts
        )
        for name, parts in PARTS.items()
    }
    for order, name in enumerate(THEMES):
        files[f"content/themes/{name}.md"] = page(
            "content/themes", title=name.title(), order=order + 2
        )
    for name in SECTORS:
        files[f"content/sectors/{name}.md"] = page("content/sectors", title=name.title())
    for order, guide in enumerate(GUIDES):
        files[f"guides/{guide}/index.md"] = page("guides", order=order + 1, short_title=guide)
    for order, name in enumerate(QUESTIONS):
        files[f"guides/{name}.md"] = page("questions", title=f"What of {name}?", order=order + 2)
    return files


def _fields(chance: random.Random, number: int) -> dict[str, Any]:
    def some(names: list[str], most: int) -> list[str]:
        return chance.sample(names, chance.randint(1, most))

    evidence = chance.choice(EVIDENCE)
    answers = [{"question": name, "short": "We did it so."} for name in some(QUESTIONS, 3)]
    return {
        "title": f"Case {chance.randint(0, 10**6):07}-{number}",
        "places": some(list(PARTS), 2),
        "themes": some(THEMES, 3),
        "sectors": some(SECTORS, 2),
        "status": chance.choice(STATUS),
        "told_by": some(TELLERS, 2),
        "answers": answers,
        "published": f"20{chance.randint(20, 26)}-{chance.randint(1, 12):02}-15",
        "period": {"from": str(chance.randint(2005, 2024))} if chance.random() < 0.9 else None,
        "evidence": {"status": evidence} if evidence else None,
    }


def _values(fields: dict[str, Any]) -> dict[str, set[str]]:
    questions = {answer["question"] for answer in fields["answers"]}
    return {
        "question": questions | {name.split("/")[0] for name in questions},
        "theme": set(fields["themes"]),
        "place": _with_all_around(set(fields["places"])),
        "sector": set(fields["sectors"]),
        "status": {fields["status"]},
        "told_by": set(fields["told_by"]),
        "evidence": {(fields["evidence"] or {"status": "unknown"})["status"]},
        "kind": {KINDS.get(name, "city") for name in fields["places"]},
        "year": {fields["period"]["from"]} if fields["period"] else set(),
    }


def _with_all_around(places: set[str]) -> set[str]:
    wider = {up for place in places for up in PARTS[place]} | places
    return wider if wider == places else _with_all_around(wider)
