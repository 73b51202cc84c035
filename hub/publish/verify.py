"""The last look at a built site: everything is there, and every link leads somewhere.

What was seen in a page is kept with the digest of its HTML. A page that is as it was needs no other
look, and neither do its links, as long as nothing that any page could lead to has gone.
"""

from __future__ import annotations

import json
import marshal
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hub.base import code_digest
from hub.cache import Cache, digest
from hub.publish.look import BuiltPage, Lead, Look, look_at
from hub.publish.search_shards import bundle_name

__all__ = [
    "BuiltPage",
    "BuiltSite",
    "built_site",
    "keep_looks",
    "kept_looks",
    "not_seen",
    "problems_in",
    "problems_of",
]


@dataclass
class BuiltSite:
    """A built site: its folder, its path on the host, and the digest of each page's HTML by address.

    `proven` has for each page that changed where its links led before, which holds as long as
    nothing has gone.
    """

    folder: Path
    base: str
    digests: Mapping[str, bytes]
    cache: Cache
    keys: dict[str, bytes] = field(default_factory=dict)
    seen: dict[str, Look] = field(default_factory=dict)
    to_look_at: list[str] = field(default_factory=list)
    files: dict[str, bool] = field(default_factory=dict)
    proven: dict[str, frozenset[Lead]] = field(default_factory=dict)

    def holds(self, path: str) -> bool:
        """Tell whether a file lies at `path`; nearly every page leads to the same ones."""
        if path not in self.files:
            self.files[path] = (self.folder / path).is_file()
        return self.files[path]

    def look(self, url: str) -> Look:
        """Return what can be seen in the page at `url`."""
        if url not in self.seen:
            kept = self.cache.value(self.keys[url]) if url in self.keys else None
            self.seen[url] = _unpacked(kept) if kept else self._look_again(url)
        return self.seen[url]

    def _look_again(self, url: str) -> Look:
        path = self.folder / (f"{url}index.html" if url.endswith("/") or not url else url)
        look = look_at(BuiltPage(url, path.read_text(encoding="utf-8")), self.base)
        self.keys[url] = self.cache.keep_value(_packed(look))
        return look


def problems_of(
    folder: Path, site_url: str, expected: Collection[str], *, search: bool = True
) -> list[str]:
    """Return what is wrong with the site in `folder`, a line for each; none means it is whole.

    `site_url` is the address it is built for, `expected` the pages' addresses below it.
    """
    return problems_in(built_site(folder, site_url, {}, Cache()), expected, search=search)


def built_site(
    folder: Path, site_url: str, digests: Mapping[str, bytes], cache: Cache
) -> BuiltSite:
    """Return the site in `folder`, built for `site_url`, with what `cache` knows of its pages.

    `digests` has the digest of each page's HTML by its address, or is empty where nobody knows.
    """
    base = urlsplit(site_url).path.rstrip("/") + "/"
    others = folder.glob("*.html") if digests else folder.rglob("*.html")
    pages = {**dict(_digests(folder, others)), **digests}
    return BuiltSite(folder, base, pages, cache)


def problems_in(site: BuiltSite, expected: Collection[str], *, search: bool = True) -> list[str]:
    """Return what is wrong with `site`, a line for each; `expected` are the pages' addresses."""
    found = [f"the page {url} was not built" for url in sorted(set(expected) - set(site.digests))]
    found += _search_problems(site.folder) if search else []
    site.to_look_at = _to_look_at(site)
    found += [
        f"{url or 'index.html'}: {problem}"
        for url in site.to_look_at
        for problem in _page_problems(site, url)
    ]
    return found


def not_seen(site: BuiltSite, ledger: Collection[str]) -> list[str]:
    """Return the addresses of the `ledger` at which no page, or no such part of one, was seen.

    Where nothing has gone since the last look, only pages that changed need be asked.
    """
    record = site.cache.record("looks")
    same = record and record[0] == _base(site) and record[3] == _ledger_digest(ledger)
    asked = set(site.to_look_at) if same else set(site.digests)
    return [
        address
        for address in ledger
        for url, _, part in [address.partition("#")]
        if url not in site.digests or (url in asked and part and part not in site.look(url).ids)
    ]


