"""The explore page: every count is right, the address is the state, and nothing needs a script."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from explored import Explored, explored
from hub.library import load_hub
from hub.links import Links
from made_hub import MadeCase, count_with, matching, write_made_hub
from ticks import work_of_ticks

pytestmark = pytest.mark.browser

MANY = 2000
ENOUGH_MS = 100
EXPLORE = "explore/"
SHOWN = ".hub-results__cards :is(.hub-item__title a, .hub-table th a)"
NOTHING = "explore/?theme=trust&place=scotland&sector=adult-social-care&status=changed"
OPTIONS = """() => [...document.querySelectorAll('.hub-filter input[type=checkbox]')].map(
  box => [box.name, box.value, Number(box.closest('li').querySelector('.hub-filter__count').textContent)])"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[MadeCase], Explored]:
    """Make a hub of many case studies; return them with the data made from them."""
    root = tmp_path_factory.mktemp("made")
    cases = write_made_hub(root, MANY)
    return cases, explored(Links(load_hub(root)))


@pytest.fixture
def large(page: Page, made: tuple[list[MadeCase], Explored]) -> Page:
    """Give the page the data of the made hub in place of the real one."""
    data = made[1]

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.rpartition("/")[2]
        route.fulfill(json=data.filters if name == "codes.json" else data.files[name])

    page.route(re.compile(r"/explore/.*\.json"), answer)
    return page


def counts(page: Page) -> list[list[Any]]:
    """Return facet, value and count of every filter, once all are known."""
    expect(page.locator(".hub-filter__count").first).to_be_attached()
    expect(page.locator(".hub-filter__count:empty")).to_have_count(0)
    return page.evaluate(OPTIONS)  # type: ignore[no-any-return]


def count(page: Page) -> Any:
    """Return the heading of the results, once the filters are there."""
    return page.locator("#hub-results")


def titles(page: Page) -> list[str]:
    """Return the titles of the case studies shown."""
    page.locator(".hub-results__cards a").first.wait_for()
    return page.locator(SHOWN).all_inner_texts()


def without_web_assembly(route: Route) -> None:
    """Answer with a rule that lets scripts run, but nothing compiled (Content Security Policy)."""
    response = route.fetch()
    rule = {"content-security-policy": "script-src 'self' 'unsafe-inline'"}
    route.fulfill(response=response, headers={**response.headers, **rule})


def tick(page: Page, facet: str, value: str) -> None:
    """Tick one value."""
    page.locator(f".hub-filter input[name='{facet}'][value='{value}']").check()


def expect_total(page: Page, number: int, total: int = MANY) -> None:
    expect(count(page)).to_have_text(f"{number} of {total} case studies")


def test_every_count_is_what_brute_force_finds(
    large: Page, address: str, made: tuple[list[MadeCase], Explored]
) -> None:
    cases, chance = made[0], random.Random(7)  # noqa: S311 - the same choices each time
    large.goto(address + EXPLORE)
    expect_total(large, MANY)
    facets = list(cases[0].values)
    for _ in range(8):
        chosen = {
            facet: set(chance.sample(sorted(chance.choice(cases).values[facet]), 1))
            for facet in chance.sample([one for one in facets if one != "year"], 2)
        }
        chosen.setdefault("place", set()).update({"wigan", "plymouth"})
        query = "&".join(f"{facet}={one}" for facet, values in chosen.items() for one in values)
        large.goto(f"{address}{EXPLORE}?{query}")
        wanted = matching(cases, chosen)
        expect_total(large, len(wanted))
        options = counts(large)
        assert len(options) > 40
        for facet, value, number in options:
            assert number == count_with(cases, chosen, facet, value), (query, facet, value)
        if wanted:
            assert titles(large) == [one.title for one in wanted[:20]]


def test_a_wider_place_includes_what_is_part_of_it(
    large: Page, address: str, made: tuple[list[MadeCase], Explored]
) -> None:
    large.goto(address + EXPLORE)
    tick(large, "place", "england")
    expect_total(large, len(matching(made[0], {"place": {"england"}})))


