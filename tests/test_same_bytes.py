"""The same sources make the same bytes, wherever and by whomever they are built."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from edit_sequences import built, made_site
from surroundings import LATIN, Surroundings, build_in, can_be_latin, differing, manifest

NOT_UTF_8 = LATIN if can_be_latin() else "POSIX"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on another kind of disk, which lists files in another order, if there is one."""
    memory = Path("/dev/shm")  # noqa: S108 - a disk, not a file
    place = memory if os.access(memory, os.W_OK) else tmp_path
    with tempfile.TemporaryDirectory(prefix="a place ", dir=place) as name:
        yield Path(name) / "über"


def test_surroundings_change_no_byte_of_the_site(
    tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_TODAY", "2026-12-01")
    (tmp_path / "hub").mkdir()
    hub = made_site(tmp_path / "hub")
    with (hub / "case_studies/case-1.md").open("a", encoding="utf-8") as file:
        file.write("\n![A sofa](sofa.png)\n")
    Image.radial_gradient("L").save(hub / "case_studies/sofa.png")
    shutil.copytree(hub, elsewhere)
    assert built(hub).code == 0
    here = manifest(hub / "site")
    assert len(here) > 100

    far = Surroundings("Pacific/Kiritimati", "C", "1", "falling", processes=2)
    done = build_in(far, elsewhere, tmp_path / "far")
    assert done.returncode == 0, done.stderr
    assert differing(here, manifest(elsewhere / "site")) == []

    old = Surroundings("America/St_Johns", NOT_UTF_8, "4711", "rising")
    done = build_in(old, hub, tmp_path / "old", "--cold", "--site", str(tmp_path / "old/site"))
    assert done.returncode == 0, done.stderr
    assert differing(here, manifest(tmp_path / "old/site")) == []
