"""The ledger of every address ever published, `published-urls.txt`: none of them may be lost.

One address a line, sorted, each below the site's root and with a leading slash: `/themes/trust/`,
and for an answer with its anchor, `/case_studies/wigan-deal/#answer-sharing-power-who-decides`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

NAME = "published-urls.txt"


def read_ledger(root: Path) -> frozenset[str]:
    """Return the addresses in the ledger at `root`, without their slash; none without a ledger."""
    path = root / NAME
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return frozenset(line[1:].strip() for line in lines if line.startswith("/"))


def as_ledger(addresses: Iterable[str]) -> str:
    """Return the text of a ledger of these addresses."""
    return "".join(f"/{address}\n" for address in sorted(set(addresses)))
