"""Write a digest of what is new since a day, as Markdown and as HTML for an e-mail."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from mkdocs.config import load_config

from hub.library import load_hub
from hub.links import Links
from hub.pages.whole import Site
from hub.publish.digest import digest_of
from hub.publish.digest_text import as_email, as_markdown
from hub.today import in_force, today_of

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 when the digest is printed or written."""
    options = _parser().parse_args(arguments)
    config = load_config(str(options.root / "mkdocs.yml"))
    settings = config.extra["hub"] | {"site_url": config.site_url, "name": config.site_name}
    if options.today:
        settings["today"] = options.today
    today = today_of(settings)
    site = Site(in_force(Links(load_hub(options.root)), today), settings)
    digest = digest_of(site, options.since)
    if not options.folder:
        print(as_email(digest) if options.html else as_markdown(digest), end="")
        return 0
    options.folder.mkdir(parents=True, exist_ok=True)
    for ending, text in (("md", as_markdown(digest)), ("html", as_email(digest))):
        path = options.folder / f"digest-{today}.{ending}"
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"Written: {path}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="digest.py", description=__doc__)
    parser.add_argument(
        "--since", type=date.fromisoformat, required=True, help="the first day, as 2026-11-01"
    )
    parser.add_argument(
        "--today", type=date.fromisoformat, help="the last day (default: the day it is)"
    )
    parser.add_argument("--html", action="store_true", help="print HTML in place of Markdown")
    parser.add_argument("--folder", type=Path, help="write both forms into this folder")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to read")
    return parser


if __name__ == "__main__":
    sys.exit(main())
