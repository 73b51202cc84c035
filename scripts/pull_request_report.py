"""Report what a change adds for a reader, and what the check says of it; at GitHub, before review."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from hub.checks import run_checks
from hub.library import load_hub
from hub.links import Links
from hub.preview.changes import report_on
from hub.preview.report import written
from hub.preview.words import as_words
from hub.reports import as_markdown

ROOT = Path(__file__).resolve().parent.parent
MOST_BYTES = 900_000
"""GitHub shows a summary of at most a megabyte."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 whatever the report says."""
    options = _parser().parse_args(arguments)
    base, head = Links(load_hub(options.base.resolve())), Links(load_hub(options.root.resolve()))
    findings = run_checks(head)
    report = report_on(base, head, findings)
    options.out.write_text(written(report), encoding="utf-8", newline="\n")
    whole = f"{as_words(report)}\n\n### Everything that the check says\n\n{as_markdown(findings)}\n"
    if options.summary:
        with options.summary.open("a", encoding="utf-8", newline="\n") as file:
            file.write(cut(whole))
    else:
        print(whole)
    return 0


def cut(text: str) -> str:
    """Return as many whole lines of `text` as a summary can hold, and say when that is not all."""
    raw = text.encode()
    if len(raw) <= MOST_BYTES:
        return text
    kept = raw[:MOST_BYTES].rpartition(b"\n")[0].decode("utf-8")
    left = text.count("\n") - kept.count("\n") - 1
    return (
        f"{kept}\n\n… and {left} more lines; run `python3 scripts/run.py check` to see them all.\n"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="pull_request_report.py", description=__doc__)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    parser.add_argument("--base", type=Path, required=True, help="the hub before the change")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub with the change")
    parser.add_argument("--out", type=Path, required=True, help="where the report goes, as JSON")
    parser.add_argument(
        "--summary",
        type=Path,
        default=Path(summary) if summary else None,
        help="add it in words to this file (default: what GITHUB_STEP_SUMMARY names, else print)",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
