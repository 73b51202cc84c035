"""The reader's list: ticked anywhere, kept in the browser and the address alone, taken away whole."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from usable import faults

pytestmark = pytest.mark.browser

QUESTION = "compete-or-collaborate/risk-and-decisions"
CASE = "case=plymouth-alliance"
ANSWER = f"answer=lambeth-living-well/{QUESTION}"
ALL = [CASE, f"question={QUESTION}", ANSWER, "answer=camden-reference-group"]
ALL += ["process=fortnightly-breakfast"]
PACK = f"pack/?{'&'.join(ALL)}"
HOSTILE = '=HYPERLINK("https://evil.example") <img src=x onerror=window.hurt=1>'


def tick(page: Page, item: str) -> Locator:
    """Tick what puts `item` on the list, the first such box that can be seen."""
    box = page.locator(f"[data-hub-keep='{item}']:visible").first
    box.check()
    return box


def own_list(page: Page) -> Locator:
    """Return the link to the list that stands beside the main links."""
    return page.locator("[data-hub-list]")


def titles(page: Page) -> list[str]:
    """Return what the briefing holds, once it is laid out."""
    page.locator(".hub-brief").first.wait_for()
    return page.locator(".hub-brief__title").all_inner_texts()


def downloaded(page: Page, button: str, folder: Path) -> str:
    """Return what the file behind a button holds."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.read_bytes().decode("utf-8")


def test_what_is_ticked_on_several_pages_becomes_one_briefing(page: Page, address: str) -> None:
    page.goto(address)
    expect(own_list(page)).to_be_hidden()
    page.goto(address + "explore/?q=&place=plymouth")
    page.locator(".hub-results__cards [data-hub-keep]").first.wait_for()
    tick(page, CASE)
    expect(own_list(page)).to_have_text("Your list (1)")
    said = page.locator("[data-hub-list-status]")
    expect(said).to_have_text("Kept. Your list holds 1 thing.")
    page.goto(f"{address}guides/{QUESTION}/")
    tick(page, f"question={QUESTION}")
    tick(page, ANSWER)
    page.goto(address + "answers/camden-reference-group/")
    tick(page, "answer=camden-reference-group")
    page.goto(address + "processes/fortnightly-breakfast/")
    tick(page, "process=fortnightly-breakfast")
    page.goto(address + "case_studies/lambeth-living-well/")
    expect(page.locator(f"[data-hub-keep='{ANSWER}']")).to_be_checked()

    own_list(page).click()
    shown = titles(page)
    assert sorted(shown) == sorted(
        [
            "How are risk and decisions shared?",
            "How are risk and decisions shared?",
            "Where has sharing power changed a service?",
            "Twenty-five contracts become one alliance",
            "Fortnightly breakfast",
        ]
    )
    assert unquote(urlsplit(page.url).query).split("&") == ALL
    expect(page.locator("[data-hub-pack-status]")).to_have_text(
        "1 question, 2 answers, 1 case study, 1 way of working."
    )
    expect(page.locator(".hub-meeting__prompts li")).to_have_count(5)
    assert page.locator(".hub-brief__cite").count() == 5
    page.reload()
    assert titles(page) == shown
    expect(page.locator("[data-hub-pack-foreign]")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(key => !key.endsWith('__palette'))") == [
        f"{urlsplit(address).path}pack/your-list"
    ]


def test_a_colleague_who_opens_the_link_sees_the_same_and_keeps_her_own(
    page: Page, address: str
) -> None:
    page.goto(address + "processes/travelling-sofa/")
    own = "process=travelling-sofa"
    tick(page, own)
    page.goto(address + PACK)
    assert len(titles(page)) == 5
    expect(page.locator("[data-hub-pack-whose]")).to_contain_text("Your own list has 1 thing on it")
    expect(page.get_by_role("button", name="Clear the list")).to_be_hidden()
    expect(own_list(page)).to_have_text("Your list (1)")
    page.get_by_role("button", name="Add this to your own list").click()
    expect(page.locator(".hub-brief")).to_have_count(6)
    expect(own_list(page)).to_have_text("Your list (6)")
    assert unquote(urlsplit(page.url).query).split("&") == [own, *ALL]


