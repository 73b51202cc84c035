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


def test_a_page_without_a_policy_is_found_out() -> None:
    assert "has no content security policy" in problems(PAGE.format("text"))


def test_a_script_in_a_file_of_its_own_needs_no_leave_either() -> None:
    assert problems(with_policy(PAGE.format('<script src="x.js"> </script>'))) == []


def test_data_in_a_script_needs_no_leave_to_run() -> None:
    html = with_policy(PAGE.format('<script type="application/json">{"a": 1}</script>'))
    assert problems(html) == []


def test_one_more_script_is_let_run_and_no_other() -> None:
    html = with_policy(f"{PAGE.format('script-src ')}</body>")
    more = with_script(html, "<script>reload()</script>")
    assert more.endswith("<script>reload()</script></body>")
    assert problems(more) == []
    assert "holds a program that is not the theme's" in problems(more.replace("reload", "other"))
