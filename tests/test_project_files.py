"""The files that tell other programs how to treat the project say what is so."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

import commands

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = ("case_studies/", "guides/", "content/", "docs/")
"""Folders of what people write; whoever changes it needs no review by those who keep the code."""

NO_CODE = {
    ".editorconfig",
    ".gitignore",
    "LICENSE",
    "LICENSE-CONTENT",
    "SECURITY.md",
    "published-urls.txt",
}


def load(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def owned() -> list[str]:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    return [line.split()[0] for line in lines if line and not line.startswith("#")]


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="git knows what belongs to the project")
def test_whatever_can_run_code_has_an_owner() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607 - on PATH
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    patterns = tuple(pattern.removeprefix("/") for pattern in owned())
    bare = [
        path
        for path in listed.stdout.splitlines()
        if not path.startswith((*WRITTEN, *patterns))
        and path not in NO_CODE
        and not path.endswith(".md")
    ]
    assert bare == []


def test_every_path_with_an_owner_is_there() -> None:
    for pattern in owned():
        assert pattern.startswith("/")
        assert (ROOT / pattern.removeprefix("/")).exists(), pattern


def test_the_hooks_before_a_commit_are_our_own_commands() -> None:
    for repository in load(".pre-commit-config.yaml")["repos"]:
        assert repository["repo"] == "local"
        for hook in repository["hooks"]:
            assert hook["language"] == "system"
            name = re.fullmatch(r"python3 scripts/run\.py ([a-z-]+)( --\w+)?", hook["entry"])
            assert name
            assert name[1] in commands.COMMANDS
            re.compile(hook.get("files", ""))


def test_the_container_sets_itself_up_by_one_command() -> None:
    settings = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert settings["postCreateCommand"] == "python3 scripts/run.py check"
    oldest = re.search(r"requires-python = \">=([\d.]+)\"", (ROOT / "pyproject.toml").read_text())
    assert oldest
    assert settings["image"].endswith(f":{oldest[1]}")


@pytest.mark.parametrize("ecosystem", ["pip", "github-actions"])
def test_updates_come_together_and_not_on_their_first_day(ecosystem: str) -> None:
    (update,) = (
        one
        for one in load(".github/dependabot.yml")["updates"]
        if one["package-ecosystem"] == ecosystem
    )
    assert update["cooldown"]["default-days"] >= 7
    assert [group["patterns"] for group in update["groups"].values()] == [["*"]]


def test_a_pull_request_is_asked_four_things() -> None:
    text = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    boxes = text.splitlines()
    assert len(boxes) == 4
    assert all(box.startswith("- [ ] ") for box in boxes)
    for word in ("agreed", "did not work", "sources", "licences"):
        assert word in text
