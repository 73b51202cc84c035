"""Whatever a browser makes of a page, however it is put together, the last look has seen it."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from hub.publish.look import BuiltPage, look_at
from hub.publish.policy import with_policy
from hub.publish.tags import read_tag, tags_in

pytestmark = pytest.mark.browser

PIECES = (
    *("<p", "<img", "<a", "<IMG", "</p", "<svg", "</svg", "<math", "<mtext", "<table", "<td"),
    *("<select", "<option", "<template", "</template", "<textarea", "</textarea", "<title"),
    *("</title", "<style", "</style", "<noscript", "</noscript", "<iframe", "</iframe", "<xmp"),
    *("</xmp", "<noembed", "</noembed", "<script", "</script", "</scriptx", "<desc", "<plaintext"),
    *("<foreignObject", "<body", "<image", "<frameset", "<annotation-xml", "<mglyph"),
    *("<!--", "-->", "--!>", "<!-->", "<!--->", "<!", "<?", "</", "<", "<![CDATA[", "]]>", "<3"),
    *(">", ">", ">", ">", "/>", "/", " ", " ", "\t", "\n", "\f", "=", "=", '"', '"', "'", "'", "`"),
    *(" src=x", " onbad=1", " href='u'", ' title="', " type=application/json", " id=i", " ID=j"),
    *("word", "&lt;", "&quot;", "&amp;", "--", "-", "!", "\u00e9", "\u00a0", "\v"),
)
MADE = """pages => {
    const seen = whole => {
        const roots = [whole], found = []
        for (const root of roots)
            for (const one of root.querySelectorAll("*")) {
                for (const { name, value } of one.attributes)
                    found.push([name.toLowerCase(), value])
                if (one.localName === "script" && !one.hasAttribute("src"))
                    found.push([`program ${one.type || ""}`, one.textContent])
                if (one.content instanceof DocumentFragment) roots.push(one.content)
            }
        return found
    }
    return pages.map(html => {
        const here = document.createElement("div")
        here.innerHTML = html
        return seen(here).concat(seen(new DOMParser().parseFromString(html, "text/html")))
    })
}"""
"""The attributes, and the scripts, of all that becomes of each page where scripts may run and where not."""

PAGE = (
    '<head><meta charset="utf-8"><script>ours()</script></head>'
    '<article id="hub-main">{}</article><script>more()</script>'
)
THEMES = {("program ", "ours()"), ("program ", "more()")}


def page_of_pieces(chance: random.Random) -> str:
    """Return a page of pieces in any order."""
    return "".join(chance.choices(PIECES, k=chance.randint(3, 40)))


def made_of(page: Page, pages: list[str]) -> Iterator[tuple[str, set[tuple[str, str]]]]:
    """Go through the pages, each with what the browser makes of it."""
    for start in range(0, len(pages), 500):
        some = pages[start : start + 500]
        for html, found in zip(some, page.evaluate(MADE, some), strict=True):
            yield html, {(name, value) for name, value in found}


def test_a_browser_finds_no_attribute_that_was_not_read(page: Page) -> None:
    chance = random.Random(7)  # noqa: S311 - the same pages every time
    found = 0
    for html, made in made_of(page, [page_of_pieces(chance) for _ in range(3000)]):
        read = {one for tag in tags_in(html) for one in read_tag(tag)[1].items()}
        attributes = {one for one in made if not one[0].startswith("program")}
        assert attributes <= read, html
        found += len(attributes)
    assert found > 3000


def test_a_page_in_which_a_browser_finds_a_program_is_not_let_through(page: Page) -> None:
    chance = random.Random(8)  # noqa: S311 - the same pages every time
    found = 0
    pages = [with_policy(PAGE.format(page_of_pieces(chance))) for _ in range(3000)]
    for html, made in made_of(page, pages):
        programs = {one for one in made - THEMES if one[0].startswith(("on", "program"))}
        harm = {one for one in programs if one[0] != "program application/json"}
        problems = look_at(BuiltPage("", html), "/").problems
        assert not harm or any("a program" in one for one in problems), html
        found += bool(harm)
    assert found > 200
