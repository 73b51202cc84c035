"""Begin a new page: writes a skeleton with every needed field explained."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from hub.findings import did_you_mean
from hub.kinds import KINDS
from hub.library import Hub, load_hub
from hub.skeleton import id_from, skeleton

ROOT = Path(__file__).resolve().parent.parent
_CHOICES = ("case-study", "answer", "guide", "question", "process", "theme", "sector", "place")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 when the file was written, 2 when it could not be."""
    parser = _parser()
    options = parser.parse_args(arguments)
    hub = load_hub(options.root.resolve())
    name = options.id or id_from(options.title)
    if not name:
        parser.error("the title has no letters to make a name from; give one with --id")
    if options.kind == "question" and options.guide not in hub.ids["guide"]:
        near = did_you_mean(options.guide or "", hub.ids["guide"])
        parser.error(f"a question needs --guide with the id of a guide. {near}")
    path = _path(options.kind, name, options.guide)
    if (hub.root / path).exists() or _key(options.kind, name, options.guide) in hub.by_key:
        parser.error(f"{path} exists already, and is left as it is; choose another title or --id")
    _write(hub, options.kind, options.title, path)
    if options.kind == "guide":
        _write(hub, "question", "What is the first question?", _path("question", "first", name))
    print(f"Replace what stands there, then run: python3 scripts/run.py check {path}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="new.py", description=__doc__)
    parser.add_argument("kind", choices=_CHOICES, help="what kind of page")
    parser.add_argument(
        "title", help="its title, in quotation marks; for an answer, the place and a word or two"
    )
    parser.add_argument("--guide", help="the guide that a question belongs to")
    parser.add_argument("--id", help="the file's name, if it should not follow the title")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to write into")
    return parser


def _path(kind: str, name: str, guide: str | None) -> str:
    folder = KINDS[kind].folder
    if kind == "guide":
        return f"{folder}/{name}/index.md"
    return f"{folder}/{guide}/{name}.md" if kind == "question" else f"{folder}/{name}.md"


def _key(kind: str, name: str, guide: str | None) -> tuple[str, str]:
    return (kind, f"{guide}/{name}" if kind == "question" else name)


def _write(hub: Hub, kind: str, title: str, path: str) -> None:
    if kind in {"guide", "question"} and not title.endswith("?"):
        title += "?"
    text = skeleton(KINDS[kind], title, hub, datetime.now(UTC).date())
    target = hub.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"Written: {path}")


if __name__ == "__main__":
    sys.exit(main())
