"""Measure what a reader waits for, in Chromium over made hubs: search, filters, and a page's weight.

Run with:
HUB_BROWSER=$(command -v chromium) .venv/bin/python benchmarks/reader.py FOLDER [--write]
The hubs are made and built in FOLDER, and built again there the next time. The generators beside
us are those that compare.py installs there. With --write, docs/performance-reader.md holds the result.
"""

from __future__ import annotations

import argparse
import gzip
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

import ours
from corpus import Corpus
from gzip_server import GzipServer, Sent, serving
from measuring import cost_of
from peers import Peers, plain_pages
from ticks import work_of_ticks

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance-reader.md"
WORDS = ("community", "evidence", "flood insulation", "{rare}", "{place}", "What do people say")
FILTERS = (
    "theme=health-and-care",
    "theme=housing&sector=education",
    "theme=housing&theme=transport&sector=charity&place={place}",
)
TICKS = 40
_START = """() => {
  window.askedAt = performance.now();
  const opener = document.querySelector("[data-hub-search-open]");
  opener.focus();
  opener.click();
}"""
_ANSWERED = """words => {
  const status = document.querySelector("[data-hub-search] [role=status]");
  const whole = status && /^\\d+ found$/.test(status.textContent);
  return whole && document.querySelector(".hub-search__hit") ? performance.now() - window.askedAt : 0;
}"""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a reader fetched for one thing, and how long it took on this machine."""

    size: int
    requests: int
    ms: float = 0.0

    @classmethod
    def of(cls, sent: Sequence[Sent], ms: float = 0.0) -> Fetched:
        """Add up what a server has sent."""
        return cls(sum(one.size for one in sent), len(sent), ms)

    def __str__(self) -> str:
        return f"{kb(self.size)} | {self.requests} | {self.ms:.0f}"


@dataclass(frozen=True)
class Reader:
    """A browser without any memory, and the server of one built hub."""

    browser: Browser
    server: GzipServer
    number: int

    @contextmanager
    def visiting(self, path: str) -> Iterator[Page]:
        """Open a page in a fresh profile; what is sent for it is counted anew."""
        self.server.sent.clear()
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(self.server.address + path, wait_until="networkidle")
        yield page
        context.close()

    def first_visit(self, path: str) -> Fetched:
        """Fetch a page with all that it needs."""
        with self.visiting(path):
            return Fetched.of(self.server.sent)

    def first_words(self, words: str) -> Fetched:
        """Open the search on a case study, and look for `words` until results are shown."""
        with self.visiting(a_case(self.number)) as page:
            self.server.sent.clear()
            page.evaluate(_START)
            page.get_by_role("searchbox", name="Search questions").fill(words)
            took = page.wait_for_function(_ANSWERED, words, polling=5).json_value()
            page.wait_for_load_state("networkidle")
            return Fetched.of(self.server.sent, took)

    def first_filter(self, query: str) -> tuple[Fetched, Fetched]:
        """Follow an address with filters until its first cards are shown; return data, and all."""
        self.server.sent.clear()
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{self.server.address}explore/?{query}")
        page.locator(".hub-results__cards .hub-item").first.wait_for()
        took = page.evaluate("performance.now()")
        page.wait_for_load_state("networkidle")
        context.close()
        sent = list(self.server.sent)
        last = max(place for place, one in enumerate(sent) if "/cards-" in one.path)
        data = [
            one
            for one in sent[: last + 1]
            if one.path.startswith("explore/") and ".json" in one.path
        ]
        return Fetched.of(data, took), Fetched.of(sent[: last + 1], took)

    def ticks(self) -> tuple[float, float, float]:
        """Tick boxes on the explore page; return the medians of script and all, and the longest."""
        with self.visiting("explore/") as page:
            page.locator(".hub-filter input[type=checkbox]").first.check()
            page.wait_for_load_state("networkidle")
            work = work_of_ticks(page, TICKS)
        wholes = [one.whole for one in work]
        return median(one.script for one in work), median(wholes), max(wholes)


def main() -> None:
    """Measure as the command line asks for it."""
    options = _parser().parse_args()
    folder: Path = options.folder.resolve()
    with sync_playwright() as playwright:
        path = os.environ["HUB_BROWSER"]
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        print(options, browser.version)
        browser.close()


if __name__ == "__main__":
    main()
