"""Every kind of page in a real browser: axe finds nothing, nothing overflows, all is reachable."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page, expect
from tabs import fresh_profile, make_as_new, without_errors
from usable import faults

from accessibility_log import LogEntry, read_log, write_log
from gzip_server import BASE
from hub.library import load_hub
from hub.links import Links
from hub.pages.site import site_pages
from hub.publish.verify import BuiltPage
from looked_at import LOOKED_AT, SEARCH, STATES, TEMPLATES, VIEWS, WITHOUT_A_PAGE

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
CASE = "case_studies/lambeth-living-well/"
QUESTION = "guides/compete-or-collaborate/risk-and-decisions/"
TABBED = ["", CASE, QUESTION, "explore/?theme=trust", "compare/", "places/"]
REACHABLE = "body :is(a[href], button, input, summary, select):visible"
NOTE_FOCUS = """() => {
  window.focused = new Set();
  document.addEventListener("focusin", event => { window.focused.add(event.target); });
}"""
"""Lets the page remember itself what has the focus: to ask after every key takes as long again."""


@pytest.fixture(scope="module")
def shared_tab(browser: Browser) -> Iterator[Page]:
    """Open one tab for all tests here: a new profile takes as long as a look at a small page."""
    with fresh_profile(browser) as profile:
        yield profile.new_page()


@pytest.fixture
def page(shared_tab: Page) -> Iterator[Page]:
    """Give the tab as a new one would be; an error in it fails the test, as everywhere."""
    with without_errors(shared_tab):
        yield shared_tab
        make_as_new(shared_tab)


@pytest.fixture(scope="session")
def largest(site: Path) -> dict[str, str]:
    """Return for each template the address of its largest page."""
    found = {"404.html": (0, "no/such/page/")}
    for page in site_pages(Links(load_hub(ROOT)), {"home": {}}):
        url = page.meta["hub"]["url"]
        size = (site / url / "index.html").stat().st_size
        template = page.meta["template"]
        found[template] = max(found.get(template, (0, "")), (size, url))
    return {template: url for template, (_, url) in found.items()}


@pytest.fixture(scope="session")
def log(request: pytest.FixtureRequest, browser: Browser) -> Iterator[LogEntry]:
    """Gather what is looked at and found; with --write-log, write it down when all was looked at."""
    today = datetime.now(UTC).date().isoformat()
    entry = LogEntry(today, f"Chromium {browser.version}", axe_version(browser), states=[*STATES])
    yield entry
    if request.config.getoption("--write-log"):
        assert set(entry.templates) == LOOKED_AT, "run all of test_accessibility.py, with -n 0"
        assert set(entry.views) == set(VIEWS)
        write_log(entry)


def axe_version(browser: Browser) -> str:
    """Return the version of axe that looks at the pages."""
    page = browser.new_page()
    page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    version = str(page.evaluate("axe.version"))
    page.close()
    return version


@pytest.mark.parametrize("template", sorted(LOOKED_AT))
def test_everybody_can_use_a_page_of(
    page: Page, address: str, largest: dict[str, str], template: str, log: LogEntry
) -> None:
    page.goto(address + largest[template])
    found = faults(page)
    log.templates.append(template)
    log.findings += [f"{template}: {one}" for one in found]
    assert found == []


def test_every_template_is_looked_at(largest: dict[str, str]) -> None:
    assert set(TEMPLATES) - largest.keys() == WITHOUT_A_PAGE


@pytest.mark.parametrize("view", VIEWS)
def test_everybody_can_use_what_a_script_has_made(
    page: Page, address: str, view: str, log: LogEntry
) -> None:
    path, ready = VIEWS[view]
    page.goto(address + path)
    if view == SEARCH:
        page.keyboard.press("Control+k")
        page.get_by_role("searchbox", name="Search questions").fill("trust")
    page.locator(ready).first.wait_for()
    page.locator("details.hub-filters").evaluate_all(
        "all => all.forEach(one => { one.open = true; })"
    )
    found = faults(page)
    log.views.append(view)
    log.findings += [f"{view}: {one}" for one in found]
    assert found == []


def test_the_statement_has_its_prescribed_parts_in_order(site: Path) -> None:
    html = (site / "accessibility/index.html").read_text(encoding="utf-8")
    parts = re.findall(r'<h3 id="(hub-\w+)"', html)
    assert parts == ["hub-status", "hub-gaps", "hub-prepared", "hub-feedback", "hub-enforcement"]
    assert set(parts) <= set(re.findall(r'href="#([\w-]+)"', html))
    assert "<strong>partially compliant</strong>" in html
    assert f"axe-core {read_log()[0].axe}" in html


def test_nothing_moves_for_who_wants_no_motion(page: Page, address: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    for path in ("", CASE, "explore/"):
        page.goto(address + path)
        moving = page.evaluate(
            "[...document.querySelectorAll('*')].map(one => getComputedStyle(one)).filter("
            "style => [style.transitionDuration, style.animationDuration].some(one => /[1-9]/.test(one))).length"
        )
        assert moving == 0


def test_the_page_that_is_not_there_helps_at_any_depth(page: Page, address: str) -> None:
    for path in ("gone", "a/b/c/", "case_studies/gone/index.html"):
        page.goto(address + path)
        page.locator("main a, article a").first.click()
        expect(page.locator("h1")).to_be_visible()
        assert page.url.startswith(address)


def test_every_page_is_three_clicks_from_home_without_a_script(site: Path) -> None:
    every = {
        path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")
    } - {"./"}
    steps = {"": 0}
    waiting = deque([""])
    while waiting:
        here = waiting.popleft()
        for there in (links_of(site, here) & every) - steps.keys():
            steps[there] = steps[here] + 1
            waiting.append(there)
    assert every <= steps.keys()
    assert {url: count for url, count in steps.items() if count > 3} == {}


def links_of(site: Path, url: str) -> set[str]:
    """Return where the links of the page at `url` lead, below the site's own address."""
    page = BuiltPage(url, (site / url / "index.html").read_text(encoding="utf-8"))
    hrefs = {attributes.get("href", "") for tag, attributes in page.tags if tag == "a"}
    found = {urljoin(f"{BASE}{url}", href.partition("#")[0]) for href in hrefs}
    return {one.removeprefix(BASE) for one in found}


@pytest.mark.parametrize("path", TABBED)
def test_the_keyboard_reaches_everything(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    reachable = page.locator(REACHABLE).count()
    page.evaluate(NOTE_FOCUS)
    for _ in range(reachable + 20):
        page.keyboard.down("Tab")  # held down: to let go of it each time takes twice as long
    page.keyboard.up("Tab")
    assert page.evaluate("focused.size") >= reachable * 0.9
