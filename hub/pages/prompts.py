"""What a group can reflect on, as plain data: behaviours, sides of a system, a guide's questions.

The sheets on paper and the page's script show the same data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from hub import session
from hub.library import Entry
from hub.pages.whole import Shown, Site
from hub.records import Behaviour, Guide, Question, Side
from hub.vocabulary import label

_SEEN = "Where do we see it here, and where do we miss it?"
_DIFFER = "Who would answer differently, and why?"
_NOW = "What would we answer today, and what are we unsure of?"


def session_data(site: Site) -> Shown:
    """Return all that the script needs: what can be chosen, the rounds and the roles."""
    rounds = (session.ARRIVE, session.PROMPT, session.MISSING, session.CLOSING)
    return {
        "rounds": {one.id: round_shown(one) for one in rounds},
        "roles": [asdict(one) for one in session.ROLES],
        "tables": {"above": session.AT_ONE_TABLE, "text": session.SEVERAL_TABLES},
        "prompts": {one["id"]: one for one in _all_prompts(site)},
    }


def round_shown(one: session.Round) -> Shown:
    """Return a round as plain data."""
    return asdict(one) | {"fields": [asdict(field) for field in one.fields]}


def behaviour_groups(site: Site) -> list[Shown]:
    """Return the behaviours as prompts, in their groups."""
    pairs = [
        (entry, entry.record) for entry in site.behaviours if isinstance(entry.record, Behaviour)
    ]
    return [
        {"title": label(group), "prompts": [_behaviour(*pair) for pair in found]}
        for group, found in groupby(pairs, key=lambda pair: pair[1].group)
    ]


def side_prompts(site: Site) -> list[Shown]:
    """Return the sides of a system as prompts."""
    return [_side(entry, entry.record) for entry in site.sides if isinstance(entry.record, Side)]


def guide_prompts(site: Site, guide: Entry) -> list[Shown]:
    """Return the questions of a guide as prompts."""
    return [
        _question(entry, entry.record)
        for entry in site.questions_in[guide.id]
        if isinstance(entry.record, Question)
    ]


def guide_choices(site: Site) -> list[Shown]:
    """Return the guides that have questions, each with the prompts it holds."""
    return [
        {
            "id": entry.id,
            "title": entry.record.short_title if isinstance(entry.record, Guide) else entry.title,
            "prompts": guide_prompts(site, entry),
        }
        for entry in site.guides
        if site.questions_in[entry.id]
    ]


def _all_prompts(site: Site) -> Sequence[Shown]:
    groups = (*behaviour_groups(site), *guide_choices(site))
    return [*side_prompts(site), *(one for group in groups for one in group["prompts"])]


def _behaviour(entry: Entry, behaviour: Behaviour) -> Shown:
    lists = [{"title": "", "items": list(behaviour.questions)}]
    return _prompt("behaviour", entry, behaviour.summary, lists, {"seen": _SEEN, "differ": _DIFFER})


def _side(entry: Entry, side: Side) -> Shown:
    lists = [
        {"title": "It works well when", "items": list(side.works_well)},
        {"title": "It works less well when", "items": list(side.works_less_well)},
    ]
    fields = {"well": "What works well here?", "less": "What works less well here?"}
    return _prompt("side", entry, side.summary, lists, fields)


def _question(entry: Entry, question: Question) -> Shown:
    lists = [{"title": "", "items": list(question.prompts)}] if question.prompts else []
    return _prompt("question", entry, question.trouble or "", lists, {"now": _NOW})


def _prompt(
    kind: str, entry: Entry, text: str, lists: list[Shown], fields: dict[str, str]
) -> Shown:
    name = f"{kind}/{entry.id}"
    return {
        "id": name,
        "kind": kind,
        "title": entry.title,
        "url": entry.url,
        "text": text,
        "lists": lists,
        "fields": [{"id": f"{name}/{one}", "label": words} for one, words in fields.items()],
    }
