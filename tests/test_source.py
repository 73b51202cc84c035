"""A file that is known from a former reading is read again as soon as it could differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import page, write_hub
from hub.cache import Cache
from hub.readings import checked_hub
from hub.seals import NO_SEAL
from hub.source import MAX_PAGE_BYTES, ChangedMeanwhile, Gist, Reading, read_document

ROOT = Path(__file__).resolve().parent.parent
PATH = "case_studies/plymouth.md"


def known(root: Path) -> Reading:
    """Write a page below `root`, read it, and return what was found."""
    (root / "case_studies").mkdir()
    (root / PATH).write_text(page("case_studies"), encoding="utf-8")
    read = read_document(root, PATH)
    return Reading(NO_SEAL, read.digest, read.gist.plain)


def test_a_file_that_is_as_it_was_says_what_it_said(tmp_path: Path) -> None:
    former = known(tmp_path)
    assert read_document(tmp_path, PATH, former).gist == former.gist


def test_a_file_that_changed_says_what_it_says_now(tmp_path: Path) -> None:
    former = known(tmp_path)
    (tmp_path / PATH).write_text(page("case_studies", title="Another city"), encoding="utf-8")
    assert read_document(tmp_path, PATH, former).values["title"] == "Another city"


def test_a_file_with_another_seal_is_read(tmp_path: Path) -> None:
    former = Reading((1, 1, 1, 1), b"of another file", Gist().plain)
    assert read_document(ROOT, "README.md", former).faults
    assert known(tmp_path).gist.values


def test_a_file_that_changes_while_the_hub_is_read_is_named(tmp_path: Path) -> None:
    document = read_document(tmp_path, PATH, known(tmp_path))
    (tmp_path / PATH).write_text(page("case_studies", title="Another city"), encoding="utf-8")
    with pytest.raises(ChangedMeanwhile, match="plymouth"):
        _ = document.writing


def test_what_was_let_go_is_read_again(tmp_path: Path) -> None:
    known(tmp_path)
    document = read_document(tmp_path, PATH)
    body = document.body
    document.let_go()
    assert document.body == body
    document.let_go()
    (tmp_path / PATH).write_text(page("case_studies", title="Another city"), encoding="utf-8")
    with pytest.raises(ChangedMeanwhile, match="plymouth"):
        _ = document.body


def test_a_file_that_is_too_long_is_still_so_when_it_was_let_go(tmp_path: Path) -> None:
    known(tmp_path)
    (tmp_path / PATH).write_text("a" * 2 * MAX_PAGE_BYTES, encoding="utf-8")
    document = read_document(tmp_path, PATH)
    document.let_go()
    assert document.body == ""
    assert [one.code for one in document.faults] == ["too-long-page"]


def test_a_lean_check_holds_no_text_that_it_has_checked(tmp_path: Path) -> None:
    write_hub(tmp_path)
    links, found = checked_hub(tmp_path, Cache(), lambda _: None, lean=True)
    assert found == []
    (tmp_path / PATH).unlink()
    with pytest.raises(FileNotFoundError):
        _ = links.hub.by_path[PATH].document.body
