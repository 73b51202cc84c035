"""Records as lines and cards of lists: what to read there, where it is, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hub.library import Entry
from hub.links import GivenAnswer
from hub.pages.page import limited
from hub.pages.whereabouts import place_and_country
from hub.pages.whole import Shown, Site
from hub.pages.words import counted, joined, number_word, period, unique
from hub.records import CaseStudy
from hub.vocabulary import label

CaseEntry = tuple[Entry, CaseStudy]


def case_lines(site: Site, entries: Iterable[Entry]) -> Shown:
    """Return the case studies among `entries` as a list, the newest first."""
    return limited(newest_first(entries), lambda pair: case_line(site, *pair))


def case_line(site: Site, entry: Entry, case: CaseStudy) -> Shown:
    """Return a case study as a line of a list."""
    return {
        "title": entry.title,
        "url": entry.url,
        "compare": compare_address(entry),
        "place": place_and_country(site, case),
        "when": period(case),
        "summary": case.summary,
        "answers": _answers_words(site, case),
        "state": " · ".join(filter(None, (status_words(case), evidence_words(case)))),
    }


def compare_address(entry: Entry) -> str:
    """Return where a case study is set beside others."""
    return f"compare/?case={entry.id}"


def newest_first(entries: Iterable[Entry]) -> list[CaseEntry]:
    """Return the case studies among `entries` with their records, the newest first."""
    cases = [(entry, entry.record) for entry in entries if isinstance(entry.record, CaseStudy)]
    return sorted(cases, key=lambda pair: (-pair[1].published.toordinal(), pair[0].title))


def question_lines(site: Site, entries: Iterable[Entry]) -> Shown:
    """Return questions as a list, in the order given."""
    return limited(list(entries), lambda entry: question_line(site, entry))


def question_line(site: Site, entry: Entry) -> Shown:
    """Return a question as a line of a list, with the number and places of its answers."""
    given = site.links.answers.get(entry.id, ())
    return {
        "title": entry.title,
        "url": entry.url,
        "count": counted(len(given), "answer"),
        "from": places_words(site, given),
        "open": not given,
    }


def places_words(site: Site, given: Sequence[GivenAnswer], most: int = 4) -> str:
    """Say where answers come from: 'from Leeds, York and 3 more'; '' without an answer."""
    names = unique(site.links.place_names(one.case) for one in given)
    return f"from {joined(names, most)}" if names else ""


def status_words(case: CaseStudy) -> str:
    """Say how a case study stands: 'Ongoing', 'Status unknown'."""
    return "Status unknown" if case.status == "unknown" else label(case.status)


def evidence_words(case: CaseStudy) -> str:
    """Say what an account rests on: 'Told by those involved'; '' when that is not told."""
    if case.evidence is None or case.evidence.status == "unknown":
        return ""
    return label(case.evidence.status)


def _answers_words(site: Site, case: CaseStudy) -> str:
    first = site.links.title("question", case.answers[0].question)
    others = len(case.answers) - 1
    return f"{first} and {number_word(others).lower()} more" if others else first
