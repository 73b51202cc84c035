"""A site is old or new at every moment, even when the build is killed while it is put in place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from hub.publish.swap import exchanged

KILLED = 200
PAGES = 20
PUBLISHED = 5
"""So many sites a build would publish, at most, before it is killed."""
MOMENTS = """
import os, random, signal, sys, time
from pathlib import Path
from hub.publish.stage import staged

site, chance = Path(sys.argv[1]), random.Random(1)

def publish(text):
    with staged(site) as stage:
        for page in range(PAGES):
            (stage / f"{page}.html").write_text(text)

started = time.monotonic()
for _ in range(PUBLISHED):
    publish("first")
took = (time.monotonic() - started) / PUBLISHED  # a busy machine needs longer for the same
for moment in range(KILLED):
    child = os.fork()
    if not child:
        for number in range(100_000):
            publish(f"{moment}-{number}")
    time.sleep(chance.random() * max(1 / 50, PUBLISHED * took))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    print(*(path.read_text() for path in site.iterdir()), flush=True)
"""


def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "name").write_text(name)
    if not exchanged(tmp_path / "one", tmp_path / "other"):
        pytest.skip("this system cannot do it in one step; two renames stand in for it")
    assert (tmp_path / "one" / "name").read_text() == "other"
    assert (tmp_path / "other" / "name").read_text() == "one"


def test_folders_that_are_not_there_are_left_to_the_two_renames(tmp_path: Path) -> None:
    assert not exchanged(tmp_path / "one", tmp_path / "other")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it may take two renames")
def test_a_build_killed_at_any_moment_leaves_one_whole_site(tmp_path: Path) -> None:
    program = f"KILLED, PAGES, PUBLISHED = {KILLED}, {PAGES}, {PUBLISHED}\n{MOMENTS}"
    command = [sys.executable, "-c", program, str(tmp_path / "site")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    left = [line.split() for line in done.stdout.splitlines()]
    assert len(left) == KILLED
    assert all(len(texts) == PAGES for texts in left), "half a site"
    assert all(len(set(texts)) == 1 for texts in left), "a mixture of two sites"
    assert len({texts[0] for texts in left}) > KILLED / 4, "the moments were all alike"
