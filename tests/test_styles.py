"""What a reader downloads holds no notes for those who write the styles."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.publish.styles import light

STYLES = sorted((Path(__file__).resolve().parent.parent / "overrides/assets").glob("*.css"))


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
    assert light(css) == left


def test_every_rule_of_ours_is_still_there() -> None:
    assert STYLES
    for path in STYLES:
        css = path.read_text(encoding="utf-8")
        assert light(css).count("{") == css.count("{")
        assert "/*" not in light(css)
