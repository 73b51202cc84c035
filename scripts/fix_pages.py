"""Put right in the hub's files what does not change what they say, and tell what it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from all_or_nothing import replace_files
from hub.fixing import fixed
from hub.tree import tree_of


def fix_pages(root: Path, is_asked_for: Callable[[str], bool]) -> int:
    """Fix the pages below `root` that are asked for, say what was done; return how many changed."""
    changed = 0
    for path in filter(is_asked_for, tree_of(root).pages):
        raw = (root / path).read_bytes()
        result = fixed(path, raw)
        if result.raw != raw:
            replace_files(root, {path: result.raw})
            print(f"{path}: fixed: {', '.join(result.said)}", flush=True)
            changed += 1
    return changed