def test_a_tick_is_answered_at_once(large: Page, address: str) -> None:
    large.goto(address + EXPLORE + "?theme=theme-01")
    counts(large)
    assert max(one.whole for one in work_of_ticks(large, 20)) < ENOUGH_MS


def test_more_are_shown_when_asked_for(
    large: Page, address: str, made: tuple[list[MadeCase], Explored]
) -> None:
    large.goto(address + EXPLORE + "?theme=theme-01&sort=title")
    wanted = sorted(one.title for one in matching(made[0], {"theme": {"theme-01"}}))
    assert titles(large) == wanted[:20]
    large.get_by_role("button", name="Show 20 more").click()
    expect(large.locator(SHOWN)).to_have_count(40)
    assert titles(large) == wanted[:40]
    expect(large.locator(SHOWN).nth(20)).to_be_focused()


def test_the_address_is_the_state_and_steps_back(page: Page, address: str) -> None:
    page.goto(address + EXPLORE)
    tick(page, "theme", "trust")
    tick(page, "place", "lambeth")
    tick(page, "place", "wigan")
    page.get_by_label("Order").select_option("title")
    page.get_by_role("link", name="Table").click()
    expect(page).to_have_url(re.compile("view=table"))
    asked = parse_qs(urlsplit(page.url).query)
    wanted = {"theme": ["trust"], "place": ["lambeth", "wigan"], "sort": ["title"]}
    assert {**asked, "place": sorted(asked["place"])} == {**wanted, "view": ["table"]}
    expect(page.locator(".hub-table tbody tr").first).to_be_visible()
    shown = titles(page)
    assert shown == sorted(shown, key=str.casefold)
    expect(page).to_have_title(re.compile(r"^Trust in .*Wigan.*: \d+ case stud"))
    page.reload()
    assert titles(page) == shown
    for _ in range(4):
        page.go_back()
    expect(page.locator("input[value='trust']")).to_be_checked()
    expect(page.locator("input[value='wigan']")).not_to_be_checked()
    page.go_back()
    expect_total(page, 44, 44)
    assert urlsplit(page.url).query == ""
    page.go_forward()
    expect(page.locator("input[value='trust']")).to_be_checked()


def test_what_is_asked_while_an_answer_is_coming_is_not_lost(page: Page, address: str) -> None:
    coming: list[Route] = []
    page.goto(address + EXPLORE + "?place=england")
    expect(page.get_by_role("link", name="Remove filter: England")).to_be_visible()
    page.route("**/order-title.json*", lambda one: coming.append(one))  # noqa: PLW0108
    page.get_by_label("Order").select_option("title")
    tick(page, "theme", "trust")
    page.get_by_role("link", name="Table").click()
    page.get_by_role("link", name="Remove filter: England").click()
    expect(page).to_have_url(address + EXPLORE + "?theme=trust&place=england&sort=title")
    assert coming
    for one in coming:
        one.continue_()
    expect(page.get_by_role("link", name="Remove filter: Trust")).to_be_visible()
    expect(page).to_have_url(address + EXPLORE + "?theme=trust&sort=title&view=table")


def test_a_chip_removes_its_filter_and_clear_all_the_rest(page: Page, address: str) -> None:
    page.goto(address + EXPLORE + "?theme=trust&place=england")
    chip = page.get_by_role("link", name="Remove filter: England")
    assert chip.evaluate("one => one.href") == address + EXPLORE + "?theme=trust"
    chip.click()
    expect(page).to_have_url(address + "explore/?theme=trust")
    expect(count(page)).to_be_focused()
    page.get_by_role("link", name="Clear all").click()
    expect(page).to_have_url(address + EXPLORE)
    expect(page.locator(".hub-chip")).to_have_count(0)


def test_what_is_not_known_is_left_out_and_told(page: Page, address: str) -> None:
    page.goto(address + EXPLORE + "?place=nowhere&sort=best-of-all&theme=trust")
    notice = page.locator("[data-hub-explore-notice]")
    expect(notice).to_have_text(
        "No case study is filed under nowhere, best-of-all, so that is left out."
    )
    expect(page.get_by_role("link", name="Remove filter: Trust")).to_be_visible()


