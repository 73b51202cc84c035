"""A hub whose every word is hostile: in the fields, through all checks; in the texts, past them.

The texts are added when the checks are done, and rendered with all that Material's sites commonly
use, HTML among it: what is left is for the cleaning to catch.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from builders import page, write_hub
from hostile_texts import added_text
from hub.source import HIDDEN
from payloads import Payload

ROOT = Path(__file__).resolve().parent.parent
ON_A_PAGE = 36
WORD = "zebra"
"""A word that every hostile field holds, so that one search finds them all."""

QUESTIONS = ("money/one", "money/two", "money/three")
PLACES = ("north", "south", "west")

EXTENSIONS = """\
markdown_extensions:
  - attr_list
  - md_in_html
  - def_list
  - admonition
  - pymdownx.details
  - pymdownx.tabbed: {alternate_style: true}
  - pymdownx.tasklist: {custom_checkbox: true}
"""


HOOK = '''\
"""Adds to each text what no check has seen."""
import json
from pathlib import Path

ADDED = json.loads(Path(__file__).with_name("added.json").read_text(encoding="utf-8"))


def on_page_markdown(markdown, page, **_):
    return markdown + ADDED.get(page.file.src_uri, "")
'''


@dataclass(frozen=True)
class HostileHub:
    """A hub made of payloads: its files, and what is added to its texts when the checks are done.

    `cases` are the payloads of each case study, by its address; `titles` those that case studies have.
    """

    files: dict[str, str]
    added: dict[str, str]
    cases: dict[str, list[Payload]]
    titles: dict[str, str]


def hostile_hub(payloads: list[Payload]) -> HostileHub:
    """Make a hub in which every payload stands in every place of a text, and in some field."""
    words = _Words(payloads)
    files = _terms(words) | _questions(words)
    hub = HostileHub(files, {}, {}, {})
    for number, group in enumerate(dealt([*filter(_can_be_read, payloads)])):
        # `write_hub` has a case study of its own, which the first takes the place of.
        name, title = f"hostile-{number}" if number else "plymouth", words.title()
        address = f"case_studies/{name}/"
        path = f"{address.rstrip('/')}.md"
        hub.cases[address], hub.titles[address] = group, title
        hub.files[path] = _case(words, title, PLACES[number % 3], group)
        hub.added[path] = "".join(map(added_text, group))
    return hub


def _can_be_read(payload: Payload) -> bool:
    """Whether MkDocs can read it with HTML on; the hub's own settings guard against what it cannot."""
    return not re.search(r"<!\[(?!CDATA\[)", payload.text)


def build(hub: HostileHub, root: Path) -> Path:
    """Write `hub` below `root` and build its site, as the engine alone does; return its folder."""
    root.mkdir(parents=True)
    _write_settings(root)
    (root / "added.json").write_text(json.dumps(hub.added), encoding="utf-8")
    write_hub(root, hub.files)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(root / "mkdocs.yml")]
    environ = os.environ | {"DISABLE_MKDOCS_2_WARNING": "true", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-5_000:]
    return root / "site"


