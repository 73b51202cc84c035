"""What builds keep goes when it is not needed, and not before enough was added."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub import cache
from hub.cache import Cache


def kept(folder: Path, *names: str) -> tuple[list[bytes], list[bytes]]:
    """Keep a value and a file for each name in one build; return their digests."""
    store = Cache(folder / "cache")
    values = [store.keep_value(name.encode()) for name in names]
    files = []
    for name in names:
        path = folder / name
        path.write_text(f"file {name}", encoding="utf-8")
        files.append(store.keep_file(path))
    store.tidy(lambda: ({*values[:1]}, {*files[:1]}))
    return values, files


def held(folder: Path, values: list[bytes], files: list[bytes]) -> tuple[list[bool], list[bool]]:
    store = Cache(folder / "cache")
    return (
        [store.value(key) is not None for key in values],
        [store.put_file(key, f"{folder}/put-{key.hex()}") for key in files],
    )


def test_what_is_not_needed_goes_when_enough_was_added(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_SPARE", 5)
    assert held(tmp_path, *kept(tmp_path, "a", "b", "c")) == ([True, False, False],) * 2


def test_a_little_stays_until_several_builds_have_added_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "_SPARE", 5)
    first = kept(tmp_path, "a", "b")
    assert held(tmp_path, *first) == ([True, True],) * 2
    second = kept(tmp_path, "c")
    assert held(tmp_path, *second) == ([True],) * 2
    assert held(tmp_path, *first)[0] == [False, False]
