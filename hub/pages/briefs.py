"""What a reader's briefing shows of the things on her list: a small file for each of them.

A case study's file is the one that the compare page reads too, with a little more in it: one file
for each case study is enough. Answers of a case study are taken from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from hub.given import GivenAnswer
from hub.json_text import as_json
from hub.library import Entry
from hub.pages.answer_block import around_answer
from hub.pages.beside import (
    DID_NOT_WORK,
    STILL_UNSURE,
    WHAT_IT_IS,
    case_beside,
    fact_rows,
    texts,
    told,
    told_by,
)
from hub.pages.citation import citation
from hub.pages.whereabouts import place_and_country, where_and_when
from hub.pages.whole import Shown, Site
from hub.pages.words import joined, unique
from hub.records import CaseStudy, Process, Question, StandAloneAnswer

_ANSWERS = 12
"""So many answers of a question are laid out; the rest are told as a number."""

_IN_SHORT = "In short, from the editors"


def brief_file_makers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield what makes the file of each question, way of working and short answer, by where it lies."""
    for folder, model, show in _BRIEFS:
        for entry, _ in site.hub.records(model):
            yield f"pack/{folder}/{entry.id}.json", partial(record_json, show, site, entry.key)


def record_json(show: Callable[..., Shown], site: Site, key: tuple[str, str]) -> str:
    """Return what `show` makes of the record named by `key`, as JSON."""
    entry = site.hub.by_key[key]
    return as_json(show(site, entry, entry.record))


def case_brief(site: Site, entry: Entry, case: CaseStudy) -> Shown:
    """Return a case study as the compare page shows it, with all that a briefing adds.

    `lead` names the fact that says what it is; the `rest` of a fact are the values that do not
    stand beside others.
    """
    beside = case_beside(site, entry, case)
    doubts = ((DID_NOT_WORK, case.did_not_work), (STILL_UNSURE, case.still_unsure))
    rest = {label: {"rest": texts(*found[1:])} for label, found in doubts}
    around = {one.question: _around(site, GivenAnswer(entry, case, one)) for one in case.answers}
    return beside | {
        "lead": WHAT_IT_IS,
        "facts": [row | rest.get(row["label"], {}) for row in beside["facts"]],
        "answers": [one | around[one["id"]] for one in beside["answers"]],
        "cite": citation(site, entry, case),
    }


def _question(site: Site, entry: Entry, question: Question) -> Shown:
    given = site.links.answers.get(entry.id, ())
    return {
        "title": entry.title,
        "url": entry.url,
        "where": f"Guide: {site.links.title('guide', entry.id.partition('/')[0])}",
        "lead": _IN_SHORT,
        "facts": _told(
            (_IN_SHORT, texts(question.summary)),
            ("Where places disagree", texts(*question.tensions)),
            ("What nobody has told yet", texts(*question.gaps)),
        ),
        "answers": [_of_place(site, one) for one in given[:_ANSWERS]],
        "more": max(0, len(given) - _ANSWERS),
        "prompts": list(question.prompts),
        "cite": citation(site, entry, question),
    }


def _process(site: Site, entry: Entry, process: Process) -> Shown:
    used = site.links.using.get(entry.id, ())
    places = joined(unique(site.links.place_names(one.account) for one in used), 6)
    return {
        "title": entry.title,
        "url": entry.url,
        "where": "",
        "lead": WHAT_IT_IS,
        "facts": _told(
            (WHAT_IT_IS, texts(process.summary)),
            ("When it fits", texts(*process.fits)),
            ("What it takes", texts(*process.takes)),
            ("Where it struggles", texts(*process.struggles)),
            ("Used in", texts(places)),
        ),
        "answers": [],
        "cite": citation(site, entry, process),
    }


def _alone(site: Site, entry: Entry, answer: StandAloneAnswer) -> Shown:
    """Return a short answer, or where it went: a case study that tells it has its own file."""
    if answer.replaced_by:
        return {"moved": f"answer={answer.replaced_by}/{answer.question}"}
    given = GivenAnswer(entry, answer, answer)
    question = site.link("question", answer.question)
    return {
        "title": entry.title,
        "url": entry.url,
        "where": place_and_country(site, answer),
        "facts": _told(("When", texts(where_and_when(site, answer))), *told_by([], [answer])),
        "answers": [{"id": answer.question} | question | told([given]) | _around(site, given)],
        "cite": citation(site, entry, answer),
    }


def _of_place(site: Site, given: GivenAnswer) -> Shown:
    place = {"title": site.links.place_names(given.account), "url": given.url}
    return {"id": given.id} | place | told([given])


def _around(site: Site, given: GivenAnswer) -> Shown:
    names = [site.links.title("process", one) for one in given.answer.processes]
    rows = [{"label": "How they worked it out", "text": joined(names)}] if names else []
    return {"facts": [*rows, *around_answer(given.answer)]}


def _told(*rows: tuple[str, list[Shown]]) -> list[Shown]:
    return fact_rows(row for row in rows if row[1])


_BRIEFS: tuple[
    tuple[str, type[Question | Process | StandAloneAnswer], Callable[..., Shown]], ...
] = (
    ("questions", Question, _question),
    ("processes", Process, _process),
    ("answers", StandAloneAnswer, _alone),
)
"""The kinds that have a file for themselves here: its folder, the model, and what shows it."""
