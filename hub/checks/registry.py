"""How a check is declared and run.

A check is a generator over one page: it yields a `Complaint` for each thing to mend. Its name,
with dashes, is its public code and does not change; its docstring (what is asked, `Bad:`, `Good:`)
is its entry in the reference. The runner adds path, line, column, code and severity.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hub.base import code_digest
from hub.cache import Cache
from hub.facts import TEXT, Fact, noting
from hub.findings import Finding, Severity
from hub.library import Entry
from hub.links import Links
from hub.memory import Memory


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
    memory: Memory | None = None,
    lean: bool = False,
) -> list[Finding]:
    """Run every check (or those in `only`) over every page; return the findings in order.

    What `memory` holds from a former run, and what cannot have changed, is not looked at again.
    When it is to be `lean`, how a file is written is held only until the file is checked.
    """
    checks = [one for code, one in CHECKS.items() if not only or code in only]
    entries, found = links.hub.entries, []
    for count, entry in enumerate(entries, start=1):
        if memory and not only:
            found += _remembered(entry, links, memory)
        else:
            found += [finding for one in checks for finding in _findings(one, entry, links)]
        if lean:
            entry.document.let_go()
        if progress:
            progress(count, len(entries))
    return sorted(found)


def finding(one: Check, entry: Entry, complaint: Complaint) -> Finding:
    """Return what `complaint` says as a finding, with the line and column in the file."""
    line, column = complaint.spot or entry.document.front.spot(complaint.path, key=complaint.key)
    return Finding(
        entry.path, line, column, one.code, one.severity, complaint.message, complaint.hint
    )


def plain_finding(one: Finding) -> tuple[Any, ...]:
    """Return a finding as texts and numbers."""
    return (one.path, one.line, one.column, one.code, int(one.severity), one.message, one.hint)


def finding_of(plain: tuple[Any, ...]) -> Finding:
    """Return the finding that `plain` was."""
    path, line, column, code, severity, *words = plain
    return Finding(path, line, column, code, Severity(severity), *words)


def check_memory(cache: Cache, links: Links) -> Memory:
    """Return what former runs of the checks found."""
    return Memory(cache, "findings", code_digest(), links.hub, {"Hub": links.hub, "Links": links})


def _remembered(entry: Entry, links: Links, memory: Memory) -> list[Finding]:
    """Return the findings of a page: those of checks that read its wording apart from the others.

    Most edits change wording alone, and then only these checks have to look again.
    """
    by_face, by_text = f"{entry.path} by face", f"{entry.path} by text"
    if not memory.known(by_face):
        _examine(entry, links, memory, (by_face, by_text))
    found, codes = memory.work(by_face, tuple)
    if not memory.known(by_text):
        checks = [CHECKS[code] for code in codes]
        with noting() as facts:
            again = [
                plain_finding(one) for check in checks for one in _findings(check, entry, links)
            ]
        memory.keep(by_text, again, facts)
    return [finding_of(one) for one in (*found, *memory.work(by_text, list))]


def _examine(entry: Entry, links: Links, memory: Memory, names: tuple[str, str]) -> None:
    found: tuple[list[Any], list[Any]] = ([], [])
    facts: tuple[set[Fact], set[Fact]] = ({("Hub.by_path", entry.path)}, set())
    codes = []
    with noting() as read:
        for code, one in CHECKS.items():
            findings = [plain_finding(found_one) for found_one in _findings(one, entry, links)]
            reads_text = (TEXT, entry.path) in read
            found[reads_text].extend(findings)
            facts[reads_text].update(read)
            read.clear()
            if reads_text:
                codes.append(code)
    facts[True].update(facts[False])
    memory.keep(names[False], (found[False], tuple(codes)), facts[False])
    memory.keep(names[True], found[True], facts[True])


def _findings(one: Check, entry: Entry, links: Links) -> Iterator[Finding]:
    return (finding(one, entry, complaint) for complaint in one.examine(entry, links))
