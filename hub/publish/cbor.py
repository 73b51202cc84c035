"""The few forms of CBOR (RFC 8949) that a search index is written in: numbers, texts and arrays."""

from __future__ import annotations

import re
from typing import Any

ARRAY = rb"(?:[\x80-\x97]|\x98.|\x99..|\x9a....)"
NUMBER = rb"(?:[\x00-\x17]|\x18.|\x19..|\x1a....)"
NUMBERS = rb"(?:[\x00-\x17\x20-\x37]|[\x18\x38].|[\x19\x39]..|[\x1a\x3a]....)*"
"""Patterns, with DOTALL: the head of an array, a natural number, and any number of integers."""

_NATURAL, _NEGATIVE, _TEXT, _ARRAY = 0, 1, 3, 4
_ONE_BYTE = 24


class WrongForm(Exception):
    """What was read is not what was expected; the message says where."""


class Reader:
    """Reads `whole` from its beginning on; each method raises `WrongForm` when that is not there."""

    def __init__(self, whole: bytes) -> None:
        self._whole = whole
        self._at = 0

    def value(self) -> Any:
        """Read a number, a text, or an array of such."""
        kind, size = self._head()
        if kind == _ARRAY:
            return [self.value() for _ in range(size)]
        if kind == _TEXT:
            return self._taken(size).decode()
        return -1 - size if kind == _NEGATIVE else size

    def number(self) -> int:
        """Read a natural number."""
        return self._head_of(_NATURAL)

    def text(self) -> str:
        """Read a text."""
        return self._taken(self._head_of(_TEXT)).decode()

    def array(self, expected: int | None = None) -> int:
        """Read the head of an array; return how many things are in it, which is what is `expected`."""
        size = self._head_of(_ARRAY)
        if expected is not None and size != expected:
            raise WrongForm(f"an array of {size} in place of {expected}")
        return size

    def match(self, pattern: re.Pattern[bytes]) -> re.Match[bytes]:
        """Read what `pattern` matches."""
        found = pattern.match(self._whole, self._at)
        if not found:
            raise WrongForm(f"something unknown at byte {self._at}")
        self._at = found.end()
        return found

    def _head_of(self, wanted: int) -> int:
        kind, size = self._head()
        if kind != wanted:
            raise WrongForm(f"a value of kind {kind} in place of {wanted}")
        return size

    def _head(self) -> tuple[int, int]:
        (first,) = self._taken(1)
        kind, size = first >> 5, first & 31
        if kind not in {_NATURAL, _NEGATIVE, _TEXT, _ARRAY} or size > _ONE_BYTE + 3:
            raise WrongForm(f"a value that begins with {first:#x}")
        if size < _ONE_BYTE:
            return kind, size
        return kind, int.from_bytes(self._taken(1 << (size - _ONE_BYTE)), "big")

    def _taken(self, size: int) -> bytes:
        taken = self._whole[self._at : self._at + size]
        if len(taken) < size:
            raise WrongForm("it ends too early")
        self._at += size
        return taken


def packed(value: Any) -> bytes:
    """Write a natural number, a text, or an array of such."""
    if isinstance(value, int):
        return number(value)
    if isinstance(value, str):
        text = value.encode()
        return _headed(_TEXT, len(text)) + text
    return array(len(value)) + b"".join(map(packed, value))


def number(value: int) -> bytes:
    """Write a natural number."""
    return _headed(_NATURAL, value)


def array(size: int) -> bytes:
    """Write the head of an array of `size` things."""
    return _headed(_ARRAY, size)


def _headed(kind: int, size: int) -> bytes:
    """Write a head in as few bytes as it can have."""
    first = kind << 5
    if size < _ONE_BYTE:
        return bytes([first | size])
    for power in range(3):
        if size < 1 << (8 << power):
            return bytes([first | (_ONE_BYTE + power)]) + size.to_bytes(1 << power, "big")
    raise ValueError(f"{size} is more than an index can hold")
