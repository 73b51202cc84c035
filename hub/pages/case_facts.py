"""The facts beside an account: where, when, who, with what money, and what it all rests on."""

from __future__ import annotations

from collections.abc import Iterator

from hub.accounts import Account
from hub.pages.lines import status_words
from hub.pages.whereabouts import countries
from hub.pages.whole import Shown, Site
from hub.pages.words import day, period
from hub.parts import Organisation
from hub.records import CaseStudy, StandAloneAnswer
from hub.vocabulary import label

_SHOWN_AT_ONCE = 3
_ANONYMISED = "Left out, so that nobody is recognised; the place named is a wide one"


def case_facts(site: Site, case: CaseStudy) -> list[Shown]:
    """Return the facts as rows of a label and its values; what is not told has no row."""
    rows = (
        _fact("Place", site.links_to("place", case.places), countries(site, case.places)),
        _fact("When", [_text(period(case, exact=True))]),
        _fact("Now", [_text(status_words(case))]),
        _fact("Sectors", site.links_to("sector", case.sectors)),
        _fact("Themes", site.links_to("theme", case.themes)),
        _fact("Who took part", [_organisation(one) for one in case.organisations]),
        _fact("Money", [_text(label(one)) for one in case.funding_forms]),
        _fact("Core ideas", site.links_to("idea", case.core_ideas)),
        _fact("Grew from", site.links_to("case-study", case.follows)),
        *_teller(case),
    )
    return [row for row in rows if row["values"]]


def answer_facts(site: Site, answer: StandAloneAnswer) -> list[Shown]:
    """Return the facts of a stand-alone answer, in the same way."""
    rows = (
        _fact("Place", site.links_to("place", answer.places), countries(site, answer.places)),
        _fact("When", [_text(period(answer, exact=True))]),
        _fact("Sectors", site.links_to("sector", answer.sectors)),
        _fact("Themes", site.links_to("theme", answer.themes)),
        *_teller(answer),
    )
    return [row for row in rows if row["values"]]


def _teller(account: Account) -> Iterator[Shown]:
    yield _fact("Who tells it", [_text(label(one)) for one in account.told_by])
    yield _fact("Names", [_text(_ANONYMISED)] if account.anonymised else [])
    yield _evidence(account)
    yield _fact("Added", [_text(day(account.published))])
    yield _fact("Last checked", [_text(day(account.reviewed))] if account.reviewed else [])


def _fact(name: str, values: list[Shown], note: str = "") -> Shown:
    told = [one for one in values if one["title"]]
    folded = told[_SHOWN_AT_ONCE:] if len(told) > _SHOWN_AT_ONCE + 1 else []
    return {
        "label": name,
        "values": told[: len(told) - len(folded)],
        "folded": folded,
        "note": note,
    }


def _text(text: str) -> Shown:
    return {"title": text}


def _organisation(organisation: Organisation) -> Shown:
    return {
        "title": organisation.name,
        "url": organisation.url or "",
        "note": organisation.role or "",
    }


def _evidence(account: Account) -> Shown:
    if account.evidence is None:
        return _fact("Evidence", [])
    words = "Not known" if account.evidence.status == "unknown" else label(account.evidence.status)
    kinds = [_text(label(one)) for one in account.evidence.kinds]
    return _fact("Evidence", [_text(words), *kinds], account.evidence.note or "")
