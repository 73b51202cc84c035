"""A file that is known from a former reading is read again as soon as it could differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import page
from hub.seals import NO_SEAL
from hub.source import ChangedMeanwhile, Gist, Reading, read_document

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
