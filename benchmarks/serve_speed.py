"""Measure how long an edit takes to be read in the browser, while a made hub is served.

Run with: HUB_BROWSER=$(command -v chromium) .venv/bin/python benchmarks/serve_speed.py FOLDER
The hub is made in FOLDER. From the moment the file is written to the one in which the page, which
reloads by itself, shows what was written; the search index follows in the background.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

import ours

CASE = "case_studies/case-00042/"
PAUSE = 2
"""Seconds between the end of the last edit's search index and the next edit."""


def main() -> None:
    """Print the seconds of each edit, and their median."""
    options = _parser().parse_args()
    hub = options.folder.resolve()
    ours.made_hub(hub, options.number, keep=(".cache",))
    with sync_playwright() as playwright, _served(hub) as address:
        path = os.environ["HUB_BROWSER"]
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address + CASE)
        took = [_edit(page, hub, turn) for turn in range(options.turns)]
        browser.close()
    print(f"{options.number:,} case studies: {', '.join(f'{one:.2f}' for one in took)} s")
    print(f"median {median(took):.2f} s, load {os.getloadavg()[0]:.1f}")


@contextmanager
def _served(hub: Path) -> Iterator[str]:
    at = "127.0.0.1:8123"  # always the same, since it stands in every page
    command = [sys.executable, str(ours.ROOT / "scripts/run.py"), "serve", "--root", str(hub)]
    command += ["--address", at]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        said = process.stdout or ()
        print(next((line for line in said if line.startswith("Serving")), "").strip())
        try:
            yield f"http://{at}/"
        finally:
            process.terminate()


def _edit(page: Page, hub: Path, turn: int) -> float:
    while not any((hub / ".cache/serve/site").glob("pagefind-*")):
        time.sleep(1)
    time.sleep(PAUSE)
    begun = time.monotonic()
    ours.edit_body(hub, turn)
    page.get_by_text(f"Edited in turn {turn}.").wait_for(timeout=60_000)
    return time.monotonic() - begun


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="serve_speed.py", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the hub is made; it is kept")
    parser.add_argument("--number", type=int, default=5000, help="how many case studies it has")
    parser.add_argument("--turns", type=int, default=7, help="how often it is edited")
    return parser


if __name__ == "__main__":
    main()
