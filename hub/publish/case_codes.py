"""How the explore page's numbers are written: which case studies have which values, as short text.

Everything is a row of whole numbers in the Base64 VLQ of source maps, without their sign: five bits
a letter, the lowest first, and the sixth bit says that more letters follow. A server's gzip does
the rest. A facet's values are written in the shorter of two ways:

- `{"lists": ["AC", …]}` has for each value, in the order of the options, the case studies that have
  it: the first as its number, each further one as how many are left out after the one before it.
- `{"sets": [[0], [0, 2], …], "each": 1, "cases": "ABA…"}` has every combination of values once, the
  most frequent first, and for each case study the number of its combination. When there are few,
  each number stands for several case studies: their combinations' numbers as digits of one number
  to the base of how many combinations there are, the lowest first.

An order is the case studies' numbers one after the other, each as its distance from the one before
it, counted round from the end to the beginning (`assets/explore_codes.js` reads all of them).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from hub.json_text import as_json

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE = 32

Values = frozenset[int]
"""The numbers of a case study's values."""


def facet_codes(own: Sequence[Values], options: int) -> dict[str, Any]:
    """Return the values of a facet, those of case study n in `own[n]`; there are `options` values."""
    return min(_as_lists(own, options), _as_sets(own), key=lambda codes: len(as_json(codes)))


def order_code(order: Sequence[int]) -> str:
    """Return an order of the case studies, given as their numbers."""
    return in_letters((one - before) % len(order) for before, one in pairwise([0, *order]))


def in_letters(numbers: Iterable[int]) -> str:
    """Return numbers, none below zero, as letters."""
    return "".join([_LETTERS[one] if one < _MORE else _letters(one) for one in numbers])


def _as_lists(own: Sequence[Values], options: int) -> dict[str, Any]:
    holders: list[list[int]] = [[-1] for _ in range(options)]
    for case, values in enumerate(own):
        for value in values:
            holders[value].append(case)
    gaps = ([after - before - 1 for before, after in pairwise(held)] for held in holders)
    return {"lists": [in_letters(one) for one in gaps]}


def _as_sets(sets: Sequence[Values]) -> dict[str, Any]:
    counts = Counter(sets)
    ordered = sorted(counts, key=lambda one: (-counts[one], sorted(one)))
    number = {one: index for index, one in enumerate(ordered)}
    base = len(ordered)
    each = next((size for size in range(5, 1, -1) if base**size <= _MORE), 1)
    numbers = [number[one] for one in sets]
    groups = (numbers[start : start + each] for start in range(0, len(numbers), each))
    cases = in_letters(
        sum(one * base**place for place, one in enumerate(group)) for group in groups
    )
    return {"sets": [sorted(one) for one in ordered], "each": each, "cases": cases}


def _letters(number: int) -> str:
    letters = ""
    while number >= _MORE:
        letters += _LETTERS[_MORE + number % _MORE]
        number //= _MORE
    return letters + _LETTERS[number]
