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
from hub.library import Hub, Known, load_hub
from hub.links import Links
from hub.source import Reading

Stage = Callable[[str], Callable[[int, int], None] | None]
"""Returns for the words of a stage what is to be told how far it is."""

_FEW = 100
"""So many files are sooner read again than all their seals are recorded."""


def checked_hub(
    root: Path, cache: Cache, stage: Stage, only: frozenset[str] = frozenset()
) -> tuple[Links, list[Finding]]:
    """Read the hub at `root`; return it with the findings of every check, or of those in `only`."""
    known = known_files(cache)
    links = Links(load_hub(root, stage("Reading pages"), known))
    keep_known_files(cache, links.hub, known)
    progress = stage("Checking pages")
    if only:
        return links, run_checks(links, only=only, progress=progress)
    memory = check_memory(cache, links)
    findings = run_checks(links, progress=progress, memory=memory)
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


def known_files(cache: Cache) -> Known:
    """Return what the cache knows of the content's files."""
    record = cache.record("files")
    if not record or record[0] != code_digest():
        return {}
    return {path: Reading(*row) for path, row in record[1].items()}


def keep_known_files(cache: Cache, hub: Hub, known: Known) -> None:
    """Keep what is now known of them, unless it is nearly the same as before."""
    documents = [entry.document for entry in hub.entries if entry.document.digest]
    as_before = len(documents) == len(known) and all(
        one.path in known and known[one.path].digest == one.digest for one in documents
    )
    if not as_before or sum(known[one.path].seal != one.seal for one in documents) > _FEW:
        rows = {one.path: (one.seal, one.digest, one.gist.plain) for one in documents}
        cache.write_record("files", (code_digest(), rows))
