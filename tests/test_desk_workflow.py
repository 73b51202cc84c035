"""The weekly workflow: the half that may write runs nothing of the repository's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
PATH = ROOT / ".github" / "workflows" / "links.yml"

needs_shell = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def jobs() -> dict[str, Any]:
    """Return the workflow's jobs."""
    loaded = yaml.load(PATH.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    return dict(loaded["jobs"])


def step(job: str, name: str) -> dict[str, Any]:
    """Return one step of a job."""
    (found,) = [one for one in jobs()[job]["steps"] if one["name"] == name]
    return dict(found)


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    done = subprocess.run(
        [zizmor, "--offline", "--pedantic", "--no-progress", PATH],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_who_may_write_runs_nothing_of_the_repository() -> None:
    assert jobs()["report"]["permissions"] == {"contents": "read"}
    assert jobs()["issue"]["permissions"] == {"issues": "write"}
    (only,) = jobs()["issue"]["steps"]
    assert "uses" not in only
    assert "scripts/" not in only["run"]


def test_links_that_fail_stop_nothing() -> None:
    assert step("report", "Look at the links")["run"].rstrip().endswith("|| true")


PROGRAM = """#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
case "$1 $2" in
  "issue list") printf '%s' "$OPEN" ;;
  "issue edit"|"issue create") cat > "$BODY" ;;
esac
"""


@needs_shell
@pytest.mark.parametrize(
    ("open_issue", "call"),
    [
        ("", "issue create --title The editors' desk --label desk --body-file -"),
        ("7", "issue edit 7 --body-file -"),
    ],
)
def test_there_is_one_issue_whatever_the_report_holds(
    tmp_path: Path, open_issue: str, call: str
) -> None:
    (tmp_path / "gh").write_text(PROGRAM)
    (tmp_path / "gh").chmod(0o755)
    report = "$(touch pwned) `touch pwned` '\"; touch pwned #\n--label x\n" + "x" * 60_000
    environ = {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "CALLS": str(tmp_path / "calls"),
        "BODY": str(tmp_path / "body"),
        "OPEN": open_issue,
        "LABEL": "desk",
        "REPORT": report,
    }
    script = step("issue", "Write the issue, or write it anew")["run"]
    subprocess.run(["bash", "-e", "-c", script], env=environ, cwd=tmp_path, check=True)  # noqa: S607
    assert (tmp_path / "calls").read_text().splitlines()[-1] == call
    assert (tmp_path / "body").read_text() == report + "\n"
    assert not (tmp_path / "pwned").exists()


@needs_shell
def test_no_report_can_end_its_own_output_early(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/run.py").write_text("print('one\\nEOF\\nreport<<EOF\\ntwo')\n")
    environ = {"PATH": os.environ["PATH"], "GITHUB_OUTPUT": str(tmp_path / "out")}
    script = step("report", "Write the report")["run"]
    for _ in range(2):
        subprocess.run(["bash", "-e", "-c", script], env=environ, cwd=tmp_path, check=True)  # noqa: S607
    first, *_, last = (tmp_path / "out").read_text().splitlines()
    assert first.removeprefix("report<<") != last
    assert len(last) == 32
