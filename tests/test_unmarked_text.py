"""Markdown searches only texts in which a mark could be, and makes of all of them what it did."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from markdown import Markdown
from markdown.inlinepatterns import SimpleTagInlineProcessor

from hub.library import load_hub
from lossless import ROOT, markdown_settings
from test_lossless import CONSTRUCTS
from test_lossless import PIECES as MARKS

Both = tuple[Callable[[str], str], Callable[[str], str]]

OURS = "hub.unmarked_text"
PIECES = [
    *MARKS,
    *" .,;:?!()-%/*`&[]~",
    *("Élan", "7", "**", "&amp;", "  ", "  \n", "\n\n"),
]


@pytest.fixture(scope="module")
def both() -> Both:
    """Return what makes HTML of Markdown, with our search and with Markdown's own."""
    extensions, settings = markdown_settings()
    assert OURS in extensions
    sparing = Markdown(extensions=extensions, extension_configs=settings)
    others = [one for one in extensions if one != OURS]
    whole = Markdown(extensions=others, extension_configs=settings)
    return lambda text: sparing.reset().convert(text), lambda text: whole.reset().convert(text)


@pytest.mark.parametrize("text", CONSTRUCTS.values(), ids=CONSTRUCTS)
def test_every_construct_is_what_it_was(text: str, both: Both) -> None:
    sparing, whole = both
    assert sparing(text) == whole(text)


def test_our_whole_content_is_what_it_was(both: Both) -> None:
    sparing, whole = both
    for entry in load_hub(ROOT).entries:
        assert sparing(entry.document.body) == whole(entry.document.body), entry.path


def test_whatever_is_written_is_what_it_was(both: Both) -> None:
    sparing, whole = both
    chance = random.Random(20261130)  # noqa: S311 - the same each time
    for _ in range(3000):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 12)))
        assert sparing(text) == whole(text), text


def test_a_text_without_a_mark_is_not_searched() -> None:
    engine = Markdown(extensions=[OURS])
    engine.inlinePatterns.register(SimpleTagInlineProcessor("()(word)", "b"), "words", 1)
    html = engine.convert("A word\n\nA *word*\n\n- Word, (word)\n- word: word\n")
    assert re.findall(r"(?:<b>)?word", html) == ["word", "<b>word", "word", "<b>word", "<b>word"]
