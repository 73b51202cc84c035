"""Whatever lies in the content folders: what does not belong there is named, and never followed."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from builders import page, write_hub
from hub.checks import run_checks
from hub.library import load_hub
from hub.links import Links
from hub.reports import as_text
from hub.tree import tree_of

HIDDEN = "the secret of the house"
Plant = Callable[[Path], object]


def written(path: str, text: str = HIDDEN) -> Plant:
    """Plant a file."""

    def plant(hub: Path) -> None:
        (hub / path).parent.mkdir(parents=True, exist_ok=True)
        (hub / path).write_text(text)

    return plant


def linked(path: str, target: str) -> Plant:
    """Plant a symbolic link."""
    return lambda hub: (hub / path).symlink_to(target)


def both(*plants: Plant) -> Plant:
    """Plant several things."""
    return lambda hub: [plant(hub) for plant in plants]


HOSTILE: dict[str, tuple[str, Plant]] = {
    "link to a secret file": (
        "content/themes/x.md",
        linked("content/themes/x.md", "../../../secret.md"),
    ),
    "link to a system folder": ("content/ssl", linked("content/ssl", "/etc/ssl")),
    "link to itself": ("content/round", linked("content/round", "round")),
    "link to its own folder": ("guides/up", linked("guides/up", "..")),
    "link to a page of the hub": ("case_studies/b.md", linked("case_studies/b.md", "plymouth.md")),
    "link to nowhere": ("case_studies/b.md", linked("case_studies/b.md", "gone.md")),
    "picture that is a link": (
        "content/themes/x.png",
        linked("content/themes/x.png", "/etc/hosts"),
    ),
    "repository": ("content/.git", written("content/.git/config")),
    "repository in a file": ("content/x/.git", written("content/x/.git", "gitdir: ../../y")),
    "submodule not fetched": (
        "content/other",
        written(
            ".gitmodules", '[submodule "o"]\n\tpath = content/other\n\turl = https://x.example/\n'
        ),
    ),
    "a domain": ("content/CNAME", written("content/CNAME", "evil.example")),
    "a web page": ("content/x.html", written("content/x.html")),
    "a web page in capitals": ("content/X.HTM", written("content/X.HTM")),
    "a page of our own": ("content/404.html", written("content/404.html")),
    "a program": ("content/assets/hub.js", written("content/assets/hub.js")),
    "a module": ("content/x.mjs", written("content/x.mjs")),
    "a style": ("content/x.css", written("content/x.css")),
    "a drawing": ("content/themes/x.svg", written("content/themes/x.svg", "<svg/>")),
    "a font": ("content/x.woff2", written("content/x.woff2")),
    "a picture that is text": ("case_studies/x.png", written("case_studies/x.png")),
    "a picture in another's clothes": (
        "case_studies/x.webp",
        written("case_studies/x.webp", "GIF89a"),
    ),
    "settings": ("content/.meta.yml", written("content/.meta.yml", "template: x.html")),
    "a template": ("content/x.j2", written("content/x.j2")),
    "data": ("content/x.json", written("content/x.json")),
    "no ending": ("content/README", written("content/README")),
    "Markdown by another name": ("content/themes/x.markdown", written("content/themes/x.markdown")),
    "Markdown in capitals": ("content/themes/x.MD", written("content/themes/x.MD")),
    "left by a Mac": ("content/.DS_Store", written("content/.DS_Store")),
    "left by Windows": ("content/Thumbs.db", written("content/Thumbs.db")),
    "a name Windows keeps": ("content/themes/nul.md", written("content/themes/nul.md")),
    "a printer": ("content/themes/lpt1.md", written("content/themes/lpt1.md")),
    "a colon": ("content/themes/a:b.md", written("content/themes/a:b.md")),
    "a question mark": ("content/themes/a?b.md", written("content/themes/a?b.md")),
    "a line break": ("content/themes/a\nb.md", written("content/themes/a\nb.md")),
    "a name that turns round": (
        "content/themes/a\u202edm.md",
        written("content/themes/a\u202edm.md"),
    ),
    "an ending with a space": ("content/themes/a.md ", written("content/themes/a.md ")),
    "a long path": (
        "content/themes/" + "x" * 100 + "/" + "y" * 100 + ".md",
        written("content/themes/" + "x" * 100 + "/" + "y" * 100 + ".md"),
    ),
    "two names in one": (
        "content/places/plymouth.md",
        written("content/places/Plymouth.md"),
    ),
    "two accents in one": (
        "content/themes/" + unicodedata.normalize("NFC", "é") + ".md",
        both(
            written("content/themes/" + unicodedata.normalize("NFD", "é") + ".md"),
            written("content/themes/" + unicodedata.normalize("NFC", "é") + ".md"),
        ),
    ),
    "a pipe": ("content/themes/pipe.md", lambda hub: os.mkfifo(hub / "content/themes/pipe.md")),
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold these names")


def test_there_are_at_least_thirty_hostile_trees() -> None:
    assert len(HOSTILE) >= 30


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_tree_is_refused_by_name_and_nothing_of_it_read(
    tmp_path: Path, name: str
) -> None:
    path, plant = HOSTILE[name]
    (tmp_path / "secret.md").write_text(HIDDEN)
    root = write_hub(tmp_path / "hub")
    plant(root)
    hub = load_hub(root)
    findings = [one for one in run_checks(Links(hub)) if one.code in {"stray-file", "bad-picture"}]
    assert [one.path for one in findings] == [path]
    assert findings[0].hint
    assert all(HIDDEN not in entry.document.body for entry in hub.entries)


def test_a_name_that_is_no_text_is_told_in_a_form_that_can_be_printed(tmp_path: Path) -> None:
    root = write_hub(tmp_path)
    try:
        Path(os.fsdecode(os.fsencode(root / "content") + b"/\xff.md")).write_text(HIDDEN)
    except OSError:
        pytest.skip("this file system holds no such name")
    report = as_text(run_checks(Links(load_hub(root)), only=frozenset({"stray-file"})))
    assert "content/\\udcff.md" in report
    assert report.encode()


def test_a_content_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    elsewhere = write_hub(tmp_path / "elsewhere", {"content/themes/x.md": page("content/themes")})
    root = write_hub(tmp_path / "hub")
    (root / "guides").rename(root / "aside")
    (root / "guides").symlink_to(elsewhere / "guides")
    tree = tree_of(root)
    assert [stray.path for stray in tree.strays] == ["guides"]
    assert not [path for path in tree.pages if path.startswith("guides")]


@contextmanager
def with_few_rights() -> Iterator[None]:
    """Have the rights of anybody inside, since root may read whatever is locked."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


def test_a_file_or_folder_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(
        write_hub(tmp_path / "hub")
    )  # others may not even look into the folders above
    assert run_checks(Links(load_hub(Path()))) == []
    locked = [Path("case_studies/plymouth.md"), Path("content/themes"), Path("guides")]
    for path in locked:
        path.chmod(0)
    with with_few_rights():
        hub = load_hub(Path())
    for path in locked:
        path.chmod(0o755)
    found = run_checks(Links(hub), only=frozenset({"unreadable-file"}))
    assert [(one.path, one.message) for one in found] == [
        ("case_studies/plymouth.md", "the file cannot be read: Permission denied"),
        ("content/themes", "the folder cannot be read: Permission denied"),
        ("guides", "the folder cannot be read: Permission denied"),
    ]


def test_everything_else_is_found_in_order_whatever_the_disk_says(tmp_path: Path) -> None:
    tree = tree_of(write_hub(tmp_path))
    assert tree.pages[0] == "case_studies/plymouth.md"
    assert list(tree.pages) == sorted(tree.pages, key=lambda path: path.split("/"))
    assert tree.strays == ()
