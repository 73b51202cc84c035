"""Check the hub, build its site aside, look it over, and put it in the former one's place."""

from __future__ import annotations

import argparse
import gc
import logging
import os
import subprocess
import sys
import time
import traceback
from pathlib import Path

from mkdocs.commands.build import build as build_pages
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from hub import build
from hub.cache import Cache
from hub.findings import Severity
from hub.halves import Halves
from hub.laps import Laps
from hub.ledger import read_ledger
from hub.progress import Progress
from hub.publish.from_disk import open_from_disk
from hub.publish.indexing import SearchFailed
from hub.publish.stage import Busy, spare_of, staged
from hub.reports import as_text, count_words
from hub.room import said_plainly
from hub.source import ChangedMeanwhile
from hub.stopping import Stopped, stoppable

ROOT = Path(__file__).resolve().parent.parent
CACHE = Path(".cache", "hub")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 when the new site is in place, 1 when the former one stays.

    70 means the same for a fault of our own (`EX_SOFTWARE` of sysexits.h).
    """
    options = _parser().parse_args(arguments)
    started = time.monotonic()
    gc.freeze()  # what was imported stays, and need not be looked through for litter
    os.environ.setdefault("SOURCE_DATE_EPOCH", _last_change(options.root))
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    site = options.site.resolve() if options.site else options.root / "site"
    try:
        built = _publish(options, site)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return _not_published(error, site)
    advice = [one for one in built.findings if one.severity is Severity.WARNING]
    if advice:
        print(as_text(advice))
    seconds = time.monotonic() - started
    said = count_words(built.findings)
    print(f"{len(built.plan.pages)} pages in {site}: {said}, {seconds:.1f} s")
    return 0


def run(arguments: list[str] | None = None) -> int:
    """Run the command as a program that can be stopped; it then returns what shells expect."""
    try:
        with stoppable():
            return main(arguments)
    except Stopped as stop:
        print("\nStopped before it was done; the site stays as it was.", file=sys.stderr)
        return 128 + stop.number


def _not_published(error: Exception, site: Path) -> int:
    """Say why nothing was published; return the exit code."""
    said = str(error) if isinstance(error, _EXPECTED) else ""
    if isinstance(error, OSError):
        said = said_plainly(error)
    if not said:
        traceback.print_exception(error)
    print(
        *filter(None, [said, f"Not published; {site} stays as it was."]), sep="\n", file=sys.stderr
    )
    if not said:
        print(_OUR_FAULT, file=sys.stderr)
    return 1 if said else 70


_OUR_FAULT = "This is a fault in the hub's own code or templates; please report what stands above."


class Incomplete(Exception):
    """The built site is not whole; the message lists what is wrong."""


_EXPECTED = (
    Abort,
    Busy,
    ChangedMeanwhile,
    Incomplete,
    MkDocsException,
    SearchFailed,
    build.Refused,
)
"""Nobody's fault, or the writer's: what these say is enough."""


def _publish(options: argparse.Namespace, site: Path) -> build.Built:
    progress, search = Progress(sys.stderr), not options.without_search
    laps = Laps()
    with staged(site) as stage:
        config = load_config(str(options.root / "mkdocs.yml"), site_dir=str(stage), strict=True)
        config.extra["hub"] |= {
            "progress": progress.stage,
            "draft": options.draft,
            "cache": Cache(None if options.cold else options.cache or options.root / CACHE),
            "without_search": not search,
            "laps": laps,
            "spare": None if options.cold else spare_of(site),
        }
        try:
            build_pages(config)
        except BaseException:
            Halves.fail()
            raise
        finally:
            progress.done()
        built: build.Built = config.extra["hub"]["built"]
        ledger = read_ledger(options.root)
        problems = build.problems(stage, config.site_url or "", built, ledger, search=search)
        if problems:
            raise Incomplete("\n".join(problems))
        if options.draft:
            open_from_disk(stage)
    laps.lap("Putting it in place")
    if options.profile:
        print("\n".join(laps.lines()))
    return built


def _last_change(root: Path) -> str:
    """Return the time of the last commit, so that the same sources make the same bytes."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return "0"
    return done.stdout.strip() or "0"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to build")
    parser.add_argument(
        "--draft",
        action="store_true",
        help="mark each page as a draft that no search engine may list; its links work from a folder",
    )
    parser.add_argument("--site", type=Path, help="where the site goes (default: site/)")
    parser.add_argument("--cache", type=Path, help=f"where builds keep things (default: {CACHE}/)")
    parser.add_argument("--profile", action="store_true", help="say where the time went")
    parser.add_argument("--cold", action="store_true", help="use nothing that was made before")
    parser.add_argument(
        "--without-search", action="store_true", help="leave out the search, for a quick look"
    )
    return parser


if __name__ == "__main__":
    sys.exit(run())
