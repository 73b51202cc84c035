"""The pages that list one kind of record: guides with their questions, places, terms, processes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hub.library import Entry
from hub.pages.guide import guide_count
from hub.pages.lines import question_lines, told_words
from hub.pages.maps import places_map
from hub.pages.mentions import named_in
from hub.pages.page import SitePage, gathered_page, limited
from hub.pages.place import part_line
from hub.pages.process import answers_using, used_words
from hub.pages.whereabouts import country_of
from hub.pages.whole import Shown, Site
from hub.records import Behaviour, Guide, Place
from hub.vocabulary import label

_ACROSS = "Across borders"


def index_pages(site: Site) -> Iterator[SitePage]:
    """Make the index pages."""
    yield _guides(site)
    yield _places(site)
    yield _terms(
        site, "themes", "Themes", "The threads that run through the questions and case studies."
    )
    yield _terms(site, "sectors", "Sectors", "The fields of work that the case studies come from.")
    if site.ideas:
        yield _terms(site, "ideas", "Core ideas", "What this way of working rests on.")
    yield _processes(site)
    yield _behaviours(site)


def _guides(site: Site) -> SitePage:
    lead = "Each guide opens a large question into smaller ones, with the answers from different places."
    shown = {
        "template": "guides.html",
        "lead": lead,
        "guides": limited(site.guides, lambda one: _guide(site, one)),
    }
    return gathered_page("guides/index.md", "Questions", lead, shown)


def _guide(site: Site, entry: Entry) -> Shown:
    guide = entry.record
    return {
        "id": entry.id,
        "title": entry.title,
        "url": entry.url,
        "trouble": guide.trouble or "" if isinstance(guide, Guide) else "",
        "count": guide_count(site, entry),
        "questions": question_lines(site, site.questions_in[entry.id]),
    }


def _places(site: Site) -> SitePage:
    lead = "A place is what the people there say it is, not only an administrative area."
    table: dict[str, list[Entry]] = defaultdict(list)
    for entry in site.hub.by_kind["place"]:
        if country := country_of(site, entry.id):
            table[country].append(entry)
        elif not _is_country(entry):
            table[_ACROSS].append(entry)
    countries = {entry.title: entry for entry in site.hub.by_kind["place"] if _is_country(entry)}
    names = [*sorted(countries), *([_ACROSS] if _ACROSS in table else [])]
    groups = [_place_group(site, name, countries.get(name), table[name]) for name in names]
    shown = {"template": "places.html", "lead": lead, "map": places_map(site), "groups": groups}
    return gathered_page("places/index.md", "Places", lead, shown)


def _is_country(entry: Entry) -> bool:
    return isinstance(entry.record, Place) and entry.record.kind == "country"


def _place_group(site: Site, name: str, country: Entry | None, inside: list[Entry]) -> Shown:
    parts = limited(
        sorted(inside, key=lambda entry: entry.title), lambda entry: part_line(site, entry)
    )
    return {"title": name, "country": part_line(site, country) if country else None} | parts


def _terms(site: Site, section: str, title: str, lead: str) -> SitePage:
    entries, field = {
        "themes": (site.themes, "themes"),
        "sectors": (site.sectors, "sectors"),
        "ideas": (site.ideas, "core_ideas"),
    }[section]
    shown = {
        "template": "terms.html",
        "lead": lead,
        "terms": limited(entries, lambda entry: _term(site, entry, field)),
    }
    return gathered_page(f"{section}/index.md", title, lead, shown)


def _term(site: Site, entry: Entry, field: str) -> Shown:
    cases, alone = (len(named_in(site, entry, kind, field)) for kind in ("case-study", "answer"))
    return _line(entry) | {"note": told_words(cases, alone)}


def _processes(site: Site) -> SitePage:
    lead = "What people did to get from a question to an answer, with what it takes."
    found = sorted(site.hub.by_kind["process"], key=lambda entry: entry.title.casefold())
    shown = {
        "template": "terms.html",
        "lead": lead,
        "terms": limited(
            found, lambda entry: _line(entry) | {"note": used_words(answers_using(site, entry))}
        ),
    }
    return gathered_page("processes/index.md", "Ways of working", lead, shown)


def _behaviours(site: Site) -> SitePage:
    lead = "The ways people act when a system is healthy, as questions to reflect on. Nothing here is a scale."
    table: dict[str, list[Shown]] = defaultdict(list)
    for entry in site.behaviours:
        if isinstance(entry.record, Behaviour):
            question = entry.record.questions[0]
            table[entry.record.group].append(_line(entry) | {"question": question})
    groups = [{"title": label(group), "items": items} for group, items in table.items()]
    shown = {"template": "behaviours.html", "lead": lead, "groups": groups}
    page = gathered_page("behaviours/index.md", "Behaviours, as questions", lead, shown)
    page.meta["hub"]["section"] = "reflect/"
    return page


def _line(entry: Entry) -> Shown:
    return {"title": entry.title, "url": entry.url, "summary": entry.summary}
