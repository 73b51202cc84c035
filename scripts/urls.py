"""Record the addresses of all pages and answers in published-urls.txt; a build may lose none."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mkdocs.config import load_config

from hub import build
from hub.ledger import NAME, as_ledger, read_ledger
from hub.publish.kept import published_addresses

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 1 when the content has errors, or --check finds some to record."""
    options = _parser().parse_args(arguments)
    settings = load_config(str(options.root / "mkdocs.yml")).extra["hub"]
    try:
        built = build.prepare(options.root, settings)
    except build.Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    recorded = read_ledger(options.root)
    new = published_addresses(map(built.plan.page, built.plan.pages)) - recorded
    if new and not options.check:
        text = as_ledger(recorded | new)
        (options.root / NAME).write_text(text, encoding="utf-8", newline="\n")
    for address in sorted(new):
        print(f"{'not recorded' if options.check else 'recorded'}: /{address}")
    print(f"{NAME}: {len(recorded)} addresses, {len(new)} new", file=sys.stderr)
    return int(bool(new) and options.check)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="urls.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if any is new")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to record")
    return parser


if __name__ == "__main__":
    sys.exit(main())
