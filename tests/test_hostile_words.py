"""As the hub is set up, hostile words are refused with their line, or shown as the words they are."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from hostile_texts import unended_texts
from hub.checks import run_checks
from hub.findings import Finding
from hub.library import Hub, entry_from
from hub.links import Links
from hub.publish.clean import clean_html
from hub.source import document_from
from lossless import ROOT, renderer
from payloads import Payload, payloads

ALL = payloads()
HTML = [one for one in ALL if one.kind in {"html", "wrapped"}]
FRONT = "---\ntitle: Hostile\n---\n\nWords.\n\n"
LINE = FRONT.count("\n") + 1
MADE = frozenset({"p", "h2", "a", "img", "em", "code", "pre", "blockquote", "ul", "li", "hr", "br"})
MADE |= {"table", "thead", "tbody", "tr", "th", "td", "sup", "div", "ol", "strong"}
"""The elements that the hub's Markdown makes of the places in which a payload is put."""


def findings_of(bodies: dict[str, str]) -> dict[str, list[Finding]]:
    """Check texts, each by its name, as pages of a hub; return what is found in each."""
    entries = [
        entry_from(document_from(f"content/stories/{name}.md", (FRONT + body).encode()))
        for name, body in bodies.items()
    ]
    found: dict[str, list[Finding]] = {name: [] for name in bodies}
    for one in run_checks(Links(Hub(ROOT, tuple(entries), frozenset()))):
        found[one.path.removeprefix("content/stories/").removesuffix(".md")].append(one)
    return found


def test_there_are_three_hundred_and_more() -> None:
    assert len({one.text for one in ALL}) > 400
    assert len(HTML) > 300


def test_html_is_refused_on_its_line() -> None:
    found = findings_of({f"story-{one.number}": f"Words {one.text}" for one in HTML})
    for one in HTML:
        refused = [each for each in found[f"story-{one.number}"] if each.code == "raw-html"]
        assert refused, one
        assert all(each.line == LINE for each in refused), one


def test_an_address_that_could_do_harm_is_refused_on_its_line() -> None:
    allowed = ("http", "mailto:", "#", "?")
    harmful = [
        one for one in ALL if one.kind == "address" and not one.text.lower().startswith(allowed)
    ]
    found = findings_of({f"story-{one.number}": f"[Words]({one.text})" for one in harmful})
    codes = {"unsafe-address", "broken-link", "raw-html"}
    for one in harmful:
        refused = [each for each in found[f"story-{one.number}"] if each.code in codes]
        assert refused, one
        assert all(each.line == LINE for each in refused), one


class _Elements(HTMLParser):
    """Reads the elements of a page's text, and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.hostile: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.hostile += [name for name, _ in attrs if name == "hostile" or name.startswith("on")]

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.mark.parametrize("kind", ["html", "wrapped", "address", "attributes"])
def test_what_no_check_has_refused_becomes_no_element(kind: str) -> None:
    render = renderer()
    for one in ALL:
        for text in unended_texts(one) if one.kind == kind else ():
            page = _Elements(clean_html(render(text)))
            assert page.names <= MADE, text
            assert page.hostile == [], text


def test_html_is_shown_letter_by_letter() -> None:
    render = renderer()
    for one in HTML:
        if not _means_more_than_html(one):
            assert one.text in _Elements(clean_html(render(f"Words {one.text}"))).words


def _means_more_than_html(payload: Payload) -> bool:
    """Whether some of it is Markdown too: code, an escape, emphasis, or an entity."""
    return any(sign in payload.text for sign in "`\\&_*")
