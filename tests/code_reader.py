"""The codes of the explore page read anew from their description, to hold the writer to it."""

from __future__ import annotations

from base64 import urlsafe_b64decode
from itertools import accumulate
from typing import Any


def numbers_in(text: str) -> list[int]:
    """Return the numbers of a text in unsigned Base64 VLQ (hub/publish/case_codes.py)."""
    found, number, shift = [], 0, 0
    for letter in text:
        digit = urlsafe_b64decode(f"{letter}A==")[0] >> 2
        number += (digit & 31) << shift
        shift += 5
        if digit < 32:
            found.append(number)
            number, shift = 0, 0
    assert shift == 0, "the text ends within a number"
    return found


def values_in(codes: dict[str, Any], total: int) -> list[set[int]]:
    """Return the values of each of `total` case studies."""
    if "sets" in codes:
        sets, each = codes["sets"], codes["each"]
        numbers = numbers_in(codes["cases"])
        digits = [
            number // len(sets) ** place % len(sets) for number in numbers for place in range(each)
        ]
        return [set(sets[digit]) for digit in digits[:total]]
    found: list[set[int]] = [set() for _ in range(total)]
    for value, text in enumerate(codes["lists"]):
        for case in accumulate((left + 1 for left in numbers_in(text)), initial=-1):
            if case >= 0:
                found[case].add(value)
    return found


def order_in(text: str) -> list[int]:
    """Return the numbers of an order."""
    distances = numbers_in(text)
    return [place % len(distances) for place in accumulate(distances)]
