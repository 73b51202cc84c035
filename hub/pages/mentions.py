"""Who names a page, and why: the links of the hub read backwards, in groups for its foot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from hub.library import Entry
from hub.links import Mention
from hub.pages.page import HEADINGS, limited
from hub.pages.whole import Shown, Site
from hub.pages.words import joined, unique


def mention_groups(site: Site, entry: Entry, without: Collection[str] = ()) -> list[Shown]:
    """Return who names `entry`, by kind; `without` are fields that the page shows in its own way.

    A page that stands elsewhere on the page is left out altogether, so that nothing stands twice.
    """
    found = site.links.mentions.get(entry.key, ())
    shown = {one.source.path for one in found if one.field in without}
    table: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in found:
        if mention.source.path not in shown:
            table[mention.source.key[0]][mention.source.path].append(mention)
    return [
        {"heading": HEADINGS[kind]} | limited(list(table[kind].values()), _line)
        for kind in HEADINGS
        if kind in table
    ]


def named_in(site: Site, entry: Entry, kind: str, field: str) -> list[Entry]:
    """Return the entries of one kind that name `entry` in one of their fields."""
    return [
        mention.source
        for mention in site.links.mentions.get(entry.key, ())
        if mention.field == field and mention.source.key[0] == kind
    ]


def _line(mentions: list[Mention]) -> Shown:
    """Show one page; a link in its text needs no reason beside it."""
    source = mentions[0].source
    why = joined(unique(mention.why for mention in mentions if mention.field != "text"))
    return {"title": source.title, "url": source.url, "why": why}
