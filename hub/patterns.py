r"""Patterns of the checks, rewritten so that a page's script finds with them what Python finds.

Python's classes know every script's letters and digits, JavaScript's only ASCII; so a pattern that
is shared writes `\w` and `\s` within square brackets, and `\b` not at all.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from itertools import groupby

_UNKNOWN = re.compile(r"""(?<!\\)(?:\\\\)*(\\[bBAZDWS"'`]|\(\?P)""")


def for_scripts(pattern: str) -> str:
    """Return `pattern` as JavaScript reads it with the flag `u`.

    Raises `ValueError` for what the two languages read differently.
    """
    if found := _UNKNOWN.search(pattern):
        raise ValueError(f"{found[1]} means something else in a script: {pattern}")
    letters = pattern.replace(r"\w", r"\p{L}\p{N}_")
    return letters.replace(r"\d", r"\p{Nd}").replace(r"\s", white_space())


def flags_for_scripts(pattern: re.Pattern[str]) -> str:
    """Return the flags that `pattern` needs in JavaScript."""
    flags = {re.MULTILINE: "m", re.IGNORECASE: "i"}
    return "u" + "".join(letter for flag, letter in flags.items() if pattern.flags & flag)


@cache
def white_space() -> str:
    """Return what Python takes for white space, as the inside of a class of characters."""
    spaces = [code for code in range(sys.maxunicode + 1) if chr(code).isspace()]
    runs = (list(run) for _, run in groupby(enumerate(spaces), lambda pair: pair[1] - pair[0]))
    return "".join(f"\\u{run[0][1]:04x}-\\u{run[-1][1]:04x}" for run in runs)
