"""The codes of the explore page: what is written can be read back, and is short."""

from __future__ import annotations

import gzip
import random

import pytest

from code_reader import numbers_in, order_in, values_in
from hub.json_text import as_json
from hub.publish.case_codes import facet_codes, in_letters, order_code


def made_values(seed: int, cases: int, options: int, most: int) -> list[frozenset[int]]:
    """Return for each case study some values, at most `most`, perhaps none."""
    chance = random.Random(seed)  # noqa: S311 - the same values each time
    some = (chance.sample(range(options), chance.randint(0, most)) for _ in range(cases))
    return [frozenset(one) for one in some]


@pytest.mark.parametrize(
    ("number", "letters"),
    [(0, "A"), (31, "f"), (32, "gB"), (1023, "_f"), (1024, "ggB"), (10_000, "w4J")],
)
def test_a_number_is_five_bits_a_letter_the_lowest_first(number: int, letters: str) -> None:
    assert in_letters([number]) == letters
    assert numbers_in(letters * 2) == [number, number]


@pytest.mark.parametrize("options", [1, 2, 5, 8, 40, 300])
@pytest.mark.parametrize("cases", [0, 1, 33, 700])
def test_what_is_written_is_read_back(cases: int, options: int) -> None:
    values = made_values(cases + options, cases, options, min(options, 3))
    codes = facet_codes(values, options)
    assert values_in(codes, cases) == values
    order = random.Random(cases).sample(range(cases), cases)  # noqa: S311 - as above
    assert order_in(order_code(order)) == order


def test_few_combinations_are_written_as_sets_and_many_as_lists() -> None:
    few, many = made_values(1, 500, 4, 4), made_values(1, 500, 200, 3)
    assert facet_codes(few, 4).keys() == {"sets", "each", "cases"}
    assert facet_codes(many, 200).keys() == {"lists"}


def test_few_combinations_share_a_letter() -> None:
    one, two, three = (frozenset({value}) for value in range(3))
    codes = facet_codes([one, two, three] * 30 + [one, two], 3)
    assert codes == {"sets": [[0], [1], [2]], "each": 3, "cases": "V" * 30 + "D"}


def test_ten_thousand_case_studies_are_a_small_file() -> None:
    one_of_five = made_values(3, 10_000, 5, 1)
    assert len(gzip.compress(as_json(facet_codes(one_of_five, 5)).encode(), 6)) < 4_500
    three_of_hundred = made_values(3, 10_000, 100, 3)
    assert len(gzip.compress(as_json(facet_codes(three_of_hundred, 100)).encode(), 6)) < 18_000
