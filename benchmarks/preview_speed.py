"""Time the pictures for shared links: how long one takes to draw, and how large it is.

Run with: .venv/bin/python benchmarks/preview_speed.py [NUMBER]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from hub.cache import Cache
from hub.pages.preview import Preview
from hub.publish.previews import write_previews

TITLES = (
    "Twenty-five contracts become one alliance {}",
    "How are risk and decisions shared, and who says so, {}?",
    "Trust {}",
)


def main(number: int) -> None:
    """Print what the pictures of so many pages cost, drawn and then taken from the cache."""
    previews = [
        Preview("Case study", TITLES[one % 3].format(one), "Plymouth, England", "Many Answers")
        for one in range(number)
    ]
    with tempfile.TemporaryDirectory() as name:
        for said in ("drawn", "kept"):
            started = time.process_time()
            write_previews(
                Path(name, said), {one.uri: one for one in previews}, Cache(Path(name, "cache"))
            )
            seconds = time.process_time() - started
            size = sum(path.stat().st_size for path in Path(name, said).rglob("*.png"))
            each = f"{1000 * seconds / number:.2f} ms and {size / 1000 / number:.1f} kB a picture"
            print(f"{number} {said}: {seconds:.2f} s of CPU, {each}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
