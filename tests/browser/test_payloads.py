"""No hostile word does harm: in a text, in a field, in the search, in what scripts lay out."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from functools import cache
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from harm import SCRIPT, Watch
from once import made_once
from playwright.sync_api import Browser, Page, expect

import gzip_server
from gzip_server import GzipServer
from hostile_hub import WORD, HostileHub, build, hostile_hub
from hostile_texts import marks
from payloads import from_fixtures, payloads, programs

pytestmark = pytest.mark.browser

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^<>]*>')
LEFT_OUT = re.compile(
    r"places/(south|west|plymouth)/|(sectors|ideas|themes/trust)/|compare/.*--west/"
    r"|guides/money/(two|three|who-pays)/|contribute/writing/|(explore|compare|pack|reflect|contribute/case-study)/$"
)
"""Pages that are like another in all but their words, and pages that have a test of their own."""

PARTS = 2


@cache
def hub() -> HostileHub:
    """Return the hub of all payloads: our own, and those of the folder of others if there is one."""
    others = os.environ.get("HUB_FIXTURES")
    return hostile_hub(payloads() + (from_fixtures(Path(others)) if others else []))


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the hostile hub once: `hub/site` as it is published, `open` without its policy."""

    def make(folder: Path) -> None:
        shutil.copytree(build(hub(), folder / "hub"), folder / "open")
        for path in (folder / "open").rglob("*.html"):
            html, count = POLICY.subn("", path.read_text(encoding="utf-8"))
            assert count == 1
            path.write_text(html, encoding="utf-8")

    return made_once(tmp_path_factory, "hostile", make)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def server(sites: Path) -> Iterator[GzipServer]:
    """Serve the site that has no policy, so that nothing but the cleaning is tried."""
    with gzip_server.serving(sites / "open") as started:
        yield started


@pytest.fixture
def watch(server: GzipServer, tab: Page) -> Watch:
    return Watch(tab, server.address)


def pages(site: Path) -> list[str]:
    """Return the addresses of a site's pages, without those left out."""
    found = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted(f"{one}/".removeprefix("./") for one in found if not LEFT_OUT.match(f"{one}/"))


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_does_harm_even_without_its_policy(watch: Watch, sites: Path, part: int) -> None:
    all_pages = pages(sites / "open")
    assert set(hub().cases) < set(all_pages)
    found = [harm for one in all_pages[part::PARTS] for harm in watch.harm_at(one)]
    assert found == []


def test_the_policy_never_has_to_stop_anything(sites: Path, tab: Page) -> None:
    with gzip_server.serving(sites / "hub/site") as server:
        guarded = Watch(tab, server.address)
        chosen = [*list(hub().cases)[::4], "", "explore/", "resources/"]
        found = [harm for one in chosen for harm in guarded.harm_at(one)]
    assert found == []


def test_every_place_of_every_payload_reaches_its_page(sites: Path) -> None:
    assert sum(map(len, hub().cases.values())) >= 300
    for address, group in hub().cases.items():
        html = (sites / "open" / address / "index.html").read_text(encoding="utf-8")
        hidden = [one for one in group[:-1] if not all(mark in html for mark in marks(one))]
        assert hidden == [], "let `_HIDES` in hostile_hub.py put these at the end of a page"


