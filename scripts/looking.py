"""Look whether web pages are still there, politely.

One request to a site at a time, with a pause between two; HEAD first, which asks for no content,
and GET only where that is refused; a name that says who asks and why.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException
from urllib.parse import urljoin, urlsplit

from hub.outside import Look
from one_request import Asker, NotAskedError

_MOST_HOPS = 6
_AT_ONCE = 8
_LED_ON = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_STATES = {
    **dict.fromkeys((404, 410), "gone"),
    **dict.fromkeys((401, 402, 403, 405, 406, 407, 423, 429, 451, 999), "closed"),
}
"""What an answer's number means where that is not 'failing'; 999 is how some sites refuse programs."""


@dataclass(frozen=True)
class Looker:
    """Looks at addresses with `asker`; `pause` is what a site is left alone between two requests."""

    asker: Asker
    pause: float = 1
    _turns: dict[str, threading.Lock] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def look_at_all(self, urls: Sequence[str], done: Callable[[int, int], None]) -> Iterator[Look]:
        """Look at `urls`, several sites at once; `done` is told how far it is."""
        by_site: dict[str, list[str]] = defaultdict(list)
        for url in urls:
            by_site[_site(url)].append(url)
        count = 0
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for looks in pool.map(lambda site: [*map(self.look, site)], by_site.values()):
                count += len(looks)
                done(count, len(urls))
                yield from looks

    def look(self, url: str) -> Look:
        """Look at one address, and follow where it leads; raises nothing."""
        here, states = url, {"ok"}
        try:
            for _ in range(_MOST_HOPS):
                status, location = self._answer(here)
                if status not in _LED_ON or not location:
                    return _judged(url, status, here, states)
                states.add("moved" if status in _FOR_GOOD else "redirected")
                here = urljoin(here, location)
        except NotAskedError as refusal:
            return Look(url, "not-asked", words=str(refusal))
        except (OSError, HTTPException, ValueError) as error:
            return Look(url, "unreachable", words=_why(error))
        return Look(url, "failing", status, words="it leads round and round")

    def _answer(self, url: str) -> tuple[int, str]:
        """Return the number of a site's answer and where it leads; HEAD first, then GET."""
        try:
            status, location = self._ask(url, "HEAD")
        except (HTTPException, ConnectionError):  # some sites know no HEAD
            status, location = 0, ""
        return self._ask(url, "GET") if status == 0 or status >= 400 else (status, location)

    def _ask(self, url: str, method: str) -> tuple[int, str]:
        with self._turn(_site(url)):
            return self.asker.answer(url, method)

    @contextmanager
    def _turn(self, site: str) -> Iterator[None]:
        """Wait until nobody else asks this site, and leave it a pause afterwards."""
        with self._guard:
            turn = self._turns.setdefault(site, threading.Lock())
        with turn:
            yield
            time.sleep(self.pause)


def _site(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _judged(url: str, status: int, here: str, states: set[str]) -> Look:
    goes_to = here if here != url else ""
    if 200 <= status < 300:
        state = next(one for one in ("redirected", "moved", "ok") if one in states)
        return Look(url, state, status, goes_to)
    try:
        words = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        words = str(status)
    return Look(url, _STATES.get(status, "failing"), status, goes_to, words)


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    if isinstance(error, socket.gaierror):
        return "there is no such name"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid: {error.verify_message}"
    return " ".join(str(error).split())[:120] or type(error).__name__
