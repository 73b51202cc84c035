"""An answer in full: what it says, what stands around it, and who else answered."""

from __future__ import annotations

from itertools import islice

from hub.addresses import answer_anchor
from hub.former import former_answer_anchors
from hub.given import NO_ORIGINS, GivenAnswer
from hub.pages.adding import add_address
from hub.pages.keeping import kept_answer
from hub.pages.whole import Shown, Site
from hub.pages.words import counted
from hub.told import Answer, ToldAnswer
from hub.vocabulary import label

_OTHERS = 6


def answer_block(site: Site, given: GivenAnswer) -> Shown:
    """Return an answer with what stands around it, and who else answered."""
    answer = given.answer
    question = site.hub.by_key.get(("question", answer.question))
    return {
        "id": answer_anchor(answer.question),
        "former": former_answer_anchors(question) if question else [],
        "question": site.link("question", answer.question),
        "short": answer.short,
        "processes": site.links_to("process", answer.processes),
        "keep": kept_answer(given),
        "facts": around_answer(answer),
        "sure": label(answer.sure) if answer.sure else "",
        "section": (answer.section or "") if isinstance(answer, Answer) else "",
        "others": _others(site, given),
        "add": add_address(site, "question", answer.question),
    }


def around_answer(answer: ToldAnswer) -> list[Shown]:
    """Return what an answer depended on, what was hard, and what it opened, if that is told."""
    rows = (
        ("It depended on", answer.conditions),
        ("What was hard", answer.hard),
        ("What came next", answer.next),
    )
    return [{"label": name, "text": text} for name, text in rows if text]


def _others(site: Site, given: GivenAnswer) -> Shown:
    found = site.links.origins.get(given.answer.question, NO_ORIGINS)
    elsewhere = list(islice((one for one in found if one.path != given.entry.path), _OTHERS))
    return {
        "items": [{"title": one.places, "url": one.url} for one in elsewhere],
        "more": len(found) - 1 - len(elsewhere),
        "all": "both answers" if len(found) == 2 else f"all {counted(len(found), 'answer')}",
    }
