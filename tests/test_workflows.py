"""What runs at GitHub may do no more than it must, and runs nothing that others can swap."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MEASURES = "benchmarks/README.md"
OUR_OWN = {"push", "workflow_dispatch", "schedule", "issues", "workflow_run"}
"""Events for which GitHub takes the workflow, and fetches the code, from our own main branch."""

ALLOWED_TO_WRITE = {
    ("links.yml", "issue"): {"issues"},
    ("comment.yml", "comment"): {"pull-requests"},
    ("deploy.yml", "deploy"): {"pages", "id-token"},
    ("intake.yml", "propose"): {"contents", "issues", "pull-requests"},
    ("release.yml", "release"): {"contents"},
}

OUR_PUSHES = ({"branches": ["main"]}, {"tags": ["v*"]})
"""Pushes that only maintainers can make, once the rules of the repository protect both."""

RUNS_SOMETHING = r"\./|\b(?:curl|wget|git|pip|python3?|node|npm|bash|sh|eval|source)\b"

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def parsed(text: str) -> dict[str, Any]:
    # YAML 1.1 reads the key `on` as true; BaseLoader leaves every value a text.
    loaded = yaml.load(text, yaml.BaseLoader)  # noqa: S506
    assert isinstance(loaded, dict)
    return loaded


def load(path: Path) -> dict[str, Any]:
    return parsed(path.read_text(encoding="utf-8"))


def workflow(name: str) -> dict[str, Any]:
    return load(ROOT / ".github" / "workflows" / name)


def steps_of(loaded: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in loaded["jobs"].values():
        yield from job["steps"]


def may_write(loaded: dict[str, Any], job: dict[str, Any]) -> set[str]:
    """Return what `job` may write to, by its own permissions or else by the workflow's."""
    rights = job.get("permissions", loaded.get("permissions", "write-all"))
    if isinstance(rights, str):
        return {rights} - {"read-all"}
    return {name for name, right in rights.items() if right == "write"}


def dangers(loaded: dict[str, Any]) -> list[str]:
    """Say where a workflow could run contributed code with a token that can write."""
    events = set(loaded["on"]) if isinstance(loaded["on"], (dict, list)) else {loaded["on"]}
    found = []
    for name, job in loaded["jobs"].items():
        writes = may_write(loaded, job)
        if writes and events - OUR_OWN:
            found.append(f"{name}: may write, and begins with what others send")
        push = loaded["on"].get("push") if isinstance(loaded["on"], dict) else None
        if writes and "push" in events and push not in OUR_PUSHES:
            found.append(f"{name}: may write, and begins with a push to any branch")
        has_files = any("uses" in step for step in job["steps"])
        for step in job["steps"]:
            found += [f"{name}: {danger}" for danger in step_dangers(step, writes, has_files)]
    return found


def step_dangers(step: dict[str, Any], writes: set[str], has_files: bool) -> Iterator[str]:  # noqa: FBT001
    """Say what in a step is dangerous; a job that `has_files` could run what lies in them."""
    uses, run = step.get("uses", ""), step.get("run", "")
    token = re.search(r"github\.token|secrets\b", str(step))
    if token and not writes:
        yield "hands a token to a step that needs none"
    if not writes:
        return
    if uses.startswith("actions/checkout@"):
        if set(step.get("with", {})) - {"persist-credentials", "fetch-depth"}:
            yield "fetches something else than our own main branch"
    elif uses and not uses.startswith("actions/deploy-pages@"):
        yield f"uses {uses.partition('@')[0]}"
    elif run and not has_files and not re.search(RUNS_SOMETHING, run):
        return
    elif run and not re.fullmatch(r"python3 scripts/\w+\.py", run):
        yield "runs more than one script of ours"
    elif run and not (ROOT / run.removeprefix("python3 ")).is_file():
        yield "runs a script that is not there"
    elif run == "python3 scripts/run.py":
        yield "installs packages"


