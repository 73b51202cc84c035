"""What a first visit costs the reader: bytes as they are sent, gzipped."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from gzip_server import GzipServer, Sent

pytestmark = pytest.mark.browser

CASE = "case_studies/lambeth-living-well/"
QUESTION = "guides/compete-or-collaborate/risk-and-decisions/"
WHOLE_PAGE = 120_000
SCRIPTS = 60_000


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
    assert not [one.path for one in sent if "pagefind" in one.path or "codes-" in one.path]


def test_the_first_filter_fetches_the_codes_and_no_index(page: Page, server: GzipServer) -> None:
    sent_for(page, server, "explore/")
    server.sent.clear()
    page.locator(".hub-filter input[value=trust]").check()
    page.wait_for_load_state("networkidle")
    paths = [one.path for one in server.sent]
    assert "explore/codes-theme.json" in paths
    assert not [path for path in paths if "pagefind" in path or "words" in path]
    assert len(paths) == len(set(paths))
