"""Begin a new page: writes a skeleton with every needed field explained.

Without a kind and a title it asks for them, and for what is chosen from a list.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from all_or_nothing import replace_files
from asking_for_a_page import CHOICES, ask_for_a_page
from hub.findings import did_you_mean
from hub.library import Hub, load_hub
from hub.new_page import NewPage
from hub.skeleton import id_from

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 when the file was written, 2 when not, 130 when it was stopped."""
    parser = _parser()
    options = parser.parse_args(arguments)
    hub = load_hub(options.root.resolve())
    page = NewPage(options.kind or "", options.title or "", options.id or "", options.guide)
    if page.kind and page.title:
        page = _checked(parser, hub, page)
    elif sys.stdin.isatty():
        try:
            page = ask_for_a_page(hub, page)
        except (KeyboardInterrupt, EOFError):
            print("\nStopped; nothing was written.", file=sys.stderr)
            return 130
    else:
        parser.error("give a kind and a title, or start this on a terminal to be asked for them")
    files = page.files(hub, datetime.now(UTC).date())
    replace_files(hub.root, {path: text.encode() for path, text in files.items()})
    print("\n".join(f"Written: {path}" for path in files))
    print(f"Replace what stands there, then run: python3 scripts/run.py check {page.path}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="new.py", description=__doc__)
    parser.add_argument("kind", nargs="?", choices=CHOICES, help="what kind of page")
    parser.add_argument(
        "title",
        nargs="?",
        help="its title, in quotation marks; for an answer, the place and a word or two",
    )
    parser.add_argument("--guide", default="", help="the guide that a question belongs to")
    parser.add_argument("--id", help="the file's name, if it should not follow the title")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to write into")
    return parser


def _checked(parser: argparse.ArgumentParser, hub: Hub, page: NewPage) -> NewPage:
    """Return `page` with its id, or end with what is wrong with the arguments."""
    name = page.name or id_from(page.title)
    if not name:
        parser.error("the title has no letters to make a name from; give one with --id")
    if page.kind == "question" and page.guide not in hub.ids["guide"]:
        near = did_you_mean(page.guide, hub.ids["guide"])
        parser.error(f"a question needs --guide with the id of a guide. {near}")
    named = NewPage(page.kind, page.title, name, page.guide)
    if named.is_taken(hub):
        parser.error(
            f"{named.path} exists already, and is left as it is; choose another title or --id"
        )
    return named


if __name__ == "__main__":
    sys.exit(main())
