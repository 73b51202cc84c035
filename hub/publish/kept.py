"""What is published, and whether a built site still answers where anything ever was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from hub.pages.page import SitePage

_ID = re.compile(r'\sid="([^"]+)"')
_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')
_WITHDRAWN = "hub-page--withdrawn"
_MOST_HOPS = 5


def published_addresses(pages: Iterable[SitePage]) -> set[str]:
    """Return the addresses, below the site's root, of these pages and of the answers on them."""
    found = set()
    for page in pages:
        hub = page.meta["hub"]
        answers = hub["answers"] if hub["kind"] == "case-study" else ()
        found |= {hub["url"], *(f"{hub['url']}#{answer['id']}" for answer in answers)}
    return found


def lost_addresses(folder: Path, ledger: Iterable[str]) -> list[str]:
    """Return a line for each address of the `ledger` at which the site in `folder` has nothing.

    A page that leads on is followed, and the part of a page that an address names must be there
    at the end; where a page was withdrawn, its note answers for all its parts.
    """
    site = _Site(folder)
    return [problem for address in sorted(ledger) if (problem := _problem(site, address))]


@dataclass(frozen=True, slots=True)
class _Site:
    folder: Path
    read: dict[str, str | None] = field(default_factory=dict)

    def html(self, url: str) -> str | None:
        """Return the page at `url` below the root, or None when there is none."""
        if url not in self.read:
            path = self.folder / url / "index.html" if url[-1:] in {"", "/"} else self.folder / url
            self.read[url] = path.read_text(encoding="utf-8") if path.is_file() else None
        return self.read[url]


def _problem(site: _Site, address: str) -> str:
    url, _, anchor = address.partition("#")
    html = site.html(url)
    if html is None:
        return (
            f"/{address} was published, and nothing is there now: put it under `aliases` of the "
            "page that took its place, or leave a note there with `withdrawn`"
        )
    if not anchor or _WITHDRAWN in html or anchor in _ids_at(site, url):
        return ""
    return (
        f"/{address} was published, and that part of the page is gone: "
        f'put "#{anchor}" under `aliases` of the page'
    )


def _ids_at(site: _Site, url: str) -> set[str]:
    """Return the ids on the page at `url`, or on the page to which it leads on."""
    for _ in range(_MOST_HOPS):
        html = site.html(url) or ""
        refresh = _REFRESH.search(html)
        if refresh is None:
            return set(_ID.findall(html))
        url = urlsplit(urljoin(f"/{url}", unescape(refresh[1]))).path.removeprefix("/")
    return set()
