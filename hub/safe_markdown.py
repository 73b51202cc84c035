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
    pieces = _FIELD.split(_line(text, most))
    return "".join(
        f"`{piece}`" if index % 2 else _plain(piece) for index, piece in enumerate(pieces)
    )


def uncalled(text: str, most: int = 300) -> str:
    """Return `text` for where no Markdown is read, such as a title: it calls nobody, closes nothing."""
    return _broken(_line(text, most))


def sentence(text: str) -> str:
    """Return `text` as `shown`, with a capital letter and a full stop."""
    line = shown(text)
    whole = line[:1].upper() + line[1:]
    return whole if whole.endswith((".", "?", "!", "…")) else f"{whole}."


def _plain(text: str) -> str:
    safe = _broken("".join(_HTML.get(letter, letter) for letter in text))
    return _SIGNS.sub(lambda match: "\\" + match[0], _NUMBERED.sub(r"\1\\\2", safe))


def _broken(text: str) -> str:
    return _CALLS.sub(lambda match: match[0] + _BREAK, text)


def _line(text: str, most: int) -> str:
    line = " ".join(_HIDDEN.sub(" ", text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
