"""How a check is declared and run.

A check is a generator over one page: it yields a `Complaint` for each thing to mend. Its name,
with dashes, is its public code and does not change; its docstring (what is asked, `Bad:`, `Good:`)
is its entry in the reference. The runner adds path, line, column, code and severity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from hub.findings import Finding, Severity
from hub.library import Entry
from hub.links import Links


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a check has to say about a page, at a field's `path` or at a `spot` (line, column).

    With `key` the finding points at the field's name instead of its value.
    """

    message: str
    hint: str = ""
    path: tuple[str | int, ...] = ()
    key: bool = False
    spot: tuple[int, int] | None = None


Examine = Callable[[Entry, Links], Iterable[Complaint]]


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check."""

    code: str
    severity: Severity
    examine: Examine

    @property
    def explanation(self) -> str:
        """What the check asks for, with an example of bad and of good."""
        lines = (self.examine.__doc__ or "").strip().splitlines()
        return "\n".join(line.strip() for line in lines)


CHECKS: dict[str, Check] = {}
"""Every check by its code, in the order in which the modules declare them."""


def check(severity: Severity = Severity.ERROR) -> Callable[[Examine], Examine]:
    """Register the decorated generator as a check of this severity."""

    def register(examine: Examine) -> Examine:
        code = examine.__name__.replace("_", "-")
        CHECKS[code] = Check(code, severity, examine)
        return examine

    return register


def run_checks(
    links: Links,
    *,
    only: frozenset[str] = frozenset(),
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Run every check (or those in `only`) over every page; return the findings in order."""
    checks = [one for code, one in CHECKS.items() if not only or code in only]
    entries, found = links.hub.entries, []
    for count, entry in enumerate(entries, start=1):
        found += [finding for one in checks for finding in _findings(one, entry, links)]
        if progress:
            progress(count, len(entries))
    return sorted(found)


def finding(one: Check, entry: Entry, complaint: Complaint) -> Finding:
    """Return what `complaint` says as a finding, with the line and column in the file."""
    line, column = complaint.spot or entry.document.front.spot(complaint.path, key=complaint.key)
    return Finding(
        entry.path, line, column, one.code, one.severity, complaint.message, complaint.hint
    )


def _findings(one: Check, entry: Entry, links: Links) -> Iterator[Finding]:
    return (finding(one, entry, complaint) for complaint in one.examine(entry, links))
