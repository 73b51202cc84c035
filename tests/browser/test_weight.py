"""What a first visit costs the reader: bytes as they are sent, gzipped."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from gzip_server import GzipServer, Sent

pytestmark = pytest.mark.browser

CASE = "case_studies/lambeth-living-well/"
QUESTION = "guides/compete-or-collaborate/risk-and-decisions/"
WHOLE_PAGE = 120_000
SCRIPTS = 60_000
FIRST_RESULTS, FIRST_WORDS = 10, 200_000


def sent_for(page: Page, server: GzipServer, path: str) -> list[Sent]:
    """Open a page in a fresh browser, and return what the server sent until nothing came any more."""
    server.sent.clear()
    page.goto(server.address + path, wait_until="networkidle")
    assert {one.path for one in server.sent} >= {f"{path}index.html", "assets/base.css"}
    return list(server.sent)


@pytest.mark.parametrize("path", ["", CASE, QUESTION, "explore/"])
def test_a_first_visit_is_light(page: Page, server: GzipServer, path: str) -> None:
    sent = sent_for(page, server, path)
    scripts = [one for one in sent if one.path.endswith(".js")]
    assert scripts
    assert sum(one.size for one in scripts) <= SCRIPTS
    assert sum(one.size for one in sent) <= WHOLE_PAGE
    assert not [one.path for one in sent if re.search("pagefind|search|codes-", one.path)]


def test_nothing_but_the_focus_fetches_the_search(page: Page, server: GzipServer) -> None:
    sent_for(page, server, CASE)
    server.sent.clear()
    page.mouse.wheel(0, 2000)
    page.locator("h2").first.click()
    page.wait_for_load_state("networkidle")
    assert not [one.path for one in server.sent if re.search("pagefind|search", one.path)]
    with page.expect_response("**/search.js"):
        page.locator("[data-hub-search-open]").focus()


def test_filters_fetch_their_codes_once_and_never_ask_the_search(
    page: Page, server: GzipServer
) -> None:
    sent_for(page, server, "explore/")
    server.sent.clear()
    page.locator(".hub-filter input[value=trust]").check()
    page.locator("select[name=sort]").select_option("title")
    page.locator(".hub-views a", has_text="Table").click()
    page.get_by_role("link", name="Remove filter").first.click()
    page.locator(".hub-table").wait_for()
    page.wait_for_load_state("networkidle")
    paths = [one.path for one in server.sent]
    assert [path for path in paths if path.endswith("/codes-theme.json")]
    assert [path for path in paths if path.endswith("/order-title.json")]
    assert not [path for path in paths if re.search("pagefind|search|words", path)]
    data = [path for path in paths if path.endswith(".json")]
    assert len(data) == len(set(data))


def test_the_first_words_fetch_ten_results_and_the_program_once(
    page: Page, server: GzipServer
) -> None:
    sent_for(page, server, CASE)
    server.sent.clear()
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Search questions").fill("trust")
    expect(page.locator("[data-hub-search] [role=status]")).to_have_text(re.compile("found"))
    page.wait_for_load_state("networkidle")
    fetched = [one.path for one in server.sent if one.size]
    assert len([path for path in fetched if path.endswith(".pf_fragment")]) == FIRST_RESULTS
    assert len([path for path in fetched if path.endswith(".pf_index")]) == 1
    assert len(fetched) == len(set(fetched))
    assert sum(one.size for one in server.sent) <= FIRST_WORDS
    page.get_by_role("button", name="Show").last.scroll_into_view_if_needed()
    expect(page.locator(".hub-search__group").last.locator("a").first).to_be_visible()
