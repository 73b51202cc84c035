"""One request to another machine: to a public address only, and over in a bounded time.

The connection goes to the very address that was judged, so that a name cannot lead elsewhere
between the judgement and the request.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 inside IPv6 (RFC 6052)
_PLAIN = "/%:@!$&()*+,;=~?'"


class NotAskedError(Exception):
    """The address is not one to ask; the message says why."""


def is_public(address: Address) -> bool:
    """Tell whether an address is on the public internet, also when it hides one in another."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


@dataclass(frozen=True, slots=True)
class Asker:
    """How to ask: `name` is what sites are told of who asks, times are in seconds.

    `may_ask` judges the addresses of machines; only tests let it allow more than `is_public`.
    """

    name: str
    patience: float = 15
    longest: float = 40
    may_ask: Callable[[Address], bool] = is_public

    def answer(self, url: str, method: str) -> tuple[int, str]:
        """Return the number of the answer to one request, and where it leads on ('' for nowhere).

        Raises `NotAskedError` for what must not be asked, `OSError`, `ValueError` or
        `HTTPException` for what does not answer.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise NotAskedError("it is no web address")
        host = parts.hostname.encode("idna").decode()
        connection = _Connection(host, self._machines(host, parts), parts, self.patience)
        headers = {"User-Agent": self.name, "Accept": "text/html, */*;q=0.5", "Connection": "close"}
        with _at_most(self.longest, connection):
            connection.request(method, _path(parts), headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.headers.get("Location", "")

    def _machines(self, host: str, parts: SplitResult) -> list[str]:
        """Return the addresses to connect to; every one that the host has must be allowed."""
        infos = socket.getaddrinfo(host, _port(parts), type=socket.SOCK_STREAM)
        found = list(dict.fromkeys(str(info[4][0]) for info in infos))
        for address in found:
            if not self.may_ask(ipaddress.ip_address(address.partition("%")[0])):
                raise NotAskedError("it leads into a private network")
        return found


class _Connection(http.client.HTTPConnection):
    """A connection to one of the machines given, whatever the host's name would lead to by now."""

    def __init__(
        self, host: str, machines: Sequence[str], parts: SplitResult, patience: float
    ) -> None:
        super().__init__(host, _port(parts), timeout=patience)
        self._machines = machines
        self._is_secure = parts.scheme == "https"

    def connect(self) -> None:
        """Connect to the first machine that answers."""
        for machine in self._machines:
            try:
                self.sock = socket.create_connection((machine, self.port), self.timeout)
                break
            except OSError:
                if machine == self._machines[-1]:
                    raise
        if self._is_secure:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(self.sock, server_hostname=self.host)


@contextmanager
def _at_most(seconds: float, connection: _Connection) -> Iterator[None]:
    """End the connection when the whole answer takes too long, and in any case afterwards."""

    def stop() -> None:
        with suppress(OSError, AttributeError):  # it may have ended just now
            connection.sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        connection.close()


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _path(parts: SplitResult) -> str:
    """Return what stands behind the host, as it may stand in a request."""
    query = f"?{quote(parts.query, safe=_PLAIN)}" if parts.query else ""
    return quote(parts.path or "/", safe=_PLAIN) + query