def test_results_are_announced_and_the_focus_stays(page: Page, address: str) -> None:
    page.goto(address + EXPLORE)
    tick(page, "theme", "trust")
    status = page.locator("[data-hub-explore-status]")
    expect(status).to_have_text(re.compile(r"^\d+ of 44 case studies$"))
    expect(page.locator("input[value='trust']")).to_be_focused()


def test_words_find_and_are_replaced_in_the_address_while_typing(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + EXPLORE + "?theme=trust")
    expect(page.locator(SHOWN).first).to_be_visible()
    tick(page, "place", "england")
    assert not [url for url in asked if "pagefind" in url or "words.json" in url]
    steps = page.evaluate("history.length")
    page.get_by_label("Words", exact=True).press_sequentially("breakfast")
    expect(page.get_by_role("link", name="Remove filter: “breakfast”")).to_be_visible()
    assert "q=breakfast" in page.url
    assert page.evaluate("history.length") == steps
    assert titles(page)[0] == "Breakfast first, contract later"
    expect(page.get_by_label("Order")).to_have_value("best")


def test_an_empty_result_says_what_each_removal_would_give(page: Page, address: str) -> None:
    page.goto(address + NOTHING)
    expect(page.locator("[data-hub-explore-none]")).to_have_text("No case study matches.")
    ways = page.locator(".hub-empty__ways a")
    assert ways.count() == 4
    for name in ways.all_inner_texts():
        assert re.fullmatch(r"Remove .+: \d+ results?", name)
    way = page.locator(".hub-empty__ways a", has_text="Remove Adult social care")
    number = re.search(r"(\d+) result", way.inner_text())
    expect(page.get_by_text("Near to it")).to_be_visible()
    way.click()
    assert number
    expect_total(page, int(number[1]), 44)


def test_the_set_can_be_taken_away(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + EXPLORE + "?theme=trust&place=wigan")
    shown = titles(page)
    for kind in ("JSON", "CSV"):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=kind).click()
        waiting.value.save_as(tmp_path / kind)
    rows = json.loads((tmp_path / "JSON").read_text(encoding="utf-8"))
    assert [row["title"] for row in rows] == shown
    assert all(row["url"].startswith(f"{address}case_studies/") for row in rows)
    text = (tmp_path / "CSV").read_text(encoding="utf-8-sig")
    assert text.splitlines()[0].startswith('"title","url","place"')
    assert len(text.splitlines()) == len(rows) + 1


def test_without_a_script_everything_is_listed(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + EXPLORE + "?theme=trust")
    assert page.locator("article a[href*='case_studies/']:visible").count() == 44
    expect(page.get_by_text("Filters need JavaScript")).to_be_visible()
    expect(page.locator("form:visible, .hub-filters:visible")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(
    "missing", ["explore/codes.json", "explore/*/cards-0.json*", "assets/*/explore.js"]
)
def test_without_its_data_everything_is_listed(page: Page, address: str, missing: str) -> None:
    page.route(address + missing, lambda one: one.abort())
    page.goto(address + EXPLORE)
    notice = page.locator("[data-hub-explore-notice]")
    expect(notice).to_contain_text("filters could not be loaded")
    assert page.locator("article a[href*='case_studies/']:visible").count() == 44
    expect(page.locator(".hub-filters")).to_be_hidden()


def test_the_map_shows_the_set_with_its_places_as_a_list(page: Page, address: str) -> None:
    page.goto(address + EXPLORE + "?theme=trust&view=map")
    listed = page.locator(".hub-explore-map .hub-placelist a")
    expect(listed.first).to_be_visible()
    names = {link.inner_text() for link in listed.all()}
    labels = [dot.get_attribute("aria-label") or "" for dot in page.locator(".hub-map__dot").all()]
    single = {one.rpartition(":")[0] for one in labels if re.search(r": \d+ case stud", one)}
    assert len(single) > 2
    assert single <= names
    assert any("places in Britain" in one for one in labels)
    place = listed.first.inner_text()
    listed.first.click()
    expect(page.locator(".hub-results__cards .hub-item__side strong").first).to_contain_text(place)
    page.go_back()
    expect(page).to_have_url(re.compile("view=map"))
    expect(listed.first).to_have_text(place)


def test_a_map_that_cannot_load_says_so(page: Page, address: str) -> None:
    page.route("**/explore/map.json", lambda route: route.abort())
    page.goto(address + EXPLORE)
    page.locator(".hub-views a", has_text="Map").click()
    expect(page.locator("[data-hub-explore-notice]")).to_contain_text("map could not be loaded")


def test_a_card_leads_to_its_case_study_beside_a_place(page: Page, address: str) -> None:
    page.goto(address + EXPLORE + "?place=plymouth")
    page.locator(".hub-results__cards .hub-item__compare").first.click()
    expect(page.locator(".hub-compared__status")).to_contain_text("Twenty-five contracts")
    page.get_by_label("Another place").select_option("lambeth")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("[data-hub-compare-title]")).to_contain_text("Twenty-five contracts")
    expect(page.locator("[data-hub-compare-title]")).to_contain_text("Lambeth")


