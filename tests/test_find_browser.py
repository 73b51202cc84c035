"""Which browser the tests are given."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from find_browser import BrowserNotFoundError, find_browser, installed_browser

pytestmark = pytest.mark.skipif(os.name != "posix", reason="stands in shell scripts")


def write_browser(folder: Path, name: str, *, answers: bool = True) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {0 if answers else 1}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_the_chosen_browser_goes_before_all_others(tmp_path: Path) -> None:
    write_browser(tmp_path, "chromium")
    chosen = write_browser(tmp_path, "mine")
    assert find_browser({"HUB_BROWSER": chosen, "PATH": str(tmp_path)}) == chosen


def test_a_chosen_browser_that_is_not_there_is_named() -> None:
    with pytest.raises(BrowserNotFoundError, match="HUB_BROWSER is '/no/such/browser'"):
        find_browser({"HUB_BROWSER": "/no/such/browser"})


def test_chromium_goes_before_chrome_and_edge(tmp_path: Path) -> None:
    write_browser(tmp_path, "microsoft-edge")
    write_browser(tmp_path, "google-chrome")
    chromium = write_browser(tmp_path, "chromium")
    assert find_browser({"PATH": str(tmp_path)}) == chromium


def test_a_name_that_starts_no_browser_is_passed_over(tmp_path: Path) -> None:
    write_browser(tmp_path, "chromium-browser", answers=False)
    chrome = write_browser(tmp_path, "google-chrome")
    assert find_browser({"PATH": str(tmp_path)}) == chrome


def test_an_empty_path_holds_no_browser(tmp_path: Path) -> None:
    assert installed_browser({"PATH": str(tmp_path)}) is None
