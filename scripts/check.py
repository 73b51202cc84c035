"""Check the hub's content, and say in plain words what to mend."""

from __future__ import annotations

import argparse
import gc
import sys
import time
from pathlib import Path

from hub.cache import Cache
from hub.checks import CHECKS
from hub.findings import Finding, Severity
from hub.progress import Progress
from hub.readings import checked_design, checked_hub
from hub.reports import FORMATS, count_words
from watching import watch

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 without errors, 1 with errors, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    if options.list:
        print(
            "\n\n".join(f"{c.code} ({c.severity.word})\n{c.explanation}" for c in CHECKS.values())
        )
        return 0
    root = options.root.resolve()
    if options.fix:
        from fix_pages import fix_pages  # noqa: PLC0415 - a check alone starts sooner without it

        fix_pages(root, lambda path: _is_asked_for(path, options.paths, root))
    if options.watch:
        return watch(root, lambda: _check(options, root)[0])
    gc.disable()  # what is read stays until the end, so looking for litter is a fifth of the work
    started = time.monotonic()
    shown, pages = _check(options, root)
    if shown or options.format == "json":
        print(FORMATS[options.format](shown))
    seconds = time.monotonic() - started
    print(f"{pages} pages checked: {count_words(shown)}, {seconds:.1f} s", file=sys.stderr)
    return int(any(one.severity is Severity.ERROR for one in shown))


def _check(options: argparse.Namespace, root: Path) -> tuple[list[Finding], int]:
    """Return the findings that are asked for, and how many pages there are."""
    progress = Progress(sys.stderr)
    cache = Cache(root / ".cache" / "hub")
    links, findings = checked_hub(root, cache, progress.stage, frozenset(options.only), lean=True)
    if not options.only or "no-scores" in options.only:
        findings = sorted([*findings, *checked_design(root, cache)])
    progress.done()
    shown = [one for one in findings if _is_asked_for(one.path, options.paths, root)]
    return shown, len(links.hub.entries)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="check.py", description=__doc__)
    parser.add_argument(
        "paths", nargs="*", type=_existing, help="show findings in these files or folders only"
    )
    parser.add_argument("--root", type=_folder, default=ROOT, help="the hub to check")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print findings")
    parser.add_argument("--list", action="store_true", help="explain every check and stop")
    parser.add_argument(
        "--fix", action="store_true", help="first put right what does not change what a file says"
    )
    parser.add_argument(
        "--watch", action="store_true", help="check again as files change, and say what is new"
    )
    parser.add_argument(
        "--only", action="append", default=[], choices=CHECKS, metavar="CODE", help="run this check"
    )
    return parser


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"there is no file or folder {text}")
    return path


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder {text}")
    return path


def _is_asked_for(path: str, asked: list[Path], root: Path) -> bool:
    whole = root / path
    return not asked or any(whole.is_relative_to(one.resolve()) for one in asked)


if __name__ == "__main__":
    sys.exit(main())
