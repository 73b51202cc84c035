"""What a page that the hub makes itself is made from, and where that can be edited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hub.kinds import KINDS
from hub.pages.page import SitePage, edit_address
from hub.pages.whole import Site

_TELLING = ("case-study", "answer")
_MADE_FROM: dict[str, tuple[str, ...]] = {
    "": ("guide", *_TELLING),
    "explore": ("case-study",),
    "gaps": ("guide", *_TELLING),
    "coverage": _TELLING,
    "compare": _TELLING,
}
"""For the section of an address, the kinds that its pages are made from, if not its own."""

_NAMED = 20
"""More titles than one sentence can name; it then says which kinds they are."""


def with_sources(site: Site, page: SitePage) -> SitePage:
    """Return `page`; one that has no source of its own then says what it is made from."""
    hub = page.meta["hub"]
    if "edit" in hub or not site.settings.get("repository"):
        return page
    links = [{"title": title, "url": url} for title, url in _sources(site, hub["url"])]
    return replace(page, meta=page.meta | {"hub": hub | {"made_from": links}})


def _sources(site: Site, url: str) -> Iterator[tuple[str, str]]:
    """Go through what the page at `url` is made from: in words, and where it lies."""
    repository = site.settings["repository"]
    section, _, name = url.strip("/").partition("/")
    if section == "compare" and name:
        yield from _telling_of(site, name.split("--"))
        return
    if section == "contribute":
        yield "the fields of case studies and answers", f"{repository}/tree/main/hub"
        return
    if section == "guides" and name:
        guide = name.partition("/")[0]
        yield "this guide and its questions", f"{repository}/tree/main/guides/{guide}"
    if not section:
        yield "the settings", f"{repository}/edit/main/mkdocs.yml"
    for plural, folder in _folders(site, section, is_part=bool(name)):
        yield f"the {plural}", f"{repository}/tree/main/{folder}"


def _folders(site: Site, section: str, *, is_part: bool) -> list[tuple[str, str]]:
    own = [kind.name for kind in KINDS.values() if kind.section == section]
    kinds = _TELLING if is_part else _MADE_FROM.get(section, own)
    folders: dict[str, str] = {}
    for kind in filter(site.hub.ids.get, kinds):  # git keeps no folder without a file
        folders.setdefault(KINDS[kind].folder, KINDS[kind].plural)
    named = [(plural, folder) for folder, plural in folders.items()]
    return named or [("pages of this hub", "")]


def _telling_of(site: Site, places: list[str]) -> Iterator[tuple[str, str]]:
    """Go through the accounts that speak on the page of two places, or their kinds if they are many."""
    found = {
        given.entry.key: given.entry
        for place in places
        for answers in site.pairs.answers[place].values()
        for given in answers
    }
    if len(found) > _NAMED:
        yield from _kinds_of(site, {kind for kind, _ in found})
        return
    for key in sorted(found, reverse=True):
        yield f"“{found[key].title}”", edit_address(site, found[key])


def _kinds_of(site: Site, kinds: set[str]) -> Iterator[tuple[str, str]]:
    for kind in (KINDS[name] for name in _TELLING if name in kinds):
        address = f"{site.settings['repository']}/tree/main/{kind.folder}"
        yield f"the {kind.plural} of these places", address
