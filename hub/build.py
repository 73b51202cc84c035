"""One build, independent of the engine: what it needs beforehand, what is made afterwards."""

from __future__ import annotations

import gc
import gzip
import marshal
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import count
from pathlib import Path
from typing import Any

from hub.addresses import picture_src_uri
from hub.base import code_digest
from hub.cache import Cache, digest
from hub.findings import Finding, Severity
from hub.glossing import Glossary
from hub.halves import Halves
from hub.laps import Laps
from hub.pages.preview import Preview, own_preview
from hub.pages.whole import Site
from hub.pictures import Published, published
from hub.plan import Plan, PlannedPage, address_of, plan_of
from hub.publish.assets import write_assets
from hub.publish.explore_data import words_file
from hub.publish.kept import lost_addresses
from hub.publish.kept_html import KeptHtml
from hub.publish.previews import write_previews
from hub.publish.search import kept_by_search, write_search_index
from hub.publish.search_shards import FoundPage
from hub.publish.spare import take_over
from hub.publish.templates import KeptTemplates
from hub.publish.verify import built_site, keep_looks, kept_looks, not_seen, problems_in
from hub.readings import Stage, checked_hub
from hub.reports import as_text, count_words
from hub.today import in_force, today_of

_LITTER = 10_000
"""So many things may come to lie about before Python looks for litter: most are gone by then."""


class Refused(Exception):
    """The content has errors, so nothing is published; the message lists every one."""

    def __init__(self, findings: list[Finding]) -> None:
        errors = [one for one in findings if one.severity is Severity.ERROR]
        super().__init__(f"{as_text(errors)}\n\nNot published: {count_words(errors)}.")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Engine:
    """Digests of what pages are made with: all settings, and the templates."""

    settings: bytes = b""
    templates: bytes = b""


@dataclass
class Built:
    """What one build shares: the plan of the site, the pictures' files, and what was found.

    `made` collects the digest of every page and file as it came to lie in the site. `page_done` is
    to be called after each page that the engine has written.
    """

    plan: Plan
    pictures: dict[str, Published]
    findings: list[Finding]
    engine: Engine
    page_done: Callable[[], None]
    laps: Laps
    previews: dict[str, Preview] = field(default_factory=dict)
    spare: Path | None = None
    halves: Halves = field(default_factory=Halves)
    templates: KeptTemplates | None = None
    anew: list[str] = field(default_factory=list)
    made: dict[str, bytes] = field(default_factory=dict)
    drawn: dict[str, bytes] = field(default_factory=dict)

    @cached_property
    def glossary(self) -> Glossary:
        """What explains words in a finished page."""
        return Glossary(self.plan.forms)

    @cached_property
    def html(self) -> KeptHtml:
        """The HTML of the pages' own texts."""
        return KeptHtml(self.plan.cache, self._html_key)

    @cached_property
    def base(self) -> bytes:
        """A digest of what all that is made rests on: the code and the settings."""
        return digest(code_digest() + self.engine.settings)

    def _html_key(self, uri: str) -> bytes:
        page = self.plan.pages[uri]
        return digest(b" ".join((self.base, uri.encode(), page.text, self._sizes(page))))

    @cached_property
    def keys(self) -> dict[str, bytes]:
        """For each page, a digest of all that its HTML rests on."""
        around = marshal.dumps((self.plan.shell, self.plan.forms), 2)
        base = digest(b" ".join((self.base, self.engine.templates, around)))
        return {
            uri: digest(b" ".join((base, uri.encode(), page.meta, page.text, self._sizes(page))))
            for uri, page in self.plan.pages.items()
        }

    def _sizes(self, page: PlannedPage) -> bytes:
        shown = (self.pictures.get(uri) for uri in page.pictures)
        return repr([(one.width, one.height) if one else None for one in shown]).encode()


def prepare(root: Path, settings: dict[str, Any], engine: Engine = Engine()) -> Built:
    """Read and check the hub at `root` and plan its pages.

    `settings` is what mkdocs.yml has under `extra.hub`; a function under `progress` is told how
    far each stage is, what former builds kept is under `cache`, and what stands around every page
    is put under `shell`. Raises `Refused` when a finding is an error.
    """
    gc.disable()  # what is read stays until the end; looking for litter is half of the work
    try:
        return _prepare(root, settings, engine)
    finally:
        gc.freeze()
        gc.set_threshold(_LITTER)
        gc.enable()


