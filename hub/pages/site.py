"""All pages of the site: one for each record, and those that gather them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

from hub.json_text import as_json
from hub.library import Entry
from hub.links import Links
from hub.pages.answer import answer_page
from hub.pages.behaviour import behaviour_page
from hub.pages.briefs import brief_file_makers
from hub.pages.case_study import case_study_page
from hub.pages.changed_minds import changed_minds_page
from hub.pages.collected import collected_pages
from hub.pages.communities import community_page, gathering_pages
from hub.pages.compare import compare_file_makers, compare_makers
from hub.pages.coverage import coverage_page
from hub.pages.events import event_file_makers, event_page
from hub.pages.explore import explore_page
from hub.pages.follow import feed_file_makers
from hub.pages.forms import form_pages
from hub.pages.gaps import gaps_page
from hub.pages.guide import guide_page
from hub.pages.home import home_page
from hub.pages.indexes import index_pages
from hub.pages.made_from import with_sources
from hub.pages.maps import explore_map
from hub.pages.moved import moved_pages, withdrawn_page
from hub.pages.need import need_page
from hub.pages.pack import pack_page
from hub.pages.page import SitePage
from hub.pages.place import place_page
from hub.pages.plain import plain_page
from hub.pages.preview import preview_of, with_preview
from hub.pages.process import process_page
from hub.pages.prompts import session_data
from hub.pages.question import question_page
from hub.pages.reflect import reflect_pages
from hub.pages.stories import story_page
from hub.pages.terms import idea_page, sector_page, theme_page
from hub.pages.whole import Site
from hub.pages.whole_guide import whole_guide_page, whole_guide_url
from hub.records import Guide

_PAGES: dict[str, Callable[[Site, Entry, Any], SitePage]] = {
    "case-study": case_study_page,
    "answer": answer_page,
    "guide": guide_page,
    "question": question_page,
    "process": process_page,
    "theme": theme_page,
    "sector": sector_page,
    "place": place_page,
    "behaviour": behaviour_page,
    "idea": idea_page,
    "need": need_page,
    "community": community_page,
    "event": event_page,
    "story": story_page,
    "page": plain_page,
    "withdrawn-page": withdrawn_page,
    "advice": plain_page,
}


Make = Callable[[], Iterable[SitePage]]


def page_makers(site: Site) -> Iterator[tuple[str, Make]]:
    """Yield what makes every page of the site, each with a name that stays the same.

    A maker is bound to names alone and looks up what they stand for, so that what it rests on is
    noted (hub/facts.py).
    The pages of records come first: they can be told without working out anything else.
    """
    for name, make in _makers(site):
        yield name, partial(_completed, site, make)


def file_makers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield what makes the text of each file that lies beside the pages, with where it lies."""
    yield from compare_file_makers(site)
    yield from brief_file_makers(site)
    yield from event_file_makers(site)
    yield from feed_file_makers(site)
    yield "explore/map.json", lambda: as_json(explore_map(site))
    yield "reflect/session.json", lambda: as_json(session_data(site))


def site_pages(links: Links, settings: dict[str, Any]) -> Iterator[SitePage]:
    """Make every page of the site; `settings` is what mkdocs.yml has under `extra.hub`."""
    site, taken = Site(links, settings), set()
    for _, make in page_makers(site):
        for page in make():
            taken.add(page.meta["hub"]["url"])
            yield replace(page, body=page_text(site, page), text_of="")
    yield from moved_pages(site, taken)


def page_text(site: Site, page: SitePage) -> str:
    """Return the Markdown of a page."""
    return site.text(site.hub.by_path[page.text_of]) if page.text_of else page.body


def _makers(site: Site) -> Iterator[tuple[str, Make]]:
    for entry in site.hub.by_key.values():
        if entry.kind and not entry.anchor:
            yield entry.src_uri, partial(_record_pages, site, entry.key)
    for entry in site.hub.by_kind["guide"]:
        if whole_guide_url(site, entry):
            yield f"{entry.src_uri} whole", partial(_whole_guide, site, entry.key)
    for name, make in _GATHERED.items():
        yield name, partial(make, site)
    yield from compare_makers(site)


def _completed(site: Site, make: Make) -> Iterator[SitePage]:
    """Make pages, each with where it can be edited, and with its picture if it has one."""
    for page in make():
        told = with_sources(site, page)
        has_picture = page.src_uri in site.pictured.pages
        yield with_preview(told, preview_of(told, site.settings) if has_picture else None)


def _record_pages(site: Site, key: tuple[str, str]) -> Iterator[SitePage]:
    entry = site.hub.by_key[key]
    if entry.record:
        yield _PAGES[entry.key[0]](site, entry, entry.record)


def _whole_guide(site: Site, key: tuple[str, str]) -> Iterator[SitePage]:
    entry = site.hub.by_key[key]
    if isinstance(entry.record, Guide):
        yield whole_guide_page(site, entry, entry.record)


def _one(make: Callable[..., SitePage], *of: Any) -> Iterator[SitePage]:
    yield make(*of)


_GATHERED: dict[str, Callable[[Site], Iterable[SitePage]]] = {
    "home": partial(_one, home_page),
    "explore": partial(_one, explore_page),
    "gaps": partial(_one, gaps_page),
    "coverage": partial(_one, coverage_page),
    "pack": partial(_one, pack_page),
    "forms": form_pages,
    "indexes": index_pages,
    "collected": collected_pages,
    "reflect": reflect_pages,
    "gathering": gathering_pages,
    "changed minds": partial(_one, changed_minds_page),
}
"""The pages that gather records, by a name for what makes them."""
