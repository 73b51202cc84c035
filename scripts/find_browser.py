"""Find a browser that the tests can drive, and install one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_WINDOWS_PLACES = ("Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe")
_WHERE_PLAYWRIGHT_HAS_IT = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as playwright: print(playwright.chromium.executable_path)"
)


class BrowserNotFoundError(Exception):
    """There is no browser, and none could be installed; the message says what to do."""


def find_browser(environ: Mapping[str, str] = os.environ) -> str:
    """Return the path of a Chromium, Chrome or Edge; install Chromium where there is none.

    `HUB_BROWSER` goes before all others. Raises `BrowserNotFoundError` when nothing helped.
    """
    if environ.get("HUB_BROWSER"):
        return _chosen(environ["HUB_BROWSER"])
    for look in (installed_browser, _from_playwright, _from_debian):
        if browser := look(environ):
            return browser
    raise BrowserNotFoundError(
        "No browser was found for the tests, and none could be installed.\n"
        "Install Chromium, Chrome or Edge, or put the path of one into HUB_BROWSER."
    )


def installed_browser(environ: Mapping[str, str]) -> str | None:
    """Return the first browser on PATH or in its usual place that answers, if any."""
    on_path = (shutil.which(name, path=environ.get("PATH")) for name in _NAMES)
    usual = (str(path) for path in _usual_places(environ) if path.is_file())
    return next((path for path in (*on_path, *usual) if path and _answers(path)), None)


def _chosen(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise BrowserNotFoundError(f"HUB_BROWSER is '{name}', but there is no such program.")
    return path


def _usual_places(environ: Mapping[str, str]) -> Iterable[Path]:
    if sys.platform == "darwin":
        return map(Path, _MAC_PLACES)
    folders = [environ[name] for name in _WINDOWS_FOLDERS if environ.get(name)]
    return (Path(folder, place) for folder in folders for place in _WINDOWS_PLACES)


def _answers(path: str) -> bool:
    # Ubuntu has a `chromium-browser` that only tells people to install a snap. On Windows,
    # `--version` would open a window.
    return os.name == "nt" or _succeeds([path, "--version"])


def _from_playwright(environ: Mapping[str, str]) -> str | None:
    if not _succeeds([sys.executable, "-m", "playwright", "install", "chromium"], environ):
        return None
    asked = subprocess.run(
        [sys.executable, "-c", _WHERE_PLAYWRIGHT_HAS_IT],
        check=True,
        capture_output=True,
        text=True,
        env=environ,
    )
    return asked.stdout.strip()


def _from_debian(environ: Mapping[str, str]) -> str | None:
    if not Path("/etc/debian_version").exists() or os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    quietly = {**environ, "DEBIAN_FRONTEND": "noninteractive"}
    # An outdated list of packages may still serve, so a failed update is not the end.
    _succeeds(["apt-get", "update"], quietly)
    _succeeds(["apt-get", "install", "-y", "chromium"], quietly)
    return installed_browser(environ)


def _succeeds(command: Sequence[str], environ: Mapping[str, str] | None = None) -> bool:
    try:
        done = subprocess.run(command, check=False, capture_output=True, env=environ, timeout=900)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    print(find_browser())
