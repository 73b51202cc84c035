"""What stands at an address that a page has left: the way on, or that it was withdrawn, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from hub.library import Entry
from hub.pages.page import SitePage, edit_address, gathered_page
from hub.pages.whole import Site
from hub.pages.whole_guide import whole_guide_url
from hub.pages.words import day
from hub.records import Withdrawn


def moved_pages(site: Site, taken: Collection[str]) -> Iterator[SitePage]:
    """Make a page for each old address that is not among those `taken` by the pages there are."""
    made = set(taken)
    for old, now, title, edit in (*_renamed(site), *_no_longer_made(site, taken)):
        if old not in made and "#" not in old:
            made.add(old)
            yield _moved_page(old, now, title, edit)


def withdrawn_page(site: Site, entry: Entry, record: Withdrawn) -> SitePage:
    """Make the note that stays where a page was withdrawn: when and why, and nothing of it."""
    shown = {
        "template": "withdrawn.html",
        "kind": "withdrawn",
        "url": entry.url,
        "when": day(record.withdrawn.date),
        "reason": record.withdrawn.reason,
        "who_decided": record.withdrawn.who_decided or "",
        "noindex": True,
        "edit": edit_address(site, entry),
    }
    return gathered_page(entry.src_uri, entry.title, "This page was withdrawn.", shown)


def _renamed(site: Site) -> Iterator[tuple[str, str, str, str]]:
    """Yield old address, new one, title and where to edit, for all that `aliases` name."""
    for url, (entry, *_) in site.links.former.items():
        for old, now in ((url, entry.url), *_with_it(site, url, entry)):
            yield old, now, entry.title, edit_address(site, entry)


def _with_it(site: Site, url: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the old and new addresses of the pages that the hub makes itself beside a page."""
    if entry.key[0] == "guide" and (whole := whole_guide_url(site, entry)):
        yield f"{url}whole/", whole
    if entry.key[0] == "place":
        old = url.rstrip("/").rpartition("/")[2]
        for pair in site.pairs.prepared:
            if entry.id in {pair.first, pair.second}:
                first, second = sorted((old, pair.other(entry.id)))
                yield f"compare/{first}--{second}/", pair.url


def _no_longer_made(site: Site, taken: Collection[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield the same for published pages that the hub made itself and has no more cause to make."""
    for url in sorted(site.hub.published):
        above, _, name = url.rstrip("/").rpartition("/")
        if above == "compare" and all(
            ("place", one) in site.hub.by_key for one in name.split("--")
        ):
            both = "&".join(f"place={one}" for one in name.split("--"))
            yield url, f"compare/?{both}", "Compare places", ""
        elif above == "compare" or (name == "whole" and f"{above}/" in taken):
            yield url, f"{above}/", "Compare places" if above == "compare" else "The guide", ""


def _moved_page(old: str, now: str, title: str, edit: str) -> SitePage:
    """Make the page at the address `old` that leads on to `now`; it is no search result."""
    shown = {
        "template": "moved.html",
        "kind": "moved",
        "url": old,
        "section": f"{now.partition('/')[0]}/",
        "now_at": now,
        "canonical": now.partition("?")[0],
        "noindex": True,
        "edit": edit,
    }
    return gathered_page(f"{old.rstrip('/')}.md", title, "This page has moved.", shown)
