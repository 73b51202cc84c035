"""What to say when `.venv` cannot be made: what is missing, and how to get it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

_SIGNS = (
    (
        ("No space left on device", "Errno 28", "not enough space on the disk", "quota exceeded"),
        "The disk is full. Setting up needs about 600 MB in this folder; make room and run again.",
    ),
    (
        ("DO NOT MATCH THE HASHES",),
        (
            "A package that was downloaded is not the one that was tested, so it was not installed.\n"
            "Run again later; if it stays so, tell the maintainers."
        ),
    ),
    (
        ("CERTIFICATE_VERIFY_FAILED",),
        (
            "The package index could not be trusted: its certificate was refused.\n"
            "In an office network, ask for the certificate file and put its path into PIP_CERT."
        ),
    ),
    (
        (
            "NewConnectionError",
            "NameResolutionError",
            "ProxyError",
            "ConnectTimeout",
            "ReadTimeout",
            "Network is unreachable",
            "(from versions: none)",
        ),
        (
            "The package index, pypi.org, could not be reached. Setting up needs the network once.\n"
            "Check the connection (behind a proxy, set HTTPS_PROXY) and run again."
        ),
    ),
)


class SetUpError(Exception):
    """The environment cannot be made; the message says why, and what to do about it."""


def explain_output(output: str) -> str:
    """Return what the output of a failed set-up step means, with its end when it is not known."""
    for signs, meaning in _SIGNS:
        if any(sign in output for sign in signs):
            return meaning
    return "Setting up .venv failed. The last lines were:\n" + "\n".join(output.splitlines()[-15:])


def explain_missing(
    modules: Sequence[str],
    version: tuple[int, int] = sys.version_info[:2],
    os_release: Path = Path("/etc/os-release"),
) -> str:
    """Return how to get modules that belong to Python but that a distribution leaves out."""
    name = f"python{version[0]}.{version[1]}"
    said = f"This Python ({name}) lacks {' and '.join(modules)}, which make its environment."
    if _is_debian(os_release):
        return f"{said}\nGet it with: sudo apt install {name}-venv"
    return f"{said}\nGet a whole Python from https://www.python.org/downloads/ or your system."


def _is_debian(os_release: Path) -> bool:
    try:
        lines = os_release.read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    families = [line.partition("=")[2] for line in lines if line.startswith(("ID=", "ID_LIKE="))]
    return any("debian" in family for family in families)
