"""A made hub of many case studies, drawn by how often the real ones name each thing.

Each field is drawn on its own, so nothing hangs together: no real hub will be as hard to shorten.
"""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hub.library import load_hub
from hub.records import CaseStudy, Place

ROOT = Path(__file__).resolve().parent.parent
PLACES = 600
_SEED = 4


def write_made_hub(root: Path, number: int) -> None:
    """Write the real guides and terms below `root`, and so many made places and case studies."""
    for folder in ("guides", "content"):
        shutil.copytree(ROOT / folder, root / folder)
    hub = load_hub(ROOT)
    chance = random.Random(_SEED)  # noqa: S311 - the same hub each time
    countries = [entry.id for entry, place in hub.records(Place) if place.kind == "country"]
    for one in range(PLACES):
        _write(root / f"content/places/made-{one:03}.md", _place(chance, one, countries))
    cases = [case for _, case in hub.records(CaseStudy)]
    (root / "case_studies").mkdir()
    for one in range(number):
        _write(root / f"case_studies/made-{one:05}.md", _case(chance, one, cases))


def _write(path: Path, fields: dict[str, Any]) -> None:
    lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
    path.write_text(f"---\n{lines}---\n\nText.\n", encoding="utf-8")


def _place(chance: random.Random, number: int, countries: list[str]) -> dict[str, Any]:
    kind = chance.choice(["city", "town", "borough", "county", "neighbourhood"])
    within = [chance.choice(countries)]
    return {"title": f"Made {number}", "summary": "A place.", "kind": kind, "part_of": within}


def _case(chance: random.Random, number: int, cases: list[CaseStudy]) -> dict[str, Any]:
    def some(of: Callable[[CaseStudy], list[str]]) -> list[str]:
        """Draw as many as a real case study has, by how often they are named."""
        size = len(of(chance.choice(cases)))
        counts = Counter(name for case in cases for name in of(case))
        drawn: dict[str, None] = {}
        while len(drawn) < size:
            drawn |= dict.fromkeys(chance.choices([*counts], [*counts.values()]))
        return [*drawn]

    like = chance.choice(cases)
    start = chance.choice([case.period.start[:4] for case in cases if case.period])
    status = chance.choice([case.evidence.status for case in cases if case.evidence])
    questions = some(lambda case: [answer.question for answer in case.answers])
    return {
        "title": f"{like.title} {number}",
        "summary": like.summary,
        "places": _made_places(chance),
        "sectors": some(lambda case: list(case.sectors)),
        "themes": some(lambda case: list(case.themes)),
        "status": chance.choice(cases).status,
        "told_by": some(lambda case: list(case.told_by)),
        "answers": [{"question": name, "short": "We did it so."} for name in questions],
        "still_unsure": ["Nobody has asked."],
        "sources": [{"title": "Minutes", "url": "https://a.example/", "year": "2020"}],
        "published": f"20{chance.randint(20, 26)}-{chance.randint(1, 12):02}-15",
        "period": {"from": start},
        "evidence": {"status": status},
    }


def _made_places(chance: random.Random) -> list[str]:
    """Draw places so that few are told of often and many seldom, as with words (Zipf)."""
    weights = [1 / (rank + 1) ** 0.8 for rank in range(PLACES)]
    drawn = chance.choices(range(PLACES), weights, k=chance.choice([1, 1, 1, 2, 2, 3]))
    return [f"made-{one:03}" for one in dict.fromkeys(drawn)]
