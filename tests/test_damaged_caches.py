"""Whatever becomes of what builds keep, the next build makes what one from nothing makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from damages import DAMAGES, kept_files, pictured_hub, put_file_for_folder, still_right
from hub.cache import Cache, digest

WAYS = [*DAMAGES.values(), None]
RECORD = {"names": [str(number) for number in range(20)]}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pictured_hub(tmp_path_factory.mktemp("kept"), "--without-search")


def test_builds_keep_what_is_damaged_here(hub: Path) -> None:
    kinds = {kind for kind, _ in kept_files(hub)}
    assert kinds >= {"files", "pages.record", "pictures", "site.record", "values.sqlite"}


@pytest.mark.parametrize("turn", range(0, len(WAYS), 3))
def test_what_is_kept_may_be_damaged_in_every_way(hub: Path, turn: int) -> None:
    """In each turn every file is damaged in another way than those beside it, or left alone."""
    for number, (_, path) in enumerate(kept_files(hub)):
        if damage := WAYS[(number + turn) % len(WAYS)]:
            damage(path)
    assert still_right(hub, "--without-search") == []


def test_a_file_may_lie_where_a_folder_was(hub: Path) -> None:
    for folder in (hub / ".cache/pictures", *sorted((hub / ".cache/hub/files").iterdir())[::2]):
        put_file_for_folder(folder / "any")
    assert still_right(hub, "--without-search") == []
    put_file_for_folder(hub / ".cache/hub/any")
    assert still_right(hub, "--without-search") == []


def test_a_record_cut_off_anywhere_or_altered_anywhere_is_not_there(tmp_path: Path) -> None:
    Cache(tmp_path).write_record("some", RECORD)
    Cache(tmp_path).write_record("other", RECORD)
    path = tmp_path / "some.record"
    whole = path.read_bytes()
    for place in range(len(whole)):
        altered = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        for damaged in (whole[:place], altered):
            path.write_bytes(damaged)
            assert Cache(tmp_path).record("some") is None
    path.write_bytes((tmp_path / "other.record").read_bytes())
    assert Cache(tmp_path).record("some") is None
    path.write_bytes(whole)
    assert Cache(tmp_path).record("some") == RECORD


def test_a_table_of_values_cut_off_anywhere_gives_nothing_wrong(tmp_path: Path) -> None:
    values = [bytes([number]) * 700 for number in range(30)]
    cache = Cache(tmp_path)
    keys = [cache.keep_value(value) for value in values]
    cache.commit()
    path = tmp_path / "values.sqlite"
    whole = path.read_bytes()
    for length in range(0, len(whole), 997):
        path.write_bytes(whole[:length])
        cut = Cache(tmp_path)
        assert {cut.value(key) for key in keys} <= {None, *values}
        assert cut.value(cut.keep_value(b"new")) == b"new"
        cut.commit()
        assert Cache(tmp_path).value(digest(b"new")) == b"new"


def test_a_table_of_values_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "values.sqlite-journal").mkdir()
    cache = Cache(tmp_path)
    assert cache.value(cache.keep_value(b"new")) in {None, b"new"}
    cache.commit()
    cache.tidy(lambda: ({digest(b"new")}, set()))
