"""By what the search can narrow its results: the facets of a page, as names of filter and value."""

from __future__ import annotations

from collections.abc import Iterable

from hub.accounts import Account
from hub.pages.whole import Site

Filter = list[str]


def account_filters(site: Site, account: Account) -> list[Filter]:
    """Return the filters of what is told: its places and what they are part of, sectors, themes."""
    around = sorted({wide for place in account.places for wide in site.links.around(place)})
    return [
        *_named(site, "place", around),
        *_named(site, "sector", account.sectors),
        *_named(site, "theme", account.themes),
    ]


def question_filters(site: Site, question: str, themes: Iterable[str]) -> list[Filter]:
    """Return the filters of a question: the places and sectors that answered it, its themes."""
    told = [given.account for given in site.links.answers.get(question, ())]
    around = {wide for one in told for place in one.places for wide in site.links.around(place)}
    return [
        *_named(site, "place", sorted(around)),
        *_named(site, "sector", sorted({sector for one in told for sector in one.sectors})),
        *_named(site, "theme", themes),
    ]


def theme_filters(site: Site, themes: Iterable[str]) -> list[Filter]:
    """Return the filters of a page that only names themes."""
    return _named(site, "theme", themes)


def _named(site: Site, kind: str, names: Iterable[str]) -> list[Filter]:
    return [[kind, site.links.title(kind, name)] for name in names]
