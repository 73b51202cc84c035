"""Measure the explore page over a made hub: bytes to a first filtered result, and time for a tick.

Build the site first. Run with:
HUB_BROWSER=$(command -v chromium) .venv/bin/python benchmarks/explore_speed.py [NUMBER ...]
"""

from __future__ import annotations

import gzip
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, expect, sync_playwright

from gzip_server import GzipServer, Sent, serving
from hub.library import load_hub
from hub.links import Links
from hub.pages.whole import Site
from hub.publish.explore_data import explore_texts
from made_cases import ROOT, write_made_hub
from ticks import work_of_ticks

ASKED = "explore/?theme=trust&sector=homelessness-and-housing&status=ended"
CARDS = ".hub-results__cards .hub-item"


def main(numbers: list[int]) -> None:
    """Print what is measured for each number of case studies."""
    with serving(ROOT / "site") as server, sync_playwright() as playwright:
        path = os.environ["HUB_BROWSER"]
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for number in numbers:
            print(f"\n{number} case studies")
            texts = made_texts(number)
            print_sizes(texts)
            server.laid_over = texts
            print_browser(browser, server)
        browser.close()


def made_texts(number: int) -> dict[str, str]:
    """Return the files of the explore page of a made hub, by where they lie."""
    with tempfile.TemporaryDirectory() as name:
        write_made_hub(Path(name), number)
        return explore_texts(Site(Links(load_hub(Path(name))), {}))


def print_sizes(texts: dict[str, str]) -> None:
    """Print how large each file of codes is, gzipped."""
    sizes = {
        name.rpartition("/")[2]: len(gzip.compress(text.encode(), 6))
        for name, text in texts.items()
        if "/cards-" not in name
    }
    for name, size in sizes.items():
        print(f"  {name:<24} {size:>8} B gzipped")
    codes = sum(size for name, size in sizes.items() if name.startswith("codes"))
    print(f"  {'filters and all codes':<24} {codes:>8} B gzipped")


def print_browser(browser: Browser, server: GzipServer) -> None:
    """Print what a fresh browser fetches for a first filtered result, and how fast a tick is."""
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    server.sent.clear()
    page.goto(server.address + ASKED)
    page.locator(CARDS).nth(9).wait_for()
    wait_for_counts(page)
    sent = list(server.sent)
    last_card = max(place for place, one in enumerate(sent) if "/cards-" in one.path)
    print_sent("first filtered result", sent[: last_card + 1])
    print_sent("with all counts", sent)
    work = work_of_ticks(page, 40)
    for name, times in (
        ("script", [one.script for one in work]),
        ("whole", [one.whole for one in work]),
    ):
        print(f"  a tick, {name}: median {median(times):.1f} ms, most {max(times):.1f} ms of CPU")
    page.context.close()


def wait_for_counts(page: Page) -> None:
    """Wait until every filter says what it would give."""
    expect(page.locator(".hub-filter__count:empty")).to_have_count(0)


def print_sent(when: str, sent: Sequence[Sent]) -> None:
    """Print the bytes sent: filters and codes, cards, and everything, the page itself too."""
    data = [one for one in sent if one.path.startswith("explore/") and ".json" in one.path]
    cards = sum(size for path, size in data if "/cards-" in path)
    codes = sum(size for _, size in data) - cards
    whole = sum(size for _, size in sent)
    print(f"  {when}: filters and codes {codes} B, cards {cards} B, everything {whole} B")


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [2_000, 10_000])
