"""What a command costs: seconds of the processor and of the clock, memory, and what it wrote."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor for the whole tree of processes, seconds on the clock, and MB.

    `peak` is the memory of the largest process among them, `written` what lies in the folder made.
    """

    cpu: float
    wall: float
    peak: float
    written: float = 0.0


class Failed(Exception):
    """A measured command has failed; the message is what it said."""


def cost_of(
    command: Sequence[str], folder: Path, made: Path, environ: Mapping[str, str] | None = None
) -> Cost:
    """Run `command` in `folder`, and measure it and the folder that it has `made`."""
    log = folder / "measured.log"
    started = time.monotonic()
    with log.open("wb") as said:
        process = subprocess.Popen(
            command, cwd=folder, stdout=said, stderr=said, env=_environment(environ or {})
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - started
    if process.returncode:
        raise Failed(f"{' '.join(command)}: {log.read_text(errors='replace')[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, wall, usage.ru_maxrss / 1024, size_of(made) / 1e6)


def middle(costs: Iterable[Cost]) -> Cost:
    """Return the median of each figure."""
    known = list(costs)
    return Cost(
        median(one.cpu for one in known),
        median(one.wall for one in known),
        median(one.peak for one in known),
        median(one.written for one in known),
    )


def size_of(folder: Path) -> int:
    """Return the bytes of all files below `folder`."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    unhelpful = {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}  # they would cost Python dearly
    kept = {name: value for name, value in os.environ.items() if name not in unhelpful}
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {**kept, **quiet, **more}
