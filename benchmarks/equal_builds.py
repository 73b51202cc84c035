"""Hold cached builds against cold ones over random edits: 300 sequences, and no byte may differ.

Run with: .venv/bin/python benchmarks/equal_builds.py [NUMBER]
"""

from __future__ import annotations

import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]
os.environ |= {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

edits = import_module("edit_sequences")

IN_ONE_HUB = 10
"""So many sequences go on from each other before a new hub begins."""


def main(number: int) -> int:
    """Run so many sequences, with the search in every fifth; return 1 when anything differs."""
    differing: list[str] = []
    for first in range(0, number, IN_ONE_HUB):
        with tempfile.TemporaryDirectory() as name:
            folder = edits.made_site(Path(name))
            for seed in range(first, min(first + IN_ONE_HUB, number)):
                options = () if seed % 5 == 0 else ("--without-search",)
                differing += edits.run_sequence(folder, 1000 + seed, *options)
        print(
            f"{min(first + IN_ONE_HUB, number)} sequences, {len(differing)} differences", flush=True
        )
    print("\n".join(differing))
    return int(bool(differing))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 300))
