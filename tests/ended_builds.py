"""Builds of a made hub that are ended before they are done, or hindered, and what each leaves.

Run with: python tests/ended_builds.py FOLDER SEED NUMBER-OF-KILLS LIMIT...
It writes a line of JSON for each. Only Linux tells which processes belong to a build.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path

import build
import hub.halves
from builders import page, site_of
from edit_sequences import built
from edits import replace_line
from surroundings import differing, manifest

VICTIMS = ("first", "all", "child")
"""Who is killed: the process that was started, all of the build, or one that it has started."""

SIGNALS = {"SIGTERM": os.kill, "SIGINT": os.killpg}
"""How each reaches a build: Ctrl-C is sent to all of its processes."""


EXPECTED = {0, 1, -signal.SIGKILL, 128 + signal.SIGTERM, 128 + signal.SIGINT}
"""What builds may end with here; 70 would be a fault of our own."""


@dataclass(frozen=True)
class Left:
    """What a build has left that something happened to: a site that is `old`, `new` or a `mixture`.

    `code` is what it ended with, `said` all it said, `processes` how many outlived it. `then`
    are the files in which the site that the next build made differs from one built from nothing.
    """

    what: str
    code: int
    said: str
    site: str
    processes: int
    then_code: int
    then: list[str]

    @property
    def wrong(self) -> str:
        """What no build may leave, or may be followed by."""
        if self.site == "mixture":
            return "the site is a mixture"
        if self.then_code or self.then:
            return f"the next build ends with {self.then_code} and differs: {self.then}"
        if self.processes or "Traceback" in self.said or self.code not in EXPECTED:
            return f"{self.processes} processes are left, {self.code}, and it says: {self.said}"
        if self.code == 0 and self.site == "old":
            return "it ends well, and yet the old site is there"
        return ""


class MadeHub:
    """A made hub at `root` that says one thing or the other, and its site built from nothing.

    The pages are shared out between two processes, and the search is made too. What builds say
    goes to the folder `notes`.
    """

    def __init__(self, root: Path, notes: Path) -> None:
        hub.halves.ENOUGH = 1
        self.notes = notes
        self.root = site_of(root, {"case_studies/leeds.md": page("case_studies")})
        self.state = 0
        self.longest = 0.5
        # In this process, so that those that are forked from it need not begin from nothing.
        other = self._whole(1, "--cold", "--site", str(root / "cold/site"))
        self.whole = [self._whole(0), other]

    def change(self) -> None:
        """Let the hub say the other thing: another title, and one case study more or less."""
        self._set(1 - self.state)

    def start(self, name: str = "one") -> int:
        """Start a build in a process group of its own; return its number."""
        process = os.fork()
        if process:
            return process
        code = 99
        try:
            os.setpgid(0, 0)
            # What runs in the background begins with Ctrl-C ignored; here somebody is there.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            said = os.open(self.notes / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(said, 1)
            os.dup2(said, 2)
            code = build.run(["--root", str(self.root)])
        finally:
            os._exit(code)

    def children(self, process: int) -> list[int]:
        """Return what a build has started for its pages and search; git, before that, is nothing."""
        try:
            text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
        except OSError:
            return []
        return [int(one) for one in text.split()] if list(self.root.glob(".build-stage*")) else []

    def said(self, name: str = "one") -> str:
        """Return what a build said."""
        return (self.notes / name).read_text(encoding="utf-8").strip()

    def left(self, what: str, code: int, processes: int = 0) -> Left:
        """Look at what a build has left, and at the next one."""
        old, new = self.whole[1 - self.state], self.whole[self.state]
        found, said = manifest(self.root / "site"), self.said()
        site = "old" if found == old else "new" if found == new else "mixture"
        started = time.monotonic()
        then_code = ended(self.start())
        self.longest = time.monotonic() - started if site == "old" else self.longest
        then = differing(manifest(self.root / "site"), new)
        return Left(what, code, said, site, processes, then_code, then)

    def _set(self, state: int) -> None:
        title = f"title: Told again {state}"
        replace_line(self.root / "case_studies/plymouth.md", "title:", title)
        case, aside = self.root / "case_studies/leeds.md", self.root / "leeds.md"
        if state == case.exists():
            (case if state else aside).rename(aside if state else case)
        self.state = state

    def _whole(self, state: int, *options: str) -> dict[str, str]:
        (self.root / "cold").mkdir(exist_ok=True)
        self._set(state)
        done = built(self.root, *options)
        assert done.code == 0, done.said
        return manifest(done.site)


def killed(made: MadeHub, number: int, seed: int) -> Iterator[Left]:
    """Kill so many builds, each at another moment."""
    chance = random.Random(seed)  # noqa: S311 - the same moments for each seed
    for moment in range(number):
        made.change()
        process, victim = made.start(), VICTIMS[moment % len(VICTIMS)]
        time.sleep(chance.random() * made.longest)
        children = made.children(process) if victim == "child" else []
        with contextlib.suppress(ProcessLookupError):  # it had just ended
            if victim == "all":
                os.killpg(process, signal.SIGKILL)
            else:
                os.kill(chance.choice(children) if children else process, signal.SIGKILL)
        yield made.left(f"{victim} killed", ended(process))


def stopped(made: MadeHub) -> Iterator[Left]:
    """Stop builds as people and systems do, each when it has just shared out its pages."""
    for name, send in SIGNALS.items():
        made.change()
        process = made.start()
        while not (children := made.children(process)) and not _is_over(process):
            pass
        send(process, getattr(signal, name))
        code = ended(process)
        yield made.left(name, code, sum(map(_is_there, children)))


def without_room(made: MadeHub, limits: Iterable[int]) -> Iterator[Left]:
    """Let no file grow beyond a limit, in bytes, as a full disk would."""
    for limit in limits:
        made.change()
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
        process = made.start()
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        yield made.left(f"no more than {limit} bytes", ended(process))


def on_a_full_disk(made: MadeHub, rooms: Iterable[int]) -> Iterator[Left]:
    """Leave so little room, in bytes, on the disk that the hub lies on, which should be small."""
    ballast = made.root / "ballast"
    for room in rooms:
        made.change()
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, shutil.disk_usage(made.root).free - room)
        process = made.start()
        code = ended(process)
        ballast.unlink()
        yield made.left(f"{room} bytes left on the disk", code)


def at_once(made: MadeHub, number: int) -> Iterator[Left]:
    """Start so many builds of one hub at the same time."""
    made.change()
    names = [f"one of {number}, {one}" for one in range(number)]
    processes = [made.start(name) for name in names]
    codes = [ended(one) for one in processes]
    left = made.left(f"{number} at once", 0)
    for name, code in zip(names, codes, strict=True):
        yield replace(left, code=code, said=made.said(name))


def ended(process: int) -> int:
    """Wait for a process; return what it ended with."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def _is_over(process: int) -> bool:
    return bool(os.waitid(os.P_PID, process, os.WEXITED | os.WNOHANG | os.WNOWAIT))


def _is_there(process: int) -> bool:
    return Path(f"/proc/{process}").exists()


def main(folder: Path, seed: int, moments: int, *limits: int) -> None:
    """End builds in every way; write what each has left."""
    (folder / "hub").mkdir()
    made = MadeHub(folder / "hub", folder)
    ways = (killed(made, moments, seed), stopped(made), without_room(made, limits))
    for left in chain(*ways, at_once(made, 8)):
        json.dump({**asdict(left), "wrong": left.wrong}, sys.stdout)
        sys.stdout.write("\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
