"""All pages of the site: one for each record, and those that gather them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hub.json_text import as_json
from hub.library import Entry
from hub.links import Links
from hub.pages.answer import answer_page
from hub.pages.behaviour import behaviour_page
from hub.pages.briefs import brief_files
from hub.pages.case_study import case_study_page
from hub.pages.changed_minds import changed_minds_page
from hub.pages.collected import collected_pages
from hub.pages.communities import community_page, gathering_pages
from hub.pages.compare import compare_files, compare_pages
from hub.pages.coverage import coverage_page
from hub.pages.events import event_files, event_page
from hub.pages.explore import explore_page
from hub.pages.follow import feed_files
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
from hub.pages.process import process_page
from hub.pages.question import question_page
from hub.pages.reflect import reflect_files, reflect_pages
from hub.pages.shell import shell
from hub.pages.stories import story_page
from hub.pages.terms import idea_page, sector_page, theme_page
from hub.pages.whole import Shown, Site
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


def site_pages(links: Links, settings: dict[str, Any]) -> Iterator[SitePage]:
    """Make every page of the site; `settings` is what mkdocs.yml has under `extra.hub`."""
    site = Site(links, settings)
    made = [with_sources(site, page) for page in _pages(site)]
    yield from made
    yield from moved_pages(site, {page.meta["hub"]["url"] for page in made})


def _pages(site: Site) -> Iterator[SitePage]:
    for entry in site.hub.by_key.values():
        if entry.record and not entry.anchor:
            yield _PAGES[entry.key[0]](site, entry, entry.record)
    for entry, guide in site.hub.records(Guide):
        if whole_guide_url(site, entry):
            yield whole_guide_page(site, entry, guide)
    yield home_page(site)
    yield explore_page(site)
    yield gaps_page(site)
    yield coverage_page(site)
    yield from compare_pages(site)
    yield pack_page(site)
    yield from form_pages(site)
    yield from index_pages(site)
    yield from collected_pages(site)
    yield from reflect_pages(site)
    yield from gathering_pages(site)
    yield changed_minds_page(site)


def site_files(links: Links, settings: dict[str, Any]) -> dict[str, str]:
    """Make the files that lie beside the pages, as text by where they lie."""
    site = Site(links, settings)
    briefs = {uri: as_json(brief) for uri, brief in brief_files(site)}
    map_file = {"explore/map.json": as_json(explore_map(site))}
    beside = reflect_files(site) | event_files(site) | feed_files(site)
    return compare_files(site) | briefs | map_file | beside


def site_shell(links: Links, settings: dict[str, Any]) -> Shown:
    """Return what stands around every page, for `extra.hub.shell`."""
    return shell(Site(links, settings))
