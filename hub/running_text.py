"""The running text of a finished page: what a person reads as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<whole>script|style|svg)\b.*?</(?P=whole)\s*>"
    r"|<(?P<end>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<rest>(?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|(?P<text>[^<]++)|<",
    re.DOTALL,
)
_NO_SENTENCES = frozenset(
    {"a", "abbr", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "label"}
    | {"legend", "nav", "option", "pre", "select", "summary", "textarea", "th", "title"}
)
_LABELS = re.compile(
    r'class="[^"]*\bhub-(?:facts|kicker|label|printed|split__facts|tag|tools|(?:sources|resource)__published)\b'
)


def running_text(html: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where text stands in `html` from `start` to `end`: not in links, headings or labels.

    Costs one pass, whatever the page; a tag that is never closed hides what follows it.
    """
    hidden_by, depth = "", 0
    for token in _TOKEN.finditer(html, start, end):
        tag = (token["tag"] or "").lower()
        if hidden_by:
            depth += _step(token, tag, hidden_by)
            hidden_by = hidden_by if depth else ""
        elif token["text"]:
            yield token.span()
        elif tag and not token["end"] and _hides(tag, token["rest"]):
            hidden_by, depth = tag, 1


def _hides(tag: str, attributes: str) -> bool:
    return tag in _NO_SENTENCES or bool(_LABELS.search(attributes))


def _step(token: re.Match[str], tag: str, hidden_by: str) -> int:
    if tag != hidden_by:
        return 0
    return -1 if token["end"] else 1
