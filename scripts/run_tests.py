"""Test everything: style, types, the content, and then the tests, in a real browser too."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from find_browser import BrowserNotFoundError, find_browser

ROOT = Path(__file__).resolve().parent.parent
STAGES = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "content": ["scripts/check.py"],
}
SHARED_OUT = [f"--numprocesses={min(os.cpu_count() or 1, 4)}", "--dist=worksteal"]
"""The tests run in several processes, each in its own part of the list."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every stage, whatever the one before came to; return 0 when all of them passed."""
    options, for_pytest = _parser().parse_known_args(arguments)
    if options.fast:
        print("--fast: the tests that need a browser are LEFT OUT.", flush=True)
        for_pytest = ["-m", "not browser", *for_pytest]
    elif not _set_browser():
        return 1
    passed = [run_stage(name, stage) for name, stage in STAGES.items()]
    passed.append(run_stage("pytest", ["-m", "pytest", *SHARED_OUT, *for_pytest], shown=True))
    return 0 if all(passed) else 1


def run_stage(name: str, arguments: Sequence[str], *, shown: bool = False) -> bool:
    """Run Python with `arguments` in the repository; print a line; return whether it passed.

    The stage's own output is printed as it comes when `shown`, otherwise only after a failure.
    """
    started = time.monotonic()
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        check=False,
        stdout=None if shown else subprocess.PIPE,
        stderr=None if shown else subprocess.STDOUT,
    )
    passed = done.returncode == 0
    if not passed and done.stdout:
        sys.stdout.write(done.stdout.decode(errors="replace"))
    _report(name, "passed" if passed else "FAILED", started)
    return passed


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run.py test",
        description=__doc__,
        epilog="Other arguments go to pytest, such as: run.py test -k places; -n 0 uses one process",
        allow_abbrev=False,
    )
    parser.add_argument("--fast", action="store_true", help="leave out what needs a browser")
    return parser


def _set_browser() -> bool:
    started = time.monotonic()
    try:
        os.environ["HUB_BROWSER"] = find_browser()
    except BrowserNotFoundError as error:
        print(error, file=sys.stderr)
        return False
    _report("browser", os.environ["HUB_BROWSER"], started)
    return True


def _report(name: str, outcome: str, started: float) -> None:
    print(f"{name:<12} {outcome} ({time.monotonic() - started:.1f} s)", flush=True)


if __name__ == "__main__":
    sys.exit(main())
