"""A file that was changed a moment ago has no seal yet: another change might look the same."""

from __future__ import annotations

import time

import pytest

from hub.seals import NO_SEAL, lasting

SECOND = 1_000_000_000
NOW = 1_800_000_000 * SECOND


@pytest.mark.parametrize(
    ("changed", "lasts"),
    [
        pytest.param(NOW - SECOND // 5 + 1, True, id="a fine clock, long ago"),
        pytest.param(NOW - SECOND // 20 + 1, False, id="a fine clock, just now"),
        pytest.param(NOW - 3 * SECOND, True, id="whole seconds, long ago"),
        pytest.param(NOW - SECOND, False, id="whole seconds, just now"),
    ],
)
def test_a_seal_lasts_once_the_clock_of_the_disk_has_ticked(
    monkeypatch: pytest.MonkeyPatch,
    changed: int,
    lasts: bool,  # noqa: FBT001 - a case of a table
) -> None:
    monkeypatch.setattr(time, "time_ns", lambda: NOW)
    seal = (1, 2, changed, changed)
    assert lasting(seal) == (seal if lasts else NO_SEAL)
