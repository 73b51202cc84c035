"""The checks: each a function whose name is its code and whose docstring explains it."""

from hub.checks import (
    access,
    anonymity,
    anonymous_text,
    answers,
    body,
    fields,
    files,
    no_scores,
    permanence,
    practice,
    prose,
    references,
    wording,
)
from hub.checks.registry import (
    CHECKS,
    Check,
    Complaint,
    check,
    check_memory,
    finding,
    run_checks,
)

__all__ = [
    "CHECKS",
    "Check",
    "Complaint",
    "access",
    "anonymity",
    "anonymous_text",
    "answers",
    "body",
    "check",
    "check_memory",
    "fields",
    "files",
    "finding",
    "no_scores",
    "permanence",
    "practice",
    "prose",
    "references",
    "run_checks",
    "wording",
]
