"""A reader follows an old link: to a page that moved, to an answer in it, to what was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from usable import faults

from builders import page as written
from builders import site_of
from edit_sequences import built
from hub.ledger import read_ledger
from hub.library import load_hub
from hub.publish.kept import lost_addresses
from test_permanence import note

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
BASE = "/many-answers/"

Serving = Callable[[Path], AbstractContextManager[str]]

FILES = {
    "case_studies/plymouth.md": written("case_studies", aliases=["harbour"]),
    "case_studies/gone/index.md": note(who_decided="The editors, with those who told it"),
    "content/answers/plymouth-pays.md": written("content/answers", replaced_by="plymouth"),
    "content/themes/trust.md": written("content/themes", aliases=["faith", "#what-it-was"]),
    "content/glossary/grant.md": written("content/glossary", aliases=["gift"]),
    "guides/money/who-pays.md": written(
        "questions", processes=["open-table"], aliases=["cash/who-pays"]
    ),
    "published-urls.txt": "/case_studies/gone/\n/case_studies/gone/#answer-money-who-pays\n"
    "/case_studies/harbour/#answer-cash-who-pays\n/themes/faith/\n/themes/trust/\n",
}


@pytest.fixture(scope="module")
def old_links(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small hub in which pages have moved and one was withdrawn."""
    folder = site_of(tmp_path_factory.mktemp("hub"), FILES)
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    address = f"site_url: https://example.org{BASE}"
    (folder / "mkdocs.yml").write_text(re.sub(r"site_url: .*", address, settings), "utf-8")
    done = built(folder)
    assert done.code == 0, done.said
    return folder


@pytest.fixture(scope="module")
def here(old_links: Path, serving: Serving) -> Iterator[str]:
    """Serve its site."""
    with serving(old_links / "site") as address:
        yield address


def test_a_page_that_leads_on_says_so_to_people_browsers_and_search_engines(
    old_links: Path,
) -> None:
    html = (old_links / "site/themes/faith/index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../trust/">' in html
    assert f'<link rel="canonical" href="https://example.org{BASE}themes/trust/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<a class="hub-button" href="../trust/" data-hub-moved>' in html
    assert "data-pagefind-body" not in html


def test_the_sitemap_names_no_page_that_leads_on_or_was_withdrawn(old_links: Path) -> None:
    text = (old_links / "site/sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>https://example.org{BASE}themes/trust/</loc>" in text
    assert "faith" not in text
    assert "gone" not in text


def test_nothing_that_was_published_is_lost(old_links: Path) -> None:
    assert lost_addresses(old_links / "site", read_ledger(old_links)) == []


def test_an_old_link_to_an_answer_arrives_at_the_answer(page: Page, here: str) -> None:
    page.goto(f"{here}case_studies/harbour/#answer-cash-who-pays")
    expect(page).to_have_url(f"{here}case_studies/plymouth/#answer-cash-who-pays")
    expect(page.get_by_role("heading", name="Who pays?")).to_be_in_viewport()


def test_an_old_link_arrives_without_a_script_too(browser: Browser, here: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{here}themes/faith/")
        expect(page).to_have_url(f"{here}themes/trust/")


def test_an_old_link_to_a_word_arrives_at_the_word(page: Page, here: str) -> None:
    page.goto(f"{here}glossary/#word-gift")
    expect(page.locator(".hub-words__word:has(#word-gift)")).to_contain_text("Money given")


def test_a_note_says_when_and_why_and_is_for_everybody(page: Page, here: str) -> None:
    page.goto(f"{here}case_studies/gone/")
    expect(page.get_by_role("main")).to_contain_text("1 December 2026")
    expect(page.get_by_role("main")).to_contain_text("Those who told it asked for it.")
    assert faults(page) == []


def test_an_answer_that_moved_leads_on_and_is_for_everybody(page: Page, here: str) -> None:
    page.goto(f"{here}answers/plymouth-pays/")
    expect(page.locator(".hub-button")).to_have_attribute("href", re.compile("plymouth/#answer-"))
    assert faults(page) == []


def test_every_page_of_a_file_has_a_link_to_that_file(site: Path) -> None:
    for entry in load_hub(ROOT).by_key.values():
        if not entry.anchor:
            html = (site / entry.url / "index.html").read_text(encoding="utf-8")
            assert f"/edit/main/{entry.path}" in html, entry.path


def test_every_other_page_says_what_it_is_made_from(site: Path) -> None:
    made = [path for path in sorted(site.rglob("index.html")) if "pagefind" not in str(path)]
    for path in made:
        html = path.read_text(encoding="utf-8")
        assert "/edit/main/" in html or 'class="hub-madefrom"' in html, path
