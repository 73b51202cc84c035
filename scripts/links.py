"""Look whether the links that lead out of the hub still work; a report tells what came of it."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config import load_config

from hub.library import load_hub
from hub.outside import DEAD, STATES, as_json, outside_links
from hub.progress import Progress
from looking import Looker
from one_request import Asker

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 when the result is written, 1 when no site at all answered."""
    options = _parser().parse_args(arguments)
    urls = [url for url in outside_links(load_hub(options.root.resolve())) if options.only in url]
    looker = Looker(Asker(_name(options.root)))
    progress = Progress(sys.stderr)
    looks = list(looker.look_at_all(urls, progress.stage("Looking at links")))
    progress.done()
    if urls and not any(one.status for one in looks):
        print("No site answered: is this machine online? Nothing was written.", file=sys.stderr)
        return 1
    options.result.parent.mkdir(parents=True, exist_ok=True)
    day = datetime.now(UTC).date().isoformat()
    options.result.write_text(as_json(day, looks), encoding="utf-8", newline="\n")
    for one in looks:
        if one.state in DEAD:
            print(f"{one.url}: {STATES[one.state]} ({one.words})")
    counts = Counter(one.state for one in looks)
    said = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])
    print(f"{len(looks)} links: {said or 'none'}; written to {options.result}", file=sys.stderr)
    return 0


def _name(root: Path) -> str:
    """Return what sites are told of who asks."""
    address = load_config(str(root / "mkdocs.yml")).site_url or ""
    return f"ManyAnswersLinks/1 (+{address}; looks once a week whether links still work)"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="links.py", description=__doc__)
    parser.add_argument("--only", default="", metavar="TEXT", help="look at addresses with TEXT in")
    parser.add_argument(
        "--result", type=Path, default=ROOT / ".cache" / "links.json", help="where to write it"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub whose links to look at")
    return parser


if __name__ == "__main__":
    sys.exit(main())
