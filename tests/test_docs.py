"""What the documents say is so: commands exist, and links and names lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import commands

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]

each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)


@each_document
def test_every_command_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"run\.py ([a-z-]+)", path.read_text(encoding="utf-8")))
    assert named <= set(commands.COMMANDS)


@each_document
def test_every_link_leads_to_a_file(path: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


@each_document
def test_every_file_and_folder_that_is_named_exists(path: Path) -> None:
    made = {"site/", ".venv", "our-town-listens.md", "index.md"}
    for named in re.findall(r"`([\w./-]+(?:/|\.py|\.md|\.yml|\.toml))`", path.read_text("utf-8")):
        assert named in made or (ROOT / named).exists(), named


def test_the_readme_names_every_folder_of_the_root() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for folder in ("case_studies", "guides", "content", "hub", "hooks", "overrides", "scripts"):
        assert f"`{folder}/`" in text
