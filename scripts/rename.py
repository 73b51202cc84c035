"""Give a page a new id, everywhere at once; its old address goes on working."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from all_or_nothing import replace_files
from hub.findings import did_you_mean
from hub.kinds import KINDS
from hub.library import Entry, Hub, load_hub
from hub.links import Links
from hub.renaming import CannotRename, FileChange, plan_renaming

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 when all is renamed, 1 when it cannot be and nothing changed."""
    parser = _parser()
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    links = Links(load_hub(root))
    found = _found(links.hub, options.old, options.kind)
    if len(found) != 1:
        parser.error(_not_one(links.hub, options.old, found))
    try:
        changes = plan_renaming(
            links, found[0], options.new, lambda path: (root / path).read_bytes()
        )
        _refuse_what_is_there(root, changes)
    except CannotRename as refusal:
        print(f"Nothing was changed: {refusal}", file=sys.stderr)
        return 1
    if not options.dry_run:
        _write(root, changes)
    _say(changes, "would change" if options.dry_run else "changed")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="rename.py", description=__doc__)
    parser.add_argument("old", help="its id, such as trust or money/who-pays, or its file's path")
    parser.add_argument("new", help="its new id")
    parser.add_argument("--kind", choices=KINDS, help="what it is, when several share the id")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and stop")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to change")
    return parser


def _found(hub: Hub, old: str, kind: str | None) -> list[Entry]:
    return [
        entry
        for entry in hub.by_key.values()
        if old in {entry.id, entry.path} and kind in {None, entry.key[0]}
    ]


def _not_one(hub: Hub, old: str, found: list[Entry]) -> str:
    if found:
        kinds = ", ".join(f"--kind {entry.key[0]}" for entry in found)
        return f"several pages have the id '{old}'; say which one with {kinds}"
    near = did_you_mean(old, {entry.id for entry in hub.by_key.values()})
    return f"no page has the id '{old}'. {near}".strip()


def _refuse_what_is_there(root: Path, changes: list[FileChange]) -> None:
    for one in changes:
        if one.new != one.old and (root / one.new).exists():
            raise CannotRename(f"something lies at `{one.new}` already")


def _write(root: Path, changes: list[FileChange]) -> None:
    writes = {one.new: one.raw for one in changes}
    replace_files(root, writes, [one.old for one in changes if one.old != one.new])


def _say(changes: list[FileChange], done: str) -> None:
    for one in changes:
        print(one.old if one.old == one.new else f"{one.old} -> {one.new}")
        for words in one.said:
            print(f"    {words}")
    print(f"{len(changes)} files {done}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
