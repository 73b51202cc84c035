"""Text by strangers in a comment stays text: it calls nobody, leads nowhere and looks like itself."""

from __future__ import annotations

import re

import markdown
import pytest

from hub.findings import Finding, Severity
from hub.reports import as_markdown
from hub.safe_markdown import sentence, shown

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- many-answers: report -->",
    "-->",
    "[a](https://evil.example)",
    "![a](https://evil.example/pixel.png)",
    "[a]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example and www.evil.example",
    "@octocat and @octo-org/team",
    "octo/repo#12, #12 and GH-12",
    "someone@example.org",
    "# a heading",
    "- a list",
    "12. a list",
    "+ a list",
    "> a quote",
    "| a | table |\n|---|---|\n| b | c |",
    "a\n\n# b",
    "a\r\n---\r\nb",
    "```\ncode",
    "`` ` ``",
    "`a``b`",
    "**bold** __bold__ ~~gone~~",
    "$x$ and $$y$$",
    "&lt;b&gt; &#64;octocat",
    "\u202egnitirw",
    "a\\",
    "\\[a](b)",
    "<details><summary>x",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_makes_nothing_but_text(text: str) -> None:
    html = markdown.markdown(f"- {shown(text)}", extensions=["tables", "fenced_code"])
    assert set(re.findall(r"<(\w+)", html)) <= {"ul", "li", "code"}, html


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_calls_nobody_and_names_no_address(text: str) -> None:
    safe = shown(text)
    assert "\n" not in safe
    assert not re.search(r"@\w|#\d|\bGH-\d|://|\bwww\.", safe)
    assert "&#" not in safe
    assert "<" not in safe


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Breakfast first, contract later", "Breakfast first, contract later"),
        ("`places`, item 2: 'x' is not a place", "`places`, item 2: 'x' is not a place"),
        ("Who pays? (And who decides?)", "Who pays? (And who decides?)"),
        ("a_b", "a\\_b"),
        ("  a \n b  ", "a b"),
        ("x" * 400, "x" * 299 + "…"),
        ("", ""),
    ],
)
def test_a_plain_text_stays_as_it_is(text: str, plain: str) -> None:
    assert shown(text) == plain


@pytest.mark.parametrize(
    ("text", "said"),
    [("did you mean 'x'?", "Did you mean 'x'?"), ("add it", "Add it."), ("`a` is", "`a` is.")],
)
def test_a_message_becomes_a_sentence(text: str, said: str) -> None:
    assert sentence(text) == said


def test_the_report_as_markdown_is_safe_too() -> None:
    found = Finding(
        "case_studies/`<b>`.md", 3, 1, "some-code", Severity.ERROR, "'<b>' @octocat", "see #12"
    )
    said = as_markdown([found])
    assert "<b>" not in said
    assert not re.search(r"@\w|#\d", said)