def test_filters_work_without_the_search(page: Page, address: str) -> None:
    page.route("**/pagefind-*/**", lambda route: route.abort())
    without_words(page, address)


def test_filters_work_without_web_assembly(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.route(re.compile(r"/explore/\?|\.js$"), without_web_assembly)
    without_words(page, address)
    page.close()


def without_words(page: Page, address: str) -> None:
    """Ask for words and a theme; the theme is answered, and it is said that the words are not."""
    page.goto(address + EXPLORE + "?q=breakfast&theme=trust")
    notice = page.locator("[data-hub-explore-notice]")
    expect(notice).to_contain_text("search by words is off", timeout=15_000)
    expect(count(page)).to_have_text(re.compile(r"^\d\d of 44"))
    tick(page, "place", "wigan")
    expect(page.get_by_role("link", name="Remove filter: Wigan")).to_be_visible()


def test_words_are_shown_as_text(page: Page, address: str) -> None:
    page.goto(address + EXPLORE + "?q=%3Cimg+src%3Dx+onerror%3Dwindow.hurt%3D1%3E&place=%3Cb%3E")
    expect(page.locator("[data-hub-explore-notice]")).to_contain_text("<b>")
    assert page.evaluate("window.hurt") is None


def test_a_narrow_page_opens_its_filters_and_shows_the_results(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    page.goto(address + EXPLORE + "?theme=trust&place=england&status=ongoing")
    summary = page.get_by_text("Filters (3)")
    expect(page.locator(".hub-filters__groups")).to_be_hidden()
    summary.click()
    button = page.get_by_role("button", name=re.compile("Show [0-9]+ case stud"))
    expect(button).to_be_in_viewport()
    button.click()
    expect(page.locator(".hub-filters__groups")).to_be_hidden()
    expect(count(page)).to_be_focused()


def test_the_keyboard_alone_filters_finds_and_leads_on(page: Page, address: str) -> None:
    page.goto(address + EXPLORE)
    expect_total(page, 44, 44)
    expect(page.get_by_label("Words", exact=True)).to_be_visible()
    page.get_by_label("Words", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.type("power")
    questions = page.locator(".hub-filter").first.locator("li")
    expect(
        questions.filter(visible=True, has_not_text=re.compile("power", re.IGNORECASE))
    ).to_have_count(0)
    expect(questions.filter(visible=True).first).to_be_visible()
    page.keyboard.press("Enter")
    assert page.url == address + EXPLORE
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile(r"\?question=.*power"))
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.get_by_label("Order").focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile("sort=title"))
    page.get_by_role("button", name=re.compile("Show [0-9]+ case")).press("Enter")
    expect(count(page)).to_be_focused()