class _Titles(HTMLParser):
    """Reads what a page's title and first heading say."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said = {"title": "", "h1": ""}
        self._within = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag
        if tag == "meta" and ("property", "og:title") in attrs:
            self.said["og:title"] = str(dict(attrs)["content"])

    def handle_data(self, data: str) -> None:
        if self._within in self.said:
            self.said[self._within] += data

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser gives it
        self._within = ""


def test_a_hostile_title_is_shown_letter_by_letter(sites: Path) -> None:
    for address, title in hub().titles.items():
        html = (sites / "open" / address / "index.html").read_text(encoding="utf-8")
        said = _Titles(html).said
        assert said["h1"] == said["og:title"] == title
        assert said["title"] == f"{title} - Many Answers"


_MORE = "() => document.querySelector('.hub-search__more')?.click()"


def search(watch: Watch, words: str) -> list[str]:
    """Search for `words` in the open dialog, show all results and return their titles."""
    page = watch.page
    box = page.get_by_role("searchbox", name="Search questions")
    status = page.locator("[data-hub-search] [role=status]")
    box.fill("")
    expect(status).to_have_text("")
    box.fill(words)
    expect(status).to_have_text(re.compile(r"\d+ found|Nothing found"))
    while page.locator(".hub-search__more").count():
        page.evaluate(_MORE)  # it may go of itself, when what it leads to has come into sight
        page.wait_for_timeout(50)
    number = re.match(r"\d+", status.inner_text())
    expect(page.locator(".hub-search__hit")).to_have_count(int(number[0]) if number else 0)
    return page.locator(".hub-search__link").all_inner_texts()


def test_the_search_shows_hostile_titles_and_texts_as_words(watch: Watch) -> None:
    assert watch.harm_at("case_studies/hostile-1/") == []
    watch.page.get_by_title("Switch to dark colours").click()
    expect(watch.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    watch.page.keyboard.press("Control+k")
    found = search(watch, WORD)
    assert set(hub().titles.values()) <= set(found)
    assert watch.page.locator(".hub-search__excerpt mark").count() > len(found)
    assert watch.harm() == []
    for words in ("script hurt", "onerror", "<img src=x onerror=hurt(0)>"):
        search(watch, words)
        assert watch.harm() == []


def test_the_explore_page_shows_hostile_cards_and_filters_as_words(watch: Watch) -> None:
    assert watch.harm_at("explore/?place=north&place=south&place=west&theme=theme") == []
    page, cards = watch.page, watch.page.locator(".hub-results__cards .hub-item")
    expect(cards.first).to_be_visible()
    more = page.locator(".hub-results__more button")
    while more.is_visible():
        shown = cards.count()
        more.click()
        expect(cards.nth(shown)).to_be_attached()
    assert set(hub().titles.values()) <= set(page.locator(".hub-item__title a").all_inner_texts())
    assert page.locator(".hub-chip").filter(has_text=WORD).count() == 4
    assert page.locator(".hub-filter label").filter(has_text=WORD).count() > 8
    assert watch.harm() == []
    assert watch.harm_at("explore/?view=table&sort=title") == []
    expect(page.locator(".hub-results__cards tbody th").first).to_contain_text(WORD)
    assert watch.harm() == []


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("compare/?place=north&place=south&case=hostile-2", ".hub-compared table"),
        ("pack/?case=hostile-1&question=money/one&process=open-table", ".hub-brief"),
        ("reflect/?with=behaviour/shared-power&with=side/people&people=8", ".hub-session"),
    ],
)
def test_what_scripts_lay_out_shows_hostile_words_as_words(
    watch: Watch, path: str, shown: str
) -> None:
    watch.harm_at(path)
    expect(watch.page.locator(shown).first).to_contain_text(WORD)
    assert watch.harm() == []


def test_the_lists_of_a_form_show_hostile_titles_as_words(watch: Watch) -> None:
    assert watch.harm_at("contribute/case-study/") == []
    watch.page.get_by_role("radio", name="Yes, or nobody").check()
    for field in ("places", "themes", "sectors"):
        shown = watch.page.locator(f"#hub-f-{field}").get_by_label(re.compile(WORD))
        expect(shown.first).to_be_visible()
    assert watch.harm() == []


PROSE = '<div class="hub-prose md-typeset">'


def with_text(sites: Path, html: str) -> str:
    """Return a page that holds `html` in its text, as if it had never been cleaned."""
    page = (sites / "open/about/index.html").read_text(encoding="utf-8")
    assert page.count(PROSE) == 1
    return page.replace(PROSE, PROSE + html)


HARM = {
    "<script>hurt(1)</script>": "ran program 1",
    "<img src=x: onerror=hurt(2)>": "ran program 2",
    "<b onclick=hurt(3)>x</b>": "ran program 3",
    "<b tabindex=1 onfocus=hurt(4)>x</b>": "ran program 4",
    "<b onmouseover=hurt(5)>x</b>": "ran program 5",
    "<a href=javascript:hurt(6)>x</a>": "ran program 6",
    "<script>alert(1)</script>": "called alert()",
    "<script>open('x')</script>": "called open()",
    "<script>setTimeout(() => { throw new Error('loose') })</script>": "an error loose",
    "<b onnothing=x>x</b>": "holds a program <b onnothing",
    "<a href=data:,x>x</a>": 'leads to <a href="data:,x"',
    "<a href=https://a.example/>x</a>": 'no mark <a href="https://a.example/"',
    "<a href=//b.example/ rel=nofollow>x</a>": 'no mark <a href="//b.example/"',
    "<form action=x></form>": "the text holds <form",
    "<input type=checkbox>": "the text holds <input",
    "<label>x</label>": "the text holds <label",
    "<iframe></iframe>": "holds <iframe",
    "<svg><use href=x></use></svg>": "holds <use",
    "<img src=https://foreign.example/a.png>": "asked for https://foreign.example/a.png",
    "<img src=//foreign.example/b.png loading=lazy>": 'asks for <img src="//foreign.example/b.png"',
    "<img srcset='c.png 1x'>": 'asks for <img srcset="c.png',
    "<style>p { color: red }</style>": "holds a foreign style",
    "<script type=module src=x.js></script>": "holds a foreign script x.js",
    "<meta http-equiv=refresh content='60;url=../glossary/'>": "holds <meta",
    "<base href=x>": "holds <base",
    "<p hostile>x</p>": "contributed words became <p hostile",
    "<p data-md-component=search>x</p>": "poses as the theme's",
    "<p id=__config>x</p>": "the text takes the page's id __config",
    "<p id=__mine>x</p>": "takes the theme's id __mine",
    "<h2 id=hub-main>x</h2>": "the text takes the page's id hub-main",
    "<h2 id=createElement>x</h2>": "the text has the id createElement",
    "<img name=getElementById src=x.png>": "stands in for document.getElementById",
    "<img name=body src=x.png>": "takes a name",
    "<p style='color: red'>x</p>": "the text holds the attribute style",
    "<code class=md-x>x</code>": "the text has the class md-x",
}
"""What the watch has to see in a page that is not clean; so its silence tells something."""


def test_the_watch_sees_every_kind_of_harm(sites: Path, server: GzipServer, watch: Watch) -> None:
    assert watch.harm_at("about/") == []
    server.laid_over["about/index.html"] = with_text(sites, "\n".join(HARM))
    found = "\n".join(watch.harm_at("about/"))
    assert [html for html, seen in HARM.items() if seen not in found] == []


def test_the_watch_sees_that_a_page_leads_away(
    sites: Path, server: GzipServer, watch: Watch
) -> None:
    server.laid_over["about/index.html"] = with_text(
        sites, "<script>location = '../glossary/'</script>"
    )
    assert any("went to " in one for one in watch.harm_at("about/"))


def test_the_policy_stops_what_the_cleaning_would_let_through(sites: Path, tab: Page) -> None:
    page = (sites / "hub/site/about/index.html").read_text(encoding="utf-8")
    with gzip_server.serving(sites / "hub/site") as server:
        guarded = Watch(tab, server.address)
        hostile = PROSE + "<script>hurt(7)</script><img src=https://foreign.example/x.png>"
        server.laid_over["about/index.html"] = page.replace(PROSE, hostile)
        found = guarded.harm_at("about/")
    assert any("the policy had to stop script-src" in one for one in found)
    assert any("the policy had to stop img-src" in one for one in found)
    assert not any("ran program" in one for one in found)


def test_most_of_what_is_tried_does_run_where_nothing_fences_it(tab: Page) -> None:
    tab.add_init_script(SCRIPT)
    tab.goto("about:blank")
    frames = (
        f'<iframe sandbox="allow-scripts allow-same-origin allow-forms" srcdoc="{escape(one.text)}"></iframe>'
        for one in programs()
    )
    tab.set_content("".join(frames))
    for frame in tab.frames[1:]:
        if frame.url == "about:srcdoc":
            frame.evaluate("touchTexts()")
    ran = """() => new Set(Array.from(frames).flatMap(
        one => { try { return one.harm.filter(what => what.startsWith("ran")) } catch { return [] } })).size"""
    tab.wait_for_function(f"({ran})() >= 35")
    assert tab.evaluate(ran) <= len(programs())
