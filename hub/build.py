"""One build, independent of the engine: what it needs beforehand, what is made afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from hub.addresses import picture_src_uri
from hub.checks import run_checks
from hub.findings import Finding, Severity
from hub.glossing import Glossary
from hub.library import load_hub
from hub.links import Links
from hub.pages.page import SitePage
from hub.pages.preview import Preview, own_preview, page_previews, with_preview
from hub.pages.site import site_files, site_pages, site_shell
from hub.pictures import Published, published
from hub.publish.explore_data import ExploreData, explore_data, write_explore_data
from hub.publish.form_lists import form_files
from hub.publish.previews import write_previews
from hub.publish.search import write_search_index
from hub.publish.styles import write_light_styles
from hub.reports import as_text, count_words
from hub.today import in_force, today_of

Stage = Callable[[str], Callable[[int, int], None] | None]


class Refused(Exception):
    """The content has errors, so nothing is published; the message lists every one."""

    def __init__(self, findings: list[Finding]) -> None:
        errors = [one for one in findings if one.severity is Severity.ERROR]
        super().__init__(f"{as_text(errors)}\n\nNot published: {count_words(errors)}.")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Built:
    """What one build shares: the pages by their place among the sources, the pictures' files.

    `files` are the texts that lie beside the pages, such as what a page's script reads; `explore`
    is what the explore page filters by, `glossary` what explains words in a finished page.
    `previews` are the pictures for shared links, and `cache` is where those once drawn are kept.
    `page_done` is to be called after each page that the engine has written.
    """

    pages: dict[str, SitePage]
    pictures: dict[str, Published]
    files: dict[str, str]
    findings: list[Finding]
    explore: ExploreData
    glossary: Glossary
    previews: tuple[Preview, ...]
    cache: Path
    page_done: Callable[[], None]


def prepare(root: Path, settings: dict[str, Any]) -> Built:
    """Read and check the hub at `root` and make its pages' data.

    `settings` is what mkdocs.yml has under `extra.hub`; a function under `progress` is told how
    far each stage is, and what stands around every page is put under `shell`. Raises `Refused` when
    a finding is an error.
    """
    stage: Stage = settings.get("progress", lambda _: None)
    links = Links(load_hub(root, stage("Reading pages")))
    findings = run_checks(links, progress=stage("Checking pages"))
    if any(one.severity is Severity.ERROR for one in findings):
        raise Refused(findings)
    links = in_force(links, today_of(settings))
    settings["shell"] = site_shell(links, settings)
    pages = {page.src_uri: page for page in site_pages(links, settings)}
    previews = page_previews(links, pages, settings)
    pages = {uri: with_preview(page, previews.get(uri)) for uri, page in pages.items()}
    pictures = {
        picture_src_uri(path): published(root / path, root / ".cache" / "pictures")
        for path in sorted(links.hub.pictures)
    }
    files = site_files(links, settings) | form_files(links)
    page_done = _counter(stage("Building pages"), len(pages))
    explore, glossary = explore_data(links), Glossary(links.hub)
    return Built(
        pages,
        pictures,
        files,
        findings,
        explore,
        glossary,
        previews=(own_preview(settings), *previews.values()),
        cache=root / ".cache" / "previews",
        page_done=page_done,
    )


def addresses(built: Built) -> set[str]:
    """Return the addresses of all pages below the site's root."""
    bare = (uri.removesuffix(".md").removesuffix("index").rstrip("/") for uri in built.pages)
    return {f"{address}/" if address else "" for address in bare}


def finish(site: Path, built: Built) -> None:
    """Make what lies beside the pages in `site`: search index, data, pictures, light styles."""
    write_search_index(site)
    write_explore_data(site, built.explore)
    write_previews(site, built.previews, built.cache)
    write_light_styles(site)


def _counter(step: Callable[[int, int], None] | None, total: int) -> Callable[[], None]:
    done = count(1)
    return lambda: step(next(done), total) if step else None