def test_there_are_workflows() -> None:
    names = {path.name for path in WORKFLOWS}
    assert names == {
        *("check.yml", "comment.yml", "deploy.yml", "intake.yml", "links.yml"),
        *("nightly.yml", "release.yml", "test.yml"),
    }


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
def test_no_text_by_others_reaches_the_environment(path: Path) -> None:
    for step in steps_of(load(path)):
        values = [*step.get("env", {}).values(), *step.get("with", {}).values()]
        assert not any("github.event" in value or "github.head_ref" in value for value in values)


@each_workflow
def test_no_workflow_runs_contributed_code_with_a_token_that_can_write(path: Path) -> None:
    assert dangers(load(path)) == []


@each_workflow
def test_only_these_jobs_may_write_and_each_only_what_it_must(path: Path) -> None:
    loaded = load(path)
    for name, job in loaded["jobs"].items():
        assert may_write(loaded, job) == ALLOWED_TO_WRITE.get((path.name, name), set())


PLANTED = """
on: {events}
permissions: {rights}
jobs:
  job:
    steps:
      - {step}
"""
WRITE = "{contents: write}"
CHECKOUT = "uses: actions/checkout@x"


@pytest.mark.parametrize(
    ("events", "rights", "step", "danger"),
    [
        ("pull_request", WRITE, CHECKOUT, "begins with what others send"),
        ("[pull_request_target]", WRITE, CHECKOUT, "begins with what others send"),
        ("{issue_comment: {}}", WRITE, CHECKOUT, "begins with what others send"),
        ("[push, pull_request]", "write-all", CHECKOUT, "begins with what others send"),
        ("push", WRITE, CHECKOUT, "a push to any branch"),
        ("{push: {tags: ['*']}}", WRITE, CHECKOUT, "a push to any branch"),
        ("{push: {tags: ['v*'], branches: ['*']}}", WRITE, CHECKOUT, "a push to any branch"),
        (
            "workflow_run",
            WRITE,
            "{uses: actions/checkout@x, with: {ref: '${{ github.event.workflow_run.head_sha }}'}}",
            "something else than our own main branch",
        ),
        ("workflow_run", WRITE, "uses: actions/download-artifact@x", "uses actions/download"),
        ("workflow_run", WRITE, "run: ./artifact/run.sh", "more than one script of ours"),
        ("issues", WRITE, "run: pip install x && python3 scripts/propose.py", "more than one"),
        ("issues", WRITE, "run: curl x | sh", "more than one script of ours"),
        ("issues", WRITE, "run: python3 scripts/run.py", "installs packages"),
        ("issues", WRITE, "run: python3 scripts/not_there.py", "is not there"),
        (
            "pull_request",
            "{contents: read}",
            "{run: echo, env: {T: '${{ github.token }}'}}",
            "hands a token to a step that needs none",
        ),
    ],
)
def test_a_planted_danger_is_found(events: str, rights: str, step: str, danger: str) -> None:
    planted = PLANTED.format(events=events, rights=rights, step=step)
    assert any(danger in found for found in dangers(parsed(planted)))


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run zizmor over `folder`, with all that it knows and without the network."""
    command = [str(Path(sys.executable).with_name("zizmor")), "--offline", "--no-progress"]
    arguments = ["--persona", "auditor", "--color", "never", str(folder)]
    return subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)


def test_zizmor_finds_nothing() -> None:
    done = zizmor(ROOT / ".github")
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("No findings to report.")


def test_zizmor_would_find_something(tmp_path: Path) -> None:
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = (ROOT / ".github/workflows/comment.yml").read_text(encoding="utf-8")
    (folder / "comment.yml").write_text(re.sub("# zizmor.*", "", text), encoding="utf-8")
    done = zizmor(tmp_path / ".github")
    assert done.returncode != 0
    assert "dangerous-triggers" in done.stdout


def test_zizmor_is_told_to_overlook_one_thing_with_a_reason() -> None:
    every = [
        line
        for path in (ROOT / ".github").rglob("*.yml")
        for line in re.findall(r"zizmor: *ignore.*", path.read_text(encoding="utf-8"))
    ]
    (line,) = every
    assert re.fullmatch(r"zizmor: ignore\[dangerous-triggers\] \w.{20,}", line)
    assert not list((ROOT / ".github").rglob("zizmor*")), "no file tells it to overlook more"


@each_workflow
def test_the_token_is_not_left_in_the_checkout(path: Path) -> None:
    for step in steps_of(load(path)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@each_workflow
def test_every_job_ends_and_starts_from_no_rights(path: Path) -> None:
    loaded = load(path)
    assert loaded["permissions"] == {}
    assert all("timeout-minutes" in job for job in loaded["jobs"].values())


def test_a_change_is_checked_by_the_same_commands_as_people_use() -> None:
    check, report, build = (
        step["run"] for step in steps_of(workflow("check.yml")) if "run" in step
    )
    assert check == "python3 scripts/run.py check --format github"
    assert report.splitlines() == [
        'git worktree add --quiet "$RUNNER_TEMP/base" HEAD^1',
        'python3 scripts/run.py pull-request-report --base "$RUNNER_TEMP/base" --out report.json',
    ]
    assert build == "python3 scripts/run.py build --draft"
    (test,) = (step["run"] for step in steps_of(workflow("test.yml")) if "run" in step)
    assert test == "python3 scripts/run.py test"


def test_the_night_runs_measures_that_are_there_and_that_people_are_told_of() -> None:
    runs = " ".join(step.get("run", "") for step in steps_of(workflow("nightly.yml")))
    measures = set(re.findall(r"benchmarks/\w+\.py", runs))
    told = "".join((ROOT / name).read_text("utf-8") for name in ("CONTRIBUTING.md", MEASURES))
    assert len(measures) > 5
    assert {name for name in measures if not (ROOT / name).is_file()} == set()
    assert {name for name in measures if name not in told} == set()


def test_what_is_told_does_not_depend_on_what_the_check_says() -> None:
    told = [step for step in steps_of(workflow("check.yml")) if "report" in str(step)]
    assert len(told) == 2
    assert all(step["if"] == "${{ !cancelled() }}" for step in told)


def test_the_comment_follows_the_check() -> None:
    names = workflow("comment.yml")["on"]["workflow_run"]["workflows"]
    assert names == [workflow("check.yml")["name"]]


def test_an_issue_is_read_without_rights_and_comes_as_a_file() -> None:
    jobs = workflow("intake.yml")["jobs"]
    assert jobs["read"]["permissions"] == {"contents": "read"}
    assert not any("env" in step for step in jobs["read"]["steps"])
    assert jobs["propose"]["needs"] == "read"


def test_only_the_publishing_job_may_publish() -> None:
    jobs = workflow("deploy.yml")["jobs"]
    assert jobs["build"]["permissions"] == {"contents": "read"}
    assert jobs["deploy"]["environment"]["name"] == "github-pages"
    assert not any("run" in step for step in jobs["deploy"]["steps"])


def test_a_release_has_the_list_of_packages_and_runs_nothing_of_the_repository() -> None:
    jobs = workflow("release.yml")["jobs"]
    assert jobs["list"]["permissions"] == {"contents": "read"}
    assert any("scripts/run.py sbom" in step.get("run", "") for step in jobs["list"]["steps"])
    (make,) = jobs["release"]["steps"]
    assert jobs["release"]["needs"] == "list"
    assert "many-answers.cdx.json" in make["run"]


def test_the_site_is_built_for_the_address_it_is_published_at() -> None:
    steps = workflow("deploy.yml")["jobs"]["build"]["steps"]
    (build,) = (step for step in steps if "run" in step)
    assert build["env"] == {"OWN_ADDRESS": "${{ vars.HUB_SITE_URL }}"}
    assert "export HUB_SITE_URL=" in build["run"]


def test_only_a_build_of_main_keeps_what_it_made() -> None:
    saving = {
        path.name
        for path in WORKFLOWS
        for step in steps_of(load(path))
        if step.get("uses", "").startswith(("actions/cache@", "actions/cache/save@"))
    }
    assert saving == {"deploy.yml"}
    assert workflow("deploy.yml")["on"]["push"] == {"branches": ["main"]}
