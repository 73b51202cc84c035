"""Tables that are recorded whole or by what has changed: read back, they are always the last state."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from hub.cache import Cache
from hub.kept_tables import KeptTables

BASE = b"this code"
ROWS = {f"row {number}": number for number in range(40)}


def taken(folder: Path, base: bytes = BASE) -> KeptTables:
    return KeptTables(Cache(folder), "rows", base, 1)


def rows(folder: Path) -> list[tuple[str, int]]:
    """Return what is kept, in its order."""
    return [*taken(folder).tables[0].items()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    taken(tmp_path).write(1, [ROWS])
    return tmp_path


def test_whole_tables_are_read_back_with_their_head(folder: Path) -> None:
    assert rows(folder) == [*ROWS.items()]
    assert taken(folder).head == 1


def test_few_changes_leave_the_whole_as_it_is(folder: Path) -> None:
    before = (folder / "rows.record").read_bytes()
    assert taken(folder).write_changes(2, [({"row 3": 99, "new": 100}, {"row 5"})])
    assert (folder / "rows.record").read_bytes() == before
    changed = ROWS | {"row 3": 99, "new": 100}
    del changed["row 5"]
    assert rows(folder) == [*changed.items()]
    assert taken(folder).head == 2


def test_many_changes_are_not_written_as_such(folder: Path) -> None:
    assert not taken(folder).write_changes(2, [({f"row {number}": -1 for number in range(9)}, ())])
    assert rows(folder) == [*ROWS.items()]


def test_changes_of_several_times_add_up_until_they_are_many(folder: Path) -> None:
    written = [taken(folder).write_changes(2, [({f"row {one}": -1}, ())]) for one in range(6)]
    assert written == [True, True, True, True, False, False]
    assert rows(folder)[:6] == [*((f"row {one}", -1) for one in range(4)), *[*ROWS.items()][4:6]]


def test_changes_of_a_former_whole_are_not_for_this_one_though_it_says_the_same(
    folder: Path,
) -> None:
    assert taken(folder).write_changes(2, [({"row 3": 99}, ())])
    changes = (folder / "rows-since.record").read_bytes()
    taken(folder).write(3, [ROWS])
    (folder / "rows-since.record").write_bytes(changes)  # as after a build that was ended
    assert rows(folder) == [*ROWS.items()]
    assert taken(folder).head == 3


def test_what_other_code_has_kept_is_nothing(folder: Path) -> None:
    assert taken(folder, b"other code").tables == [{}]
    assert taken(folder, b"other code").head is None


def test_without_its_changes_the_whole_is_what_it_was(folder: Path) -> None:
    assert taken(folder).write_changes(2, [({"row 3": 99}, ())])
    (folder / "rows-since.record").write_bytes(b"damaged")
    assert rows(folder) == [*ROWS.items()]


@pytest.mark.parametrize("seed", range(20))
def test_any_changes_at_any_time_leave_what_was_asked_for(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same changes each time
    now: dict[str, int] = {}
    for step in range(30):
        kept = taken(tmp_path)
        assert kept.tables == [now]
        assert [*kept.tables[0]] == [*now] or seed % 2
        more = {
            f"row {chance.randrange(60)}": chance.randrange(9)
            for _ in range(chance.choice([1, 1, 20]))
        }
        gone = {one for one in now if one not in more and chance.random() < (seed % 2) / 20}
        changes: Any = [(more, gone)]
        now = {name: value for name, value in (now | more).items() if name not in gone}
        if not kept.write_changes(step, changes):
            kept.write(step, [now])
    assert dict(rows(tmp_path)) == now
