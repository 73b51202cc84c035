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


LINK = "this is a link to another file or folder"
REPOSITORY = "another repository lies here"
PROGRAM = "a file of this kind could run a program in a reader's browser"
UNPUBLISHED = "a file of this kind is not published"
SYSTEM = "this file was left by a computer's own system"
WINDOWS = "a Windows computer cannot hold a file of this name"
TWIN = "only in capitals or accents"
NO_PICTURE = "the picture cannot be opened"

HOSTILE: dict[str, tuple[str, str, Plant]] = {
    "link to a secret file": (
        LINK,
        "content/themes/x.md",
        linked("content/themes/x.md", "../../../secret.md"),
    ),
    "link to a system folder": (LINK, "content/ssl", linked("content/ssl", "/etc/ssl")),
    "link to itself": (LINK, "content/round", linked("content/round", "round")),
    "link to its own folder": (LINK, "guides/up", linked("guides/up", "..")),
    "link to a page of the hub": (
        LINK,
        "case_studies/b.md",
        linked("case_studies/b.md", "plymouth.md"),
    ),
    "link to nowhere": (LINK, "case_studies/b.md", linked("case_studies/b.md", "gone.md")),
    "link with a usual name": (
        LINK,
        "case_studies/our-town.md",
        linked("case_studies/our-town.md", "plymouth.md"),
    ),
    "long path of usual names": (
        "longer than 200 characters",
        "content/themes/" + "a-" * 100 + "b.md",
        written("content/themes/" + "a-" * 100 + "b.md"),
    ),
    "picture that is a link": (
        LINK,
        "content/themes/x.png",
        linked("content/themes/x.png", "/etc/hosts"),
    ),
    "repository": (REPOSITORY, "content/.git", written("content/.git/config")),
    "repository in a file": (
        REPOSITORY,
        "content/x/.git",
        written("content/x/.git", "gitdir: ../../y"),
    ),
    "submodule not fetched": (
        REPOSITORY,
        "content/other",
        written(
            ".gitmodules", '[submodule "o"]\n\tpath = content/other\n\turl = https://x.example/\n'
        ),
    ),
    "a domain": (UNPUBLISHED, "content/CNAME", written("content/CNAME", "evil.example")),
    "a web page": (PROGRAM, "content/x.html", written("content/x.html")),
    "a web page in capitals": (PROGRAM, "content/X.HTM", written("content/X.HTM")),
    "a page of our own": (PROGRAM, "content/404.html", written("content/404.html")),
    "a program": (PROGRAM, "content/assets/hub.js", written("content/assets/hub.js")),
    "a module": (PROGRAM, "content/x.mjs", written("content/x.mjs")),
    "a style": (UNPUBLISHED, "content/x.css", written("content/x.css")),
    "a drawing": (PROGRAM, "content/themes/x.svg", written("content/themes/x.svg", "<svg/>")),
    "a font": (UNPUBLISHED, "content/x.woff2", written("content/x.woff2")),
    "a picture that is text": (NO_PICTURE, "case_studies/x.png", written("case_studies/x.png")),
    "a picture in another's clothes": (
        NO_PICTURE,
        "case_studies/x.webp",
        written("case_studies/x.webp", "GIF89a"),
    ),
    "settings": (
        UNPUBLISHED,
        "content/.meta.yml",
        written("content/.meta.yml", "template: x.html"),
    ),
    "a template": (UNPUBLISHED, "content/x.j2", written("content/x.j2")),
    "data": (UNPUBLISHED, "content/x.json", written("content/x.json")),
    "no ending": (UNPUBLISHED, "content/README", written("content/README")),
    "Markdown by another name": (
        UNPUBLISHED,
        "content/themes/x.markdown",
        written("content/themes/x.markdown"),
    ),
    "Markdown in capitals": (UNPUBLISHED, "content/themes/x.MD", written("content/themes/x.MD")),
    "left by a Mac": (SYSTEM, "content/.DS_Store", written("content/.DS_Store")),
    "left by Windows": (SYSTEM, "content/Thumbs.db", written("content/Thumbs.db")),
    "left by a folder's view": (SYSTEM, "content/desktop.ini", written("content/desktop.ini")),
    "a list of repositories": (REPOSITORY, "content/.gitmodules", written("content/.gitmodules")),
    "a name Windows keeps": (WINDOWS, "content/themes/nul.md", written("content/themes/nul.md")),
    "a printer": (WINDOWS, "content/themes/lpt1.md", written("content/themes/lpt1.md")),
    "a colon": (WINDOWS, "content/themes/a:b.md", written("content/themes/a:b.md")),
    "a question mark": (WINDOWS, "content/themes/a?b.md", written("content/themes/a?b.md")),
    "a line break": (WINDOWS, "content/themes/a\nb.md", written("content/themes/a\nb.md")),
    "a name that turns round": (
        WINDOWS,
        "content/themes/a\u202edm.md",
        written("content/themes/a\u202edm.md"),
    ),
    "an ending with a space": (WINDOWS, "content/themes/a.md ", written("content/themes/a.md ")),
    "a long path": (
        "longer than 200 characters",
        "content/themes/" + "x" * 100 + "/" + "y" * 100 + ".md",
        written("content/themes/" + "x" * 100 + "/" + "y" * 100 + ".md"),
    ),
    "two names in one": (
        TWIN,
        "content/places/plymouth.md",
        written("content/places/Plymouth.md"),
    ),
    "two accents in one": (
        TWIN,
        "content/themes/" + unicodedata.normalize("NFC", "é") + ".md",
        both(
            written("content/themes/" + unicodedata.normalize("NFD", "é") + ".md"),
            written("content/themes/" + unicodedata.normalize("NFC", "é") + ".md"),
        ),
    ),
    "a pipe": (
        "this is not an ordinary file",
        "content/themes/pipe.md",
        lambda hub: os.mkfifo(hub / "content/themes/pipe.md"),
    ),
}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot hold these names")


def test_there_are_at_least_thirty_hostile_trees() -> None:
    assert len(HOSTILE) >= 30


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_tree_is_refused_by_name_and_nothing_of_it_read(
    tmp_path: Path, name: str
) -> None:
    said, path, plant = HOSTILE[name]
    (tmp_path / "secret.md").write_text(HIDDEN)
    root = write_hub(tmp_path / "hub")
    plant(root)
    hub = load_hub(root)
    findings = [one for one in run_checks(Links(hub)) if one.code in {"stray-file", "bad-picture"}]
    assert [one.path for one in findings] == [path]
    assert said in findings[0].message
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


def test_a_folder_that_cannot_be_read_is_told_by_its_path(tmp_path: Path) -> None:
    (stray,) = tree_of(tmp_path / "nowhere").strays
    assert (stray.path, stray.code) == (".", "unreadable-file")
    assert stray.message == "the folder cannot be read: No such file or directory"


def test_of_two_things_that_do_not_belong_each_is_told_by_what_it_is(tmp_path: Path) -> None:
    root = write_hub(tmp_path)
    for name in ("X.html", "x.html"):
        written(f"content/{name}")(root)
    assert [stray.message for stray in tree_of(root).strays] == [PROGRAM] * 2


def test_every_kind_of_picture_is_found_in_every_folder(tmp_path: Path) -> None:
    endings = (".avif", ".jpeg", ".jpg", ".png", ".webp")
    wanted = ["case_studies/x.png", *(f"content/x{ending}" for ending in endings), "guides/x.PNG"]
    for path in wanted:
        written(path)(tmp_path)
    assert list(tree_of(tmp_path).pictures) == wanted


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
