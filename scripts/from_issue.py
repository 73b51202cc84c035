"""Read an issue that was written with a form, and write down what it came to.

The issue comes as GitHub's event file, so that nothing of it ever passes through a shell.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path

from hub.intake.answering import outcome_of
from hub.intake.outcome import written
from hub.intake.pages import Issue
from hub.library import load_hub

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 whatever the issue came to."""
    options = _parser().parse_args(arguments)
    event = json.loads(options.event.read_text(encoding="utf-8"))
    outcome = outcome_of(issue_in(event), load_hub(options.root))
    options.out.write_text(written(outcome), encoding="utf-8", newline="\n")
    if outcome is None:
        print("No form was used for this issue; nothing to do.")
    else:
        print("\n".join(f"Proposed: {path}" for path in outcome.files) or "To be changed first.")
    return 0


def issue_in(event: dict[str, object]) -> Issue:
    """Return the issue that GitHub's `event` is about."""
    match event:
        case {"issue": {"number": int(number), "created_at": str(created), "body": str(body)}}:
            # JSON may hold halves of letters, which no file can.
            whole = body.encode("utf-8", "replace").decode("utf-8")
            return Issue(number, date.fromisoformat(created[:10]), whole)
        case {"issue": {"number": int(number), "created_at": str(created)}}:
            return Issue(number, date.fromisoformat(created[:10]), "")
    raise ValueError("the event file holds no issue")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="from_issue.py", description=__doc__)
    event = os.environ.get("GITHUB_EVENT_PATH")
    parser.add_argument(
        "--event",
        type=Path,
        default=event,
        required=not event,
        help="GitHub's event file, as JSON (default: what GITHUB_EVENT_PATH names)",
    )
    parser.add_argument("--out", type=Path, required=True, help="where the outcome goes, as JSON")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub that it would be part of")
    return parser


if __name__ == "__main__":
    sys.exit(main())
