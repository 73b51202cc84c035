"""All case studies in groups, with the way to every theme, sector and place."""

from __future__ import annotations

from collections import defaultdict

from hub.library import Entry
from hub.pages.adding import CASE_FORM
from hub.pages.lines import case_line, newest_first
from hub.pages.mentions import named_in
from hub.pages.page import MAX_LISTED, SitePage, gathered_page
from hub.pages.whole import Shown, Site
from hub.pages.words import counted

_DESCRIPTION = "All case studies, by theme, with the way to every sector and place."
_IN_A_GROUP = 24
_GROUPS = 12
"""With so many themes the page is as long as anybody scrolls; the others have their own pages."""


def explore_page(site: Site) -> SitePage:
    """Make the page on which all case studies can be found."""
    entries, groups = site.hub.by_kind["case-study"], _groups(site)
    shown: Shown = {
        "template": "explore.html",
        "count": counted(len(entries), "case study", "case studies"),
        "facets": _facets(site),
        "groups": groups[:_GROUPS],
        "more_themes": max(0, len(groups) - _GROUPS),
        "add": CASE_FORM,
    }
    return gathered_page("explore/index.md", "Explore the case studies", _DESCRIPTION, shown)


def _groups(site: Site) -> list[Shown]:
    """Return the case studies by the first theme that each names, so that each stands once."""
    first = {one.id: one.themes[0] for one in site.links.filed if one.kind == "case-study"}
    table: dict[str, list[str]] = defaultdict(list)
    for name in site.newest:
        table[first[name]].append(name)
    return [_group(site, theme, table[theme.id]) for theme in site.themes if table[theme.id]]


def _group(site: Site, theme: Entry, names: list[str]) -> Shown:
    entries = [site.hub.by_key["case-study", name] for name in names[:_IN_A_GROUP]]
    return {
        "id": theme.id,
        "title": theme.title,
        "url": theme.url,
        "count": counted(len(names), "case study", "case studies"),
        "items": [case_line(site, *pair) for pair in newest_first(entries)],
        "more": max(0, len(names) - _IN_A_GROUP),
    }


def _facets(site: Site) -> list[Shown]:
    countries = [
        entry
        for entry in site.hub.by_kind["place"]
        if getattr(entry.record, "kind", "") == "country"
    ]
    return [
        _facet("Theme", "themes/", [(one, _naming(site, one)) for one in site.themes]),
        _facet("Sector", "sectors/", [(one, _naming(site, one)) for one in site.sectors]),
        _facet("Country", "places/", [(one, _inside(site, one)) for one in countries]),
    ]


def _facet(title: str, url: str, terms: list[tuple[Entry, int]]) -> Shown:
    items = [
        {"title": entry.title, "url": entry.url, "count": number}
        for entry, number in terms
        if number
    ]
    return {
        "title": title,
        "url": url,
        "items": items[:MAX_LISTED],
        "more": max(0, len(items) - MAX_LISTED),
    }


def _naming(site: Site, entry: Entry) -> int:
    return len(named_in(site, entry, "case-study", f"{entry.key[0]}s"))


def _inside(site: Site, entry: Entry) -> int:
    return len(site.links.cases_in.get(entry.id, ()))
