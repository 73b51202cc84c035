"""The one command that starts all others: what it says, and what it hands on."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import commands
import run
import run_tests

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "scripts" / "run.py"
OLD_PYTHONS = [
    python
    for version in ("2.7", "3.6", "3.7", "3.8", "3.9", "3.10")
    for python in sorted((Path.home() / ".pyenv" / "versions").glob(f"{version}.*/bin/python"))
]

needs_posix = pytest.mark.skipif(os.name != "posix", reason="stands in a shell script")


def write_program(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return path


def test_no_command_shows_the_usage_and_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([]) == 2
    assert "usage: python3 scripts/run.py COMMAND" in capsys.readouterr().out


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_every_command(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([flag]) == 0
    shown = capsys.readouterr().out
    assert all(f"\n  {name}" in shown for name in ("build", "serve", "test", "check", "new"))


def test_an_unknown_command_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert commands.main(["biuld"]) == 2
    assert "There is no command 'biuld'. Did you mean 'build'?" in capsys.readouterr().err


@pytest.mark.parametrize("command", commands.COMMANDS.values(), ids=commands.COMMANDS)
def test_every_command_has_its_script_and_lock_file(command: commands.Command) -> None:
    assert (ROOT / command.script).is_file()
    assert (ROOT / command.lock).is_file()


def test_a_lost_lock_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["check"], tmp_path) == commands.NOT_SET_UP
    assert "requirements.lock is missing" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "requirements.lock").touch()
    (tmp_path / ".cache").touch()
    assert commands.main(["check"], tmp_path) == commands.NOT_SET_UP
    assert f"Setting up failed: File exists: {tmp_path / '.cache'}" in capsys.readouterr().err


def test_another_pythons_paths_are_not_handed_on() -> None:
    theirs = {"PYTHONPATH": "/a", "PYTHONHOME": "/b", "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C"}
    assert commands.child_environment(theirs, Path(".venv")) == {
        "DISABLE_MKDOCS_2_WARNING": "true",
        "LANG": "C",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPYCACHEPREFIX": str(Path(".venv/bytecode")),
        "PYTHONUTF8": "1",
    }


def test_a_newer_python_takes_over(capfd: pytest.CaptureFixture[str]) -> None:
    pythons = (["no-such-python"], [sys.executable])
    assert run.start_with_newer_python(["biuld"], pythons) == 2
    assert "Did you mean 'build'?" in capfd.readouterr().err


def test_without_a_newer_python_it_says_what_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.start_with_newer_python(["build"], ()) == 3
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


@needs_posix
def test_a_name_that_starts_no_python_is_passed_over(tmp_path: Path) -> None:
    shim = write_program(tmp_path / "python3.13", "echo command not found >&2", "exit 127")
    assert not run.is_new_enough([str(shim)])
    assert run.is_new_enough([sys.executable])


def test_old_pythons_can_read_the_entry() -> None:
    tree = ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 4))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.arg)
    found = [node for node in ast.walk(tree) if isinstance(node, newer)]
    assert all(isinstance(node, ast.arg) and node.annotation is None for node in found)


@pytest.mark.skipif(not OLD_PYTHONS, reason="no old Python is on this machine")
@pytest.mark.parametrize("python", OLD_PYTHONS, ids=lambda path: path.parts[-3])
def test_a_real_old_python_says_what_is_needed(python: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [python, RUN, "build"],
        capture_output=True,
        check=False,
        env={"PATH": str(tmp_path)},
        text=True,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "Many Answers needs Python 3.11 or newer" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("code", [0, 1, 7])
def test_arguments_and_exit_code_are_passed_on(code: int, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "import json, sys\nprint(json.dumps(sys.argv[1:]))\nsys.exit(int(sys.argv[1]))\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(script), str(code), "a b", "--format", "github"]
    caller = f"import os, sys, commands; sys.exit(commands._start({command!r}, os.environ))"
    done = subprocess.run(
        [sys.executable, "-c", caller],
        capture_output=True,
        check=False,
        cwd=ROOT / "scripts",
        text=True,
    )
    assert done.returncode == code
    assert json.loads(done.stdout) == command[2:]


@pytest.mark.parametrize(("code", "outcome"), [(0, "passed"), (1, "FAILED")])
def test_a_stage_is_one_line_and_shows_its_output_only_when_it_failed(
    code: int, outcome: str, capfd: pytest.CaptureFixture[str]
) -> None:
    passed = run_tests.run_stage("mypy", ["-c", f"print('a fault'); raise SystemExit({code})"])
    *output, line = capfd.readouterr().out.splitlines()
    assert passed == (code == 0)
    assert line.startswith(f"mypy         {outcome} (")
    assert output == ([] if passed else ["a fault"])
