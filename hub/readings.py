"""The hub read and checked: what former runs found stays, as far as it still holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hub.base import code_digest, files_digest
from hub.cache import Cache, digest
from hub.checks import check_memory, run_checks
from hub.checks.no_scores import findings_in_design
from hub.checks.registry import finding_of, plain_finding
from hub.findings import Finding
from hub.kept_tables import KeptTables
from hub.library import Hub, Known, load_hub
from hub.links import Links
from hub.source import Reading

Stage = Callable[[str], Callable[[int, int], None] | None]
"""Returns for the words of a stage what is to be told how far it is."""

_FEW = 100
"""So many files are sooner read again than all their seals are recorded."""


def checked_hub(
    root: Path,
    cache: Cache,
    stage: Stage,
    only: frozenset[str] = frozenset(),
    *,
    lean: bool = False,
) -> tuple[Links, list[Finding]]:
    """Read the hub at `root`; return it with the findings of every check, or of those in `only`.

    It is `lean` for those who look at no text afterwards, since a text is then read again.
    """
    known = KnownFiles(cache)
    links = Links(load_hub(root, stage("Reading pages"), known.readings), cache)
    known.keep(links.hub)
    progress = stage("Checking pages")
    if only:
        return links, run_checks(links, only=only, progress=progress, lean=lean)
    memory = check_memory(cache, links)
    findings = run_checks(links, progress=progress, memory=memory, lean=lean)
    memory.save()
    return links, findings


def checked_design(root: Path, cache: Cache) -> list[Finding]:
    """Return what the templates and scripts below `root` do that no page of this hub may do."""
    base = digest(code_digest() + files_digest([root / "overrides"], {".html", ".js"}))
    record = cache.record("design")
    if record and record[0] == base:
        return [finding_of(one) for one in record[1]]
    findings = findings_in_design(root)
    cache.write_record("design", (base, [plain_finding(one) for one in findings]))
    return findings


class KnownFiles:
    """What the cache knows of the content's files."""

    def __init__(self, cache: Cache) -> None:
        self._recorded = KeptTables(cache, "files", code_digest(), 1)
        self.readings: Known = {
            path: Reading(*row) for path, row in self._recorded.tables[0].items()
        }

    def keep(self, hub: Hub) -> None:
        """Keep what is now known of them, unless it is nearly the same as before."""
        known, documents = self.readings, [one.document for one in hub.entries]
        read = {one.path: one for one in documents if one.digest}
        otherwise = {
            path: (one.seal, one.digest, one.gist.plain)
            for path, one in read.items()
            if path not in known or known[path].digest != one.digest
        }
        gone = known.keys() - read.keys()
        touched = sum(known[path].seal != one.seal for path, one in read.items() if path in known)
        if touched <= _FEW and not otherwise and not gone:
            return
        if touched > _FEW or not self._recorded.write_changes(None, [(otherwise, gone)]):
            rows = {path: (one.seal, one.digest, one.gist.plain) for path, one in read.items()}
            self._recorded.write(None, [rows])
