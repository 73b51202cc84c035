"""Phrasings that put a mark on people or places, and parts of a page that would draw one.

The hub may tell of marks that others gave ("bids were scored on price"); it gives none and asks for
none. So what is looked for are requests (`rate your team`), verdicts (`the best-performing place`)
and marks themselves (`7/10`, a row of stars), never a word alone.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

from hub.signs import as_whole, in_small_letters, signs_of

_SMALL = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|zero)"
_FULL = r"(?:5|10|100|five|ten|a hundred)"
_WHO = (
    r"(?:place|council|partner|team|organisation|organization|city|cities|borough|area|charit\w+"
    r"|funder|service|provider|behaviour|system|people|leader|partnership|statement|network)\w*"
)
_THESE = r"(?:your|each|every|this|these|the|all|our|how|yourself|yourselves|them|it)"
_START = r"(?:(?<=[.!?:;*] )|^|\b(?:please|then|and|now|to|should|must|can|could|would) )(?:you )?"

# Each phrasing has before it the words, or the signs, of which it cannot be without one. Which words
# a page holds is known at once, and looking for a word costs far less than looking for the phrasing.
_ASKING = (
    ("rate|score|grade|rank", rf"{_START}(?:rate|score|grade|rank) {_THESE}\b"),
    (
        "mark|assess|place",
        rf"{_START}(?:mark|assess|place) (?:yourself|yourselves|{_THESE} [\w ]{{0,40}}?) (?:from|on a|out of|between) ",
    ),
    (
        "score|scores|mark|marks|rating|ratings|grade|grades|star|stars|rank",
        rf"{_START}(?:give|award|assign) [\w ]{{1,40}}?\b(?:scores?|marks?|ratings?|grades?|stars?|rank)\b",
    ),
    (
        "rate|score|grade|rank",
        r"\bhow (?:would|do|might) (?:you|we|they) (?:rate|score|grade|rank)\b",
    ),
    ("scale", r"(?:(?<=[.!?] )|^)on a scale (?:of|from)\b"),
    (
        "tick|colour|color|shade|circle|show|vote|choose|pick",
        rf"\b(?:tick|colour|color|shade|circle|show|vote|choose|pick)\b[^.]{{0,50}}\b(?:red,? (?:amber|yellow)|traffic lights?|{_SMALL}(?:,| to| or) {_SMALL}\b)",
    ),
    ("traffic", r"\buse (?:the )?traffic lights?\b"),
    ("strongly", r"\bstrongly (?:dis)?agree\b"),
    ("add up", r"\badd up (?:your|the|all) (?:scores?|marks?|points|numbers)\b"),
    ("benchmark", r"\bbenchmark (?:your|each|every|this|yourself|yourselves|the)\b"),
)
_VERDICTS = (
    (
        "performing|performer|performers|scoring|rated|ranked|ranking",
        r"\b(?:best|worst|top|highest|lowest)[- ](?:performing|performers?|scoring|rated|ranked|ranking)\b",
    ),
    ("top", rf"\btop (?:\d{{1,3}}|three|five|ten) {_WHO}"),
    (
        "league|ranking|table|list of places",
        r"\b(?:tops?|leads?|heads?) (?:the|our) (?:league table|ranking|table|list of places)\b",
    ),
    ("league|ranking", rf"\b(?:league table|ranking) of (?:the |our |all )?{_WHO}"),
    ("come out|comes out", r"\bcomes? out (?:on top|best|worst|top|bottom)\b"),
    ("rank|ranks", r"\branks? (?:first|last|second|third|\d+(?:st|nd|rd|th))\b"),
    (
        "ranked",
        r"\branked (?:\w+ )?(?:first|last|second|third|\d+(?:st|nd|rd|th)) (?:of|out of|for|in this)\b",
    ),
    ("improved", r"\bmost improved (?:place|council|team|partner|area)\b"),
    ("maturity", r"\bmaturity (?:level|model|matrix|score|stage|index)\b"),
    (
        "score|scorecard|dashboard|index|heat|heatmap",
        r"\b(?:score ?card|dashboard|index|heat ?map) (?:for|of|on) (?:each|every|all|the nine|our|your|places|partners|behaviours)\b",
    ),
    ("index|score|rating", r"\bsystem health (?:index|score|rating)\b"),
    ("rag", r"\brag[- ](?:status|rating|rated)\b"),
    ("radar|spider|bar|pie", r"\b(?:radar|spider|bar|pie) (?:chart|diagram|graph) of\b"),
    (
        "score|scores",
        r"\b(?:total|overall|final|average|your|our|their|trust|equality|power) scores?\b",
    ),
    (
        "behaviour|behaviours|statement|statements",
        r"\b(?:behaviours?|statements?) (?:achieved|met|reached|passed)\b",
    ),
    (
        "reach|reaches",
        r"\breach(?:es)? (?:level |stage )?\d\d? (?:on|for|in) (?:trust|power|equality|learning|listening)\b",
    ),
)
_MARKS = (
    ("/1|/5|/ 1|/ 5", rf"(?<![\d/.])(?<!\bon )(?<!\bof ){_SMALL} ?/ ?(?:5|10|100)(?![\d/])"),
    ("out of", rf"\b{_SMALL} out of {_FULL}(?= (?:for|on)\b|[.,;:!)]|$)"),
    ("stars", r"\b(?:one|two|three|four|five|\d) stars\b"),
    ("★|☆|⭐", "[★☆⭐]{2,}|[★☆⭐] ?[★☆⭐]"),
    ("\U0001f534|\U0001f7e0|\U0001f7e1|\U0001f7e2", "[\U0001f534\U0001f7e0\U0001f7e1\U0001f7e2]"),
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|nor|nobody|nothing|without|refuses?|cannot)\b[^.!?]{0,60}$"
)
_PHRASINGS = tuple(
    (signs.split("|"), pattern) for signs, pattern in (*_ASKING, *_VERDICTS, *_MARKS)
)
_EVERY_SIGN = sorted({sign for signs, _ in _PHRASINGS for sign in signs})
_WORDS = {sign: sign.split() for sign in _EVERY_SIGN if sign.replace(" ", "").isalpha()}

_DRAWN = re.compile(
    r"<(?:progress|meter|canvas)\b|type=[\"']?range\b|createElement\([\"'](?:progress|meter|canvas)\b"
    r"|\bmake\([\"'](?:progress|meter|canvas)\b|\bnew Chart\(|\bd3\.|--(?:red|amber|rag)\b"
    r"|\b(?:class|id|name)=\"[^\"]*\b(?:score|rating|ranking|gauge|traffic-light|league)",
    re.IGNORECASE,
)


def judgements(text: str) -> Iterator[re.Match[str]]:
    """Go through the phrasings in `text` that give or ask for a mark; what is denied is left alone."""
    return (match for _, match in judgements_in([text]))


def judgements_in(
    texts: Sequence[str], words: frozenset[str] | None = None
) -> Iterator[tuple[int, re.Match[str]]]:
    """Go through the judgements in `texts`, such as all of a page, each with its text's number.

    `words` are the words in the texts, or more of them, where somebody knows them already.
    """
    whole = as_whole(texts)
    known = signs_of(whole).words if words is None else words
    for number, patterns in sorted(_likely(texts, whole, known).items()):
        text, end = texts[number], 0
        found = [match for pattern in patterns for match in pattern.finditer(text)]
        for match in sorted(found, key=re.Match.start):
            if match.start() >= end and not is_denied(text, match.start()):
                yield number, match
                end = match.end()


def _likely(
    texts: Sequence[str], whole: str, words: frozenset[str]
) -> dict[int, list[re.Pattern[str]]]:
    """Return the phrasings that could stand in each of `texts`, which together are the `whole`."""
    likely: dict[int, list[re.Pattern[str]]] = defaultdict(list)
    here = [
        sign
        for sign in _EVERY_SIGN
        if (words.issuperset(_WORDS[sign]) if sign in _WORDS else sign in whole)
    ]
    if here:
        small, starts = (
            in_small_letters(whole),
            list(accumulate(map(len, texts), _after, initial=0)),
        )
        standing = {
            sign: _texts_with(sign, small if sign in _WORDS else whole, starts) for sign in here
        }
        for signs, pattern in _PHRASINGS:
            for number in {number for sign in signs for number in standing.get(sign, ())}:
                likely[number].append(re.compile(pattern, re.IGNORECASE))
    return likely


def _after(start: int, length: int) -> int:
    return start + length + 2


def _texts_with(sign: str, whole: str, starts: list[int]) -> set[int]:
    found, at = set(), whole.find(sign)
    while at >= 0:
        number = bisect_right(starts, at) - 1
        found.add(number)
        at = whole.find(sign, starts[number + 1])
    return found


def is_denied(text: str, at: int) -> bool:
    """Tell whether what stands `at` a place in `text` is denied: 'there are no scores here'."""
    return _NEGATED.search(text.lower(), 0, at) is not None


def drawings(source: str) -> Iterator[re.Match[str]]:
    """Go through what would draw a scale, a meter or a chart, in a template or a script."""
    yield from _DRAWN.finditer(source)
