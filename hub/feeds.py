"""Feeds in two forms that programs follow: Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from hub.facts import says

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class FeedEntry(NamedTuple):
    """One thing that is new: its address below the site's root is also what identifies it."""

    url: str
    title: str
    summary: str
    day: date
    what: str


@dataclass(frozen=True, slots=True)
class Feed:
    """What can be followed: a page of the site, its title, and what is new there, newest first."""

    url: str
    title: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> str:
        """The moment of the newest entry, as RFC 3339 has it."""
        return _moment(max(one.day for one in self.entries))


def as_atom(feed: Feed, address: str, author: str) -> str:
    """Return `feed` as Atom; `address` is the site's, with a slash at its end."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _text(root, "id", address + feed.url)
    _text(root, "title", feed.title)
    _text(root, "updated", feed.updated)
    _text(SubElement(root, "author"), "name", author)
    SubElement(root, "link", {"rel": "alternate", "href": address + feed.url})
    own = {"rel": "self", "type": "application/atom+xml", "href": f"{address}{feed.url}feed.xml"}
    SubElement(root, "link", own)
    for one in feed.entries:
        entry = SubElement(root, "entry")
        _text(entry, "id", address + one.url)
        _text(entry, "title", one.title)
        _text(entry, "updated", _moment(one.day))
        SubElement(entry, "link", {"rel": "alternate", "href": address + one.url})
        SubElement(entry, "category", {"term": one.what})
        _text(entry, "summary", one.summary)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def as_json_feed(feed: Feed, address: str, author: str) -> str:
    """Return `feed` as JSON Feed; `address` is the site's, with a slash at its end."""
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": address + feed.url,
        "feed_url": f"{address}{feed.url}feed.json",
        "language": "en",
        "authors": [{"name": author}],
        "items": [
            {
                "id": address + one.url,
                "url": address + one.url,
                "title": one.title,
                "content_text": one.summary,
                "date_published": _moment(one.day),
                "tags": [one.what],
            }
            for one in feed.entries
        ],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_IN_XML.sub("", text)


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


says(FeedEntry, lambda one: (*one[:3], one.day.isoformat(), one.what))
