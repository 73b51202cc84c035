"""What a reader's list calls things: `case=plymouth-alliance`, in its address and in the browser."""

from __future__ import annotations

from hub.given import GivenAnswer
from hub.library import Entry

_WORDS = {"case-study": "case"}


def kept(entry: Entry) -> str:
    """Return what a list calls a case study, a short answer, a question or a way of working."""
    kind = entry.key[0]
    return f"{_WORDS.get(kind, kind)}={entry.id}"


def kept_answer(given: GivenAnswer) -> str:
    """Return what a list calls one answer; it lasts as long as the answer's own address."""
    if given.is_alone:
        return kept(given.entry)
    return f"answer={given.entry.id}/{given.answer.question}"
