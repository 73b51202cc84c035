"""Which words and numbers a text holds, found once, so that no search is begun in vain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hub.source import Document

_LETTERS = bytes(
    letter if 97 <= letter <= 122 else letter + 32 if 65 <= letter <= 90 else 32
    for letter in range(256)
)
_KINDS = bytes(
    ord("0" if 48 <= sign <= 57 else "A" if 65 <= sign <= 68 else "E" if 65 <= sign <= 90 else "x")
    for sign in range(256)
)
_SHAPES = bytes(
    ord("A" if 65 <= sign <= 90 else "0" if 48 <= sign <= 57 or sign == ord("?") else "x")
    for sign in range(256)
)
_BETWEEN = b" .()-?\n"
"""What may stand between the digits of a number; `?` is any sign that ASCII does not have."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a text holds: its words, what it looks like in small letters, and its digits in a row.

    `whole` is the text itself; `words` are in small letters, cut where a sign or a letter with an accent stands. `plain` has a
    byte for each character, letters small and `?` for what is not ASCII. In `digits` each digit is
    `0`, a capital from A to D `A`, another capital `E`, anything else `x`, and what can part a
    number is left out.
    """

    whole: str
    words: frozenset[str]
    plain: bytes
    digits: bytes


@lru_cache(maxsize=4)
def signs_of(whole: str) -> Signs:
    """Return what `whole` holds; several checks ask it of a page in turn."""
    raw = whole.encode("ascii", "replace")
    words = frozenset(raw.translate(_LETTERS).decode("ascii").split())
    return Signs(whole, words, raw.lower(), raw.replace(b"\n\n", b"x").translate(_KINDS, _BETWEEN))


def texts_of(document: Document) -> list[str]:
    """Return all texts of a page: those of its fields, then the one below them."""
    return [*(text for _, text in document.front.texts), document.body]


def signs_in(document: Document) -> Signs:
    """Return what the texts of a page hold."""
    return signs_of(as_whole(texts_of(document)))


def as_whole(texts: Iterable[str]) -> str:
    """Return the texts of a page as one, with an empty line between them."""
    return "\n\n".join(texts)


def shape_of(text: str) -> bytes:
    """Return `A` for each capital of ASCII in `text`, `0` for what may be a digit, `x` for the rest."""
    return text.encode("ascii", "replace").translate(_SHAPES)


def in_small_letters(whole: str) -> str:
    """Return `whole` in small letters, each in its place; what ASCII does not have becomes `?`."""
    return whole.encode("ascii", "replace").lower().decode("ascii")