def dealt(payloads: list[Payload]) -> list[list[Payload]]:
    """Deal the payloads out to pages; what hides all that follows stands last on its page."""
    hiding = [one for one in payloads if _HIDES.search(one.text)]
    others = [one for one in payloads if not _HIDES.search(one.text)]
    pages = max(len(hiding), -(-len(others) // ON_A_PAGE))
    return [others[start::pages] + hiding[start : start + 1] for start in range(pages)]


_HIDES = re.compile(r"<mglyph>|<foreignobject><p><style>")


class _Words:
    """Gives each field its own payload, those first that no field has yet."""

    def __init__(self, payloads: list[Payload]) -> None:
        fit = [text for one in payloads if _fits_a_field(text := " ".join(one.text.split()))]
        self._all = cycle(fit)
        self._short = cycle([text for text in fit if len(text) <= 105])

    def text(self) -> str:
        """Return words for any field."""
        return f"{WORD} {next(self._all)}"

    def title(self, end: str = "") -> str:
        """Return a title; one that is a question has its mark as `end`."""
        return f"{WORD} {next(self._short)}{end}"


def _fits_a_field(text: str) -> bool:
    return len(text.split()) < 50 and not HIDDEN.search(text) and "@" not in text


def _write_settings(root: Path) -> None:
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    for old, new in (
        ("markdown_extensions:\n  - hub.tags_as_text\n", EXTENSIONS),
        ("hooks:\n  - hooks/site.py\n", "hooks:\n  - hooks/site.py\n  - hostile.py\n"),
    ):
        assert old in settings
        settings = settings.replace(old, new)
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (root / "hostile.py").write_text(HOOK, encoding="utf-8")


def _case(words: _Words, title: str, place: str, group: list[Payload]) -> str:
    text, told = words.text, ("short", "conditions", "hard", "next")
    answers = [{"question": name} | {key: text() for key in told} for name in QUESTIONS]
    turn = {"date": "2020", "we_thought": text(), "we_tried": text(), "we_noticed": text()}
    body = "".join(
        f"\n## Heading `{one.text}`\n\nWords `{one.text}` and words.\n"
        for one in group
        if not re.search(r"[`\n]", one.text) and not HIDDEN.search(one.text)
    )
    return page(
        "case_studies",
        body,
        title=title,
        summary=text(),
        places=[place],
        themes=["trust", "theme"],
        sectors=["housing", "sector"],
        answers=answers,
        did_not_work=[text(), text()],
        still_unsure=[text()],
        sources=[_source(words)],
        organisations=[{"name": text(), "role": text()}],
        evidence={"status": "contested", "note": text()},
        learning_log=[turn | {"now_we_think": text()}],
        core_ideas=["learning"],
    )


def _source(words: _Words) -> dict[str, str]:
    return {"title": words.title(), "publisher": words.text(), "year": "2020", "note": words.text()}


def _questions(words: _Words) -> dict[str, str]:
    guide = {"title": words.title("?"), "summary": words.text(), "short_title": words.title()}
    files = {
        "guides/money/index.md": page(
            "guides", **guide, trouble=words.text(), tensions=[words.text()], caution=words.text()
        ),
        "guides/money/who-pays.md": page("questions", title=words.title("?"), gaps=[words.text()]),
    }
    for order, name in enumerate(QUESTIONS, start=2):
        said = {key: [words.text()] for key in ("also_asked_as", "tensions", "gaps", "prompts")}
        files[f"guides/{name}.md"] = page(
            "questions",
            title=words.title("?"),
            summary=words.text(),
            order=order,
            processes=["open-table"],
            **said,
        )
    return files


def _terms(words: _Words) -> dict[str, str]:
    """Return a page of every other kind, and enough words and resources for many a title."""

    def term(folder: str, name: str, *texts: str, **fields: Any) -> dict[str, str]:
        said = {key: [words.text()] for key in texts}
        title, summary = words.title(), words.text()
        made = page(folder, title=title, summary=summary, **said, **fields)
        return {f"{folder}/{name}.md": made}

    files: dict[str, str] = {}
    for name in PLACES:
        said = {"boundary_note": words.text(), "said_there": words.text()}
        files |= term("content/places", name, "also_called", part_of=["plymouth"], **said)
    for order, name in enumerate(("trust", "theme")):
        files |= term("content/themes", name, "also_called", order=order + 1)
    for name in ("housing", "sector"):
        files |= term("content/sectors", name, "also_called")
    for number in range(40):
        files |= term("content/glossary", f"word-{number}")
        said = {"publisher": words.text(), "free_to_reuse": words.text()}
        files |= term("content/resources", f"resource-{number}", questions=["money/one"], **said)
    files |= term("content/places", "plymouth")
    files |= term("content/processes", "open-table", "fits", "takes", "struggles")
    files |= term("content/behaviours", "shared-power", "questions", "looks_like")
    files |= term("content/sides", "people", "works_well", "works_less_well")
    files |= term("content/ideas", "learning")
    files |= term("content/needs", "work")
    files |= term("content/pages", "about")
    files |= term("content/contribute", "writing")
    files |= term("content/stories", "story", "contributors", questions=list(QUESTIONS))
    files |= term("content/connections", "offer", who=words.text())
    joining = {"for_whom": words.text(), "how_to_join": words.text()}
    files |= term("content/communities", "circle", places=["north"], **joining)
    at = {"where": words.text(), "cost": words.text(), "access": words.text()}
    files |= term("content/events", "morning", "learned", communities=["circle"], **at)
    answer = {"question": QUESTIONS[0], "short": words.text(), "hard": words.text()}
    files["content/answers/alone.md"] = page("content/answers", **answer, places=["north"])
    return files
