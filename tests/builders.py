"""Small hubs for tests: each builder has defaults, so that a test spells out what matters."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
DUMPER: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
SOURCE = {"title": "Minutes", "publisher": "A council", "year": "2020", "url": "https://a.example/"}

DEFAULTS: dict[str, dict[str, Any]] = {
    "case_studies": {
        "title": "A city listens",
        "summary": "How a city listened before it wrote a contract.",
        "places": ["plymouth"],
        "sectors": ["housing"],
        "themes": ["trust"],
        "status": "ongoing",
        "told_by": ["commissioner"],
        "answers": [{"question": "money/who-pays", "short": "Everyone paid a little."}],
        "still_unsure": ["Nobody has asked the residents yet."],
        "sources": [SOURCE],
        "published": "2026-11-22",
    },
    "content/answers": {
        "question": "money/who-pays",
        "short": "Nobody paid, and the work went on.",
        "places": ["plymouth"],
        "told_by": ["resident"],
        "sources": [SOURCE],
        "published": "2026-11-23",
    },
    "guides": {
        "title": "How should money move?",
        "summary": "A guide about money.",
        "short_title": "Money",
        "order": 1,
        "needs": ["work"],
        "published": "2026-11-22",
    },
    "questions": {
        "title": "Who pays?",
        "summary": "Places answered in more than one way.",
        "order": 1,
        "published": "2026-11-22",
    },
    "content/processes": {
        "title": "Open table",
        "summary": "Meeting over food, with nobody left out.",
        "fits": ["When people have not met."],
        "takes": ["A table and some patience."],
        "struggles": ["When nobody comes."],
        "sources": [SOURCE],
        "published": "2026-11-22",
    },
    "content/themes": {"title": "Trust", "summary": "Trust between people.", "order": 1},
    "content/sectors": {"title": "Housing", "summary": "Homes and support."},
    "content/places": {"title": "Plymouth", "summary": "A city by the sea.", "kind": "city"},
    "content/behaviours": {
        "title": "Power is shared",
        "summary": "Power is shared on purpose.",
        "group": "power",
        "order": 7,
        "questions": ["Who decides here?"],
        "sources": [SOURCE],
    },
    "content/pages": {"title": "About", "summary": "What this hub is."},
    "content/contribute": {"title": "Writing", "summary": "How to write."},
    "content/glossary": {"title": "grant", "summary": "Money given for a purpose."},
    "content/sides": {
        "title": "People",
        "summary": "How people act.",
        "order": 1,
        "works_well": ["We listen."],
        "works_less_well": ["We wait to speak."],
        "sources": [SOURCE],
    },
    "content/communities": {
        "title": "Southern circle",
        "summary": "People who meet about money.",
        "kind": "regional",
        "status": "ongoing",
        "for_whom": "Commissioners.",
        "how_to_join": "Come along.",
        "places": ["plymouth"],
        "published": "2026-11-22",
    },
    "content/events": {
        "title": "A morning on money",
        "summary": "Talk about who pays.",
        "start": "2026-12-08 10:00",
        "end": "2026-12-08 12:00",
        "time_zone": "Europe/London",
        "attend": "online",
        "places": ["plymouth"],
        "questions": ["money/who-pays"],
        "cost": "Free",
        "access": "Captions; tell the convenor what you need.",
        "published": "2026-11-22",
    },
    "content/stories": {
        "title": "What the minutes left out",
        "summary": "A story about money.",
        "kind": "story",
        "contributors": ["An officer"],
        "questions": ["money/who-pays"],
        "published": "2026-11-22",
    },
    "content/connections": {
        "title": "Talk about paying",
        "summary": "An hour on the telephone about who paid.",
        "kind": "offer",
        "who": "A commissioner in a city",
        "willing": ["talk"],
        "questions": ["money/who-pays"],
        "places": ["plymouth"],
        "via": "hub-introduces",
        "consent": {"given": "2026-11-22", "until": "2027-11-22"},
        "published": "2026-11-22",
    },
    "content/ideas": {"title": "Learning", "summary": "Learning drives change.", "order": 1},
    "content/needs": {"title": "Work", "summary": "You have something to do.", "order": 1},
    "content/resources": {
        "title": "A report",
        "summary": "Good for a first look.",
        "publisher": "A foundation",
        "year": "2019",
        "url": "https://a.example/report",
        "kind": "report",
        "themes": ["trust"],
    },
}


def page(folder: str, body: str = "Some text.\n", **fields: Any) -> str:
    """Return a valid page for `folder` with `fields` changed; a field set to None is left out."""
    front = {**DEFAULTS[folder], **fields}
    kept = {name: value for name, value in front.items() if value is not None}
    written = yaml.dump(kept, Dumper=DUMPER, sort_keys=False, allow_unicode=True, width=1000)
    return f"---\n{written}---\n\n{body}"


def write_hub(root: Path, files: dict[str, str] | None = None) -> Path:
    """Write a small valid hub below `root`, with `files` (path to text) added or replaced."""
    texts = {
        "case_studies/plymouth.md": page("case_studies"),
        "guides/money/index.md": page("guides"),
        "guides/money/who-pays.md": page("questions", processes=["open-table"]),
        "content/processes/open-table.md": page("content/processes"),
        "content/themes/trust.md": page("content/themes"),
        "content/sectors/housing.md": page("content/sectors"),
        "content/places/plymouth.md": page("content/places"),
        "content/behaviours/shared-power.md": page("content/behaviours"),
        "content/needs/work.md": page("content/needs"),
        "content/pages/about.md": page("content/pages"),
        **(files or {}),
    }
    for path, text in texts.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return root


def site_of(folder: Path, files: dict[str, str] | None = None) -> Path:
    """Write a small hub with the real templates and settings into `folder`, with `files` added."""
    for name in ("mkdocs.yml", "hooks", "overrides"):
        source, target = ROOT / name, folder / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    return write_hub(folder, files)
