"""What a build has to make: every page and file with its parts, new or as former builds made them."""

from __future__ import annotations

import json
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from hub.addresses import picture_src_uri
from hub.base import code_digest
from hub.cache import Cache, digest
from hub.glossing import Forms, glossary_forms
from hub.json_text import as_json
from hub.memory import Memory
from hub.pages.moved import moved_pages
from hub.pages.page import SitePage
from hub.pages.shell import shell
from hub.pages.site import file_makers, page_makers
from hub.pages.whole import Shown, Site
from hub.publish.explore_data import (
    BY_TITLE,
    CODES,
    card_file,
    card_files,
    cards_in,
    case_urls,
    explore_data,
    explore_texts,
    order_by_title,
    with_version,
)
from hub.publish.form_lists import form_file_makers

_FOR_TEMPLATES = {"draft", "without_search"}
"""Settings that no page's data hangs on, only how it is rendered or what is made beside it."""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page by the digests of its front matter and its Markdown, and what makes it.

    With `text_of`, its Markdown is the text of the file at that path. `kind` is the heading under
    which the search shows it, or ''; `pictures` are those that its text can show.
    """

    maker: str
    meta: bytes
    text: bytes
    text_of: str
    kind: str
    template: str
    preview: tuple[str, ...] | None
    unlisted: bool
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """Everything that the site holds beside the theme's own files.

    `pages` and `files` are by where they lie, in the order of their paths; a file is known by the
    digest of its text. `cases` are the addresses of the case studies, as the explore page has them.
    """

    site: Site
    cache: Cache
    memory: Memory
    pages: dict[str, PlannedPage]
    files: dict[str, bytes]
    shell: Shown
    forms: Forms
    cases: list[str]

    def page(self, uri: str) -> SitePage:
        """Return a page with all that the engine needs."""
        return SitePage(uri, self.meta(uri), self.body(uri))

    def meta(self, uri: str) -> dict[str, Any]:
        """Return the front matter of a page, made again if the cache has lost it."""
        kept = self.cache.value(self.pages[uri].meta)
        if kept is None:
            return self._made_again(uri).meta
        meta: dict[str, Any] = marshal.loads(kept)  # noqa: S302 - our own, by its digest
        return meta

    def body(self, uri: str) -> str:
        """Return the Markdown of a page, made again if the cache has lost it."""
        planned = self.pages[uri]
        if planned.text_of:
            return self.site.text(self.site.hub.by_path[planned.text_of])
        kept = self.cache.value(planned.text)
        return self._made_again(uri).body if kept is None else kept.decode()

    def file(self, uri: str) -> bytes:
        """Return the text of a file, made again if the cache has lost it."""
        kept = self.cache.value(self.files[uri])
        if kept is None:
            makers = dict(_file_makers(self.site))
            made = {uri: makers[uri]()} if uri in makers else explore_texts(self.site)
            kept = made[uri].encode()
        return kept

    def _made_again(self, uri: str) -> SitePage:
        maker = self.pages[uri].maker
        if maker.startswith("moved "):
            made: Iterable[SitePage] = moved_pages(self.site, _addresses(self.memory.results()))
        else:
            made = dict(page_makers(self.site))[maker]()
        return next(page for page in made if page.src_uri == uri)


def address_of(uri: str) -> str:
    """Return the address of the page that lies at `uri` among the sources, below the site's root."""
    bare = uri.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{bare}/" if bare else ""


def plan_of(site: Site, cache: Cache) -> Plan:
    """Plan the whole site; what the cache knows and cannot have changed is not worked out again."""
    base = digest(code_digest() + _said(site.settings) + site.today.isoformat().encode())
    owners = {
        "Hub": site.hub,
        "Links": site.links,
        "Site": site,
        "Pairs": site.pairs,
        "Relations": site.relations,
        "Pictured": site.pictured,
    }
    memory = Memory(cache, "pages", base, site.hub, owners)
    _bring_up_to_date(memory, works(site, cache))
    _find_moved(site, cache, memory)
    _find_explored(cache, memory)
    cache.commit()
    return _gathered(site, cache, memory)


def _bring_up_to_date(memory: Memory, works: Iterator[tuple[str, Callable[[], Any]]]) -> None:
    if not memory.same_faces:
        for name, work in works:
            memory.work(name, work)
        return
    stale = set(memory.stale())  # the same things are to be made, and few of them anew
    memory.keep_all()
    while stale:
        name, work = next(works)
        if name in stale:
            memory.work(name, work)
            stale.remove(name)


def _find_moved(site: Site, cache: Cache, memory: Memory) -> None:
    """Work out the pages at old addresses, which depend on which addresses all the others take."""
    taken = _addresses(memory.results())
    name = f"page moved {digest(' '.join(sorted(taken)).encode()).hex()}"
    memory.work(name, partial(_pages, site, cache, partial(moved_pages, site, taken)))


