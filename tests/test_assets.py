"""Scripts and styles as they are published: minified, and never beside those of another build."""

from __future__ import annotations

import re
import runpy
import sys
from importlib.util import find_spec
from pathlib import Path
from types import FunctionType

import pytest
from rcssmin import cssmin
from rjsmin import jsmin

from hub.publish.assets import Assets, assets_in, write_assets

THEME = Path(__file__).resolve().parent.parent / "overrides"
STYLES = sorted((THEME / "assets").glob("*.css"))
SCRIPTS = sorted((THEME / "assets").glob("*.js"))


_TEXT = re.compile(
    r""" "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | (?P<template>`(?:[^`\\]|\\.)*`) """,
    re.DOTALL | re.VERBOSE,
)


def templates_in(script: str) -> list[str]:
    """Return what a minifier takes for templates; one within another makes pieces of both."""
    return [found["template"] for found in _TEXT.finditer(jsmin(script)) if found["template"]]


def is_whole(template: str) -> bool:
    return template.count("{") == template.count("}")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_template_of_a_script_stands_within_another(path: Path) -> None:
    """Blanks in the outer one would be lost. A regular expression has x60 for a backtick."""
    assert [one for one in templates_in(path.read_text("utf-8")) if not is_whole(one)] == []


def test_a_template_within_another_is_seen() -> None:
    whole = templates_in("let a = `one ${two} three`;")
    nested = templates_in("let a = `one ${two ? `two ${2}` : ''} three`;")
    assert [is_whole(one) for one in whole] == [True]
    assert not all(is_whole(one) for one in nested)


@pytest.mark.parametrize("path", SCRIPTS + STYLES, ids=lambda path: path.name)
def test_a_minified_file_is_the_same_with_and_without_a_compiler(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both packages are in C where that could be had, and otherwise in Python."""
    name, here = {".js": ("jsmin", jsmin), ".css": ("cssmin", cssmin)}[path.suffix]
    monkeypatch.setitem(sys.modules, f"_r{name}", None)
    spec = find_spec(f"r{name}")
    assert spec
    assert spec.origin
    in_python = runpy.run_path(spec.origin)[name]
    assert isinstance(in_python, FunctionType)
    text = path.read_text("utf-8")
    assert in_python(text) == here(text)


def test_comments_go_and_every_text_and_rule_stays() -> None:
    assert STYLES
    assert SCRIPTS
    for path in STYLES:
        css = path.read_text(encoding="utf-8")
        assert cssmin(css).count("{") == css.count("{")
        assert "/*" not in cssmin(css)
    assert cssmin('a::before {\n  content: "/* kept */  kept";\n}\n') == (
        'a::before{content:"/* kept */  kept"}'
    )
    assert jsmin("/** Why. */\nlet a = 'https://x  y'; // goes\n") == "let a='https://x  y';"


def test_a_change_in_one_script_changes_where_all_of_them_lie(tmp_path: Path) -> None:
    before = made(tmp_path / "a", {"one.js": "1", "two.js": "2", "x.css": "a {}"})
    after = made(tmp_path / "b", {"one.js": "1", "two.js": "3", "x.css": "a {}"})
    assert before.scripts != after.scripts
    assert before.styles == after.styles
    assert (
        made(tmp_path / "c", {"one.js": "1", "2.js": "2", "x.css": "b {}"}).styles != after.styles
    )


def made(theme: Path, files: dict[str, str]) -> Assets:
    """Return how the scripts and styles of a theme are addressed."""
    for name, text in files.items():
        path = theme / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return assets_in(theme)


def test_they_are_written_where_pages_look_for_them(tmp_path: Path) -> None:
    assets = made(
        tmp_path, {"one.js": "// a\nlet b;\n", "x.css": "/* a */\nb {\n  color: red;\n}\n"}
    )
    write_assets(tmp_path)
    assert (tmp_path / assets.address("assets/one.js")).read_text() == "let b;"
    path, _, version = assets.address("assets/x.css").partition("?")
    assert version
    assert (tmp_path / path).read_text() == "b{color:red}"
    assert not (tmp_path / "assets/one.js").exists()
    assert assets.address("assets/favicon.svg") == "assets/favicon.svg"
    assert assets.address("https://example.org/one.js") == "https://example.org/one.js"
