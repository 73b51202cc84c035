"""The list of packages holds what the lock files pin, in the form of CycloneDX 1.6, and no more."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import sbom
from test_locks import ASKED, ROOT, pins_of


@pytest.fixture(scope="module")
def listed() -> dict[str, Any]:
    return sbom.as_cyclonedx(ROOT)


def test_every_pin_is_a_component_with_its_version_and_hashes(listed: dict[str, Any]) -> None:
    pinned = {
        (pin.name, next(iter(pin.specifier)).version) for pin in pins_of("requirements-test.lock")
    }
    components = listed["components"]
    assert {(one["name"], one["version"]) for one in components} == pinned
    text = (ROOT / "requirements-test.lock").read_text("utf-8")
    hashes = [one["content"] for component in components for one in component["hashes"]]
    assert sorted(hashes) == sorted(re.findall(r"--hash=sha256:([0-9a-f]{64})", text))


def test_what_only_the_tests_need_is_told_apart(listed: dict[str, Any]) -> None:
    required = {one["name"] for one in listed["components"] if one["scope"] == "required"}
    assert required == {pin.name for pin in pins_of("requirements.lock")}


def test_nearly_every_package_tells_its_licence(listed: dict[str, Any]) -> None:
    silent = [one["name"] for one in listed["components"] if not one.get("licenses")]
    assert len(silent) <= len(listed["components"]) / 20, silent


def test_the_list_has_the_form_of_cyclonedx(listed: dict[str, Any]) -> None:
    assert (listed["bomFormat"], listed["specVersion"], listed["version"]) == (
        "CycloneDX",
        "1.6",
        1,
    )
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", listed["serialNumber"]
    )
    own = listed["metadata"]["component"]
    for one in (own, *listed["components"]):
        assert one.keys() <= {
            *("type", "bom-ref", "name", "version", "scope", "purl", "hashes", "licenses"),
        }
        assert re.fullmatch(r"pkg:(pypi|github)/[a-z0-9/-]+@\S+", one["purl"])
        assert one["purl"] == one["bom-ref"]
        assert all(is_licence(licence) for licence in one.get("licenses", ()))
    references = [own["bom-ref"], *(one["bom-ref"] for one in listed["components"])]
    assert len(set(references)) == len(references)
    assert [one["ref"] for one in listed["dependencies"]] == references
    assert {ref for one in listed["dependencies"] for ref in one["dependsOn"]} <= set(references)


def is_licence(stated: dict[str, Any]) -> bool:
    """Tell whether this is an expression alone, or a licence with its name alone."""
    if stated.keys() == {"expression"}:
        return bool(re.fullmatch(r"[\w.() +-]+", stated["expression"]))
    return stated.keys() == {"license"} and stated["license"].keys() == {"name"}


def test_the_hub_needs_what_it_asks_for_and_that_needs_more(listed: dict[str, Any]) -> None:
    needs = {one["ref"].partition("@")[0]: one["dependsOn"] for one in listed["dependencies"]}
    own = needs["pkg:github/many-answers/many-answers"]
    assert len(own) == len(set(ASKED["requirements-test.lock"]))
    names = {ref.rpartition("/")[2].partition("@")[0] for ref in needs["pkg:pypi/mkdocs-material"]}
    assert {"mkdocs", "jinja2", "markdown"} <= names


def test_the_list_is_the_same_each_time_and_tells_the_version_and_the_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")
    written = []
    for name in ("one", "two"):
        assert sbom.main(["--out", str(tmp_path / name), "--version", "v1.2.0"]) == 0
        written.append((tmp_path / name).read_text("utf-8"))
    assert written[0] == written[1]
    about = json.loads(written[0])["metadata"]
    assert about["timestamp"] == "2026-11-30T00:00:00+00:00"
    assert about["component"]["version"] == "v1.2.0"
