"""Text by others inside Markdown that GitHub shows: it stays text, whatever it holds.

Uses the standard library alone, so that what runs with rights at GitHub can use it as it is.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*_\[\]!|~$]|^[#+\-]")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_BREAK = "\u200b"
"""A space without width: GitHub then sees no name to call, no issue and no address."""
_CALLS = re.compile(
    r"@(?=\w)|(?<=:)(?=//)|(?<=\bwww)(?=\.)|#(?=\d)|(?<=\bGH)(?=-\d)", re.IGNORECASE
)
_FIELD = re.compile(r"(?<!`)`(\w[\w ./\-]{0,80})`(?!`)")


def shown(text: str, most: int = 300) -> str:
    """Return `text` in one line and at most `most` letters, so that nothing in it has an effect.

    A name in backticks, as the checks write the names of fields, stays one.
    """
    line = " ".join(_HIDDEN.sub(" ", text).split())
    if len(line) > most:
        line = line[: most - 1].rstrip() + "…"
    pieces = _FIELD.split(line)
    return "".join(
        f"`{piece}`" if index % 2 else _plain(piece) for index, piece in enumerate(pieces)
    )


def sentence(text: str) -> str:
    """Return `text` as `shown`, with a capital letter and a full stop."""
    line = shown(text)
    whole = line[:1].upper() + line[1:]
    return whole if whole.endswith((".", "?", "!", "…")) else f"{whole}."


def _plain(text: str) -> str:
    safe = "".join(_HTML.get(letter, letter) for letter in text)
    safe = _CALLS.sub(lambda match: match[0] + _BREAK, safe)
    return _SIGNS.sub(lambda match: "\\" + match[0], _NUMBERED.sub(r"\1\\\2", safe))
