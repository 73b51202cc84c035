"""Write the issue forms in .github/ISSUE_TEMPLATE from the models, or tell whether they fit them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from hub.intake.form_files import FOLDER, form_files, lists_in
from hub.intake.forms import lists_from
from hub.library import load_hub

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; with --check, return 1 when a form does not fit the models."""
    options = _parser().parse_args(arguments)
    folder = options.root / FOLDER
    if options.check:
        written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yml")}
        fits = bool(written) and written == form_files(lists_in(written))
        print("they fit" if fits else "the issue forms do not fit the models: run this command")
        return int(not fits)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in form_files(lists_from(load_hub(options.root))).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"Written: {FOLDER}/{name}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="issue_forms.py", description=__doc__)
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 if a form does not fit the models. What the forms list may be "
        "older than the content",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub whose forms these are")
    return parser


if __name__ == "__main__":
    sys.exit(main())