def test_only_the_files_of_what_is_chosen_are_fetched(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address + PACK)
    titles(page)
    base = urlsplit(address).path
    assert sorted(one.removeprefix(base) for one in asked if one.endswith(".json")) == [
        "compare/cases/lambeth-living-well.json",
        "compare/cases/plymouth-alliance.json",
        "pack/answers/camden-reference-group.json",
        "pack/processes/fortnightly-breakfast.json",
        f"pack/questions/{QUESTION}.json",
    ]


def test_what_is_not_there_is_named_and_the_rest_is_laid_out(page: Page, address: str) -> None:
    page.goto(f"{address}pack/?case=../../x&case=no-such-case&{CASE}&utm_source=mail")
    assert titles(page) == ["Twenty-five contracts become one alliance"]
    notice = page.get_by_role("alert")
    expect(notice).to_contain_text("The case study “no-such-case” is not on this hub")
    expect(notice).to_contain_text("“../../x” names nothing")
    page.route("**/plymouth-alliance.json", lambda route: route.abort())
    page.reload()
    expect(notice).to_contain_text("1 of 2 could not be loaded")


def test_a_list_is_thinned_and_cleared_and_a_step_back_brings_it_back(
    page: Page, address: str
) -> None:
    page.goto(address + "processes/fortnightly-breakfast/")
    tick(page, "process=fortnightly-breakfast")
    page.goto(address + "case_studies/plymouth-alliance/")
    tick(page, CASE).uncheck()
    expect(own_list(page)).to_have_text("Your list (1)")
    tick(page, CASE)
    own_list(page).click()
    assert len(titles(page)) == 2
    page.get_by_role("button", name="Take out Twenty-five").click()
    expect(page.locator(".hub-brief")).to_have_count(1)
    expect(page.get_by_role("button", name="Take out Fortnightly")).to_be_focused()
    page.get_by_role("button", name="Clear the list").click()
    expect(page.locator("[data-hub-pack-status]")).to_contain_text("Your list is empty now")
    expect(page.locator("[data-hub-pack-empty]")).to_be_visible()
    expect(own_list(page)).to_be_hidden()
    assert page.evaluate("localStorage.getItem(location.pathname + 'your-list')") is None
    page.go_back()
    expect(page.locator(".hub-brief")).to_have_count(1)
    expect(own_list(page)).to_have_text("Your list (1)")
    expect(page.locator("[data-hub-pack-foreign]")).to_be_hidden()


def test_the_keyboard_alone_ticks_opens_and_takes_out(page: Page, address: str) -> None:
    page.goto(address + "processes/fortnightly-breakfast/")
    box = page.get_by_role("checkbox", name="Keep in your list")
    expect(box).to_be_enabled()
    box.focus()
    assert box.evaluate("one => getComputedStyle(one).outlineStyle") != "none"
    page.keyboard.press("Space")
    expect(own_list(page)).to_have_text("Your list (1)")
    own_list(page).focus()
    page.keyboard.press("Enter")
    assert titles(page) == ["Fortnightly breakfast"]
    out = page.get_by_role("button", name="Take out Fortnightly breakfast")
    for _ in range(60):
        if out.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(out).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-hub-pack-empty]")).to_be_visible()


