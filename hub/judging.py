"""Phrasings that put a mark on people or places, and parts of a page that would draw one.

The hub may tell of marks that others gave ("bids were scored on price"); it gives none and asks for
none. So what is looked for are requests (`rate your team`), verdicts (`the best-performing place`)
and marks themselves (`7/10`, a row of stars), never a word alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SMALL = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|zero)"
_FULL = r"(?:5|10|100|five|ten|a hundred)"
_WHO = (
    r"(?:place|council|partner|team|organisation|organization|city|cities|borough|area|charit\w+"
    r"|funder|service|provider|behaviour|system|people|leader|partnership|statement|network)\w*"
)
_THESE = r"(?:your|each|every|this|these|the|all|our|how|yourself|yourselves|them|it)"
_START = r"(?:(?<=[.!?:;*] )|^|\b(?:please|then|and|now|to|should|must|can|could|would) )(?:you )?"

_ASKING = (
    rf"{_START}(?:rate|score|grade|rank) {_THESE}\b",
    rf"{_START}(?:mark|assess|place) (?:yourself|yourselves|{_THESE} [\w ]{{0,40}}?) (?:from|on a|out of|between) ",
    rf"{_START}(?:give|award|assign) [\w ]{{1,40}}?\b(?:scores?|marks?|ratings?|grades?|stars?|rank)\b",
    r"\bhow (?:would|do|might) (?:you|we|they) (?:rate|score|grade|rank)\b",
    r"(?:(?<=[.!?] )|^)on a scale (?:of|from)\b",
    rf"\b(?:tick|colour|color|shade|circle|show|vote|choose|pick)\b[^.]{{0,50}}\b(?:red,? (?:amber|yellow)|traffic lights?|{_SMALL}(?:,| to| or) {_SMALL}\b)",
    r"\buse (?:the )?traffic lights?\b",
    r"\bstrongly (?:dis)?agree\b",
    r"\badd up (?:your|the|all) (?:scores?|marks?|points|numbers)\b",
    r"\bbenchmark (?:your|each|every|this|yourself|yourselves|the)\b",
)
_VERDICTS = (
    r"\b(?:best|worst|top|highest|lowest)[- ](?:performing|performers?|scoring|rated|ranked|ranking)\b",
    rf"\btop (?:\d{{1,3}}|three|five|ten) {_WHO}",
    r"\b(?:tops?|leads?|heads?) (?:the|our) (?:league table|ranking|table|list of places)\b",
    rf"\b(?:league table|ranking) of (?:the |our |all )?{_WHO}",
    r"\bcomes? out (?:on top|best|worst|top|bottom)\b",
    r"\branks? (?:first|last|second|third|\d+(?:st|nd|rd|th))\b",
    r"\branked (?:\w+ )?(?:first|last|second|third|\d+(?:st|nd|rd|th)) (?:of|out of|for|in this)\b",
    r"\bmost improved (?:place|council|team|partner|area)\b",
    r"\bmaturity (?:level|model|matrix|score|stage|index)\b",
    r"\b(?:score ?card|dashboard|index|heat ?map) (?:for|of|on) (?:each|every|all|the nine|our|your|places|partners|behaviours)\b",
    r"\bsystem health (?:index|score|rating)\b",
    r"\brag[- ](?:status|rating|rated)\b",
    r"\b(?:radar|spider|bar|pie) (?:chart|diagram|graph) of\b",
    r"\b(?:total|overall|final|average|your|our|their|trust|equality|power) scores?\b",
    r"\b(?:behaviours?|statements?) (?:achieved|met|reached|passed)\b",
    r"\breach(?:es)? (?:level |stage )?\d\d? (?:on|for|in) (?:trust|power|equality|learning|listening)\b",
)
_MARKS = (
    rf"(?<![\d/.])(?<!\bon )(?<!\bof ){_SMALL} ?/ ?(?:5|10|100)(?![\d/])",
    rf"\b{_SMALL} out of {_FULL}(?= (?:for|on)\b|[.,;:!)]|$)",
    r"\b(?:one|two|three|four|five|\d) stars\b",
    "[★☆⭐]{2,}|[★☆⭐] ?[★☆⭐]",
    "[\U0001f534\U0001f7e0\U0001f7e1\U0001f7e2]",
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|nor|nobody|nothing|without|refuses?|cannot)\b[^.!?]{0,60}$"
)
_PHRASES = re.compile("|".join((*_ASKING, *_VERDICTS, *_MARKS)), re.IGNORECASE)

_DRAWN = re.compile(
    r"<(?:progress|meter|canvas)\b|type=[\"']?range\b|createElement\([\"'](?:progress|meter|canvas)\b"
    r"|\bmake\([\"'](?:progress|meter|canvas)\b|\bnew Chart\(|\bd3\.|--(?:red|amber|rag)\b"
    r"|\b(?:class|id|name)=\"[^\"]*\b(?:score|rating|ranking|gauge|traffic-light|league)",
    re.IGNORECASE,
)


def judgements(text: str) -> Iterator[re.Match[str]]:
    """Go through the phrasings in `text` that give or ask for a mark; what is denied is left alone."""
    for match in _PHRASES.finditer(text):
        if not is_denied(text, match.start()):
            yield match


def is_denied(text: str, at: int) -> bool:
    """Tell whether what stands `at` a place in `text` is denied: 'there are no scores here'."""
    return _NEGATED.search(text.lower(), 0, at) is not None


def drawings(source: str) -> Iterator[re.Match[str]]:
    """Go through what would draw a scale, a meter or a chart, in a template or a script."""
    yield from _DRAWN.finditer(source)
