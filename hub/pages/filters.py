"""By what the search can narrow its results: the facets of a page, as names of filter and value."""

from __future__ import annotations

from collections.abc import Iterable

from hub.pages.whole import Site
from hub.records import CaseStudy

Filter = list[str]


def case_filters(site: Site, case: CaseStudy) -> list[Filter]:
    """Return the filters of a case study: its places and what they are part of, sectors, themes."""
    around = sorted({wide for place in case.places for wide in site.links.around(place)})
    return [
        *_named(site, "place", around),
        *_named(site, "sector", case.sectors),
        *_named(site, "theme", case.themes),
    ]


def question_filters(site: Site, question: str, themes: Iterable[str]) -> list[Filter]:
    """Return the filters of a question: the places and sectors that answered it, its themes."""
    cases = [given.case for given in site.links.answers.get(question, ())]
    around = {wide for case in cases for place in case.places for wide in site.links.around(place)}
    return [
        *_named(site, "place", sorted(around)),
        *_named(site, "sector", sorted({one for case in cases for one in case.sectors})),
        *_named(site, "theme", themes),
    ]


def theme_filters(site: Site, themes: Iterable[str]) -> list[Filter]:
    """Return the filters of a page that only names themes."""
    return _named(site, "theme", themes)


def _named(site: Site, kind: str, names: Iterable[str]) -> list[Filter]:
    return [[kind, site.links.title(kind, name)] for name in names]
