"""Reflecting together, from the choice to the printed sheet, and what stays on the device."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from usable import problems

from hub.session import session_minutes

pytestmark = pytest.mark.browser

SESSION = "reflect/?with=behaviour/shared-power&with=side/people&people=8"
KEY = "hub-reflect:/many-answers/"
SEEN = "Where do we see it here, and where do we miss it?"
NOTE = "At the Tuesday breakfast.\nNot in the board: <b>&amp;</b> *nobody*."


def stored(page: Page) -> dict[str, Any]:
    kept = page.evaluate("JSON.stringify(localStorage)")
    return json.loads(kept)  # type: ignore[no-any-return]


def write(page: Page, text: str) -> None:
    page.get_by_label(SEEN).first.fill(text)


def saved(page: Page, button: str) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return Path(waiting.value.path()).read_text(encoding="utf-8")


def test_a_session_goes_from_choice_to_a_printed_sheet(page: Page, address: str) -> None:
    page.goto(address + "reflect/")
    said = page.locator("[data-hub-reflect-sum]")
    expect(said).to_have_text("Nothing chosen yet")
    page.get_by_role("checkbox", name=re.compile("Sharing power")).check()
    page.get_by_role("checkbox", name=re.compile("^People ")).check()
    page.get_by_text("Accountability", exact=True).first.click()
    page.get_by_role("checkbox", name=re.compile("wrong")).check()
    page.get_by_label("How many of you?").fill("8")
    expect(said).to_have_text(f"3 prompts, about {session_minutes(3, 8)} minutes for 8 people")
    page.get_by_role("button", name="Make the session sheet").click()
    expect(page.locator("h1:visible")).to_have_text("Your session")
    expect(page.locator(".hub-round h2")).to_have_count(6)
    expect(page.get_by_role("heading", name="Who is missing")).to_be_visible()
    expect(page.get_by_role("heading", name="Closing round")).to_be_visible()
    write(page, NOTE)
    page.emulate_media(media="print")
    paper = page.locator(".hub-written__paper")
    expect(paper.first).to_be_visible()
    assert paper.first.inner_text() == NOTE
    assert paper.count() == page.locator("textarea").count()
    expect(page.locator("textarea").first).to_be_hidden()
    expect(page.locator(".hub-kept")).to_be_hidden()


def test_notes_outlive_a_reload_and_stand_beside_the_next_session(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-30T10:00:00")
    page.goto(address + SESSION)
    write(page, NOTE)
    page.reload()
    expect(page.get_by_label(SEEN)).to_have_value(NOTE)
    expect(page.locator(".hub-written__before")).to_have_count(0)
    page.clock.set_fixed_time("2027-02-01T10:00:00")
    page.goto(address + SESSION.replace("&with=side/people", ""))
    expect(page.get_by_label(SEEN)).to_have_value("")
    before = page.locator(".hub-written__before")
    expect(before).to_have_count(1)
    expect(before.locator(".hub-written__when")).to_have_text("On 30 November 2026 you wrote")
    assert before.locator(".hub-written__then").inner_text() == NOTE
    write(page, "Now in the board too.")
    assert [len(one["notes"]) for one in json.loads(stored(page)[KEY])] == [1, 1]
    page.clock.set_fixed_time("2027-03-01T10:00:00")
    page.reload()
    expect(before.locator(".hub-written__when")).to_have_text("On 1 February 2027 you wrote")


def test_a_session_that_was_ended_leaves_empty_fields_on_the_same_day(
    page: Page, address: str
) -> None:
    page.goto(address + SESSION)
    write(page, NOTE)
    page.get_by_role("button", name="End this session").click()
    expect(page.get_by_label(SEEN)).to_have_value("")
    expect(page.locator("[data-hub-reflect-status]")).to_be_focused()
    assert page.locator(".hub-written__then").inner_text() == NOTE


def test_notes_can_be_taken_away_and_deleted_in_one_click(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-11-30T10:00:00")
    page.goto(address + SESSION)
    write(page, NOTE)
    markdown = saved(page, "Download Markdown")
    assert markdown.startswith("# Reflection, 30 November 2026\n")
    assert "> At the Tuesday breakfast.\n> Not in the board: <b>&amp;</b> *nobody*." in markdown
    document = saved(page, "Download for Word")
    assert "<br>Not in the board: &lt;b&gt;&amp;amp;&lt;/b&gt; *nobody*.</p>" in document
    assert saved(page, "Download the notes of 30 November 2026 as Markdown") == markdown
    page.get_by_text("See exactly what is stored").click()
    assert page.locator("pre").inner_text() == json.dumps(
        json.loads(stored(page)[KEY]), indent=2, ensure_ascii=False
    )
    page.get_by_role("button", name="Delete the notes of 30 November 2026").click()
    assert KEY not in stored(page)
    expect(page.get_by_label(SEEN)).to_have_value("")
    write(page, "Again.")
    page.get_by_role("button", name="Delete everything").click()
    assert KEY not in stored(page)
    expect(page.get_by_text("Nothing is kept yet.")).to_be_visible()


def test_what_is_stored_has_only_the_keys_that_the_privacy_page_names(
    page: Page, address: str
) -> None:
    page.goto(address + SESSION)
    page.get_by_role("button", name="Switch to dark colours").or_(
        page.locator("label[for='__palette_1']")
    ).first.click()
    write(page, NOTE)
    keys = set(stored(page))
    page.goto(address + "privacy/")
    named = page.locator(".hub-prose code").all_inner_texts()
    assert KEY in keys
    assert {key for key in keys if not any(one in key for one in named)} == set()
    assert page.evaluate("sessionStorage.length") == 0


def test_a_browser_that_keeps_nothing_says_so(page: Page, address: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    page.goto(address + SESSION)
    write(page, NOTE)
    expect(page.get_by_role("alert")).to_contain_text("does not keep notes")
    expect(page.get_by_label(SEEN)).to_have_value(NOTE)


def test_what_a_stranger_stored_does_no_harm(page: Page, address: str) -> None:
    for kept in ("no JSON", '{"a": 1}', '[1, null, {"begun": "never", "notes": []}]'):
        page.goto(address + "privacy/")
        page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
        page.goto(address + SESSION)
        write(page, NOTE)
        assert len(json.loads(stored(page)[KEY])) == 1


def test_a_small_group_sees_one_round_at_a_time(page: Page, address: str) -> None:
    page.goto(address + SESSION)
    page.get_by_role("button", name="Show one round at a time").click()
    for number, heading in enumerate(
        ["Arrive", "Sharing power and evening out whose voice counts", "People"], start=1
    ):
        expect(page.locator(".hub-round:visible h2")).to_have_text(heading)
        expect(page.locator(".hub-round:visible h2")).to_be_focused()
        expect(page.locator(".hub-screen__where")).to_have_text(f"Round {number} of 5")
        page.get_by_role("button", name="Next round").click()
    page.get_by_role("button", name="Show all rounds").click()
    expect(page.locator(".hub-round:visible")).to_have_count(5)


def test_without_a_script_there_are_sheets_on_paper(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + "reflect/")
    expect(page.locator("form:visible")).to_have_count(0)
    expect(page.get_by_text("needs JavaScript, which is off")).to_be_visible()
    page.get_by_role("link", name="The behaviours", exact=True).click()
    expect(page.locator(".hub-round__prompt")).to_have_count(9)
    page.wait_for_load_state()  # the styles too
    page.emulate_media(media="print")
    lines = page.locator(".hub-lines")
    assert lines.count() == 1 + 9 * 2 + 1 + 2
    assert lines.last.bounding_box()["height"] > 100  # type: ignore[index]
    expect(page.get_by_role("heading", name="Who is missing")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_while_people_reflect(
    browser: Browser, address: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for url in ("reflect/", "reflect/system/", SESSION):
        page.goto(address + url)
        if "?" in url:
            write(page, NOTE)
            page.get_by_role("button", name="End this session").click()
            page.get_by_text("See exactly what is stored").click()
        assert problems(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Show one round at a time").click()
    assert problems(page) == []
    context.close()


def test_a_missing_behaviour_leads_to_contributing(page: Page, address: str) -> None:
    page.goto(address + "reflect/")
    page.get_by_role("link", name="Say what you would add or change").click()
    expect(page).to_have_url(re.compile("/contribute/"))
