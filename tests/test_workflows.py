"""What runs at GitHub may do no more than it must, and runs nothing that others can swap."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def load(path: Path) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true; BaseLoader leaves every value a text.
    loaded = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    assert isinstance(loaded, dict)
    return loaded


def workflow(name: str) -> dict[str, Any]:
    return load(ROOT / ".github" / "workflows" / name)


def steps_of(loaded: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in loaded["jobs"].values():
        yield from job["steps"]


def test_there_are_workflows() -> None:
    assert {path.name for path in WORKFLOWS} >= {"check.yml", "deploy.yml"}


@each_workflow
def test_every_action_is_pinned_by_commit_with_its_version_beside_it(path: Path) -> None:
    lines = re.findall(r"uses: *(.*)", path.read_text(encoding="utf-8"))
    assert len(lines) == sum("uses" in step for step in steps_of(load(path)))
    for line in lines:
        assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@each_workflow
def test_no_expression_reaches_a_shell(path: Path) -> None:
    assert [step["run"] for step in steps_of(load(path)) if "${{" in step.get("run", "")] == []


@each_workflow
def test_no_workflow_runs_strangers_code_with_rights(path: Path) -> None:
    triggers = set(load(path)["on"])
    assert not triggers & {"pull_request_target", "workflow_run", "issue_comment"}
    assert not re.search(r"\bsecrets\b\s*[.\[:]", path.read_text(encoding="utf-8"))


@each_workflow
def test_the_token_is_not_left_in_the_checkout(path: Path) -> None:
    for step in steps_of(load(path)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@each_workflow
def test_every_job_ends_and_starts_from_few_rights(path: Path) -> None:
    loaded = load(path)
    assert loaded["permissions"] in ({"contents": "read"}, {})
    assert all("timeout-minutes" in job for job in loaded["jobs"].values())


def test_the_check_may_only_read() -> None:
    loaded = workflow("check.yml")
    assert set(loaded["on"]) == {"pull_request"}
    assert loaded["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in loaded["jobs"].values())


def test_the_check_runs_the_same_commands_as_people_do() -> None:
    runs = [step["run"] for step in steps_of(workflow("check.yml")) if "run" in step]
    assert runs == [
        "python3 scripts/run.py check --format github",
        "python3 scripts/run.py build",
        "python3 scripts/run.py test",
    ]


def test_only_the_publishing_job_may_publish() -> None:
    jobs = workflow("deploy.yml")["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["deploy"]["environment"]["name"] == "github-pages"
    assert not any("run" in step for step in jobs["deploy"]["steps"])


def test_the_site_is_built_for_the_address_it_is_published_at() -> None:
    steps = workflow("deploy.yml")["jobs"]["build"]["steps"]
    (build,) = (step for step in steps if "run" in step)
    assert build["env"] == {"OWN_ADDRESS": "${{ vars.HUB_SITE_URL }}"}
    assert "export HUB_SITE_URL=" in build["run"]
