"""Scripts and styles as they are published: light, and never beside those of another build."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.publish.assets import Assets, assets_in, light_script, light_style, write_assets

THEME = Path(__file__).resolve().parent.parent / "overrides"
STYLES = sorted((THEME / "assets").glob("*.css"))
SCRIPTS = sorted((THEME / "assets").glob("*.js"))


@pytest.mark.parametrize(
    ("css", "left"),
    [
        ("/* why */\n\na {\n  color: red;\n}\n", "a {\ncolor: red;\n}\n"),
        ('a::before {\n  content: "/* kept */";\n}\n', 'a::before {\ncontent: "/* kept */";\n}\n'),
        ("a { /* one\n two */ color: red; }\n", "a {  color: red; }\n"),
        ("a { background: url('x/*y*/z.svg'); }\n", "a { background: url('x/*y*/z.svg'); }\n"),
    ],
)
def test_comments_and_indentation_go_and_texts_stay(css: str, left: str) -> None:
    assert light_style(css) == left


def test_every_rule_of_ours_is_still_there() -> None:
    assert STYLES
    for path in STYLES:
        css = path.read_text(encoding="utf-8")
        assert light_style(css).count("{") == css.count("{")
        assert "/*" not in light_style(css)


@pytest.mark.parametrize(
    ("script", "left"),
    [
        (
            "/** Why.\n * More. */\nlet a; // stays\n\n  // goes\n  let b;\n",
            "let a; // stays\nlet b;\n",
        ),
        ("/* one */ let a;\n/* two */\nlet b;\n", "/* one */ let a;\nlet b;\n"),
        ('let a = "/*";\nlet b = "*/";\n', 'let a = "/*";\nlet b = "*/";\n'),
        ("let a = 'https://x';\n", "let a = 'https://x';\n"),
    ],
)
def test_lines_of_comment_go_from_scripts_and_code_stays(script: str, left: str) -> None:
    assert light_script(script) == left


def test_no_text_in_a_script_goes_over_several_lines() -> None:
    """Lines would lose what they begin with, or be taken for a comment."""
    assert SCRIPTS
    for path in SCRIPTS:
        for line in light_script(path.read_text(encoding="utf-8")).splitlines():
            assert line.replace("\\\\`", "").count("`") % 2 == 0, f"{path.name}: {line}"
            assert not line.startswith(("*", "/*")), f"{path.name}: {line}"


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
    assets = made(tmp_path, {"one.js": "// a\nlet b;\n", "x.css": "/* a */\nb {}\n"})
    write_assets(tmp_path)
    assert (tmp_path / assets.address("assets/one.js")).read_text() == "let b;\n"
    path, _, version = assets.address("assets/x.css").partition("?")
    assert version
    assert (tmp_path / path).read_text() == "b {}\n"
    assert not (tmp_path / "assets/one.js").exists()
    assert assets.address("assets/favicon.svg") == "assets/favicon.svg"
    assert assets.address("https://example.org/one.js") == "https://example.org/one.js"
