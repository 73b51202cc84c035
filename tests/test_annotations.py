"""GitHub shows ten annotations of a step, so the tenth says how many were left out."""

from __future__ import annotations

import pytest

from hub.findings import Finding, Severity
from hub.reports import as_annotations


def findings(count: int) -> list[Finding]:
    return [
        Finding(
            path="a.md",
            line=line,
            column=1,
            code="some-code",
            severity=Severity.ERROR if line == count else Severity.WARNING,
            message="Something",
            hint="",
        )
        for line in range(1, count + 1)
    ]


@pytest.mark.parametrize(("count", "last"), [(11, "and 2 more"), (40, "and 31 more")])
def test_nine_are_shown_and_the_tenth_counts_the_rest(count: int, last: str) -> None:
    lines = as_annotations(findings(count)).splitlines()
    assert len(lines) == 10
    assert lines[0].startswith(f"::error file=a.md,line={count},")
    assert lines[-1] == f"::warning::{last}"


def test_ten_are_all_shown() -> None:
    lines = as_annotations(findings(10)).splitlines()
    assert len(lines) == 10
    assert all("file=a.md" in line for line in lines)
