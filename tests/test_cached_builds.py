"""A build that takes what former ones made gives, byte for byte, what one from nothing gives."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import pytest

from edit_sequences import built, made_site, run_sequence
from hub.library import Hub
from hub.links import Links
from hub.pages.whole import Site
from hub.pairs import Pairs
from hub.pictured import Pictured
from hub.related import Relations

OWNERS = {"relations", "pairs", "pictured"}
"""What `Site` holds that has tables of its own."""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = made_site(tmp_path_factory.mktemp("edited"))
    assert built(folder, "--without-search").code == 0
    return folder


@pytest.mark.parametrize("seed", range(8))
def test_edits_and_damage_change_nothing_but_what_they_change(hub: Path, seed: int) -> None:
    assert run_sequence(hub, seed, "--without-search") == []


def test_the_search_index_is_the_same_too(tmp_path: Path) -> None:
    folder = made_site(tmp_path)
    assert built(folder).code == 0
    assert run_sequence(folder, 100) == []


def test_nothing_is_made_anew_when_nothing_has_changed(tmp_path: Path) -> None:
    folder = made_site(tmp_path)
    assert built(folder, "--without-search").code == 0
    inodes = {path: path.stat().st_ino for path in (folder / "site").rglob("index.html")}
    assert built(folder, "--without-search").code == 0
    assert {path: path.stat().st_ino for path in (folder / "site").rglob("index.html")} == inodes


@pytest.mark.parametrize("owner", [Hub, Links, Site, Pairs, Relations, Pictured])
def test_every_table_of_the_hub_notes_who_looks_into_it(owner: type) -> None:
    plain = {name for name, one in vars(owner).items() if isinstance(one, cached_property)}
    assert plain - OWNERS - {"face"} == set()