def _find_explored(cache: Cache, memory: Memory) -> None:
    """Work out the files of the explore page, whose filters tell the version of all the others."""
    results = memory.results()
    filters, codes = results["explore"]
    numbers = sorted(int(one.partition(" ")[2]) for one in results if one.startswith("cards "))
    files = (
        codes
        | {BY_TITLE: results["titles"]}
        | {card_file(one): results[f"cards {one}"] for one in numbers}
    )

    def explored() -> dict[str, bytes]:
        folder, text = with_version(filters, files.values())
        lying = {f"{folder}/{name}": key for name, key in files.items()}
        return {CODES: cache.keep_value(text.encode())} | lying

    memory.work(f"explored {digest(marshal.dumps((filters, files), 2)).hex()}", explored)


def _addresses(results: Mapping[str, Any]) -> set[str]:
    return {
        address_of(row[0])
        for name, rows in results.items()
        if name.startswith("page ") and not name.startswith("page moved ")
        for row in rows
    }


def works(site: Site, cache: Cache) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield all that there is to work out, with its name; first what only rewording changes."""
    for entry in site.hub.by_key.values():
        if entry.kind and not entry.anchor:
            yield f"text {entry.path}", partial(_text, site, entry.path)
    for name, make in page_makers(site):
        yield f"page {name}", partial(_pages, site, cache, make)
    for uri, make_file in _file_makers(site):
        yield f"file {uri}", partial(_file, cache, make_file)
    yield "explore", partial(_explore, site, cache)
    yield "titles", partial(_file, cache, lambda: as_json(order_by_title(site)))
    for number in card_files(site):
        yield f"cards {number}", partial(_cards, site, cache, number)
    yield "cases", partial(case_urls, site)
    yield "shell", partial(shell, site)
    yield "words", partial(glossary_forms, site.hub)


def _gathered(site: Site, cache: Cache, memory: Memory) -> Plan:
    results = memory.results()
    pages: dict[str, PlannedPage] = {}
    files: dict[str, bytes] = {}
    for name, result in results.items():
        what, _, rest = name.partition(" ")
        if what == "page":
            for uri, meta, body, text_of, *more in result:
                text = results[f"text {text_of}"] if text_of else body
                pages[uri] = PlannedPage(rest, meta, text, text_of, *more)
        elif what == "file":
            files[rest] = result
        elif what == "explored":
            files |= result
    return Plan(
        site,
        cache,
        memory,
        dict(sorted(pages.items())),
        dict(sorted(files.items())),
        results["shell"],
        results["words"],
        results["cases"],
    )


def _text(site: Site, path: str) -> bytes:
    return digest(site.text(site.hub.by_path[path]).encode())


def _pages(
    site: Site, cache: Cache, make: Callable[[], Iterable[SitePage]]
) -> list[tuple[Any, ...]]:
    return [
        (
            page.src_uri,
            cache.keep_value(marshal.dumps(page.meta, 2)),
            b"" if page.text_of else cache.keep_value(page.body.encode()),
            page.text_of,
            page.meta["hub"].get("search", {}).get("kind", ""),
            page.meta["template"],
            page.preview,
            bool(page.meta["hub"].get("noindex")),
            tuple(_pictures(site, page)),
        )
        for page in make()
    ]


def _pictures(site: Site, page: SitePage) -> Iterable[str]:
    """Return where the pictures lie that the text of a page can show; rather too many than too few."""
    if page.text_of:
        aims = site.links.aims[page.text_of]
        return (picture_src_uri(one.path) for one in aims if one.kind == "picture")
    return map(picture_src_uri, site.hub.pictures) if page.body else ()


def _file_makers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    yield from file_makers(site)
    yield from form_file_makers(site)


def _file(cache: Cache, make: Callable[[], str]) -> bytes:
    return cache.keep_value(make().encode())


def _explore(site: Site, cache: Cache) -> tuple[dict[str, Any], dict[str, bytes]]:
    data = explore_data(site)
    texts = {name: as_json(content).encode() for name, content in data.files.items()}
    return data.filters, {name: cache.keep_value(text) for name, text in texts.items()}


def _cards(site: Site, cache: Cache, number: int) -> bytes:
    return cache.keep_value(as_json(cards_in(site, number)).encode())


def _said(settings: Mapping[str, Any]) -> bytes:
    """Return settings as text; what a program put beside them, such as functions, says nothing."""
    told = {name: one for name, one in settings.items() if name not in _FOR_TEMPLATES}
    return json.dumps(told, default=lambda _: "", sort_keys=True).encode()
