"""Write docs/reference.md from the models and the checks, or tell whether it is up to date."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub.handbook import handbook

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference.md"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; with --check, return 1 when the page is out of date."""
    parser = argparse.ArgumentParser(prog="reference.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if out of date")
    options = parser.parse_args(arguments)
    if options.check:
        current = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == handbook()
        print("up to date" if current else "docs/reference.md is out of date: run this command")
        return int(not current)
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(handbook(), encoding="utf-8", newline="\n")
    print(f"Written: {PAGE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
