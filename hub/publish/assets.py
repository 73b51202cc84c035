"""Our own scripts and styles as they are published: minified, and where no other build's lie.

Scripts lie in a folder named by what is in all of them. A page, its scripts and what these import
are therefore always of one build; whoever has an old page open while a new site is published finds
no script there that is of another age. Styles keep their place, with a name for what is in them
behind it: an old page with new styles is better than one without.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rcssmin import cssmin  # type: ignore[import-untyped] # it says no types
from rjsmin import jsmin  # type: ignore[import-untyped] # it says no types

_FOLDER = "assets"


@dataclass(frozen=True, slots=True)
class Assets:
    """Where our own scripts lie, and what stands behind the address of a style sheet."""

    scripts: str
    styles: str

    def address(self, path: str) -> str:
        """Return the address of what lies at `path` among the theme's files, if it is one of ours."""
        if not path.startswith(f"{_FOLDER}/"):
            return path
        if path.endswith(".js"):
            return self.scripts + path.removeprefix(f"{_FOLDER}/")
        return path + self.styles if path.endswith(".css") else path


def assets_in(theme: Path) -> Assets:
    """Return how the scripts and styles in the theme's folder are addressed."""
    folder = theme / _FOLDER
    return Assets(f"{_FOLDER}/{_digest(folder, '*.js')}/", f"?{_digest(folder, '*.css')}")


def write_assets(site: Path) -> None:
    """Minify our scripts and styles in `site`, and put the scripts where pages look for them.

    What minifies scripts (rjsmin 1.3) does not know a template within a template; ours have none.
    """
    folder = site / _FOLDER
    scripts = site / assets_in(site).scripts
    scripts.mkdir()
    for path in sorted(folder.glob("*.js")):
        _write(scripts / path.name, jsmin(path.read_text(encoding="utf-8")))
        path.unlink()
    for path in sorted(folder.glob("*.css")):
        _write(path, cssmin(path.read_text(encoding="utf-8")))


def _digest(folder: Path, pattern: str) -> str:
    whole = sha256()
    for path in sorted(folder.glob(pattern)):
        whole.update(f"{path.name} {path.stat().st_size} ".encode() + path.read_bytes())
    return whole.hexdigest()[:10]


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
