"""Places and case studies beside each other: what each is, and what it answered, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hub.accounts import Account
from hub.facts import once
from hub.given import GivenAnswer
from hub.library import Entry
from hub.pages.lines import evidence_words, newest_first, told_in
from hub.pages.whereabouts import part_of, place_and_country, where_and_when
from hub.pages.whole import Shown, Site
from hub.pages.words import joined, sentence, unique
from hub.pairs import Answered
from hub.records import CaseStudy, Place
from hub.vocabulary import label

WHAT_IT_IS = "What it is"
DID_NOT_WORK = "What did not work"
STILL_UNSURE = "Still unsure"
"""Labels of facts that a briefing looks for."""

_TOLD = 3


@once
def place_beside(site: Site, place: str) -> Shown:
    """Return a place with all it answered, as the page beside others shows it."""
    entry = site.hub.by_key["place", place]
    answered = site.pairs.answers.get(place, {})
    wider = joined([site.links.title("place", one) for one in part_of(site, place)], 2)
    return {
        "title": entry.title,
        "url": entry.url,
        "where": wider,
        "facts": _facts(entry, answered),
        "answers": answers_by_question(site, answered),
    }


def case_beside(site: Site, entry: Entry, case: CaseStudy) -> Shown:
    """Return a case study with all it answered, as the page beside others shows it."""
    answered = {one.question: (GivenAnswer(entry, case, one),) for one in case.answers}
    rows = (
        (WHAT_IT_IS, texts(case.summary)),
        ("When", texts(where_and_when(site, case))),
        *told_by([case]),
    )
    return {
        "title": entry.title,
        "url": entry.url,
        "where": place_and_country(site, case),
        "facts": fact_rows(rows),
        "answers": answers_by_question(site, answered),
    }


def answers_by_question(site: Site, answered: Answered) -> list[Shown]:
    """Return for each question what was answered: the question's id, title, address, the answers."""
    return [
        {"id": question} | site.link("question", question) | told(answered[question])
        for question in sorted(answered)
        if ("question", question) in site.hub.by_key
    ]


def told(given: Sequence[GivenAnswer]) -> Shown:
    """Return the first answers to a question, and how many `more` there are."""
    return {
        "told": [
            {
                "short": one.answer.short,
                "url": one.url,
                "title": told_in(one),
                "sure": label(one.answer.sure) if one.answer.sure else "",
            }
            for one in given[:_TOLD]
        ],
        "more": max(0, len(given) - _TOLD),
    }


def told_by(
    cases: Sequence[CaseStudy], alone: Sequence[Account] = ()
) -> tuple[tuple[str, list[Shown]], ...]:
    """Return as labels and texts what was in doubt, who tells it, and what that rests on."""
    hard = [text for case in cases for text in case.did_not_work[:1]]
    unsure = [text for case in cases for text in case.still_unsure[:1]]
    tellers = unique(label(one).lower() for told in (*cases, *alone) for one in told.told_by)
    return (
        (DID_NOT_WORK, texts(*hard[:1])),
        (STILL_UNSURE, texts(*unsure[:1])),
        ("Who tells it", texts(sentence(joined(tellers)))),
        ("What the evidence rests on", texts(*unique(map(evidence_words, (*cases, *alone))))),
    )


def fact_rows(rows: Iterable[tuple[str, list[Shown]]]) -> list[Shown]:
    """Return labels and their values as plain data."""
    return [{"label": name, "values": values} for name, values in rows]


def texts(*values: str) -> list[Shown]:
    """Return the values that are not empty, as texts without a link."""
    return [{"title": text, "url": ""} for text in values if text]


def _facts(entry: Entry, answered: Answered) -> list[Shown]:
    place = entry.record
    if not isinstance(place, Place):
        return []
    entries = {one.entry.path: one.entry for given in answered.values() for one in given}
    pairs = newest_first(entries[path] for path in sorted(entries))
    alone = {one.id: one.account for given in answered.values() for one in given if one.is_alone}
    rows = (
        ("What people there say", texts(place.said_there or "")),
        (WHAT_IT_IS, texts(place.summary)),
        ("Kind of place", texts(label(place.kind))),
        ("Case studies", _limited([{"title": one.title, "url": one.url} for one, _ in pairs])),
        *told_by([case for _, case in pairs], [alone[name] for name in sorted(alone)]),
    )
    return fact_rows(rows)


def _limited(items: list[Shown]) -> list[Shown]:
    left = len(items) - 4
    return items if left < 2 else [*items[:4], {"title": f"and {left} more", "url": ""}]
