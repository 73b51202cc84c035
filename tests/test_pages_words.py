"""Numbers, names and times in words."""

from __future__ import annotations

from datetime import date

import pytest

from builders import DEFAULTS
from hub.pages.words import counted, day, joined, moment, number_word, period
from hub.records import CaseStudy


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no answers"), (1, "1 answer"), (2, "2 answers")]
)
def test_counted(number: int, words: str) -> None:
    assert counted(number, "answer") == words


@pytest.mark.parametrize(
    ("names", "most", "words"),
    [
        ([], 9, ""),
        (["A"], 9, "A"),
        (["A", "B"], 9, "A and B"),
        (["A", "B", "C"], 9, "A, B and C"),
        (["A", "B", "C", "D"], 2, "A, B and 2 more"),
    ],
)
def test_joined(names: list[str], most: int, words: str) -> None:
    assert joined(names, most) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("2019", "2019"),
        ("2019-04", "April 2019"),
        ("2019-04-01", "1 April 2019"),
        ("2019-02-30", "2019-02-30"),
    ],
)
def test_moment(time: str, words: str) -> None:
    assert moment(time) == words


def test_day() -> None:
    assert day(date(2026, 11, 2)) == "2 November 2026"


@pytest.mark.parametrize(("number", "word"), [(0, "No"), (4, "Four"), (13, "13")])
def test_number_word(number: int, word: str) -> None:
    assert number_word(number) == word


@pytest.mark.parametrize(
    ("when", "status", "words"),
    [
        (None, "ongoing", ""),
        ({"from": "2012"}, "ongoing", "2012 to now"),
        ({"from": "2012"}, "unknown", "from 2012"),
        ({"from": "2012-04", "to": "2014"}, "ended", "2012 to 2014"),
        ({"from": "2012-01", "to": "2012-03"}, "ended", "2012"),
    ],
)
def test_period(when: dict[str, str] | None, status: str, words: str) -> None:
    fields = {**DEFAULTS["case_studies"], "period": when, "status": status}
    tuples = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    assert period(CaseStudy.model_validate(tuples)) == words
