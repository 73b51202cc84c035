"""The facts beside a case study: where, when, who, with what money, and what it all rests on."""

from __future__ import annotations

from hub.pages.lines import status_words
from hub.pages.whereabouts import countries
from hub.pages.whole import Shown, Site
from hub.pages.words import day, period
from hub.parts import Organisation
from hub.records import CaseStudy
from hub.vocabulary import label

_SHOWN_AT_ONCE = 3


def case_facts(site: Site, case: CaseStudy) -> list[Shown]:
    """Return the facts as rows of a label and its values; what is not told has no row."""
    rows = (
        _fact("Place", site.links_to("place", case.places), countries(site, case)),
        _fact("When", [_text(period(case, exact=True))]),
        _fact("Now", [_text(status_words(case))]),
        _fact("Sectors", site.links_to("sector", case.sectors)),
        _fact("Themes", site.links_to("theme", case.themes)),
        _fact("Who took part", [_organisation(one) for one in case.organisations]),
        _fact("Money", [_text(label(one)) for one in case.funding_forms]),
        _fact("Core ideas", site.links_to("idea", case.core_ideas)),
        _fact("Who tells it", [_text(label(one)) for one in case.told_by]),
        _evidence(case),
        _fact("Grew from", site.links_to("case-study", case.follows)),
        _fact("Added", [_text(day(case.published))]),
        _fact("Last checked", [_text(day(case.reviewed))] if case.reviewed else []),
    )
    return [row for row in rows if row["values"]]


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


def _evidence(case: CaseStudy) -> Shown:
    if case.evidence is None:
        return _fact("Evidence", [])
    words = "Not known" if case.evidence.status == "unknown" else label(case.evidence.status)
    kinds = [_text(label(one)) for one in case.evidence.kinds]
    return _fact("Evidence", [_text(words), *kinds], case.evidence.note or "")
