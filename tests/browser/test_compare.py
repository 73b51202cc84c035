"""Places beside each other, what has been told, and the maps, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from builders import page as page_text
from builders import site_of
from edit_sequences import built
from hub.pages.compare import MAX_BESIDE
from hub.pages.page import MAX_LISTED

pytestmark = pytest.mark.browser

PAIR = "compare/lambeth--plymouth/"
SHARED = MAX_BESIDE + MAX_LISTED + 2
ONLY = MAX_LISTED + 1
_SAID = """all => all.flatMap(whole => [...whole.querySelectorAll("h3, th, td, li, p, a")].map(
  one => [one.localName, one.className, one.textContent.replace(/\\s+/g, ""), one.href])
)"""
"""What stands in some sections, element by element, without the spaces that a template leaves."""


@pytest.fixture(scope="module")
def much_shared(
    tmp_path_factory: pytest.TempPathFactory,
    serving: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[str]:
    """Serve a hub in which Leeds answered all that Plymouth did, and more; each more than is shown."""
    names = [f"q{number:03}" for number in range(SHARED + ONLY)]
    files = {
        f"guides/money/{name}.md": page_text("questions", title=f"Why {name}?", order=at + 2)
        for at, name in enumerate(names)
    }
    files["content/places/leeds.md"] = page_text("content/places", title="Leeds")
    for place, asked in (("leeds", names), ("plymouth", names[:SHARED])):
        answers = [{"question": f"money/{name}", "short": f"{place} {name}"} for name in asked]
        told = page_text("case_studies", title=f"{place} tells", places=[place], answers=answers)
        files[f"case_studies/{place}.md"] = told
    folder = site_of(tmp_path_factory.mktemp("much-shared"), files)
    done = built(folder, "--without-search")
    assert done.code == 0, done.said
    with serving(folder / "site") as address:
        yield address


def test_two_chosen_places_come_side_by_side(page: Page, address: str) -> None:
    page.goto(address + "compare/")
    page.get_by_label("One place").select_option("lambeth")
    page.get_by_label("Another place").select_option("plymouth")
    page.get_by_role("button", name="Compare").click()
    expect(page).to_have_url(re.compile(r"/compare/\?place=lambeth&place=plymouth$"))
    expect(page.locator("h1")).to_have_text("Lambeth and Plymouth")
    shared = page.locator(".hub-compared section").first.locator("tbody tr")
    expect(shared).to_have_count(3)
    expect(page.get_by_label("One place")).to_have_value("lambeth")


def test_the_address_shows_what_the_prepared_page_shows(page: Page, address: str) -> None:
    def read(scope: str) -> list[str]:
        return page.locator(f"{scope} .hub-beside__voice").all_inner_texts()

    page.goto(address + PAIR)
    prepared = read("article")
    page.goto(address + "compare/?place=lambeth&place=plymouth")
    page.locator(".hub-compared .hub-beside").first.wait_for()
    assert prepared
    assert read(".hub-compared") == prepared


def test_a_chosen_pair_ends_at_the_same_bounds_as_a_prepared_one(
    page: Page, much_shared: str
) -> None:
    page.goto(f"{much_shared}compare/leeds--plymouth/")
    both, only = (
        page.locator(f"section[aria-labelledby={one}]") for one in ("hub-both", "hub-only")
    )
    expect(both.locator("tbody tr")).to_have_count(MAX_BESIDE)
    expect(both.locator("h3")).to_have_text("They also both answered")
    expect(both.locator(".hub-linklist li")).to_have_count(MAX_LISTED)
    expect(both.locator(".hub-more")).to_have_text("and 2 more. See all questions")
    expect(only.locator(".hub-onlylist li")).to_have_count(MAX_LISTED)
    prepared = both.evaluate_all(_SAID), only.evaluate_all(_SAID)
    page.goto(f"{much_shared}compare/?place=leeds&place=plymouth")
    sections = page.locator(".hub-compared section")
    expect(sections).to_have_count(3)
    assert sections.first.evaluate_all(_SAID) == prepared[0]
    assert sections.last.evaluate_all(_SAID) == prepared[1]


def test_four_places_and_cases_can_stand_together(page: Page, address: str) -> None:
    page.goto(
        address
        + "compare/?place=york&place=oxford&case=plymouth-alliance&case=wigan-deal&place=bury"
    )
    heads = page.locator(".hub-compared table").first.get_by_role("columnheader")
    expect(heads).to_have_count(4)
    heads.nth(2).get_by_role("link").click()
    expect(page).to_have_url(re.compile("/case_studies/plymouth-alliance/"))


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?place=lambeth", "Choose a place to read “Lambeth” beside"),
        ("?place=lambeth&place=no-such-place", "1 of 2 could not be found"),
        ("?place=../../x&place=lambeth", "Choose a place to read"),
    ],
)
def test_what_cannot_be_compared_is_said(page: Page, address: str, query: str, says: str) -> None:
    page.goto(f"{address}compare/{query}")
    expect(page.locator(".hub-compared__status")).to_contain_text(says)
    expect(page.locator(".hub-pairlist a").first).to_be_visible()


def test_without_a_script_every_pair_can_be_reached(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "compare/")
    expect(page.locator(".hub-choose")).to_be_hidden()
    page.get_by_role("link", name="Lambeth beside Plymouth").click()
    expect(page.locator("h1")).to_have_text("Lambeth and Plymouth")
    assert page.locator(".hub-beside__voice:visible").count() >= 6
    context.close()


def test_a_place_leads_to_its_nearest(page: Page, address: str) -> None:
    page.goto(address + "places/plymouth/")
    page.get_by_role("link", name=re.compile("Compare with")).click()
    expect(page).to_have_url(re.compile(r"/compare/[a-z-]*plymouth"))


def test_the_marks_of_the_map_work_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "places/")
    first = page.locator("#hub-map-britain a").first
    first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(first).to_be_focused()
    assert first.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    alone = page.locator("#hub-map-world a[href*='san-francisco']")
    expect(alone).to_have_accessible_name("San Francisco: 1 case study")
    alone.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("San Francisco")


def test_every_place_of_the_map_is_in_the_list(page: Page, address: str) -> None:
    page.goto(address + "places/")
    marks = page.locator(".hub-map a[href*='/']:not([href^='#'])")
    listed = page.locator(".hub-rowlist a").evaluate_all("all => all.map(one => one.href)")
    assert marks.count() > 10
    shown = marks.evaluate_all(
        "all => all.map(one => new URL(one.href.baseVal, document.baseURI).href)"
    )
    assert set(shown) <= set(listed)


def test_a_number_of_the_coverage_leads_to_explore(page: Page, address: str) -> None:
    page.goto(address + "coverage/")
    page.locator(".hub-coverage__cell--3 a").first.click()
    expect(page).to_have_url(re.compile(r"/explore/\?theme=[a-z-]+&sector=[a-z-]+"))


def test_a_cell_of_the_coverage_leads_to_as_many_case_studies(page: Page, address: str) -> None:
    page.goto(address + "coverage/")
    cells = page.locator(".hub-coverage td a[href*='explore/']").evaluate_all(
        "all => all.map(one => [one.href, one.innerText.trim()])"
    )
    for target, said in cells[:: len(cells) // 6]:
        count = re.match(r"\d+", said)
        assert count
        page.goto(target)
        expect(page.locator("#hub-results, .hub-results__count").first).to_contain_text(
            f"{count[0]} of"
        )
