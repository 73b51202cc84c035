"""The commands as a person meets them: help, exit codes, messages, what is written."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

import check
import commands
import new
import reference
from builders import page, write_hub
from hub.checks import CHECKS, run_checks
from hub.findings import Severity
from hub.library import load_hub
from hub.links import Links
from hub.skeleton import id_from

ROOT = Path(__file__).resolve().parent.parent
BROKEN = {"case_studies/plymouth.md": page("case_studies", summary=None)}


EXPLAINED = """
import contextlib, io, json, runpy, sys

said, here = {}, sys.path[1:]
for path in sys.argv[1:]:
    sys.argv, sys.path, out = [path, "--help"], [path.rpartition("/")[0], *here], io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            runpy.run_path(path, run_name="__main__")
        except SystemExit as end:
            said[path] = [end.code, out.getvalue()]
print(json.dumps(said))
"""
"""Starts programs one after another in one process, which has to import the hub only once."""


def test_every_command_explains_itself() -> None:
    paths = [(ROOT / one.script).as_posix() for one in commands.COMMANDS.values()]
    command = [sys.executable, "-c", EXPLAINED, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert {path: code for path, (code, _) in said.items()} == dict.fromkeys(paths, 0)
    assert [path for path, (_, help_) in said.items() if not help_.startswith("usage: ")] == []


def test_check_exits_with_0_when_nothing_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check.main(["--root", str(write_hub(tmp_path))]) == 0
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("10 pages checked: 0 errors, 0 warnings, 0 notes")


def test_check_exits_with_1_on_an_error_and_0_on_advice(tmp_path: Path) -> None:
    assert check.main(["--root", str(write_hub(tmp_path, BROKEN))]) == 1
    advice = {
        "case_studies/plymouth.md": page("case_studies"),
        "content/places/atlantis.md": page("content/places"),
    }
    assert check.main(["--root", str(write_hub(tmp_path, advice))]) == 0


@pytest.mark.parametrize(
    "wrong", [["--format", "xml"], ["--root", "/nowhere"], ["--only", "x"], ["no-such-file.md"]]
)
def test_check_exits_with_2_on_wrong_usage(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        check.main(wrong)
    assert stopped.value.code == 2


def test_check_shows_only_the_files_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub = write_hub(tmp_path, BROKEN)
    assert check.main(["--root", str(hub), str(hub / "content")]) == 0
    assert check.main(["--root", str(hub), str(hub / "case_studies")]) == 1
    assert "`summary` is missing" in capsys.readouterr().out


def test_check_prints_json_that_programs_can_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check.main(["--root", str(write_hub(tmp_path, BROKEN)), "--format", "json"])
    (finding,) = json.loads(capsys.readouterr().out)
    assert finding == {
        "path": "case_studies/plymouth.md",
        "line": 1,
        "column": 1,
        "code": "missing-field",
        "severity": "error",
        "message": "`summary` is missing",
        "hint": "add it: what the page says, in at most 60 words.",
    }


def test_check_prints_annotations_for_github(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"case_studies/plymouth.md": page("case_studies", sumary="100%,\nx: y", summary=None)}
    check.main(["--root", str(write_hub(tmp_path, files)), "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error file=case_studies/plymouth.md,line=")
    assert all(line.startswith("::") for line in lines)


def test_check_runs_one_check_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hub = write_hub(tmp_path, BROKEN)
    assert check.main(["--root", str(hub), "--only", "no-doubt"]) == 0
    assert capsys.readouterr().out == ""


def test_check_lists_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--list"]) == 0
    said = capsys.readouterr().out
    assert all(code in said for code in CHECKS)


@pytest.mark.parametrize(
    "kind", ["case-study", "answer", "guide", "process", "theme", "sector", "place"]
)
def test_new_writes_a_page_that_passes_the_check(tmp_path: Path, kind: str) -> None:
    hub = write_hub(tmp_path)
    assert new.main([kind, 'A "new" thing: naïve?', "--root", str(hub)]) == 0
    findings = run_checks(Links(load_hub(hub)))
    assert [one for one in findings if one.severity is Severity.ERROR] == []


def test_new_writes_a_question_into_its_guide(tmp_path: Path) -> None:
    hub = write_hub(tmp_path)
    assert new.main(["question", "Who decides", "--guide", "money", "--root", str(hub)]) == 0
    assert 'title: "Who decides?"' in (hub / "guides/money/who-decides.md").read_text()


def test_new_refuses_to_overwrite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hub = write_hub(tmp_path)
    before = (hub / "content/themes/trust.md").read_text()
    with pytest.raises(SystemExit) as stopped:
        new.main(["theme", "Trust", "--root", str(hub)])
    assert stopped.value.code == 2
    assert "exists already" in capsys.readouterr().err
    assert (hub / "content/themes/trust.md").read_text() == before


def test_new_asks_for_a_guide_that_exists(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        new.main(["question", "Who", "--guide", "mony", "--root", str(write_hub(tmp_path))])
    assert "did you mean 'money'?" in capsys.readouterr().err


def test_new_explains_every_needed_field(tmp_path: Path) -> None:
    hub = write_hub(tmp_path)
    new.main(["case-study", "Our story", "--root", str(hub)])
    lines = (hub / "case_studies/our-story.md").read_text().splitlines()
    front = lines[1 : lines.index("---", 1)]
    for before, line in pairwise(front):
        if line[:1].isalpha() and not line.startswith("still_unsure"):
            assert before.startswith("# "), line


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Twenty-five contracts", "twenty-five-contracts"),
        ("What's next? Naïve café!", "whats-next-naive-cafe"),
        ("  ", ""),
        ("x" * 100, "x" * 60),
    ],
)
def test_an_id_is_made_from_a_title(title: str, name: str) -> None:
    assert id_from(title) == name


def test_the_reference_is_up_to_date() -> None:
    assert reference.main(["--check"]) == 0, "run: python3 scripts/run.py reference"
