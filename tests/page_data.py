"""The pages of small hubs as data, for the tests of the pages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from builders import page, write_hub
from hub.library import load_hub
from hub.links import Links
from hub.pages.page import SitePage
from hub.pages.site import file_makers, site_pages
from hub.pages.whole import Site

SETTINGS = {"repository": "https://git.example"}
QUESTION = "money/who-pays"


def pages_of(root: Path, files: dict[str, str] | None = None) -> dict[str, SitePage]:
    """Make the pages of a small hub with `files` added, by where they lie."""
    links = Links(load_hub(write_hub(root, files)))
    return {one.src_uri: one for one in site_pages(links, SETTINGS)}


def shown(root: Path, src_uri: str, files: dict[str, str] | None = None) -> Any:
    """Return what one page of a small hub shows."""
    return pages_of(root, files)[src_uri].meta["hub"]


def case(number: int = 1, **fields: Any) -> dict[str, str]:
    """Return one more case study as a file."""
    return {f"case_studies/case-{number}.md": page("case_studies", **fields)}


def alone(name: str = "plymouth-pays", body: str = "", **fields: Any) -> dict[str, str]:
    """Return a stand-alone answer as a file."""
    return {f"content/answers/{name}.md": page("content/answers", body, **fields)}


def answer(**fields: Any) -> list[dict[str, Any]]:
    """Return a list of one answer."""
    return [{"question": QUESTION, "short": "We did it so.", **fields}]


def cases(number: int) -> dict[str, str]:
    """Return so many more case studies as files."""
    return {path: text for one in range(number) for path, text in case(one).items()}


def site_files(links: Links, settings: dict[str, Any]) -> dict[str, str]:
    """Make the files that lie beside the pages, as text by where they lie."""
    return {uri: make() for uri, make in file_makers(Site(links, settings))}
