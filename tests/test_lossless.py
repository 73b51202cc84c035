"""Cleaning is no deleting: whatever Markdown makes of a text keeps its words and its markup."""

from __future__ import annotations

import random

import pytest

from hub.library import load_hub
from hub.publish.clean import clean_html
from lossless import ROOT, lost, renderer

CONSTRUCTS = {
    "headings": "# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\nSeven\n---\n",
    "headings elsewhere": "> # In a quote\n\n- # In a list\n\n- Dash\n---\n\n#hashtag\n",
    "headings alike": '## Same\n\n## Same\n\n## 4. Ünder "Sign\'s" & <so> on\n',
    "emphasis": "*a* _b_ **c** __d__ ***e*** a*b*c `d` ``e ` f``\n",
    "lists": "- a\n    - b\n        1. c\n\n- d\n\n3. e\n4. f\n",
    "a list with paragraphs": "1. a\n\n    b\n\n    > c\n\n2. d\n",
    "quotes": "> a\n> > b\n>\n> - c\n",
    "code": "    <b>indented</b>\n\n```\n<script>fenced</script>\n\n<!-- on -->\n```\n",
    "code with its language": "```c++\nint a;\n```\n\n~~~python\npass\n~~~\n",
    "links": "[a](../b.md) [c](d/#e) [f](https://g.example/?h=1&i=2 \"j 'k'\") <https://l.example/>\n",
    "links by reference": "[a] [b][a] [c][]\n\n[a]: https://a.example/ 'T'\n[c]: ../c.md\n",
    "an e-mail address": "<office@example.org> [mail](mailto:office@example.org)\n",
    "pictures": '![A sofa](sofa.jpg) ![A "quay"](./a%20b.png "T") [![In a link](a.png)](b.md)\n',
    "a table": "| a | b | c | d |\n|---|:--|:-:|--:|\n| `e` | **f** | g \\| h | [i](j.md) |\n",
    "footnotes": "A[^1], b[^My note], again[^1].\n\n[^1]: One.\n[^My note]: Two\n\n    > and three.\n",
    "breaks": "a  \nb\\\nc\n\n***\n\n---\n",
    "signs": "1 < 2 > 0 & 3 &lt; 4 &amp; &copy; &#8364; &nope; © € \\* \\< \\[ ~~x~~ {#y} {.z}\n",
    "declarations": "## `<!a>` and <!b> <?c\n\n`<![d` [e<!f](g.md)\n\n```\n<!h\n```\n",
    "what looks like HTML": "a<b and c>d, <not a tag>, <b>bold</b>, <img src=x>, </p>, <!-- note -->\n",
}


@pytest.mark.parametrize("text", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_every_construct_keeps_its_text_and_markup(text: str) -> None:
    html = renderer()(text)
    assert lost(html, clean_html(html)) == []
    assert "\x02" not in html


def test_our_whole_content_keeps_its_text_and_markup() -> None:
    entries, render = load_hub(ROOT).entries, renderer()
    assert len(entries) > 400
    for entry in entries:
        html = render(entry.document.body)
        assert lost(html, clean_html(html)) == [], entry.path


PIECES = [
    *(
        "```\n",
        "~~~\n",
        "   ```\n",
        "`",
        "``",
        "\n\n",
        "\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "# ",
        "==\n",
    ),
    *(
        "<b>",
        "</b>",
        "<script>",
        "</script>",
        "<style>",
        "<textarea>",
        "<div>",
        "<p title='",
        "<x/>",
    ),
    *(
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?",
        "?>",
        "<!x",
        "&lt;",
        "&#60;",
        "\\",
        "<",
        ">",
        '"',
        "'",
    ),
    *("[a](", "x)", "![", "](", "[^1]", "[^1]: ", "[a]: ", "<https://a.example>", "<a@a.example>"),
    *("a|b\n-|-\n", "|", "***", "_", "words", "\t", "é", "\u200b"),
]


def test_what_looks_like_html_is_never_lost_wherever_it_stands() -> None:
    chance, render = random.Random(20261130), renderer()  # noqa: S311 - the same each time
    for _ in range(1_000):
        text = "".join(chance.choices(PIECES, k=chance.randint(2, 14)))
        html = render(text)
        assert lost(html, clean_html(html)) == [], text


@pytest.mark.parametrize(
    "text",
    [
        "```\n\n<script>alert(1)</script> never closed\n",
        "   ```\n<script>alert(1)\n\nthen</script>\n   ```\n",
        "~~~\n<textarea>\n\nwords\n",
        "- a `code\n- span` <title>b\n",
        "<style>words",
        "<!-- words",
        "<?php words",
        "<![CDATA[ words",
    ],
)
def test_a_tag_that_the_checks_take_for_code_is_shown_as_it_was_written(text: str) -> None:
    shown = clean_html(renderer()(text))
    for tag in ("script", "textarea", "title", "style", "!--", "?php", "![CDATA["):
        assert shown.count(f"&lt;{tag}") == text.count(f"<{tag}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>one two</p>", "<p>one</p>"),
        ("<p>one</p>", "<p>one two</p>"),
        ("<p>a <em>b</em></p>", "<p>a b</p>"),
        ("<p>a</p><p>b</p>", "<p>a<p>b</p>"),
        ('<h2 id="a">b</h2>', "<h2>b</h2>"),
        ('<a href="b/">c</a>', "<a>c</a>"),
        ('<a href="https://b.example/" title="c">d</a>', '<a href="https://b.example/">d</a>'),
        ('<img src="a.png" alt="b">', '<img alt="b">'),
        ('<img src="a.png" alt="b">', '<img src="a.png">'),
        ('<td style="text-align: right;">a</td>', "<td>a</td>"),
        ('<code class="language-c">a</code>', "<code>a</code>"),
        ("<p>a<!-- b --></p>", "<p>a</p>"),
        ("<p>a<script>b</script></p>", "<p>a</p>"),
        ('<a href="b"><a href="c">d e</a></a>', '<a href="b"></a><a href="c">d</a>'),
    ],
)
def test_a_loss_is_seen(before: str, after: str) -> None:
    assert lost(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<h1>a</h1>", "<h2>a</h2>"),
        ('<img alt="a" src="https://b.example/c.png" />', '<img alt="a">'),
        ('<a href="irc://b.example/">a</a>', '<a rel="noopener nofollow ugc">a</a>'),
        ('<h2 id="hub-main">a</h2>', "<h2>a</h2>"),
        ("<p>a &amp; &#98;</p>", "<p>a &amp; b</p>"),
    ],
)
def test_what_no_page_may_keep_is_no_loss(before: str, after: str) -> None:
    assert lost(before, after) == []
