"""The same sources make the same bytes, wherever they are built, and without a network."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from builders import ROOT, page, site_of, write_hub
from edit_sequences import OTHER_KINDS, built
from surroundings import (
    LATIN,
    TRIED,
    Surroundings,
    build_in,
    can_be_latin,
    differing,
    manifest,
    run_in,
)

NOT_UTF_8 = LATIN if can_be_latin() else "POSIX"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on another kind of disk, which lists files in another order, if there is one."""
    memory = Path("/dev/shm")  # noqa: S108 - a disk, not a file
    place = memory if os.access(memory, os.W_OK) else tmp_path
    with tempfile.TemporaryDirectory(prefix="a place ", dir=place) as name:
        yield Path(name) / "über"


def test_surroundings_change_no_byte_of_the_site_and_no_build_needs_a_network(
    tmp_path: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUB_TODAY", "2026-12-01")
    hub = tmp_path / "hub"
    (hub / "case_studies").mkdir(parents=True)
    Image.radial_gradient("L").save(hub / "case_studies/sofa.png")
    pictured = page("case_studies", title="Leeds", body="![A sofa](sofa.png)\n")
    site_of(hub, {**OTHER_KINDS, "case_studies/leeds.md": pictured})
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
    assert not (tmp_path / "far" / TRIED).exists(), "a build reached for the network"
    assert not (tmp_path / "old" / TRIED).exists(), "a build reached for the network"


def test_checking_reaches_for_no_network(tmp_path: Path) -> None:
    hub = write_hub(tmp_path / "hub")
    check = str(ROOT / "scripts/check.py")
    done = run_in(Surroundings(), tmp_path / "work", check, "--root", str(hub))
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "work" / TRIED).exists()


@pytest.mark.parametrize(
    "reach",
    [
        "import urllib.request; urllib.request.urlopen('http://many-answers.invalid')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
    ],
)
def test_whoever_reaches_for_the_network_is_found_out(tmp_path: Path, reach: str) -> None:
    done = run_in(Surroundings(), tmp_path, "-c", reach)
    assert "there is no network here" in done.stderr
    assert (tmp_path / TRIED).read_text(encoding="utf-8").startswith("socket.")
