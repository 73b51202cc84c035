"""Measure what a reader waits for, in Chromium over made hubs: search, filters, a page's weight.

Run with: HUB_BROWSER=$(command -v chromium) .venv/bin/python benchmarks/reader.py FOLDER [--write]
The hubs are made and built in FOLDER, the second time from what the first has kept; so is the index
of stock Material beside which ours stands. With --write, docs/performance-reader.md holds the result.
"""

from __future__ import annotations

import argparse
import gzip
import os
import platform
from collections.abc import Iterator, Sequence
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
from ticks import Work, work_of_ticks

PAGE = ours.ROOT / "docs" / "performance-reader.md"
CASE = "case_studies/case-00042/"
SEARCHED, FILTERED = (5000, 10_000), 10_000
TICKS = 40
GOALS = {
    "words": 250_000,
    "part of Material's": 1 / 40,
    "filter": 120_000,
    "tick": 16,
}
_CARDS = ".hub-results__cards .hub-item"
_OPEN = """() => {
  window.askedAt = performance.now();
  const opener = document.querySelector("[data-hub-search-open]");
  opener.focus();
  opener.click();
}"""
_ANSWERED = """async () => {
  const status = document.querySelector("[data-hub-search] [role=status]");
  const told = () => /^\\d+ found$/.test(status.textContent);
  while (!told()) await new Promise((done) => setTimeout(done, 5));
  return performance.now() - window.askedAt;
}"""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a reader fetched for one thing: bytes, requests, and milliseconds until it was shown."""

    size: int
    requests: int
    ms: float

    @classmethod
    def of(cls, sent: Sequence[Sent], ms: float = 0) -> Fetched:
        """Add up what was sent."""
        return cls(sum(one.size for one in sent), len(sent), ms)


@dataclass(frozen=True)
class Reader:
    """A browser that remembers nothing, and the server of a built hub."""

    browser: Browser
    server: GzipServer

    @contextmanager
    def visiting(self, path: str) -> Iterator[Page]:
        """Open a page in a fresh profile; from then on what is sent is counted anew."""
        self.server.sent.clear()
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(self.server.address + path, wait_until="load")
        yield page
        context.close()

    def first_visit(self, path: str) -> Fetched:
        """Fetch a page with all that it needs."""
        with self.visiting(path) as page:
            page.wait_for_load_state("networkidle")
            return Fetched.of(self.server.sent)

    def first_words(self, words: str) -> Fetched:
        """Look for `words` on the page of a case study, from the focus on the search to results."""
        with self.visiting(CASE) as page:
            page.wait_for_load_state("networkidle")
            self.server.sent.clear()
            page.evaluate(_OPEN)
            page.get_by_role("searchbox", name="Search questions").fill(words)
            took = page.evaluate(_ANSWERED)
            page.wait_for_load_state("networkidle")
            return Fetched.of(self.server.sent, took)

    def first_filter(self, query: str) -> tuple[Fetched, Fetched]:
        """Follow an address with filters to its first cards; return the data alone, and all."""
        with self.visiting(f"explore/?{query}") as page:
            page.locator(_CARDS).first.wait_for()
            took = page.evaluate("performance.now()")
            sent = list(self.server.sent)
        last = max(place for place, one in enumerate(sent) if "/cards-" in one.path)
        data = [one for one in sent[: last + 1] if one.path.endswith(".json")]
        return Fetched.of(data, took), Fetched.of(sent[: last + 1], took)

    def ticks(self) -> list[Work]:
        """Tick boxes on the explore page, whose codes are there."""
        with self.visiting("explore/") as page:
            page.locator(".hub-filter input[type=checkbox]").first.check()
            page.wait_for_load_state("networkidle")
            return work_of_ticks(page, TICKS)


def main() -> None:
    """Measure as the command line asks for it."""
    options = _parser().parse_args()
    folder = options.folder.resolve()
    with sync_playwright() as playwright:
        path = os.environ["HUB_BROWSER"]
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = "\n".join(_page(browser, folder, options))
        browser.close()
    print(page)
    if options.write:
        PAGE.write_text(page + "\n", encoding="utf-8")


def built_hub(folder: Path, number: int) -> Path:
    """Build the made hub of so many case studies, again if it was built before; return its site."""
    hub = folder / str(number) / "reader"
    ours.made_hub(hub, number, keep=(".cache", "site"))
    ours.build(hub)
    return hub / "site"


def material_index(folder: Path, number: int) -> int:
    """Return how large the index of stock Material is, gzipped; it is built if it is not there."""
    index = folder / str(number) / "mkdocs-search/site/search/search_index.json"
    if not index.is_file():
        peers = Peers(folder)
        peers.install()
        peer = peers.material(plain_pages(folder / str(number) / "pages", number), search=True)
        cost_of(peer.command, peer.folder, peer.made)
    return len(gzip.compress(index.read_bytes(), 6))


def _page(browser: Browser, folder: Path, options: argparse.Namespace) -> Iterator[str]:
    yield "# What a reader waits for"
    yield ""
    yield (
        f"Measured on {date.today().isoformat()} by `benchmarks/reader.py`: "  # noqa: DTZ011 - the day here
        f"Chromium {browser.version} without any memory, against a server on the same machine that "
        f"compresses as GitHub Pages does; medians of {options.turns} turns. The text is made. "
        "Milliseconds are this machine's, without a network between."
    )
    yield f"{os.cpu_count()} cores, Python {platform.python_version()}."
    weights = {}
    for number in options.numbers:
        with serving(built_hub(folder, number)) as server:
            reader = Reader(browser, server)
            weights[number] = reader.first_visit(CASE)
            if number in SEARCHED:
                yield from _words(reader, folder, number, options.turns)
            if number == FILTERED:
                yield from _filters(reader, options.turns)
                yield from _tick(reader)
    yield from _weights(weights)


def _words(reader: Reader, folder: Path, number: int, turns: int) -> Iterator[str]:
    yield f"\n## The first words, {number:,} case studies\n"
    yield (
        "From the focus on the search to ten results; the page itself is not counted. Words that "
        "nearly every page holds (`in`) are not asked for where there are others.\n"
    )
    yield "| words | kB | requests | ms |"
    yield "| --- | ---: | ---: | ---: |"
    found = []
    for words in _asked():
        found.append(_middle([reader.first_words(words) for _ in range(turns)]))
        yield f"| {words} | {_row(found[-1])} |"
    size = median(one.size for one in found)
    most = max(one.size for one in found)
    yield f"\nMedian {_kb(size)} kB, most {_kb(most)} kB (goal at 5,000: {_kb(GOALS['words'])} kB)."
    if number == SEARCHED[0]:
        index = material_index(folder, number)
        yield (
            f"The index of stock Material over the same pages: {_kb(index)} kB, which every page "
            f"fetches. Ours is 1/{index / most:.0f} of it (goal: at most 1/40)."
        )


def _asked() -> list[str]:
    """Return words that are common, less common, rare, and several."""
    corpus = Corpus()
    rare = max(corpus.case(42).title.split(), key=len)
    return [
        "community",
        "evidence",
        "flood",
        rare,
        corpus.places[7],
        "housing cost",
        "trust in food",
    ]


def _filters(reader: Reader, turns: int) -> Iterator[str]:
    place = Corpus().places[7].lower()
    queries = (
        "theme=health-and-care",
        "theme=housing&sector=education",
        f"theme=housing&theme=transport&sector=charity&place={place}",
    )
    yield f"\n## The first filtered result, {FILTERED:,} case studies\n"
    yield "Data alone, and the page with everything.\n"
    yield "| filters | data, kB | all, kB | requests | ms |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for query in queries:
        pairs = [reader.first_filter(query) for _ in range(turns)]
        data, whole = (_middle([pair[part] for pair in pairs]) for part in (0, 1))
        yield f"| `{query}` | {_kb(data.size)} | {_row(whole)} |"
    yield f"\nGoal for the data: {_kb(GOALS['filter'])} kB."


def _tick(reader: Reader) -> Iterator[str]:
    work = reader.ticks()
    wholes = [one.whole for one in work]
    yield f"\n## A tick in the filters, {FILTERED:,} case studies\n"
    yield (
        f"Work of the processor until the new set is shown, cards apart, over {len(work)} ticks: "
        f"script {median(one.script for one in work):.1f} ms, with style and layout "
        f"{median(wholes):.1f} ms, most {max(wholes):.1f} ms (goal: {GOALS['tick']} ms)."
    )


def _weights(weights: dict[int, Fetched]) -> Iterator[str]:
    yield "\n## The page of a case study, first visit\n"
    yield "| case studies | kB | requests |"
    yield "| ---: | ---: | ---: |"
    for number, one in weights.items():
        yield f"| {number:,} | {_kb(one.size)} | {one.requests} |"


def _middle(found: Sequence[Fetched]) -> Fetched:
    return Fetched(
        round(median(one.size for one in found)),
        round(median(one.requests for one in found)),
        median(one.ms for one in found),
    )


def _row(one: Fetched) -> str:
    return f"{_kb(one.size)} | {one.requests} | {one.ms:.0f}"


def _kb(size: float) -> str:
    return f"{size / 1000:.0f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="reader.py", description=__doc__)
    parser.add_argument("folder", type=Path, help="where hubs are built, and the others installed")
    parser.add_argument("--numbers", type=int, nargs="+", default=[100, 1000, 5000, 10_000])
    parser.add_argument("--turns", type=int, default=5, help="how often each thing is measured")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    return parser


if __name__ == "__main__":
    main()
