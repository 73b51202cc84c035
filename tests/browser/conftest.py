"""The real site, built once, served below a sub-path as GitHub Pages does, and a real browser."""

from __future__ import annotations

import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
BASE = "/many-answers/"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class BelowBase(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below `BASE`, with the site's own page for what is not there."""

    def translate_path(self, path: str) -> str:
        """Find the file below `BASE`."""
        inside = path.removeprefix(BASE) if path.startswith(BASE) else "nowhere-at-all"
        return super().translate_path(f"/{inside}")

    def send_error(self, code: int, message: str | None = None, *_: object) -> None:
        """Answer with the site's own page."""
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the whole hub into a folder of its own, once for all the processes of this run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / "built" / "site"
    with FileLock(shared / "built.lock"):
        if not folder.exists():
            build_into(folder)
    return folder


def build_into(folder: Path) -> None:
    """Build the hub's site into `folder`, which is there only if all went well."""
    folder.parent.mkdir(exist_ok=True)
    environ = os.environ | {"HUB_SITE_URL": f"https://example.org{BASE}"}
    command = [sys.executable, str(ROOT / "scripts/build.py"), "--site", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the site; the address ends with a slash."""
    with served(site) as here:
        yield here


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], AbstractContextManager[str]]:
    """Return what serves any folder, for tests that build a site of their own."""
    return served


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve the folder `site` below `BASE`; give its address, which ends with a slash."""
    handler = partial(BelowBase, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}{BASE}"
        server.shutdown()


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
    fresh = browser.new_context(viewport={"width": 1280, "height": 900})
    foreign: list[str] = []
    fresh.on(
        "request",
        lambda request: (
            foreign.append(request.url)
            if urlsplit(request.url).hostname not in {"127.0.0.1", None}
            else None
        ),
    )
    yield fresh
    assert fresh.cookies() == []
    fresh.close()
    assert foreign == []


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """Open a tab; an error in a script of the page, or a breach of its policy, fails the test."""
    tab = context.new_page()
    errors: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on(
        "console",
        lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None,
    )
    yield tab
    assert errors == []
