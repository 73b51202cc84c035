"""Answers side by side: one column an answer, the same rows for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hub.given import GivenAnswer
from hub.pages.keeping import kept_answer
from hub.pages.lines import evidence_words, told_in
from hub.pages.page import MAX_LISTED
from hub.pages.whereabouts import where_and_when
from hub.pages.whole import Shown, Site
from hub.pages.words import joined, number_word, sentence
from hub.vocabulary import label

ROWS = (
    "Short answer",
    "How they worked it out",
    "It depended on",
    "What was hard",
    "What came next",
    "How sure they are",
    "Who tells it",
    "What the evidence rests on",
)

_SURE = {
    "contested": "Contested",
    "hunch": "A hunch",
    "tried-once": "Tried once",
    "tried-repeatedly": "Tried repeatedly",
    "": "Not told how sure",
}


def comparison(site: Site, given: Sequence[GivenAnswer]) -> Shown:
    """Return the answers as columns, in the order of the places' names."""
    shown = given[:MAX_LISTED]
    names = Counter(site.links.place_names(one.account) for one in shown)
    return {
        "heading": _heading(len(given), len(names)),
        "rows": list(ROWS),
        "columns": [_column(site, one, names) for one in shown],
        "more": len(given) - len(shown),
    }


def disagreements(site: Site, given: Sequence[GivenAnswer]) -> list[Shown]:
    """Return where an answer, or what it rests on, is contested by those who know it."""
    return [
        {"text": words, "title": site.links.place_names(one.account), "url": one.url}
        for one in given[:MAX_LISTED]
        if (words := _contested(one))
    ]


def depends(site: Site, given: Sequence[GivenAnswer]) -> list[Shown]:
    """Return three or more answers in groups by how sure they are, with what each depended on.

    What is contested stands first, so that nobody misses it.
    """
    if len(given) < 3:
        return []
    table: dict[str, list[Shown]] = {heading: [] for heading in _SURE.values()}
    for one in given[:MAX_LISTED]:
        sure = "contested" if _contested(one) else one.answer.sure or ""
        place = {"title": site.links.place_names(one.account), "url": one.url}
        table[_SURE[sure]].append(place | {"text": one.answer.conditions or ""})
    return [{"heading": heading, "items": items} for heading, items in table.items() if items]


def _heading(answers: int, places: int) -> str:
    if answers == 0:
        return "No answer yet"
    if answers == 1:
        return "One answer so far"
    noun = "places" if places == answers else "answers"
    return f"{number_word(answers)} {noun}, side by side"


def _column(site: Site, given: GivenAnswer, names: Counter[str]) -> Shown:
    place = site.links.place_names(given.account)
    return {
        "id": given.id,
        "place": place,
        "name": place if names[place] == 1 else f"{place}: {told_in(given)}",
        "url": given.url,
        "title": told_in(given),
        "keep": kept_answer(given),
        "alone": given.is_alone,
        "where": where_and_when(site, given.account),
        "cells": _cells(site, given),
    }


def _cells(site: Site, given: GivenAnswer) -> list[Shown]:
    answer, account = given.answer, given.account
    evidence = ". ".join(filter(None, (evidence_words(account), _evidence_note(given))))
    return [
        {"kind": "voice", "text": answer.short},
        {"kind": "links", "links": site.links_to("process", answer.processes)},
        {"kind": "text", "text": answer.conditions or ""},
        {"kind": "text", "text": answer.hard or ""},
        {"kind": "text", "text": answer.next or ""},
        {"kind": "tag", "text": label(answer.sure) if answer.sure else ""},
        {"kind": "text", "text": sentence(joined([label(one).lower() for one in account.told_by]))},
        {"kind": "text", "text": evidence},
    ]


def _evidence_note(given: GivenAnswer) -> str:
    return given.account.evidence.note or "" if given.account.evidence else ""


def _contested(given: GivenAnswer) -> str:
    if given.answer.sure == "contested":
        return "This answer is contested by people who know it."
    if given.account.evidence and given.account.evidence.status == "contested":
        note = _evidence_note(given)
        return f"What this account rests on is contested. {note}".strip()
    return ""