def test_the_three_downloads_hold_the_whole_briefing_and_nothing_that_runs(
    page: Page, address: str, tmp_path: Path
) -> None:
    def with_hostile_title(route: Route) -> None:
        brief = json.loads(route.fetch().body())
        brief["title"] = HOSTILE
        brief["answers"][0]["told"][0]["short"] = "@SUM(1) and\n-2"
        route.fulfill(json=brief)

    page.route("**/plymouth-alliance.json", with_hostile_title)
    page.goto(address + PACK)
    assert HOSTILE in titles(page)
    assert page.evaluate("window.hurt") is None

    html = downloaded(page, "Word (HTML)", tmp_path)
    assert html.startswith('<!doctype html>\n<html lang="en"><head><meta charset="utf-8">')
    assert "&lt;img src=x" in html
    assert "<img" not in html
    assert not re.search(r"<(article|button|div|script|style)|class=|data-|Take out", html)
    markdown = downloaded(page, "Markdown", tmp_path)
    assert markdown.startswith("# A briefing from Many Answers\n\n")
    assert "\\<img src=x" in markdown
    assert "<https://example.org/many-answers/case_studies/plymouth-alliance/>" in markdown
    for text in (html, markdown):
        assert "Fortnightly breakfast" in text
        assert text.count("To cite: ") == 5
        assert "Five things to talk about" in text
        assert f"{address}processes/fortnightly-breakfast/" in text

    table = downloaded(page, "Spreadsheet (CSV)", tmp_path)
    assert table.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    assert {row["Kind"] for row in rows} == {"case study", "question", "answer", "way of working"}
    assert all(row["Citation"] and row["Address"].startswith(address) for row in rows)
    hostile = [row for row in rows if row["Title"] == f"'{HOSTILE}"]
    assert hostile[0]["Answer"] == "'@SUM(1) and\n-2"
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r\n")]
    answers = [row for row in rows if row["Kind"] == "answer"]
    assert {row["Place"] for row in answers} == {"Lambeth, England", "Camden, England"}
    assert sum("#answer-" in row["Address"] for row in rows) > 6


def test_on_paper_stands_the_briefing_alone(page: Page, address: str) -> None:
    page.goto(address + PACK)
    titles(page)
    page.emulate_media(media="print")
    for unwanted in ("[data-hub-pack-bar]", ".hub-brief__drop", ".hub-header", ".hub-nav"):
        expect(page.locator(unwanted).first).to_be_hidden()
    for wanted in (".hub-brief__cite", ".hub-brief__short", ".hub-meeting__prompts li"):
        expect(page.locator(wanted).first).to_be_visible()
    expect(page.locator("[data-hub-pack-made]")).to_contain_text(f"pack/?{ALL[0]}")
    for path in ("case_studies/plymouth-alliance/", "guides/accountability/being-wrong/"):
        page.goto(address + path)
        expect(page.locator(".hub-keep").first).to_be_attached()
        expect(page.locator(".hub-keep:visible")).to_have_count(0)
    assert page.pdf().startswith(b"%PDF")


def test_without_a_script_nothing_can_be_ticked_and_the_page_says_what_to_do(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + "case_studies/plymouth-alliance/")
    assert page.locator(".hub-keep").count() > 3
    assert page.locator(".hub-keep:visible").count() == 0
    expect(own_list(page)).to_be_hidden()
    page.get_by_role("link", name="Your list").click()
    expect(page.locator(".hub-without-script")).to_contain_text("print it with your browser")
    expect(page.locator("[data-hub-pack-empty]")).to_be_hidden()
    page.context.close()


def test_a_browser_that_keeps_nothing_offers_no_ticks_but_opens_links(
    browser: Browser, address: str
) -> None:
    page = browser.new_context().new_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.goto(address + "case_studies/plymouth-alliance/")
    expect(page.locator(".hub-keep:visible")).to_have_count(0)
    page.goto(address + PACK)
    assert len(titles(page)) == 5
    expect(page.get_by_role("button", name="Add this to your own list")).to_be_hidden()
    page.context.close()


def test_two_tabs_have_one_list(page: Page, address: str) -> None:
    page.goto(address + "case_studies/plymouth-alliance/")
    other = page.context.new_page()
    other.goto(address + "case_studies/plymouth-alliance/")
    tick(other, CASE)
    expect(own_list(page)).to_have_text("Your list (1)")
    expect(page.locator(f"[data-hub-keep='{CASE}']").first).to_be_checked()


def test_everybody_can_use_a_briefing_and_what_keeps_it(page: Page, address: str) -> None:
    page.goto(f"{address}{PACK}&case=gone")
    titles(page)
    assert faults(page) == []
    page.goto(f"{address}guides/{QUESTION}/")
    tick(page, ANSWER)
    expect(own_list(page)).to_have_text("Your list (1)")
    assert faults(page) == []
