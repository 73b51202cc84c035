"""The scan of a page's text finds what the site will show, in one pass."""

from __future__ import annotations

import time

import markdown
import pytest

from hub.outline import outline_of

TEXT = """## One *two* `x`

See [a
b](../x.md#y "title") and ![alt](p.png), `[no](x)`, <https://a.b> and [r][1].[^note]

Underlined
----------

~~~
[no](x) <i>
~~~

### One two x ###

[![picture](q.jpg)](z.md)

[1]: http://x.y/z(1)
[^note]: [in a note](n.md)
"""


def test_links_and_pictures_are_found_with_their_places() -> None:
    found = [(link.url, link.picture, link.line) for link in outline_of(TEXT, 10).links]
    assert found == [
        ("../x.md#y", False, 12),
        ("p.png", True, 13),
        ("https://a.b", False, 13),
        ("q.jpg", True, 24),
        ("z.md", False, 24),
        ("http://x.y/z(1)", False, 26),
        ("n.md", False, 27),
    ]


def test_an_address_can_be_replaced_where_it_stands() -> None:
    for link in outline_of(TEXT, 1).links:
        assert TEXT[link.start : link.end] == link.url


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "## A b\n\n## A b\n\n## A b\n",
        "## Twenty-five, “quoted” & naïve\n",
        "## [Linked](x.md) **bold** _under_\n",
        "## What's next?\n\nText\n\n#### Deep\n",
        "## `code` in a heading\n",
        "Title\n=====\n\nSub\n---\n",
        "## £7.7m a year: 2019/20\n",
    ],
)
def test_headings_get_the_ids_that_the_site_gives_them(text: str) -> None:
    engine = markdown.Markdown(extensions=["toc", "footnotes", "tables", "sane_lists"])
    engine.convert(text)
    flat, waiting = [], list(engine.toc_tokens)  # type: ignore[attr-defined]
    while waiting:
        token = waiting.pop(0)
        flat.append((token["id"], token["level"]))
        waiting = token["children"] + waiting
    assert [(heading.id, heading.level) for heading in outline_of(text, 1).headings] == flat


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a <b>bold</b> word", ["<b", "</b"]),
        ("<!-- hidden -->", ["<!"]),
        ("<![CDATA[ x ]]>", ["<!"]),
        ("<?php ?>", ["<?"]),
        ("a < b and 1<2", []),
        ("`<b>` and <https://a.b/c>", []),
        ("[a](<x y.md>)", []),
        ("[a]: <x.md>\n[b]: <y.md> 'Y'", []),
        ("[a]: <b>(bold)", ["<b"]),
        ("[a]: <b>", []),
        ("[a]: <b", ["<b"]),
        ("```\n<b>\n```", []),
    ],
)
def test_html_is_found_outside_code_only(text: str, found: list[str]) -> None:
    assert [piece.text for piece in outline_of(text, 1).html] == found


@pytest.mark.parametrize(
    "unit",
    [
        "[",
        "`",
        "` `` ",
        "<",
        "<a ",
        "[a](",
        "![[",
        "# ",
        "a\n",
        "[x](<",
        "(",
        "[a]: ",
        "~~~\n",
        "*",
    ],
)
def test_a_hostile_text_costs_no_more_than_its_length(unit: str) -> None:
    started = time.process_time()
    outline_of(unit * (100_000 // len(unit)), 1)
    assert time.process_time() - started < 1.0
