"""Records as lines and cards of lists: what to read there, where it is, and how it stands."""

from __future__ import annotations

from collections.abc import Iterable

from hub.accounts import Account
from hub.given import NO_ORIGINS, GivenAnswer
from hub.library import Entry
from hub.pages.keeping import kept
from hub.pages.page import limited
from hub.pages.whereabouts import place_and_country
from hub.pages.whole import Shown, Site
from hub.pages.words import counted, joined, number_word, period, unique
from hub.records import CaseStudy, StandAloneAnswer
from hub.vocabulary import label

CaseEntry = tuple[Entry, CaseStudy]

ALONE = "Short answer, no case study yet"
"""The mark of an answer that stands alone, wherever answers are shown."""


def case_lines(site: Site, entries: Iterable[Entry]) -> Shown:
    """Return the case studies among `entries` as a list, the newest first."""
    return limited(newest_first(entries), lambda pair: case_line(site, *pair))


def case_line(site: Site, entry: Entry, case: CaseStudy) -> Shown:
    """Return a case study as a line of a list."""
    return {
        "title": entry.title,
        "url": entry.url,
        "compare": compare_address(entry),
        "keep": kept(entry),
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
    """Return the case studies among `entries` with their records, the newest first.

    Those of one day stand in the order of their ids, which no edit of a title changes.
    """
    cases = [(entry, entry.record) for entry in entries if isinstance(entry.record, CaseStudy)]
    return sorted(cases, key=lambda pair: (-pair[1].published.toordinal(), pair[0].id))


def alone_lines(site: Site, entries: Iterable[Entry]) -> Shown:
    """Return the stand-alone answers among `entries` as a list, in the order given."""
    found = [(one, one.record) for one in entries if isinstance(one.record, StandAloneAnswer)]
    return limited(found, lambda pair: _alone_line(site, *pair))


def question_lines(site: Site, entries: Iterable[Entry]) -> Shown:
    """Return questions as a list, in the order given."""
    return limited(list(entries), lambda entry: question_line(site, entry))


def question_line(site: Site, entry: Entry) -> Shown:
    """Return a question as a line of a list, with the number and places of its answers."""
    given = site.links.origins.get(entry.id, NO_ORIGINS)
    return {
        "title": entry.title,
        "url": entry.url,
        "count": counted(len(given), "answer"),
        "from": from_words(given.places),
        "open": not given,
    }


def from_words(places: Iterable[str], most: int = 4) -> str:
    """Say where answers come from: 'from Leeds, York and 3 more'; '' without an answer."""
    names = unique(places)
    names.sort(key=lambda name: name[:1].isdigit())  # '6 places' reads better after a name
    return f"from {joined(names, most)}" if names else ""


def told_in(given: GivenAnswer) -> str:
    """Name the case study that an answer stands in, or say that there is none yet."""
    return ALONE if given.is_alone else given.entry.title


def status_words(case: CaseStudy) -> str:
    """Say how a case study stands: 'Ongoing', 'Status unknown'."""
    return "Status unknown" if case.status == "unknown" else label(case.status)


def evidence_words(account: Account) -> str:
    """Say what an account rests on: 'Told by those involved'; '' when that is not told."""
    if account.evidence is None or account.evidence.status == "unknown":
        return ""
    return label(account.evidence.status)


def told_words(cases: int, alone: int) -> str:
    """Say how much has been told: '2 case studies', '1 short answer', or both."""
    words = [counted(cases, "case study", "case studies")] if cases or not alone else []
    return " · ".join([*words, *([counted(alone, "short answer")] if alone else [])])


def told_of_place(site: Site, place: str) -> str:
    """Say how much has been told of a place and its parts."""
    cases = len(site.links.cases_in.get(place, ()))
    return told_words(cases, len(site.links.accounts_in.get(place, ())) - cases)


def _alone_line(site: Site, entry: Entry, answer: StandAloneAnswer) -> Shown:
    return {
        "title": site.links.title("question", answer.question),
        "url": entry.url,
        "place": place_and_country(site, answer),
        "short": answer.short,
        "mark": ALONE,
        "sure": label(answer.sure) if answer.sure else "",
    }


def _answers_words(site: Site, case: CaseStudy) -> str:
    first = site.links.title("question", case.answers[0].question)
    others = len(case.answers) - 1
    return f"{first} and {number_word(others).lower()} more" if others else first