def keep_looks(site: BuiltSite, ledger: Collection[str]) -> None:
    """Keep what was seen in a site that is whole; of files beside the pages, those that any page has led to."""
    record = site.cache.record("looks")
    files = set(record[2]) if record and record[0] == _base(site) else set()
    files |= {
        lead.target
        for look in site.seen.values()
        for lead in look.leads
        if lead.target is not None and lead.target not in site.digests
    }
    rows = {url: (seen, site.keys[url]) for url, seen in site.digests.items()}
    record = (_base(site), rows, sorted(files), _ledger_digest(ledger))
    site.cache.write_record("looks", record)


def kept_looks(cache: Cache) -> set[bytes]:
    """Return the digests of the values that the cache keeps for the last look."""
    record = cache.record("looks")
    return {key for _, key in record[1].values()} if record else set()


def _digests(folder: Path, paths: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for path in sorted(paths):
        address = path.relative_to(folder).as_posix()
        if not address.startswith("pagefind"):
            url = address.removesuffix("index.html") if path.name == "index.html" else address
            yield url, digest(path.read_bytes())


def _to_look_at(site: BuiltSite) -> list[str]:
    """Return the pages whose links may lead nowhere: those that changed, or all."""
    record = site.cache.record("looks")
    if not record or record[0] != _base(site):
        return list(site.digests)
    _, rows, files, _ = record
    same = {url for url, (seen, _) in rows.items() if site.digests.get(url) == seen}
    site.keys.update((url, rows[url][1]) for url in same)
    changed = [url for url in site.digests if url not in same]
    if all(map(site.holds, files)) and not _has_gone(site, rows, same):
        return changed
    site.proven.clear()
    return list(site.digests)


def _has_gone(site: BuiltSite, rows: Mapping[str, Any], same: set[str]) -> bool:
    """Tell whether a page or a part of one that was there before is there no longer."""
    for url in rows.keys() - same:
        if url not in site.digests:
            return True
        kept = site.cache.value(rows[url][1])
        before = _unpacked(kept) if kept else None
        if before is None or before.ids - site.look(url).ids:
            return True
        site.proven[url] = frozenset(before.leads)
    return False


def _search_problems(folder: Path) -> list[str]:
    entry = folder / bundle_name() / "pagefind-entry.json"
    try:
        languages = json.loads(entry.read_text(encoding="utf-8"))["languages"]
        count = sum(language["page_count"] for language in languages.values())
    except (OSError, ValueError, KeyError, TypeError):
        return ["the search index is missing or cannot be read"]
    return [] if count else ["the search index holds no page"]


def _page_problems(site: BuiltSite, url: str) -> Iterator[str]:
    look = site.look(url)
    yield from look.problems
    proven = site.proven.get(url, frozenset())
    for lead in look.leads:
        if lead in proven:
            continue
        if problem := _broken(site, lead):
            yield f"the link {lead.written} {problem}"


def _broken(site: BuiltSite, lead: Lead) -> str:
    if lead.target is None:
        return "leads out of the site"
    if lead.target not in site.digests:
        return "" if site.holds(lead.target) else "leads nowhere"
    broken = lead.part and lead.part not in site.look(lead.target).ids
    return "names a part that is not there" if broken else ""


def _ledger_digest(ledger: Collection[str]) -> bytes:
    return digest("\n".join(sorted(ledger)).encode())


def _base(site: BuiltSite) -> bytes:
    return digest(code_digest() + site.base.encode())


def _packed(look: Look) -> bytes:
    leads = tuple(map(tuple, look.leads))
    return marshal.dumps((look.problems, tuple(sorted(look.ids)), leads), 2)


def _unpacked(kept: bytes) -> Look:
    problems, ids, leads = marshal.loads(kept)  # noqa: S302 - our own, by its digest
    return Look(problems, frozenset(ids), tuple(map(Lead._make, leads)))
