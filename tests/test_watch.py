"""While somebody writes, the check says what is new and what is no longer so."""

from __future__ import annotations

import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from builders import page, write_hub
from hub.findings import Finding, Severity
from watching import differences

ROOT = Path(__file__).resolve().parent.parent
LISTENS = """
import signal, sys, check
signal.signal(signal.SIGINT, signal.default_int_handler)  # off in what a shell starts behind it
sys.exit(check.main(sys.argv[1:]))
"""


def finding(line: int, message: str = "wrong") -> Finding:
    return Finding("a.md", line, 1, "some-code", Severity.ERROR, message)


def test_a_finding_that_only_moved_is_not_told_again() -> None:
    assert differences([finding(1)], [finding(9)]) == ([], [])


def test_one_more_of_the_same_is_told_once() -> None:
    gone, new = differences([finding(1), finding(2, "old")], [finding(3), finding(4)])
    assert gone == [finding(2, "old")]
    assert new == [finding(4)]


def lines_of(stream: IO[str]) -> queue.Queue[str]:
    """Read the lines of `stream` as they come."""
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        for line in stream:
            lines.put(line.rstrip("\n"))

    threading.Thread(target=read, daemon=True).start()
    return lines


def test_watching_prints_changes_until_it_is_stopped(tmp_path: Path) -> None:
    hub = write_hub(tmp_path)
    case = hub / "case_studies/plymouth.md"
    command = [sys.executable, "-c", LISTENS, "--watch", "--root", str(hub)]
    with subprocess.Popen(
        command,
        cwd=ROOT / "scripts",
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as started:
        assert started.stdout
        assert started.stderr
        said, counted = lines_of(started.stdout), lines_of(started.stderr)
        assert "0 errors, 0 warnings, 0 notes; watching" in counted.get(timeout=60)
        case.write_text(page("case_studies", summary=None))
        assert "error: `summary` is missing [missing-field]" in said.get(timeout=60)
        assert "    add it" in said.get(timeout=60)
        assert "1 error" in counted.get(timeout=60)
        case.write_text(page("case_studies", title="Something else"))
        told = said.get(timeout=60)
        assert told == ("case_studies/plymouth.md: no longer: `summary` is missing [missing-field]")
        assert "0 errors" in counted.get(timeout=60)
        started.send_signal(signal.SIGINT)
        assert started.wait(timeout=60) == 0
        assert said.empty()
