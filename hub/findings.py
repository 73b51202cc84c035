"""What a check has to say: a finding, how much it weighs, and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from functools import lru_cache


class Severity(IntEnum):
    """How much a finding weighs: an error stops publication, the others advise."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as it is written in reports."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to mend or to know: where (path, line and column from 1), what, and what to do."""

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    hint: str = ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" for the nearest of the `known` words, or nothing.

    Only words of like length that begin or end alike are compared, and a mistake that many pages
    share is looked up once, so that a hub of thousands of ids costs a finding little.
    """
    near = _nearest(word[:100], frozenset(known))
    return f"did you mean '{near}'?" if near else ""


@lru_cache(maxsize=1024)
def _nearest(word: str, known: frozenset[str]) -> str:
    likely = sorted(one for one in known if word and _is_likely(word, one))
    return next(iter(get_close_matches(word, likely, n=1, cutoff=0.7)), "")


def _is_likely(word: str, known: str) -> bool:
    alike = known[:2] == word[:2] or known[-2:] == word[-2:]
    return alike and abs(len(known) - len(word)) <= 3 + len(word) // 6


def quoted(value: object, limit: int = 60) -> str:
    """Quote `value` for a message, shortened to `limit` characters and in one line."""
    text = " ".join(str(value).split())
    return f"'{text[: limit - 1]}…'" if len(text) > limit else f"'{text}'"
