"""What has been told, counted: tables of how many case studies there are, and where there are none.

Counts only, never a score: a cell says how much has been told, not how good it is. Answers without
a case study stand behind a plus of their own, since the explore page does not list them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import get_args
from urllib.parse import urlencode

from hub.library import Entry
from hub.named import Key
from hub.pages.adding import ANSWER_FORM, CASE_FORM, add_anything
from hub.pages.page import MAX_LISTED, SitePage, gathered_page
from hub.pages.whole import Shown, Site
from hub.records import Place
from hub.vocabulary import PlaceKind, Teller, label

_LEAD = (
    "How many case studies tell of what. A darker cell holds more, and an empty one is a gap that "
    "you may be able to fill. A number says how much has been told, not how well anybody does."
)
_ON_HOME = (6, 5)

Counted = dict[tuple[str, str], set[Key]]
"""For a row and a column, the kinds and ids of what is told."""

Query = list[tuple[str, str]]


def coverage_page(site: Site) -> SitePage:
    """Make the page of the three tables."""
    tables = [_sectors_and_themes(site), _guides_and_places(site), _questions_and_tellers(site)]
    shown: Shown = {
        "template": "coverage.html",
        "lead": _LEAD,
        "tables": [table for table in tables if table["rows"]],
        "add": add_anything(site),
    }
    return gathered_page("coverage/index.md", "What has been told", _LEAD, shown)


def coverage_in_short(site: Site) -> Shown | None:
    """Return the themes and sectors with the most case studies, for the home page."""
    counts = _themed(site)
    themes = _fullest(counts, site.themes, 0)[: _ON_HOME[0]]
    sectors = _fullest(counts, site.sectors, 1)[: _ON_HOME[1]]
    if not themes or not sectors:
        return None
    return _table(
        ("", "Theme"), themes, [(one.id, one.title) for one in sectors], counts, _theme_query
    )


def _sectors_and_themes(site: Site) -> Shown:
    counts = {(sector, theme): ids for (theme, sector), ids in _themed(site).items()}
    columns = [(one.id, one.title) for one in site.themes[:MAX_LISTED]]

    def query(row: str, column: str) -> Query:
        return _theme_query(column, row)

    return _table(("Sectors and themes", "Sector"), site.sectors, columns, counts, query)


def _guides_and_places(site: Site) -> Shown:
    kinds = {entry.id: place.kind for entry, place in site.hub.records(Place)}
    counts: Counted = defaultdict(set)
    for one in site.links.filed:
        guides = {question.partition("/")[0] for question in one.questions}
        for guide in guides:
            for place in one.places:
                counts[guide, kinds.get(place, "")].add(one.key)
    columns = [(one, label(one)) for one in get_args(PlaceKind) if one in kinds.values()]

    def query(row: str, column: str) -> Query:
        return [("question", row), ("kind", column)]

    return _table(("Guides and kinds of place", "Guide"), site.guides, columns, counts, query)


def _questions_and_tellers(site: Site) -> Shown:
    counts: Counted = defaultdict(set)
    for one in site.links.filed:
        for question in one.questions:
            for teller in one.told_by:
                counts[question, teller].add(one.key)
    columns = [(one, label(one)) for one in get_args(Teller)]
    rows = [one for guide in site.guides for one in site.questions_in[guide.id]]

    def query(row: str, column: str) -> Query:
        return [("question", row), ("told_by", column)]

    table = _table(("Questions and who tells it", "Question"), rows, columns, counts, query)
    return table | {"add": ANSWER_FORM}


def _themed(site: Site) -> Counted:
    counts: Counted = defaultdict(set)
    for one in site.links.filed:
        for theme in one.themes:
            for sector in one.sectors:
                counts[theme, sector].add(one.key)
    return counts


def _theme_query(theme: str, sector: str) -> Query:
    return [("theme", theme), ("sector", sector)]


def _fullest(counts: Counted, entries: Sequence[Entry], side: int) -> list[Entry]:
    """Return the entries with the most case studies first, those without any left out."""
    held: dict[str, set[Key]] = defaultdict(set)
    for cell, ids in counts.items():
        held[cell[side]] |= ids
    found = [entry for entry in entries if held[entry.id]]
    return sorted(found, key=lambda entry: -len(held[entry.id]))


def _table(
    words: tuple[str, str],
    rows: Sequence[Entry],
    columns: Sequence[tuple[str, str]],
    counts: Counted,
    query: Callable[[str, str], Query],
) -> Shown:
    """Return a table; `words` are its title and what its rows are.

    An empty cell leads to the form at `add`, which understands the same query.
    """
    shown = rows[:MAX_LISTED]
    return {
        "title": words[0],
        "corner": words[1],
        "add": CASE_FORM,
        "columns": [name for _, name in columns],
        "rows": [
            {
                "title": entry.title,
                "url": entry.url,
                "cells": [_cell(counts, entry.id, one, query) for one, _ in columns],
            }
            for entry in shown
        ],
        "alone": any(kind == "answer" for ids in counts.values() for kind, _ in ids),
        "more": len(rows) - len(shown),
    }


def _cell(counts: Counted, row: str, column: str, query: Callable[[str, str], Query]) -> Shown:
    told = counts.get((row, column), set())
    number, alone = len(told), sum(kind == "answer" for kind, _ in told)
    step = 0 if number == 0 else 1 if number < 3 else 2 if number < 6 else 3
    words = urlencode(query(row, column), safe="/")
    return {"count": number - alone, "alone": alone, "step": step, "query": words}
