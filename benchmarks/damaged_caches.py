"""Damage what builds of a small hub keep, one file in one way at a time; each build must be right.

Run with: .venv/bin/python benchmarks/damaged_caches.py [--lengths 40] [--every 1]
Every kept file is cut off at four lengths, altered, swapped, deleted, and replaced by a folder. The
records and the table of values are cut off at so many more lengths. What pages and the search are
made of is many files: with `--every 3`, only each third of them is damaged.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]
os.environ |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

damages = import_module("damages")

Damaging = tuple[str, Path, str, Callable[[Path], None]]
"""The kind of a kept file, its path, the way in which it is to be damaged, and what does it."""


def main() -> int:
    """Damage and build; return 1 when any build was not right."""
    options = _parser().parse_args()
    done: Counter[str] = Counter()
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        hub = Path(name, "hub")
        hub.mkdir()
        damages.pictured_hub(hub)
        shutil.copytree(hub / ".cache", Path(name, "whole"))
        for kind, path, way, damage in list(_damagings(hub, options.lengths, options.every)):
            _restore(path, hub, Path(name))
            damage(path)
            done[kind] += 1
            if said := damages.still_right(hub):
                wrong += 1
                print(f"{path.relative_to(hub)}, {way}: {said}", flush=True)
    print(*(f"{number:>5} {kind}" for kind, number in sorted(done.items())), sep="\n")
    print(f"{sum(done.values())} damages, {wrong} wrong")
    return int(bool(wrong))


def _restore(path: Path, hub: Path, folder: Path) -> None:
    """Put a kept file back that builds now do without."""
    if path.is_dir():
        shutil.rmtree(path)
    if not path.exists():
        shutil.copyfile(folder / "whole" / path.relative_to(hub / ".cache"), path)


def _damagings(hub: Path, lengths: int, every: int) -> Iterator[Damaging]:
    for number, (kind, path) in enumerate(damages.kept_files(hub)):
        if kind == "files" and number % every:
            continue
        for way, damage in damages.DAMAGES.items():
            yield kind, path, way, damage
        if kind not in {"files", "pictures"}:
            for part in range(lengths):
                length = path.stat().st_size * part // lengths
                yield kind, path, f"{length} bytes", damages.cut_to(lambda _, at=length: at)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="damaged_caches.py", description=__doc__)
    parser.add_argument("--lengths", type=int, default=40, help="so many more lengths")
    parser.add_argument("--every", type=int, default=1, help="damage each so-manieth file")
    return parser


if __name__ == "__main__":
    sys.exit(main())
