"""Profiles and tabs of the browser, and what must not happen in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page


@contextmanager
def fresh_profile(browser: Browser) -> Iterator[BrowserContext]:
    """Open a fresh profile; whatever it asks of another host fails, and so does a cookie."""
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


@contextmanager
def without_errors(tab: Page) -> Iterator[Page]:
    """Fail at an error in a script of the tab's pages, or a breach of their policy."""
    errors: list[str] = []

    def failed(error: Error) -> None:
        errors.append(str(error))

    def said(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            errors.append(message.text)

    tab.on("pageerror", failed)
    tab.on("console", said)
    yield tab
    tab.remove_listener("pageerror", failed)
    tab.remove_listener("console", said)
    assert errors == []


def make_as_new(tab: Page) -> None:
    """Forget what a tab's pages have kept, and show what comes as a new tab does."""
    tab.evaluate("localStorage.clear(); sessionStorage.clear()")
    tab.emulate_media(forced_colors="none", reduced_motion="no-preference")
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto("about:blank")
