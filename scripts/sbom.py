"""Write what the hub is built with and tested with as a list that programs read (CycloneDX 1.6).

Names, versions and hashes come from the lock files, licences and what needs what from the packages
as they are installed. Start it with .venv/bin/python once the tests' packages are there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata, requires
from os import environ
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RUNTIME, TEST = "requirements.lock", "requirements-test.lock"
REPOSITORY = "pkg:github/many-answers/many-answers"

_PIN = re.compile(
    r"^([a-z0-9-]+)==([^\s;]+)[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}[ \\]*)+)", re.MULTILINE
)
_HASH = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LONGEST_LICENCE = 80
"""In letters; what is longer is the text of a licence, and not its name."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A package in a lock file: its name, its one version, and the hashes of its archives."""

    name: str
    version: str
    hashes: tuple[str, ...]

    @property
    def purl(self) -> str:
        """The package's name everywhere (package-url)."""
        return f"pkg:pypi/{self.name}@{self.version}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the list to the file named; return 0."""
    parser = argparse.ArgumentParser(prog="sbom.py", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("many-answers.cdx.json"))
    parser.add_argument(
        "--version", help="of the hub, such as v1.2.0; without it the project's own"
    )
    options = parser.parse_args(arguments)
    listed = as_cyclonedx(ROOT, options.version)
    options.out.write_text(json.dumps(listed, indent=2) + "\n", encoding="utf-8")
    print(f"{len(listed['components'])} packages: {options.out}")
    return 0


def as_cyclonedx(root: Path, version: str | None = None) -> dict[str, Any]:
    """Return the list for the repository at `root`, the same for the same locks and packages."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime = {pin.name for pin in pins_in((root / RUNTIME).read_text(encoding="utf-8"))}
    pins = list(pins_in((root / TEST).read_text(encoding="utf-8")))
    own = f"{REPOSITORY}@{version or project['version']}"
    asked = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    body = {
        "metadata": {
            **_moment(environ),
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": project["name"],
                "purl": own,
                "version": version or project["version"],
                "licenses": [{"expression": project["license"]}],
            },
        },
        "components": [_component(pin, required=pin.name in runtime) for pin in pins],
        "dependencies": [
            {"ref": own, "dependsOn": _known(asked, pins)},
            *({"ref": pin.purl, "dependsOn": _known(_needs(pin), pins)} for pin in pins),
        ],
    }
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(body, sort_keys=True))
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        **body,
    }


def pins_in(lock: str) -> Iterator[Pin]:
    """Go through the packages that the text of a lock file pins."""
    for name, version, hashes in _PIN.findall(lock):
        yield Pin(name, version, tuple(_HASH.findall(hashes)))


def _component(pin: Pin, *, required: bool) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": pin.purl,
        "name": pin.name,
        "version": pin.version,
        "scope": "required" if required else "excluded",
        "purl": pin.purl,
        "hashes": [{"alg": "SHA-256", "content": one} for one in pin.hashes],
        **_licence(pin),
    }


def _licence(pin: Pin) -> dict[str, Any]:
    """Return the licence that the package states; nothing for what is not installed here."""
    try:
        about = metadata(pin.name)
    except PackageNotFoundError:
        return {}
    if expressions := about.get_all("License-Expression"):
        return {"licenses": [{"expression": expressions[0]}]}
    return {"licenses": [{"license": {"name": name}} for name in _stated(about)[:1]]}


def _stated(about: PackageMetadata) -> list[str]:
    classified = [
        one.rpartition(" :: ")[2]
        for one in about.get_all("Classifier") or []
        if one.startswith("License :: OSI Approved :: ")
    ]
    written = [one.strip() for one in about.get_all("License") or []]
    short = [one for one in written if 0 < len(one) <= _LONGEST_LICENCE and "\n" not in one]
    return classified or [one for one in short if one != "UNKNOWN"]


def _needs(pin: Pin) -> list[str]:
    try:
        return [one for one in requires(pin.name) or [] if "extra ==" not in one]
    except PackageNotFoundError:
        return []


def _known(asked: Sequence[str], pins: Sequence[Pin]) -> list[str]:
    """Return which of the pins are asked for."""
    names = {
        re.sub(r"[._-]+", "-", found[0]).lower() for one in asked if (found := _NAME.match(one))
    }
    return sorted(pin.purl for pin in pins if pin.name in names)


def _moment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the moment that reproducible builds are told, if it was told."""
    seconds = environ.get("SOURCE_DATE_EPOCH")
    return {"timestamp": datetime.fromtimestamp(int(seconds), UTC).isoformat()} if seconds else {}


if __name__ == "__main__":
    sys.exit(main())
