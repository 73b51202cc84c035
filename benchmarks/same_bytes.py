"""Build this whole hub in nine surroundings, cold and warm; no byte of the site may differ.

Run with: .venv/bin/python benchmarks/same_bytes.py [--disk FOLDER]
Time zone, locale, hash seed and the order of folders take three values each, so that every two of
them meet; the hub lies in two places, the second of which is FOLDER (by default /dev/shm, another
kind of disk), and its pages are made by one process or by two.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

surroundings = import_module("surroundings")

PARTS = (
    "mkdocs.yml",
    "published-urls.txt",
    "hooks",
    "overrides",
    "case_studies",
    "guides",
    "content",
)
ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns")
LOCALES = ("C.UTF-8", "C", surroundings.LATIN)
SEEDS = ("0", "1", "4711")
ORDERS = ("", "rising", "falling")
SHOWN = 10
"""So many differing files are named."""


def main() -> int:
    """Build everywhere; return 1 when a build fails, reaches for the network, or differs."""
    options = _parser().parse_args()
    os.environ["HUB_TODAY"] = "2026-12-01"  # a build that begins before midnight may end after it
    if not surroundings.can_be_latin():
        print("There is no locale here whose text is not UTF-8.")
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory(dir=options.disk) as two:
        hubs = [_copied(Path(one) / "hub"), _copied(Path(two) / "a place/über")]
        first: dict[str, str] = {}
        wrong = 0
        for number, around in enumerate(_nine()):
            site, said = _built(hubs[number % 2], around, Path(one) / f"work-{number}", number)
            differing = surroundings.differing(first or site, site)
            first = first or site
            wrong += bool(said or differing)
            print(f"{around}: {len(site)} files, {len(differing)} differ", flush=True)
            print(*differing[:SHOWN], *said, sep="\n", end="\n" if differing or said else "")
    print(f"{wrong} of 9 are not the same")
    return int(bool(wrong))


def _nine() -> Iterator[Any]:
    """Yield surroundings in which any two values of two kinds meet once (a Latin square)."""
    for one in range(3):
        for two in range(3):
            yield surroundings.Surroundings(
                ZONES[one],
                LOCALES[two],
                SEEDS[(one + two) % 3],
                ORDERS[(one + 2 * two) % 3],
                1 + (one * 3 + two) // 2 % 2,
            )


def _built(hub: Path, around: Any, work: Path, number: int) -> tuple[dict[str, str], list[str]]:
    """Build, every third time with what former builds made; return the site and what was wrong."""
    cold = () if number % 3 == 0 else ("--cold",)
    started = time.monotonic()
    done = surroundings.build_in(around, hub, work, *cold)
    print(f"{time.monotonic() - started:.0f} s ", end="")
    tried = work / surroundings.TRIED
    said = [tried.read_text(encoding="utf-8")] if tried.exists() else []
    return surroundings.manifest(hub / "site"), said + ([done.stderr] if done.returncode else [])


def _copied(hub: Path) -> Path:
    """Copy the hub's sources, with a picture beside its last case study."""
    hub.mkdir(parents=True)
    for name in PARTS:
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, hub / name)
    Image.radial_gradient("L").save(hub / "case_studies/made-for-a-test.png")
    with max((hub / "case_studies").glob("*.md")).open("a", encoding="utf-8") as file:
        file.write("\n![A circle](made-for-a-test.png)\n")
    return hub


def _parser() -> argparse.ArgumentParser:
    memory = Path("/dev/shm")  # noqa: S108 - a disk, not a file
    parser = argparse.ArgumentParser(prog="same_bytes.py", description=__doc__)
    parser.add_argument(
        "--disk", type=Path, default=memory if memory.is_dir() else None, help="the other disk"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
