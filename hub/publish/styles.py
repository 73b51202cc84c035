"""Our style sheets without what only their writers need: comments and indentation."""

from __future__ import annotations

import re
from pathlib import Path

_STRING_OR_COMMENT = re.compile(r"(\"[^\"\n]*\"|'[^'\n]*')|/\*.*?\*/", re.DOTALL)


def write_light_styles(site: Path) -> None:
    """Make our style sheets in `site` light; the theme's own are light already."""
    for path in sorted((site / "assets").glob("*.css")):
        path.write_text(light(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def light(css: str) -> str:
    """Return `css` without comments, indentation and empty lines; texts in quotes stay."""
    bare = _STRING_OR_COMMENT.sub(lambda found: found[1] or "", css)
    return "".join(f"{line}\n" for line in map(str.strip, bare.splitlines()) if line)
