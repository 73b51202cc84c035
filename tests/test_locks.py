"""The lock files pin what pyproject.toml asks for, each package with its hashes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ASKED = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-test.lock": [
        *PROJECT["dependencies"],
        *PROJECT["optional-dependencies"]["test"],
    ],
}


def entries_of(lock: str) -> list[str]:
    """Return the entries of a lock file, each joined to one line, without comments."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def pins_of(lock: str) -> list[Requirement]:
    return [Requirement(entry.partition(" --hash=")[0]) for entry in entries_of(lock)]


@pytest.mark.parametrize("lock", ASKED)
def test_every_dependency_is_pinned_to_a_version_that_fits(lock: str) -> None:
    pins = pins_of(lock)
    for wanted in map(Requirement, ASKED[lock]):
        name = canonicalize_name(wanted.name)
        versions = [next(iter(pin.specifier)).version for pin in pins if pin.name == name]
        assert versions, f"{name} is not in {lock}: run scripts/lock.py"
        assert all(wanted.specifier.contains(version) for version in versions), name


@pytest.mark.parametrize("lock", ASKED)
def test_every_pin_is_exact_and_has_hashes(lock: str) -> None:
    for entry in entries_of(lock):
        assert re.match(r"[a-z0-9-]+==\S+ ", entry), entry[:60]
        assert re.search(r" --hash=sha256:[0-9a-f]{64}\b", entry), entry[:60]


@pytest.mark.parametrize("lock", ASKED)
def test_a_lock_file_names_no_index_and_no_local_folder(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index|--find-links| @ |/opt/", text)


def test_the_test_lock_holds_all_of_the_runtime_lock() -> None:
    assert set(entries_of("requirements.lock")) <= set(entries_of("requirements-test.lock"))