def _prepare(root: Path, settings: dict[str, Any], engine: Engine) -> Built:
    stage: Stage = settings.get("progress", lambda _: None)
    laps: Laps = settings.setdefault("laps", Laps())
    laps.lap("MkDocs' settings")
    cache: Cache = settings.get("cache") or Cache()
    links, findings = checked_hub(root, cache, stage)
    laps.lap("Reading and checking")
    if any(one.severity is Severity.ERROR for one in findings):
        raise Refused(findings)
    plan = plan_of(Site(in_force(links, today_of(settings)), settings), cache)
    own = (page.preview for page in plan.pages.values() if page.preview)
    previews = {one.uri: one for one in (own_preview(settings), *(Preview(*said) for said in own))}
    laps.lap("Planning pages")
    settings["shell"] = plan.shell
    pictures = {
        picture_src_uri(path): published(root / path, root / ".cache" / "pictures")
        for path in sorted(links.hub.pictures)
    }
    page_done = _counter(stage("Building pages"), len(plan.pages))
    return Built(
        plan, pictures, findings, engine, page_done, laps, previews, spare=settings.get("spare")
    )


def put_kept(site: Path, built: Built) -> list[str]:
    """Put the pages that former builds made into the empty folder `site`; return all the others."""
    plan, keys = built.plan, built.keys
    known = plan.cache.record("site") or {}
    paths = {uri: f"{address_of(uri)}index.html" for uri in plan.pages}
    kept = {uri: known[uri][1] for uri in paths if uri in known and known[uri][0] == keys[uri]}
    if built.spare:
        expected = {paths[uri] for uri in kept} | plan.files.keys() | built.previews.keys()
        take_over(built.spare, site, expected)
    for uri, path in paths.items():
        if uri in kept and plan.cache.put_file(kept[uri], f"{site}/{path}"):
            built.made[uri] = kept[uri]
            built.page_done()
        else:
            built.anew.append(uri)
            Path(site, path).unlink(missing_ok=True)  # it may be linked to the site that is shown
    built.laps.lap("Putting kept pages")
    return built.anew


def finish(site: Path, built: Built, *, search: bool = True) -> None:
    """Make what lies beside the pages in the folder `site`, and keep what was made."""
    cache = built.plan.cache
    for uri in built.anew:
        built.made[uri] = cache.keep_file(_page_path(site, uri))
    for uri, key in built.plan.files.items():
        if not cache.put_file(key, f"{site}/{uri}"):
            path = site / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            path.write_bytes(built.plan.file(uri))
            cache.keep_file(path)
    built.laps.lap("Keeping pages and files")
    write_assets(site)
    built.drawn = write_previews(site, built.previews, cache)
    built.laps.lap("Pictures for shared links")
    if search:
        names = write_search_index(site, _found_pages(built), cache)
        words = words_file(built.plan.cases, names)
        (site / "explore" / "words.json").write_text(words, encoding="utf-8", newline="")
        built.laps.lap("Search index")
    _compress_sitemap(site)
    _keep(built)


def problems(
    site: Path, site_url: str, built: Built, ledger: Collection[str], *, search: bool = True
) -> list[str]:
    """Return what is wrong with the finished site in the folder `site`, a line for each.

    `ledger` holds the addresses that were ever published; each of them must still be there.
    """
    digests = {address_of(uri): made for uri, made in built.made.items()}
    looked_at = built_site(site, site_url, digests, built.plan.cache)
    found = [*problems_in(looked_at, digests, search=search)]
    found += lost_addresses(site, not_seen(looked_at, ledger))
    if not found:
        keep_looks(looked_at, ledger)
    built.plan.cache.tidy(partial(_needed, built))
    built.laps.lap("Last look")
    return found


def _keep(built: Built) -> None:
    plan = built.plan
    known = {uri: (built.keys[uri], built.made[uri]) for uri in plan.pages}
    plan.cache.write_record("site", known)
    if built.templates:
        built.templates.save()
    plan.memory.save()
    built.html.save(plan.pages)
    built.laps.lap("Saving what is known")


def _needed(built: Built) -> tuple[set[bytes], set[bytes]]:
    """Return the digests of the values and of the files that the next build can use."""
    plan = built.plan
    values = {page.meta for page in plan.pages.values()} | set(plan.files.values())
    values_of_search, files_of_search = kept_by_search(plan.cache)
    values |= {page.text for page in plan.pages.values()} | kept_looks(plan.cache)
    values |= {*values_of_search, *built.html.values()}
    files = {
        *built.made.values(),
        *built.drawn.values(),
        *plan.files.values(),
        *files_of_search,
    }
    return values, files


def _compress_sitemap(site: Path) -> None:
    """Compress the sitemap anew, since MkDocs puts a time into it that hangs on what it built."""
    sitemap = site / "sitemap.xml"
    if sitemap.is_file():
        (site / "sitemap.xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))


def _found_pages(built: Built) -> dict[str, FoundPage]:
    return {
        address_of(uri): FoundPage(built.made[uri], page.kind)
        for uri, page in built.plan.pages.items()
        if page.kind
    }


def _page_path(site: Path, uri: str) -> Path:
    return site / address_of(uri) / "index.html"


def _counter(step: Callable[[int, int], None] | None, total: int) -> Callable[[], None]:
    done = count(1)
    return lambda: step(next(done), total) if step else None
