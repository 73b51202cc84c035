"""The fixed lists: words with a meaning that the code relies on.

Lists that contributors may add to (themes, sectors, places, processes) are pages, not code.
"""

from __future__ import annotations

from typing import Literal, get_args

Status = Literal["ongoing", "changed", "paused", "ended", "unknown"]
Teller = Literal[
    "commissioner",
    "funder",
    "delivery",
    "front-line",
    "resident",
    "network",
    "researcher",
]
Sure = Literal["hunch", "tried-once", "tried-repeatedly", "contested"]
EvidenceStatus = Literal[
    "told-by-those-involved",
    "told-by-several-sides",
    "independently-examined",
    "contested",
    "too-early",
    "unknown",
]
EvidenceKind = Literal[
    "participants-account",
    "own-reporting",
    "learning-partner-account",
    "independent-evaluation",
    "evaluation-with-comparison",
    "peer-reviewed-study",
    "public-record",
    "journalism-or-critique",
    "modelled-estimate",
]
FundingForm = Literal[
    "unrestricted-grant",
    "long-grant",
    "participatory-fund",
    "resident-controlled-fund",
    "core-grant",
    "pooled-budget",
    "alliance-contract",
    "fee-for-service-contract",
    "outcomes-contract",
    "spend-out",
    "in-kind",
    "pre-payment-pilot",
]
ResourceKind = Literal[
    "report",
    "practical-guide",
    "toolkit",
    "evaluation",
    "research",
    "article",
    "book",
    "network",
    "event",
    "programme",
    "collection",
]
PlaceKind = Literal[
    "part-of-the-world",
    "country",
    "region",
    "county",
    "city",
    "town",
    "borough",
    "neighbourhood",
    "several-places",
    "community-of-interest",
]
CommunityKind = Literal["regional", "national", "specialist"]
Attendance = Literal["online", "in-person", "both"]
Rhythm = Literal["week", "two-weeks", "four-weeks", "month-same-day", "month-same-weekday"]
StoryKind = Literal["story", "blog", "change-of-mind", "call-for-answers"]
Willing = Literal["talk", "visit", "be-visited", "buddy", "mentor"]
BehaviourGroup = Literal["perspective", "participation", "power"]


_LABELS = {
    "delivery": "Delivery organisation",
    "front-line": "Front-line worker",
    "participants-account": "Participants' account",
    "learning-partner-account": "Learning partner's account",
    "peer-reviewed-study": "Peer-reviewed study",
    "resident-controlled-fund": "Resident-controlled fund",
    "fee-for-service-contract": "Fee-for-service contract",
    "pre-payment-pilot": "Pilot paid in advance",
}
"""The codes that need other words, or a sign, to be read as English."""


def label(code: str) -> str:
    """Put a code from a fixed list into the reader's words: 'tried-once' -> 'Tried once'."""
    return _LABELS.get(code) or code.replace("-", " ").capitalize()


def meaning(choices: tuple[str, ...], code: str) -> str:
    """Return what a code means within the list `choices`, where that is not plain, or ''."""
    return _MEANINGS.get(choices, {}).get(code, "")


_MEANINGS: dict[tuple[str, ...], dict[str, str]] = {
    get_args(Sure): {
        "hunch": "People think so and have not tested it.",
        "tried-once": "It was done here, one time.",
        "tried-repeatedly": "It was done again, with other people or in other years.",
        "contested": "Some who know the place disagree.",
    },
    get_args(EvidenceStatus): {
        "told-by-those-involved": "Nobody else has looked, as far as you know.",
        "told-by-several-sides": "People with different stakes each give an account.",
        "independently-examined": "Somebody from outside has studied it.",
        "contested": "Accounts disagree on something that matters.",
        "too-early": "It has only begun.",
        "unknown": "You cannot tell.",
    },
}
