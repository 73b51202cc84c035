"""Front matter means what its writer meant, and nothing in it can hurt the reader."""

from __future__ import annotations

import time

import pytest

from hub.front_matter import parse_front_matter


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("2019", "2019"),
        ("1.0", "1.0"),
        ("2026-11-22", "2026-11-22"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ('"true"', "true"),
        ("'no'", "no"),
        ("[a, b]", ("a", "b")),
        ("{a: b}", {"a": "b"}),
        ('"Plymouth: one"', "Plymouth: one"),
        ("|\n  two\n  lines", "two\nlines\n"),
        (">\n  folded\n  text", "folded text\n"),
        ("a # comment", "a"),
        ("naïve café", "naïve café"),
    ],
)
def test_a_value_is_what_its_writer_meant(written: str, value: object) -> None:
    front = parse_front_matter(f"field: {written}\n", 2)
    assert front.faults == []
    assert front.values == {"field": value}


@pytest.mark.parametrize("written", ["null", "", "  # nothing yet"])
def test_an_empty_field_is_no_value(written: str) -> None:
    assert parse_front_matter(f"field: {written}\nother: x", 2).values == {"other": "x"}


def test_every_key_and_item_has_its_line_and_column() -> None:
    front = parse_front_matter("title: x\nanswers:\n  - question: a\n    short: b\n  - c\n", 2)
    assert front.spot(("title",)) == (2, 8)
    assert front.spot(("title",), key=True) == (2, 1)
    assert front.spot(("answers", 0, "short")) == (5, 12)
    assert front.spot(("answers", 1)) == (6, 5)


def test_a_missing_part_is_placed_at_the_nearest_thing_around_it() -> None:
    front = parse_front_matter("answers:\n  - question: a\n", 2)
    assert front.spot(("answers", 0, "short")) == front.spot(("answers", 0))
    assert front.spot(("nowhere",)) == (1, 1)


@pytest.mark.parametrize(
    "hostile",
    [
        "a: " + "[" * 30_000,
        "[" * 32_000,
        "a: " + "{a: " * 6_000,
        "- " * 10_000,
        "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(50)),
        "? " * 10_000,
        "a: " + "!" * 20_000,
        '"' + "\\" * 20_000,
        "a: b\n" * 5_000,
        "%TAG ! tag:x,2000:\n---\na: !x b",
        "a: *nowhere",
        "<<: *a",
        "a: " + "x" * 40_000,
        "a: [b\n",
        "a: b\n--- c: d\n",
    ],
)
def test_hostile_front_matter_is_refused_at_once(hostile: str) -> None:
    started = time.process_time()
    front = parse_front_matter(hostile, 2)
    assert front.faults
    assert time.process_time() - started < 0.2


def test_a_repeated_field_does_not_hide_other_mistakes() -> None:
    front = parse_front_matter("a: 1\na: 2\nb: 3\nb: 4\n", 2)
    assert [(fault.code, fault.line) for fault in front.faults] == [
        ("repeated-key", 3),
        ("repeated-key", 5),
    ]
