"""Reflecting together: the page where a session is put together, and the sheets on paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from urllib.parse import urlencode

from hub import session
from hub.pages.adding import add_anything
from hub.pages.page import HEADINGS, SitePage, gathered_page
from hub.pages.prompts import (
    behaviour_groups,
    guide_choices,
    guide_prompts,
    round_shown,
    side_prompts,
)
from hub.pages.sources import source_lines
from hub.pages.whole import Shown, Site
from hub.pages.words import counted
from hub.records import Side

_LEAD = (
    "Choose what to talk about, and take away a sheet for your group: prompts, times, roles, a "
    "round about who is missing and one to close. Nothing here is a score, and nothing you write "
    "leaves your device."
)
_SHEET_LEAD = (
    "A sheet to print, for a group or for yourself. It needs no device; choose two or three of the "
    "prompts, and leave the rest for another day."
)


def reflect_pages(site: Site) -> Iterator[SitePage]:
    """Make the page that puts a session together, and the sheets."""
    yield _reflect(site)
    if site.behaviours:
        groups = behaviour_groups(site)
        yield _sheet("behaviours", "The behaviours, as a sheet", groups)
    if site.sides:
        yield _sides_sheet(site)
    for entry in site.guides:
        if site.questions_in[entry.id]:
            groups = [{"title": "", "prompts": guide_prompts(site, entry)}]
            yield _sheet(f"guides/{entry.id}", entry.title, groups)


def _reflect(site: Site) -> SitePage:
    behaviours = behaviour_groups(site)
    sides = side_prompts(site)
    guides = guide_choices(site)
    shown: Shown = {
        "template": "reflect.html",
        "lead": _LEAD,
        "behaviours": behaviours,
        "sides": sides,
        "guides": guides,
        "sheets": _sheets(behaviours, sides, guides),
        "why": site.link("page", "why-no-scores"),
        "privacy": site.link("page", "privacy"),
        "add": add_anything(site),
    }
    return gathered_page("reflect/index.md", "Reflect together", _LEAD, shown)


def _sheets(behaviours: list[Shown], sides: list[Shown], guides: list[Shown]) -> list[Shown]:
    number = sum(len(group["prompts"]) for group in behaviours)
    rows = [
        ("The behaviours", "behaviours", number, "behaviour"),
        ("People, organisations, relationships, actions", "system", len(sides), "side"),
        *((one["title"], f"guides/{one['id']}", len(one["prompts"]), "question") for one in guides),
    ]
    return [
        {"title": title, "url": f"reflect/{place}/", "note": counted(count, noun)}
        for title, place, count, noun in rows
        if count
    ]


def _sides_sheet(site: Site) -> SitePage:
    page = _sheet("system", "How help works here", [{"title": "", "prompts": side_prompts(site)}])
    sources = {one for _, side in site.hub.records(Side) for one in side.sources}
    ordered = sorted(sources, key=lambda one: one.title)
    more: Shown = {
        "sources": source_lines(tuple(ordered)),
        "search": {"kind": HEADINGS["side"]},
    }
    page.meta["hub"].update(more)
    return page


def _sheet(place: str, title: str, groups: list[Shown]) -> SitePage:
    prompts = [one for group in groups for one in group["prompts"]]
    chosen = urlencode([("with", one["id"]) for one in prompts[:3]], safe="/")
    shown: Shown = {
        "template": "reflect_sheet.html",
        "lead": _SHEET_LEAD,
        "crumbs": [{"title": "Reflect together", "url": "reflect/"}],
        "groups": groups,
        "arrive": round_shown(session.ARRIVE),
        "round": round_shown(session.PROMPT),
        "missing": round_shown(session.MISSING),
        "closing": round_shown(session.CLOSING),
        "roles": [asdict(one) for one in session.ROLES],
        "tables": session.SEVERAL_TABLES,
        "times": [_time(size) for size in session.SIZES],
        "device": f"reflect/?{chosen}",
    }
    page = gathered_page(f"reflect/{place}/index.md", title, _SHEET_LEAD, shown)
    page.meta["hub"]["section"] = "reflect/"
    return page


def _time(size: int) -> Shown:
    return {
        "people": "Alone" if size == 1 else counted(size, "person", "people"),
        "prompt": session.PROMPT.minutes(size),
        "arrive": session.ARRIVE.minutes(size),
        "missing": session.MISSING.minutes(size),
        "closing": session.CLOSING.minutes(size),
        "two": session.session_minutes(2, size),
        "three": session.session_minutes(3, size),
    }
