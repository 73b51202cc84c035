"""Every kind of page in a real browser: axe finds nothing, nothing overflows, all is reachable."""

from __future__ import annotations

from collections import deque
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from hub.publish.verify import BuiltPage

pytestmark = pytest.mark.browser

PAGES = {
    "home": "",
    "case study": "case_studies/lambeth-living-well/",
    "short answer": "answers/camden-reference-group/",
    "coverage": "coverage/",
    "sector": "sectors/mental-health/",
    "question": "guides/compete-or-collaborate/risk-and-decisions/",
    "question with many answers": "guides/start-spread-end/spread-what/",
    "guide": "guides/compete-or-collaborate/",
    "explore": "explore/",
    "not found": "no/such/page/",
    "place": "places/lambeth/",
    "process": "processes/fortnightly-breakfast/",
    "theme": "themes/trust/",
    "behaviour": "behaviours/shared-power/",
    "gaps": "gaps/",
    "glossary": "glossary/",
    "resources": "resources/",
    "about": "about/",
    "contribute": "contribute/",
    "need": "needs/work/",
    "communities": "communities/",
    "community": "communities/changing-futures-programme/",
    "event": "events/newcastle-workshop-2017/",
    "events": "events/",
    "story": "stories/what-people-asked-for/",
    "offers and asks": "connections/",
    "changed minds": "changed-minds/",
    "place with a meeting": "places/newcastle-upon-tyne/",
}
each_page = pytest.mark.parametrize("name", PAGES)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def problems(page: Page) -> list[str]:
    """Return what axe finds on the page, a line for each place."""
    found = Axe().run(page, options=RULES).response
    assert found["passes"], "axe looked at nothing"
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@each_page
def test_axe_finds_nothing(
    browser: Browser, address: str, name: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 800}
    dark = "dark" if scheme == "dark" else "light"
    page = browser.new_context(viewport=size, color_scheme=dark).new_page()
    page.goto(address + PAGES[name])
    shown = page.locator("body").get_attribute("data-md-color-scheme")
    assert shown == ("slate" if scheme == "dark" else "default")
    assert problems(page) == []
    page.context.close()


@pytest.mark.parametrize("width", [1280, 375, 320])
@each_page
def test_nothing_is_wider_than_the_page(page: Page, address: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + PAGES[name])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_while_the_search_is_open(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox", name="Search questions").fill("trust")
    page.locator(".hub-search__group").first.wait_for()
    assert problems(page) == []


def test_the_page_that_is_not_there_helps_at_any_depth(page: Page, address: str) -> None:
    for path in ("gone", "a/b/c/", "case_studies/gone/index.html"):
        page.goto(address + path)
        page.locator("main a, article a").first.click()
        assert page.locator("h1").is_visible()
        assert page.url.startswith(address)


def test_every_page_is_three_clicks_from_home_without_a_script(site: Path) -> None:
    steps = {"": 0}
    waiting = deque([""])
    while waiting:
        here = waiting.popleft()
        for there in links_of(site, here) - steps.keys():
            steps[there] = steps[here] + 1
            waiting.append(there)
    every = {
        path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html")
    } - {"./"}
    assert every <= steps.keys()
    assert {url: count for url, count in steps.items() if count > 3} == {}


def links_of(site: Path, url: str) -> set[str]:
    """Return the addresses of the site's pages that the page at `url` links to."""
    page = BuiltPage(url, (site / url / "index.html").read_text(encoding="utf-8"))
    found = set()
    for tag, attributes in page.tags:
        href = attributes.get("href", "").partition("#")[0]
        if tag == "a" and href and ":" not in href:
            target = (site / url / href).resolve()
            if (target / "index.html").is_file() and target.is_relative_to(site.resolve()):
                inside = target.relative_to(site.resolve()).as_posix()
                found.add("" if inside == "." else f"{inside}/")
    return found


@pytest.mark.parametrize("name", ["home", "question", "case study"])
def test_the_keyboard_reaches_everything_and_the_focus_is_seen(
    page: Page, address: str, name: str
) -> None:
    page.goto(address + PAGES[name])
    reachable = page.locator("body :is(a[href], button, input, summary, select):visible").count()
    seen = set()
    for _ in range(reachable + 20):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const e = document.activeElement;"
            " if (e === document.body) return null;"
            " const own = getComputedStyle(e), around = getComputedStyle(e.parentElement);"
            " const drawn = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0;"
            " const box = e.getBoundingClientRect();"
            " return [e.outerHTML.slice(0, 120) + box.top, drawn(own) || drawn(around)]; })()"
        )
        if outline:
            seen.add(outline[0])
            assert outline[1], outline[0]
    assert len(seen) >= reachable * 0.9
