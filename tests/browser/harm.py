"""Watches a page for harm: programs that ran, elements that may not be, requests, leaving it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Error, Frame, Page, Request

SCRIPT = Path(__file__).with_name("harm.js").read_text(encoding="utf-8")


class Watch:
    """Watches the tab `page`, whatever it shows; `address` is the site's, its slash at the end."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self._harm: list[str] = []
        self._wanted = ""
        page.add_init_script(SCRIPT)
        page.on("request", self._asked)
        page.on("framenavigated", self._went)
        page.on(
            "dialog", lambda dialog: (self._note(f"a dialog {dialog.message}"), dialog.dismiss())
        )
        page.on("popup", lambda _: self._note("opened a window"))
        page.on("download", lambda _: self._note("began a download"))
        page.on("pageerror", lambda error: self._note(f"an error {error}"))
        page.on("console", lambda said: self._note(said.text) if "Policy" in said.text else None)
        page.goto(f"{address}nowhere-at-all/")
        self._trusted = page.evaluate("ownParts()")
        self._harm.clear()

    def harm_at(self, path: str) -> list[str]:
        """Open the page at `path` below the site's address, and say what harm it does."""
        self._wanted = self.address + path
        self.page.goto(self._wanted)
        return self.harm()

    def harm(self) -> list[str]:
        """Say what harm the page does that is open, and has done since this was last asked."""
        try:
            found = self.page.evaluate("trusted => lookForHarm(trusted)", self._trusted)
        except Error as error:
            found = [f"cannot be looked at: {error}"]
        found += self._harm
        self._harm.clear()
        return [f"{self.page.url.removeprefix(self.address)}: {one}" for one in found]

    def _note(self, what: str) -> None:
        self._harm.append(what)

    def _asked(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in {"127.0.0.1", None}:
            self._note(f"asked for {request.url}")

    def _went(self, frame: Frame) -> None:
        if frame.parent_frame or frame.url.partition("#")[0] != self._wanted.partition("#")[0]:
            self._note(f"went to {frame.url}")
