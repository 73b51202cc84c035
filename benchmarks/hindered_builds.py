"""Kill, stop and hinder builds of a made hub; none may leave a mixture, or harm the next one.

Run with: .venv/bin/python benchmarks/hindered_builds.py [--kills 200] [--limits 50] [--disk FOLDER]
FOLDER should lie on a small disk of its own, such as a tmpfs of 64 MB; it is then filled up.
Only Linux tells which processes belong to a build.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]
os.environ |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

builds = import_module("ended_builds")

SMALLEST, LARGEST = 500, 8_000_000
"""Bytes: from no room at all to enough for everything."""


def main() -> int:
    """Hinder builds as the command line says; return 1 when anything was wrong."""
    options = _parser().parse_args()
    wrong = 0
    found: Counter[str] = Counter()
    for one in _every(options):
        found[f"{re.sub('[0-9]+', 'so many', one.what)}: {one.site}"] += 1
        if one.wrong:
            wrong += 1
            print(f"{one.what}: {one.wrong}", flush=True)
    print(*(f"{number:>5} {what}" for what, number in sorted(found.items())), sep="\n")
    print(f"{sum(found.values())} builds, {wrong} wrong")
    return int(bool(wrong))


def _every(options: argparse.Namespace) -> Iterator[Any]:
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as notes:
        made = builds.MadeHub(Path(name), Path(notes))
        yield from builds.killed(made, options.kills, options.seed)
        yield from builds.stopped(made)
        yield from builds.without_room(made, _steps(options.limits))
        for number in (2, 8):
            yield from builds.at_once(made, number)
        if options.disk:
            with tempfile.TemporaryDirectory(dir=options.disk) as small:
                made = builds.MadeHub(Path(small), Path(notes))
                yield from builds.on_a_full_disk(made, _steps(options.limits))


def _steps(number: int) -> list[int]:
    """Return so many sizes from the smallest to the largest, each larger by the same ratio."""
    ratio = LARGEST / SMALLEST
    return [round(SMALLEST * ratio ** (step / max(number - 1, 1))) for step in range(number)]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hindered_builds.py", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="so many moments to kill at")
    parser.add_argument("--limits", type=int, default=50, help="so many sizes of a full disk")
    parser.add_argument("--disk", type=Path, help="a folder on a small disk, to be filled up")
    parser.add_argument("--seed", type=int, default=1, help="draws other moments")
    return parser


if __name__ == "__main__":
    sys.exit(main())
