"""A tag is read as browsers read it; tests/browser/test_look.py asks one whether that is so."""

from __future__ import annotations

import pytest

from hub.publish.tags import Attributes, read_tag, tags_in, without_comments


@pytest.mark.parametrize(
    ("html", "name", "attributes"),
    [
        ("<p>", "p", {}),
        ("<P ID=A Class='b c' hidden>", "p", {"id": "A", "class": "b c", "hidden": ""}),
        ('<img alt="a > b" src=c/d />', "img", {"alt": "a > b", "src": "c/d"}),
        ("<a/href=x/title>", "a", {"href": "x/title"}),
        ("<a\n\thref\r=\f'x'title=y>", "a", {"href": "x", "title": "y"}),
        ("<a href=x href=y>", "a", {"href": "x"}),
        ("<a href='' href=y>", "a", {"href": ""}),
        ("<a href= >", "a", {"href": ""}),
        ('<a href="&lt;&amp;\'">', "a", {"href": "<&'"}),
        ("<p =a=b>", "p", {"=a": "b"}),
        ("<p a'b=c\"d>", "p", {"a'b": 'c"d'}),
        ("<p a==b>", "p", {"a": "=b"}),
        ("<p a=b\u00a0c>", "p", {"a": "b\u00a0c"}),
        ("<o:p\u00e9 a>", "o:p\u00e9", {"a": ""}),
        ("<p never=closed", "p", {"never": "closed"}),
    ],
)
def test_a_tag_is_read_as_the_standard_has_it(html: str, name: str, attributes: Attributes) -> None:
    (tag,) = tags_in(html)
    assert read_tag(tag) == (name, attributes)


def test_what_stands_before_a_tag_or_around_it_hides_none() -> None:
    html = "<!-- <a b> --><p title='<i>'><script><b c></script></u v><3 < x>"
    assert tags_in(html) == ["a b", "p title='<i>'", "i", "script", "b c"]


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("a<!--b-->c", "ac"),
        ("a<!--b--!>c-->", "ac-->"),
        ("a<!-->b", "ab"),
        ("a<!--->b", "ab"),
        ("a<!---->b", "ab"),
        ("a<!--\n- -- -> -->b", "ab"),
        ("a<!--b", "a<!--b"),
        ("a<!b>", "a<!b>"),
    ],
)
def test_a_comment_ends_where_it_does_in_a_browser(html: str, left: str) -> None:
    assert without_comments(html) == left
