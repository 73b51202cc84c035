"""Take many broken pages through reading, check and rendering: broken_pages.py [COUNT] [SEED].

Exits with 1 when one of them meets a fault of our own, or takes longer than five seconds.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from markdown import Markdown
from mkdocs.config import load_config

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from fuzz import internal_error, mutants  # type: ignore[import-not-found]  # noqa: E402 - the tests' own


def main(count: int = 20_000, seed: int = 20261130) -> int:
    """Try `count` pages made from `seed`; print what failed, and one line at the end."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    extensions, settings = config["markdown_extensions"], config["mdx_configs"]
    faults, slowest = 0, 0.0
    for path, raw in mutants(random.Random(seed), count):  # noqa: S311 - the same each time
        engine = Markdown(extensions=extensions, extension_configs=settings)
        fault, seconds = internal_error(path, raw, engine.convert)
        slowest = max(slowest, seconds)
        if fault:
            faults += 1
            print(fault)
    print(
        f"{count} pages from seed {seed}: {faults} faults of ours, slowest {slowest:.2f} s of CPU"
    )
    return int(bool(faults) or slowest > 5)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
