"""No text within the bounds can stall the renderer, and what is beyond them is refused at once."""

from __future__ import annotations

import random
import time
from functools import partial

import pytest
from markdown import Markdown
from mkdocs.config import load_config

from fuzz import ROOT, internal_error, mutants
from hub.budget import MAX_BLOCK, excesses
from hub.outline import outline_of
from hub.publish.clean import clean_html
from hub.source import MAX_PAGE_BYTES

SLOWEST = 5.0
UNITS = [
    *("[", "]", "![", "[a](b) ", "[a](", "(", "*a ", "*", "*a_b", "_a ", "`a", "<a ", "<", "&amp"),
    *("# a\n\n", "a\n=\n\n", "[^a] ", ">", "> ", "- a\n", "- a\n\n", "[a]: b\n", "a|b\n", "a|"),
    *("|", "a\n", " ", "\ta\n", "\\", "\\[", "- ", "<a@b.c>", "<http://a>", "&#1;", "a  \n"),
    *("1. a\n", "***a** b* ", "**a*b", "__a_b", "[a][b] ", "![a][b]", "[a ", '[a](b "c', "[a](<b"),
]


def within_bounds(unit: str) -> str:
    """Return the longest page made of `unit` that the bounds let through."""
    for length in (MAX_PAGE_BYTES, MAX_BLOCK, 3_000, 1_500, 600, 200, 40, 8):
        block = unit * max(1, length // len(unit))
        for count in (MAX_PAGE_BYTES // (len(block) + 2), 60, 20, 6, 1):
            text = "\n\n".join([block] * count)[:MAX_PAGE_BYTES]
            if count and next(excesses(text), None) is None:
                return text
    raise AssertionError(f"no page of {unit!r} is within the bounds")


@pytest.fixture(scope="module")
def render() -> partial[str]:
    """Give what makes HTML of a text, as the site's engine does."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    extensions, settings = config["markdown_extensions"], config["mdx_configs"]
    return partial(
        lambda text: Markdown(extensions=extensions, extension_configs=settings).convert(text)
    )


@pytest.mark.parametrize("unit", UNITS)
def test_the_slowest_page_within_the_bounds_is_rendered_in_seconds(
    unit: str, render: partial[str]
) -> None:
    text = within_bounds(unit)
    started = time.process_time()
    outline_of(text, 1)
    clean_html(render(text))
    assert time.process_time() - started < SLOWEST


@pytest.mark.parametrize("unit", [*UNITS, "    " * 40 + "- a\n", "> " * 20, "- " * 20])
def test_what_is_beyond_the_bounds_is_found_as_fast_as_it_is_read(unit: str) -> None:
    text = unit * (MAX_PAGE_BYTES // len(unit))
    started = time.process_time()
    list(excesses(text))
    assert time.process_time() - started < 1.0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# a\n\n" * 301, "there are 301 headings"),
        ("a\n\n" * 5_001, "the text has 10,002 lines"),
        (("`a " * 500 + "\n\n") * 9, "the text has the sign ``` 4,500 times"),
        ("[^1] " * 301, "there are 301 footnotes"),
        ("a" * 20_001, "this paragraph has 20,001 characters"),
        ("a\n\n" + "<a " * 601, "this paragraph has the sign `<` 601 times"),
        ("    " * 12 + "- a\n", "more than 12 deep"),
        ("\t" * 12 + "a\n", "more than 12 deep"),
        ("> " * 12 + "a\n", "more than 12 deep"),
    ],
)
def test_what_a_text_holds_too_much_of_is_named(text: str, said: str) -> None:
    assert any(said in one.message and one.hint for one in excesses(text))
    assert not list(excesses(text[: len(text) // 2]))


def test_mutated_pages_meet_no_fault_of_our_own(render: partial[str]) -> None:
    chance = random.Random(20261130)  # noqa: S311 - the same pages each time
    for path, raw in mutants(chance, 300):
        fault, seconds = internal_error(path, raw, render)
        assert not fault, fault
        assert seconds < SLOWEST
