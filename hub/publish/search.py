"""The search index: Pagefind reads the finished pages."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

_USED = frozenset({"pagefind-component-ui.js", "pagefind-entry.json", "pagefind-worker.js"})
"""Of the bundle's own `pagefind-` files, those that the search needs; its ready-made pages go."""


class SearchFailed(Exception):
    """Pagefind could not make its index; the message is what it said."""


def bundle_name() -> str:
    """Return the folder of the index; the version in it keeps old scripts from new data."""
    return f"pagefind-{version('pagefind')}"


def write_search_index(site: Path) -> None:
    """Index the pages in `site` and write the index into it; raises `SearchFailed`."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site)]
    command += ["--output-subdir", bundle_name(), "--exclude-selectors", ".headerlink", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise SearchFailed(f"the search index could not be made: {done.stderr.strip()}")
    for path in (site / bundle_name()).glob("pagefind-*"):
        if path.name not in _USED:
            path.unlink()
