"""The rules that the check keeps, for the script of the forms: made from the models and checks."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from hub.addresses import SCHEME, SCHEMES
from hub.checks.access import TABLE
from hub.checks.anonymity import NAMING_FIELDS
from hub.checks.anonymous_text import POSITION, POSTCODE, WEB
from hub.checks.answers import GOOD_LENGTH, MOST_WORDS
from hub.checks.fields import DOUBT
from hub.checks.wording import JUDGING, JUDGING_FIELDS
from hub.describe import written_order
from hub.faults import MAX_BYTES
from hub.fields import ID, MAX_ID
from hub.kinds import KINDS
from hub.outline import (
    AUTOLINK,
    DEFINITION,
    FENCE,
    HEADING,
    HTML,
    LINK,
    LINKED_PICTURE,
    MARKS,
    NO_HEADING,
    TICKS,
    UNDERLINE,
)
from hub.pages.forms import FORMS
from hub.patterns import flags_for_scripts, for_scripts, white_space
from hub.private import DETAILS, WEB_ADDRESS
from hub.source import HIDDEN, MAX_PAGE_BYTES
from hub.tree import DEVICE

PATTERNS: dict[str, re.Pattern[str]] = {
    "address": WEB_ADDRESS,
    "autolink": AUTOLINK,
    "definition": DEFINITION,
    "device": DEVICE,
    "fence": FENCE,
    "heading": HEADING,
    "hidden": HIDDEN,
    "html": HTML,
    "id": ID,
    "judging": JUDGING,
    "link": LINK,
    "linkedPicture": LINKED_PICTURE,
    "marks": MARKS,
    "noHeading": NO_HEADING,
    "position": POSITION,
    "postcode": POSTCODE,
    "scheme": SCHEME,
    "table": TABLE,
    "ticks": TICKS,
    "underline": UNDERLINE,
    "web": WEB,
}
"""The patterns that the script shares with the checks."""

_FOR_PEOPLE = frozenset({"asked", "default", "description", "examples", "title"})


def form_rules() -> dict[str, Any]:
    """Return the rules as plain data; they hold nothing of the hub's content."""
    return {
        "kinds": {name: _kind(name) for name in FORMS},
        "patterns": {name: _shared(pattern) for name, pattern in PATTERNS.items()},
        "private": [[one.words, *_shared(one.pattern)] for one in DETAILS],
        "white": white_space(),
        "schemes": sorted(SCHEMES),
        "most": {"id": MAX_ID, "frontMatter": MAX_BYTES, "page": MAX_PAGE_BYTES},
        "unnamed": list(NAMING_FIELDS),
        "judged": sorted(JUDGING_FIELDS),
    }


def _shared(pattern: re.Pattern[str]) -> list[str]:
    return [for_scripts(pattern.pattern), flags_for_scripts(pattern)]


def _kind(name: str) -> dict[str, Any]:
    kind = KINDS[name]
    return {
        "folder": kind.folder,
        "order": list(written_order(kind.model)),
        "schema": _schema(kind.model),
        "doubt": [name for name in DOUBT if name in kind.model.model_fields],
        "words": {"good": GOOD_LENGTH, "most": MOST_WORDS} if name == "answer" else None,
    }


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of `model` without what is written for people."""
    bare = _without_words(model.model_json_schema())
    return {**bare, "$defs": {name: _without_words(one) for name, one in bare["$defs"].items()}}


def _without_words(schema: dict[str, Any]) -> dict[str, Any]:
    bare: dict[str, Any] = {}
    for key, value in schema.items():
        if key == "properties":
            bare[key] = {name: _without_words(inner) for name, inner in value.items()}
        elif key not in _FOR_PEOPLE:
            bare[key] = _without_words(value) if key == "items" else value
    return bare
