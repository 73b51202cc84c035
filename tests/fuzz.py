"""Pages of the hub, broken at random from a fixed seed, taken through reading, check and rendering."""

from __future__ import annotations

import random
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

from hub.checks import run_checks
from hub.findings import Severity
from hub.library import Hub, entry_from
from hub.links import Links
from hub.publish.clean import clean_html
from hub.source import document_from

ROOT = Path(__file__).resolve().parent.parent
PIECES = [
    piece.encode()
    for piece in (
        *"[]()*_`<>!#|&\\-\"':{}~^\n\t\x00\u202e\u200b\ufeff\u0301é字😀",
        "---\n", "\n\n", "![", "](", "<![", "<!--", "<script>", "</", "&#", "{#__config}", "[^1]",
        "    - a\n", "> > ", "```\n", "!!python/", "&a ", "*a", "<<: ", "? ", "| \n", "%YAML", "...\n",
        "javascript:", "1. ", "|a|b|\n|-|-|\n", "title: ", "answers:\n", "  - ", "null", "2026-13-01",
    )
]  # fmt: skip


def mutants(chance: random.Random, count: int) -> Iterator[tuple[str, bytes]]:
    """Yield `count` broken pages with the path each claims."""
    paths = sorted(
        path
        for folder in ("case_studies", "guides", "content")
        for path in (ROOT / folder).rglob("*.md")
    )
    for _ in range(count):
        path = chance.choice(paths)
        raw = bytearray(path.read_bytes())
        for _ in range(chance.choice((1, 1, 2, 5, 30))):
            chance.choice(_CHANGES)(raw, chance)
        yield path.relative_to(ROOT).as_posix(), bytes(raw)


def internal_error(path: str, raw: bytes, render: Callable[[str], str]) -> tuple[str, float]:
    """Take one page all the way; return the traceback of a fault of ours, and the CPU seconds."""
    started = time.process_time()
    try:
        entry = entry_from(document_from(path, raw))
        findings = run_checks(Links(Hub(ROOT, (entry,), frozenset())))
        assert all(one.line >= 1 and one.column >= 1 for one in findings)
        unreadable = {"raw-html", "runaway-text"}
        if not any(one.severity is Severity.ERROR and one.code in unreadable for one in findings):
            clean_html(render(entry.document.body))
    except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
        return f"{path}:\n{traceback.format_exc()}", time.process_time() - started
    return "", time.process_time() - started


def _inserted(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(raw) + 1)
    raw[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 10, 300))


def _cut(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(raw) + 1)
    del raw[at : at + chance.choice((1, 2, 10, 200))]


def _flipped(raw: bytearray, chance: random.Random) -> None:
    if raw:
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def _repeated(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(raw) + 1)
    raw[at:at] = raw[at : at + chance.choice((10, 80, 500))] * chance.choice((1, 3, 30))


_CHANGES = (_inserted, _inserted, _cut, _flipped, _repeated)
