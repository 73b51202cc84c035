"""The editor's desk: what is due, missing, contested, broken or unused, and how the hub grows."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from hub.desk.desk import desk_report
from hub.desk.render import FORMATS
from hub.library import load_hub
from hub.links import Links
from hub.outside import Looks, looks_from

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0, or 2 for wrong usage."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        looks = _looks(options.links or options.root / ".cache" / "links.json")
    except ValueError as error:
        parser.error(f"{options.links}: {error}; run.py links writes it anew")
    report = desk_report(Links(load_hub(options.root.resolve())), options.today, looks)
    print(FORMATS[options.format](report))
    return 0


def _looks(path: Path) -> Looks | None:
    return looks_from(path.read_text(encoding="utf-8")) if path.is_file() else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="report.py", description=__doc__)
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print it")
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=datetime.now(UTC).date(),
        help="the day to report on, year-month-day",
    )
    parser.add_argument("--links", type=Path, help="what `run.py links` has written")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to report on")
    return parser


if __name__ == "__main__":
    sys.exit(main())
