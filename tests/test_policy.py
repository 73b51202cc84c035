"""Every page says which programs may run in it, and none but the theme's are there."""

from __future__ import annotations

import re

import pytest

from hub.publish.look import BuiltPage, look_at
from hub.publish.policy import with_policy, with_script

PAGE = (
    '<head><meta charset="utf-8"><script>ours()</script></head>'
    '<article id="hub-main">{}</article><script>more()</script>'
)


def problems(html: str) -> list[str]:
    return list(look_at(BuiltPage("", html), "/").problems)


def test_a_page_lets_the_themes_programs_run_and_nothing_inline_beside_them() -> None:
    html = with_policy(PAGE.format("text"))
    (policy,) = re.findall(r'content="(default-src[^"]*)"', html)
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert scripts.count("'sha256-") == 2
    assert "unsafe-inline" not in scripts
    assert problems(html) == []


def test_the_policy_lets_nothing_come_from_elsewhere_nor_go_there() -> None:
    (policy,) = re.findall(r'content="(default-src[^"]*)"', with_policy(PAGE.format("")))
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    scripts = rules.pop("script-src").split()
    assert [one for one in scripts if not one.startswith("'sha256-")] == [
        "'self'",
        "'wasm-unsafe-eval'",
    ]
    assert rules == {
        "default-src": "'none'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }


def test_the_policy_is_the_first_thing_after_the_encoding() -> None:
    html = with_policy(PAGE.format("text"))
    assert html.index("Content-Security-Policy") < html.index("<script>")


@pytest.mark.parametrize(
    ("hostile", "problem"),
    [
        ("<script>evil()</script>", "holds a program that is not the theme's"),
        ("<script >evil()</script\n>", "holds a program that is not the theme's"),
        ('<p onclick="evil()">x</p>', "holds a program in `onclick`"),
        ("<img src=x onerror=evil()>", "holds a program in `onerror`"),
        ('<a href="javascript:evil()">x</a>', "holds a program in the address of `href`"),
        ('<a href=" Java\tScript:evil()">x</a>', "holds a program in the address of `href`"),
        ('<a href="data:text/html,x">x</a>', "holds a program in the address of `href`"),
        ('<base href="//evil.example/">', "holds <base>"),
        ('<object data="x"></object>', "holds <object>"),
        ("<embed src=x>", "holds <embed>"),
        ('<a href="vbscript:evil()">x</a>', "holds a program in the address of `href`"),
    ],
)
def test_what_could_run_in_an_article_is_found_out(hostile: str, problem: str) -> None:
    assert problems(with_policy(PAGE.format(hostile))) == [problem]


HANDLER = "holds a program in `onerror`"
IMG = "<img src=x onerror=evil()>"


@pytest.mark.parametrize(
    "hostile",
    [
        IMG.upper().replace("ONERROR", "OnError"),
        "<img/src/onerror=evil()>",
        "<img/src='x'/onerror=evil()>",
        "<img src='x'onerror=evil()>",
        "<img\fsrc=x\fonerror\f=\fevil()>",
        '<img a"b src=x onerror=evil()>',
        "<img a'b src=x onerror=evil()>",
        '<img src=x" onerror=evil()>',
        '<img src="x"" onerror=evil()>',
        "<img src=x title=<b onerror=evil()>",
        "<img src=x title=a> <b onerror = 'evil()'",
        "<img src=x onerror=evil() onerror=''>",
        f'<p ="x>{IMG}<p title="y">',
        f"<!--x--!>{IMG}<!--y-->",
        f"<!-->{IMG}-->",
        f"<!--->{IMG}-->",
        f"<!x <!-- >{IMG}<!-- -->",
        f'<p title="<!--">{IMG}<!-- -->',
        f'</p title="<!--">{IMG}<!-- -->',
        f"<p title=<!--x>{IMG}<!-- -->",
        f"<textarea><!-- </textarea>{IMG}<!-- -->",
        f'<textarea><p title="</textarea>{IMG}"></p>',
        f'<title><p title="</title>{IMG}"></p>',
        f'<style><p title="</style>{IMG}"></p></style>',
        f'<noscript><p title="</noscript>{IMG}"></p>',
        f'<iframe><p title="</iframe>{IMG}"></p>',
        f"<svg><style>{IMG}</style></svg>",
        f"<svg><textarea>{IMG}</textarea></svg>",
        f'<svg><![CDATA[><p title="]]>{IMG}">',
        f"<math><mtext><table><mglyph><style><!--</style>{IMG}--></style>",
        f"<template>{IMG}</template>",
        f"<select>{IMG}</select>",
        f"<script src=x></script x>{IMG}<script src=x></script>",
        f"<svg><script src=x />{IMG}</svg><script src=x></script>",
        f"<svg><script type=application/json>{IMG}</script></svg>",
        f'<script src=x></scriptx title="</script>{IMG}"></script>',
        f"<!-- never closed {IMG}",
    ],
)
def test_no_way_of_writing_hides_a_program_in_a_tag(hostile: str) -> None:
    assert HANDLER in problems(with_policy(PAGE.format(hostile)))


@pytest.mark.parametrize(
    "hostile",
    [
        "<SCRIPT>evil()</SCRIPT>",
        "<script/>evil()</script>",
        "<script>evil()</script x>",
        "<script>evil()</scripts></script>",
        "<script>evil()",
        "<script data-src='x.js'>evil()</script>",
        '<script title="src=">evil()</script>',
        '<script data-x="type=application/json">evil()</script>',
        "<script x=' type=application/json'>evil()</script>",
        "<script type=module>evil()</script>",
        "<script type=application/json-not>evil()</script>",
        "<script type='' type=application/json>evil()</script>",
        "<!-- <script> --><script>evil()</script>",
        "<textarea><script src=x></textarea><script>evil()</script>",
        "<p title='<script src=x>'><script>evil()</script>",
        "<svg><script>evil()</script></svg>",
        "<svg><script href=x.js /></svg>",
        "<script>ours()//</script>",
    ],
)
def test_no_way_of_writing_hides_a_script(hostile: str) -> None:
    assert problems(with_policy(PAGE.format(hostile))) == [
        "holds a program that is not the theme's"
    ]


@pytest.mark.parametrize(
    "harmless",
    [
        '<a href="x" href="javascript:evil()">x</a>',
        '<p title="onclick=evil()">x</p>',
        "<p title=x'onclick='evil()'>x</p>",
        '<p title=a"b>x</p><p title="c onclick=evil()">y</p>',
        "< img onerror=evil()>",
        "<\u00e9 onerror=evil()>",
        "&lt;img onerror=evil()>",
        "</p onclick=evil()>",
        '<img =">" onerror=evil()>',
        "<img src=x/onerror=evil()>",
    ],
)
def test_what_a_browser_takes_for_words_is_no_program(harmless: str) -> None:
    assert problems(with_policy(PAGE.format(harmless))) == []


def test_a_program_in_a_comment_is_told_for_a_browser_may_not_take_it_for_one() -> None:
    assert problems(with_policy(PAGE.format(f"<!-- {IMG} -->"))) == [HANDLER]


def test_a_policy_without_a_rule_is_none() -> None:
    html = '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy">'
    assert problems(html) == ["has no content security policy"]


def test_a_page_without_a_policy_is_found_out() -> None:
    assert "has no content security policy" in problems(PAGE.format("text"))


def test_a_script_in_a_file_of_its_own_needs_no_leave_either() -> None:
    assert problems(with_policy(PAGE.format('<script src="x.js"> </script>'))) == []


@pytest.mark.parametrize("kind", ["application/json", "application/ld+json", "Application/JSON"])
def test_data_in_a_script_needs_no_leave_to_run(kind: str) -> None:
    html = with_policy(PAGE.format(f'<script type="{kind}">{{"a": 1}}</script>'))
    assert problems(html) == []


def test_one_more_script_is_let_run_and_no_other() -> None:
    html = with_policy(f"{PAGE.format('script-src ')}</body>")
    more = with_script(html, "<script>reload()</script>")
    assert more.endswith("<script>reload()</script></body>")
    assert problems(more) == []
    assert "holds a program that is not the theme's" in problems(more.replace("reload", "other"))


def test_what_is_like_a_tag_in_the_themes_programs_is_none() -> None:
    page = PAGE.replace("ours()", "a<b; onclick=ours(\"<img src='//e.org/x' onerror=x>\")")
    assert problems(with_policy(page.format("text"))) == []
