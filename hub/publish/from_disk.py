"""A preview opened as files from a folder: each link to a page names the file of that page."""

from __future__ import annotations

import re
from pathlib import Path

_LINK = re.compile(r"(<a\b[^>]*?\shref=\")([^\"#?:]*)([^\"]*\")", re.IGNORECASE)


def open_from_disk(site: Path) -> None:
    """Rewrite the pages in the folder `site` for whoever unpacks it and has no web server.

    Scripts that are modules do not run there (browsers refuse them), and the pages do without.
    """
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        path.unlink()  # it may be linked to what other builds use
        path.write_text(with_file_names(html), encoding="utf-8", newline="\n")


def with_file_names(html: str) -> str:
    """Return the page `html` with the name of the file in each relative link to a page."""
    return _LINK.sub(lambda link: f"{link[1]}{_file(link[2])}{link[3]}", html)


def _file(path: str) -> str:
    if path.startswith("/") or path.rpartition("/")[2] not in {"", ".", ".."} or not path:
        return path
    return f"{path.rstrip('/')}/index.html"
