"""Whatever ends or hinders a build, the site is old or new and whole, and the next build is well."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from hub.room import said_plainly

ROOT = Path(__file__).resolve().parent.parent
KILLS = 3
LIMIT = 30_000
"""Bytes: too few for some of the files."""

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what belongs to what")


@linux
def test_a_build_that_is_ended_or_hindered_leaves_a_whole_site_and_the_next_is_like_a_cold_one(
    tmp_path: Path,
) -> None:
    every = ended(tmp_path, KILLS, LIMIT)
    assert [(one, one["wrong"]) for one in every if one["wrong"]] == []
    killed = [one for one in every if one["what"].endswith("killed")]
    assert len(killed) == KILLS
    assert any(one["code"] == -9 and one["site"] == "old" for one in killed)
    stopped = {one["what"]: one for one in every if one["what"].startswith("SIG")}
    assert {name: one["code"] for name, one in stopped.items()} == STOPPED
    assert {(one["said"], one["site"]) for one in stopped.values()} == {(STAYS, "old")}
    (full,) = (one for one in every if "bytes" in one["what"])
    assert (full["code"], full["site"]) == (1, "old")
    assert full["said"].startswith("There is no room left on the disk for ")
    at_once = [one for one in every if one["what"] == "8 at once"]
    lost = [one for one in at_once if one["code"] == 1]
    assert all("another build of this hub is running" in one["said"] for one in lost)
    assert 0 < sum(one["code"] == 0 for one in at_once) == 8 - len(lost)
    assert {one["site"] for one in at_once} == {"new"}


SECOND = """
import signal
import hub.halves

hub.halves.ENOUGH = 1
halves = hub.halves.Halves()
halves.share([1, 2])
if halves.is_second:
    print("begun", flush=True)
    signal.alarm(60)
signal.pause()
"""


@linux
def test_the_second_process_ends_with_the_first_however_that_ends() -> None:
    """Both hold the pipe open that is read to its end here."""
    with subprocess.Popen([sys.executable, "-c", SECOND], stdout=subprocess.PIPE) as first:
        assert first.stdout
        assert first.stdout.readline() == b"begun\n"
        first.kill()
        assert first.communicate(timeout=30) == (b"", None)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            OSError(errno.ENOSPC, "No space", "site/a.html"),
            "There is no room left on the disk for site/a.html: make room, then build again.",
        ),
        (
            OSError(errno.EFBIG, "Too big", "theme/a.css", None, "site/a.css"),
            "There is no room left on the disk for site/a.css: make room, then build again.",
        ),
        (
            OSError(errno.EDQUOT, "Quota"),
            "There is no room left on the disk: make room, then build again.",
        ),
        (
            PermissionError(errno.EACCES, "Locked", "mkdocs.yml"),
            "mkdocs.yml cannot be read or written: Locked. Let whoever builds the site do that.",
        ),
        (FileNotFoundError(errno.ENOENT, "No such file", "a"), ""),
    ],
)
def test_what_is_wrong_with_the_machine_is_said_plainly(error: OSError, said: str) -> None:
    assert said_plainly(error) == said


STOPPED = {"SIGTERM": 143, "SIGINT": 130}
STAYS = "Stopped before it was done; the site stays as it was."


def ended(folder: Path, kills: int, limit: int) -> list[dict[str, Any]]:
    """End builds of a made hub in `folder`; return what each left."""
    program = [sys.executable, str(ROOT / "tests/ended_builds.py"), str(folder), "1"]
    paths = os.pathsep.join([str(ROOT / "scripts"), str(ROOT / "tests")])
    environ = os.environ | {"PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1"}
    command = [*program, str(kills), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
