"""What a reader does: search, compare, print, and read on without a script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

QUESTION = "guides/compete-or-collaborate/risk-and-decisions/"


def search(page: Page, words: str) -> list[tuple[str, str]]:
    """Search for `words` in the open dialog; return kind and title of what is shown, in order."""
    page.get_by_role("searchbox", name="Search questions").fill(words)
    status = page.locator("[data-hub-search] [role=status]")
    expect(status).to_have_text(re.compile(r"\d+ found|Nothing found"))
    found = []
    for group in page.locator(".hub-search__group").all():
        kind = group.locator("h3").inner_text()
        found += [(kind, link.inner_text()) for link in group.locator(".hub-search__link").all()]
    return found


@pytest.mark.parametrize("keys", ["Control+k", "/"])
def test_the_search_opens_by_key_and_closes_with_escape(
    page: Page, address: str, keys: str
) -> None:
    page.goto(address + QUESTION)
    page.keyboard.press(keys)
    field = page.get_by_role("searchbox", name="Search questions")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()


def test_a_word_finds_its_question_first_and_its_case_study(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    found = search(page, "breakfast")
    kinds = [kind for kind, _ in found]
    assert ("Case studies", "Breakfast first, contract later") in found
    assert kinds.index("Questions") < kinds.index("Case studies")


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("KPI", "targets"),
        ("payment by results", "outcomes|results"),
        ("who decides", "decid|decision"),
        ("council tax", "worker|arrears|people|started"),
        ("trust", "trust"),
    ],
)
def test_what_people_type_leads_to_a_question_or_case_study_at_once(
    page: Page, address: str, words: str, answers: str
) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    first = search(page, words)[:3]
    good = [title for kind, title in first if kind in {"Questions", "Case studies"}]
    assert any(re.search(answers, title, re.IGNORECASE) for title in good), first


_ASKED = """async (words) => {
  const ours = document.querySelector("script[type=module]").src;
  const { telling } = await import(new URL("search_words.js", ours));
  return telling(words);
}"""


TELLING = {
    "trust in food": "trust food",
    "Who is IN, the council?": "council?",
    "trust in": "trust",
    "trust inc": "trust inc",
    "to be or not to be": "to be or not to be",
    "in": "in",
    "a will": "will",
    "how-to": "how-to",
    "bread & butter": "bread butter",
    '"trust in food"': '"trust in food"',
    "&": "&",
}
"""What is asked for, by what somebody types."""


def test_the_index_is_asked_for_the_words_that_tell_something(page: Page, address: str) -> None:
    page.goto(address)
    assert {words: page.evaluate(_ASKED, words) for words in TELLING} == TELLING


def test_a_common_word_more_finds_the_same(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    found = search(page, "trust council")
    assert found
    assert search(page, "trust in the council") == found


def test_a_result_leads_to_its_page_below_the_sub_path(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    page.keyboard.press("/")
    search(page, "breakfast")
    page.get_by_role("link", name="Breakfast first, contract later").first.click()
    expect(page).to_have_url(re.compile(re.escape(address) + "case_studies/lambeth-living-well/"))
    expect(page.locator("h1")).to_have_text("Breakfast first, contract later")


def test_the_home_page_takes_its_words_to_the_search(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("What are you trying to work out?").fill("breakfast")
    page.keyboard.press("Enter")
    expect(page.locator(".hub-search__link").first).to_be_visible()


def test_a_search_that_cannot_load_says_so_and_leads_on(page: Page, address: str) -> None:
    page.route("**/pagefind-*/**", lambda route: route.abort())
    page.goto(address)
    page.keyboard.press("Control+k")
    status = page.locator("[data-hub-search] [role=status]")
    expect(status).to_contain_text("could not be loaded")
    expect(page.locator(".hub-search__lists a").first).to_be_visible()
    page.get_by_role("button", name="Close the search").click()
    expect(status).to_be_hidden()


def test_a_search_whose_index_cannot_load_says_so(page: Page, address: str) -> None:
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(address)
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox", name="Search questions").fill("trust")
    status = page.locator("[data-hub-search] [role=status]")
    expect(status).to_contain_text("could not be loaded")


def test_arrows_lead_from_the_field_through_the_results(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    search(page, "trust")
    links = page.locator(".hub-search__link")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox", name="Search questions")).to_be_focused()


def test_search_terms_are_shown_as_text(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Control+k")
    hostile = "<img src=x onerror=window.hurt=1>"
    page.get_by_role("searchbox", name="Search questions").fill(hostile)
    status = page.locator("[data-hub-search] [role=status]")
    expect(status).to_have_text(re.compile("found|Nothing"))
    assert page.evaluate("window.hurt") is None


def test_a_question_sets_at_least_three_places_side_by_side(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    table = page.get_by_role("table").first
    heads = [head.inner_text() for head in table.get_by_role("columnheader").all()]
    assert len(table.get_by_role("rowheader").all()) >= 3
    for wanted in ("Short answer", "depended", "hard", "sure", "tells", "evidence"):
        assert any(wanted in head for head in heads), heads


def test_the_picker_keeps_its_choice_in_the_address(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    boxes = page.locator("[data-hub-picker] input")
    shown = page.locator("[data-hub-answer]:visible")
    total = boxes.count()
    expect(shown).to_have_count(total)
    boxes.first.uncheck()
    expect(shown).to_have_count(total - 1)
    assert "show=" in page.url
    page.reload()
    expect(shown).to_have_count(total - 1)
    expect(boxes.first).not_to_be_checked()


def test_without_a_script_every_answer_can_be_read(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + QUESTION)
    rows = page.locator("[data-hub-answer]")
    assert rows.count() >= 3
    for row in rows.all():
        expect(row).to_be_visible()
    expect(page.locator("[data-hub-search-open]")).to_be_hidden()
    page.goto(address + "explore/")
    assert page.locator("article a[href*='case_studies/']:visible").count() >= 40
    context.close()


def test_a_question_on_paper_holds_every_answer_and_the_prompts(page: Page, address: str) -> None:
    page.goto(address + QUESTION)
    page.emulate_media(media="print")
    for row in page.locator("[data-hub-answer]").all():
        expect(row).to_be_visible()
    expect(page.locator("[data-hub-picker]")).to_be_hidden()
    expect(page.get_by_role("heading", name="Take this into a meeting")).to_be_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_an_answer_has_an_address_of_its_own(page: Page, address: str) -> None:
    anchor = "answer-compete-or-collaborate-risk-and-decisions"
    page.goto(f"{address}case_studies/lambeth-living-well/#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()
    expect(page.locator(f"#{anchor}").get_by_role("link").first).to_be_visible()


def test_resources_can_be_picked_by_theme(page: Page, address: str) -> None:
    page.goto(address + "resources/", wait_until="networkidle")  # else the links lead on
    shown = page.locator("[data-hub-themes]:visible")
    total = shown.count()
    page.locator("[data-hub-theme=trust]").click()
    expect(page).to_have_url(re.compile(r"\?theme=trust$"))
    expect(page.locator("[data-hub-bytheme] [role=status]")).to_contain_text(
        f"of {total} resources"
    )
    assert 0 < shown.count() < total
    page.reload()
    expect(page.locator("[data-hub-themes]:not([data-hub-themes~=trust])").first).to_be_hidden()
    page.locator("[data-hub-theme='']").click()
    expect(shown).to_have_count(total)


def test_without_a_script_resources_of_a_theme_stand_on_its_page(
    browser: Browser, address: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address + "resources/")
    page.locator("[data-hub-theme=trust]").click()
    expect(page.get_by_role("heading", name="Further reading and networks")).to_be_visible()
    page.context.close()
