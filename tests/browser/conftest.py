"""The real site, built once, served below a sub-path as GitHub Pages does, and a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from once import made_once
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tabs import fresh_profile, without_errors

import gzip_server
from gzip_server import BASE, GzipServer

ROOT = Path(__file__).resolve().parents[2]
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the whole hub into a folder of its own, once for all the processes of this run."""
    return made_once(tmp_path_factory, "built", lambda folder: build_into(folder / "site")) / "site"


def build_into(folder: Path) -> None:
    """Build the hub's site into `folder`, which is there only if all went well."""
    environ = os.environ | {"HUB_SITE_URL": f"https://example.org{BASE}"}
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--site", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[GzipServer]:
    """Serve the site; count what is sent."""
    with gzip_server.serving(site) as started:
        yield started


@pytest.fixture(scope="session")
def address(server: GzipServer) -> str:
    """Return the site's address, which ends with a slash."""
    return server.address


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], AbstractContextManager[str]]:
    """Return what serves any folder, for tests that build a site of their own."""
    return served


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder as the site is; give its address, which ends with a slash."""
    with gzip_server.serving(folder) as started:
        yield started.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start the browser that `run.py test` has found."""
    path = os.environ.get("HUB_BROWSER")
    assert path, "HUB_BROWSER names no browser; run the tests with: python3 scripts/run.py test"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Open a fresh profile; whatever it asks of another host fails the test."""
    with fresh_profile(browser) as fresh:
        yield fresh


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a tab; an error in a script of the page, or a breach of its policy, fails the test."""
    with without_errors(context.new_page()) as tab:
        yield tab
