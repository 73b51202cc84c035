"""The last look at a built site: everything is there, and every link leads somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from hub.publish.policy import unsafe_parts
from hub.publish.search import bundle_name

_COMMENT_OR_SCRIPT = re.compile(
    r"<!--.*?-->|<script\b[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(
    r"<([a-zA-Z][\w-]*)((?:\s+[^\s=>\"']+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)"
)
_ATTRIBUTE = re.compile(r"([^\s=>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_ADDRESSES = frozenset({"href", "src", "action", "poster", "data"})
_LOADING = frozenset({"src", "srcset", "poster", "data"})
_LOADED_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site: its address below the site's root, and its HTML."""

    url: str
    html: str

    @cached_property
    def tags(self) -> list[tuple[str, dict[str, str]]]:
        """Every tag outside comments and scripts, with its attributes."""
        text = _COMMENT_OR_SCRIPT.sub(_opening_tag, self.html)
        return [(match[1].lower(), _attributes(match[2])) for match in _TAG.finditer(text)]

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids that a link may name."""
        return frozenset(
            value
            for tag, attributes in self.tags
            for name, value in attributes.items()
            if name == "id" or (name == "name" and tag == "a")
        )


@dataclass(frozen=True)
class BuiltSite:
    """A built site: its folder, the path its address has on the host, and its pages by address."""

    folder: Path
    base: str
    pages: dict[str, BuiltPage]


def problems_of(folder: Path, site_url: str, expected: set[str]) -> list[str]:
    """Return what is wrong with the site in `folder`, a line for each; none means it is whole.

    `site_url` is the address it is built for, `expected` the pages' addresses below it.
    """
    base = urlsplit(site_url).path.rstrip("/") + "/"
    site = BuiltSite(folder, base, {page.url: page for page in _pages(folder)})
    found = [f"the page {url} was not built" for url in sorted(expected - set(site.pages))]
    found += _search_problems(folder)
    for page in site.pages.values():
        found += [
            f"{page.url or 'index.html'}: {problem}" for problem in _page_problems(page, site)
        ]
    return found


def _pages(folder: Path) -> Iterator[BuiltPage]:
    for path in sorted(folder.rglob("*.html")):
        address = path.relative_to(folder).as_posix()
        if not address.startswith("pagefind"):
            url = address.removesuffix("index.html") if path.name == "index.html" else address
            yield BuiltPage(url, path.read_text(encoding="utf-8"))


def _search_problems(folder: Path) -> list[str]:
    entry = folder / bundle_name() / "pagefind-entry.json"
    try:
        languages = json.loads(entry.read_text(encoding="utf-8"))["languages"]
        count = sum(language["page_count"] for language in languages.values())
    except (OSError, ValueError, KeyError, TypeError):
        return ["the search index is missing or cannot be read"]
    return [] if count else ["the search index holds no page"]


def _page_problems(page: BuiltPage, site: BuiltSite) -> Iterator[str]:
    yield from unsafe_parts(page.html, page.tags)
    for tag, attributes in page.tags:
        loaded = _LOADING & attributes.keys()
        if tag == "link" and _LOADED_LINKS & set(attributes.get("rel", "").split()):
            loaded |= {"href"}
        for name in sorted(_ADDRESSES & attributes.keys()):
            address = attributes[name]
            if _is_elsewhere(address):
                if name in loaded:
                    yield f"loads {address} from elsewhere"
            elif problem := _broken(address, page, site):
                yield f"the link {address} {problem}"


def _is_elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def _broken(address: str, page: BuiltPage, site: BuiltSite) -> str:
    if address in {"", "#"} or address.startswith("data:"):
        return ""
    whole = urlsplit(urljoin(f"{site.base}{page.url}", address))
    if not whole.path.startswith(site.base):
        return "leads out of the site"
    target, anchor = unquote(whole.path[len(site.base) :]), unquote(whole.fragment)
    if target not in site.pages:
        return "" if (site.folder / target).is_file() else "leads nowhere"
    broken = anchor and anchor not in site.pages[target].ids
    return "names a part that is not there" if broken else ""


def _attributes(text: str) -> dict[str, str]:
    return {
        match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(text)
    }


def _opening_tag(match: re.Match[str]) -> str:
    whole = match[0]
    return "" if whole.startswith("<!--") else whole[: whole.index(">") + 1]
