"""The content folders as they lie on the disk: pages, pictures, and what does not belong there.

Nothing is followed out of the folders: a symbolic link, whatever it leads to, is named and left.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

CONTENT_FOLDERS = ("case_studies", "guides", "content")
PICTURE_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".avif"})
MAX_PATH = 200
"""The longest path that every system can check out, in characters (Windows stops at 260)."""

DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
"""What Windows takes for a device, whatever ending follows it."""

_ON_WINDOWS = re.compile(
    rf"{DEVICE.pattern}(?:\..*)?|.*[<>:\"|?*\\\x00-\x1f].*|.*[. ]",
    re.IGNORECASE | re.DOTALL,
)
_USUAL = re.compile(r"[a-z0-9_/-]+/[a-z0-9]*-[a-z0-9-]*\.md")
"""A page with a dash in its name, which no device has; no rule can apply to it."""

_ANOTHER_REPOSITORY = (
    "another repository lies here",
    "copy its pages here, without a `.git` of their own",
)
_BELONGS = "only pages (`.md`) and pictures (`.png`, `.jpg`, `.webp`, `.avif`) belong here"

_Rule = Callable[[str, os.DirEntry[str]], bool]


@dataclass(frozen=True, slots=True)
class Stray:
    """What does not belong where it lies: its path from the hub's root, what it is, what to do."""

    path: str
    message: str
    hint: str
    code: str = "stray-file"


@dataclass(frozen=True, slots=True)
class Tree:
    """The files below the content folders, each list in the order of the paths."""

    pages: tuple[str, ...]
    pictures: tuple[str, ...]
    strays: tuple[Stray, ...]


def tree_of(root: Path) -> Tree:
    """Look through the content folders below `root`; raises nothing for what lies in them."""
    found: dict[bool, list[str]] = {True: [], False: []}
    strays: list[Stray] = []
    taken: dict[str, str] = {}
    for path, entry in _all_below(root, strays):
        stray = _stray(path, entry, taken)
        if stray:
            strays.append(stray)
        elif not entry.is_dir():
            found[path.endswith(".md")].append(path)
    strays += _submodules(root)
    return Tree(
        tuple(sorted(found[True], key=in_order)),
        tuple(sorted(found[False], key=in_order)),
        tuple(sorted(strays, key=lambda stray: in_order(stray.path))),
    )


def can_be_on_windows(name: str) -> bool:
    """Tell whether a file of this `name` can be checked out on Windows."""
    return name.isprintable() and not _ON_WINDOWS.fullmatch(name)


def in_order(path: str) -> list[str]:
    """Return what paths are sorted by: a folder's name before the letters that could follow it."""
    return path.split("/")


def _submodules(root: Path) -> Iterator[Stray]:
    """Yield the content folders' submodules, which lie there as empty folders when not fetched."""
    listed = root / ".gitmodules"
    text = listed.read_text(encoding="utf-8", errors="replace") if listed.is_file() else ""
    for path in re.findall(r"^\s*path\s*=\s*(\S+)\s*$", text, re.MULTILINE):
        if path.split("/")[0] in CONTENT_FOLDERS:
            yield Stray(path, *_ANOTHER_REPOSITORY)


def _all_below(root: Path, strays: list[Stray]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield every file and folder with its path; what a link leads to is left out.

    A folder that cannot be read is added to `strays`.
    """
    folders = [one for one in _entries(root, "", strays) if one[0] in CONTENT_FOLDERS]
    while folders:
        path, entry = folders.pop()
        yield path, entry
        if entry.is_dir(follow_symlinks=False) and entry.name != ".git":
            folders += _entries(Path(entry.path), f"{path}/", strays)


def _entries(folder: Path, path: str, strays: list[Stray]) -> list[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as found:
            names = sorted(found, key=lambda entry: entry.name, reverse=True)
    except OSError as error:
        said = f"the folder cannot be read: {error.strerror or 'it could not be opened'}"
        hint = "let whoever builds the site read it and what lies in it"
        strays.append(Stray(path.rstrip("/") or ".", said, hint, "unreadable-file"))
        return []
    return [(f"{path}{entry.name}", entry) for entry in names]


def _stray(path: str, entry: os.DirEntry[str], taken: dict[str, str]) -> Stray | None:
    shown = path.encode(errors="backslashreplace").decode()  # a name may be no text at all
    said = _what_it_is(path, entry)
    if not said and (other := taken.setdefault(_folded(path), shown)) != shown:
        said = (
            f"the name differs from `{other}` only in capitals or accents",
            "give one of the two another name; on many computers they are the same",
        )
    return Stray(shown, *said) if said else None


def _what_it_is(path: str, entry: os.DirEntry[str]) -> tuple[str, str] | None:
    if _USUAL.fullmatch(path) and len(path) <= MAX_PATH and entry.is_file(follow_symlinks=False):
        return None  # as nearly every file, so that it need not be held against each rule
    return next((said for is_so, said in _RULES if is_so(path, entry)), None)


def _cannot_be_on_windows(_: str, entry: os.DirEntry[str]) -> bool:
    return not can_be_on_windows(entry.name)


def _has_ending(*endings: str) -> _Rule:
    return lambda _, entry: PurePosixPath(entry.name).suffix.lower() in endings


def _is_no_page_or_picture(_: str, entry: os.DirEntry[str]) -> bool:
    ending = PurePosixPath(entry.name).suffix
    return entry.is_file() and ending != ".md" and ending.lower() not in PICTURE_ENDINGS


_RULES: tuple[tuple[_Rule, tuple[str, str]], ...] = (
    (
        lambda _, entry: entry.is_symlink(),
        ("this is a link to another file or folder", "put the file itself here"),
    ),
    (lambda _, entry: entry.name in {".git", ".gitmodules"}, _ANOTHER_REPOSITORY),
    (
        lambda _, entry: entry.name.lower() in {".ds_store", "thumbs.db", "desktop.ini"},
        ("this file was left by a computer's own system", "delete it"),
    ),
    (
        lambda path, _: len(path) > MAX_PATH,
        (f"the path is longer than {MAX_PATH} characters", "choose shorter names"),
    ),
    (
        _cannot_be_on_windows,
        ("a Windows computer cannot hold a file of this name", "choose another name"),
    ),
    (
        lambda _, entry: not (entry.is_dir() or entry.is_file()),
        ("this is not an ordinary file", "put an ordinary file here, or delete it"),
    ),
    (
        _has_ending(".html", ".htm", ".js", ".mjs", ".svg"),
        ("a file of this kind could run a program in a reader's browser", _BELONGS),
    ),
    (_is_no_page_or_picture, ("a file of this kind is not published", _BELONGS)),
)
"""What makes a file or folder a stray, and what is said of it; the first that applies is said."""


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
