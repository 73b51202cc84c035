"""What nobody has told, what only one place has, and what nothing uses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks import run_checks
from hub.desk.sections import Line, Section, about
from hub.links import Links
from hub.records import Process, Question, Word


def unanswered(links: Links) -> Section:
    """Return the questions that nobody has answered."""
    lines = [
        about(entry, "no answer yet")
        for entry, _ in links.hub.records(Question)
        if not links.answers.get(entry.id)
    ]
    return Section(
        "unanswered",
        "Questions without an answer",
        "Whom could we ask?",
        tuple(lines),
        "Every question has an answer.",
    )


def answered_once(links: Links) -> Section:
    """Return the questions whose answers all come from one place."""
    lines = []
    for entry, _ in links.hub.records(Question):
        given = links.answers.get(entry.id, ())
        places = {links.place_names(one.account) for one in given}
        if len(places) == 1:
            told = "one account of several places" if len(given[0].account.places) > 1 else ""
            lines.append(about(entry, f"answered by {told or places.pop()} only"))
    return Section(
        "answered-once",
        "Questions with answers from one place only",
        "A second place makes it a comparison.",
        tuple(lines),
        "Every answered question has answers from several places.",
    )


def unused(links: Links) -> Section:
    """Return the terms, ways of working and explained words that nothing uses."""
    terms = [
        about(links.hub.by_path[one.path], one.message)
        for one in run_checks(links, only=frozenset({"unused-term"}))
    ]
    ways = [
        about(entry, "no answer or guide names this way of working")
        for entry, _ in links.hub.records(Process)
        if entry.key not in links.mentions
    ]
    return Section(
        "unused",
        "Not used anywhere",
        "Name it where it fits, or delete the file.",
        (*terms, *ways, *_unused_words(links)),
    )


def _unused_words(links: Links) -> Iterator[Line]:
    """Yield the explained words that stand in no page's fields or text."""
    texts = [
        text
        for entry in links.hub.by_key.values()
        if entry.key[0] != "word"
        for text in (entry.document.body, *(text for _, text in entry.document.front.texts))
    ]
    everything = "\n".join(texts).casefold()
    for entry, word in links.hub.records(Word):
        if not any(_stands_in(form, everything) for form in (word.title, *word.also_called)):
            yield about(entry, "no page uses this word")


def _stands_in(form: str, text: str) -> bool:
    folded = form.casefold()
    return folded in text and bool(re.search(rf"\b{re.escape(folded)}\b", text))
