"""Serve a built site as GitHub Pages does: below its base path, text gzipped; count what is sent.

Run with: .venv/bin/python benchmarks/gzip_server.py FOLDER [PORT]
"""

from __future__ import annotations

import gzip
import http.server
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

BASE = "/many-answers/"
_TEXT = frozenset({".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"})


class Sent(NamedTuple):
    """What was sent: its path below the base, without a query, and how many bytes of body."""

    path: str
    size: int


class GzipServer(http.server.ThreadingHTTPServer):
    """Serves `folder` below `BASE`; texts under `laid_over`, by path, take the place of files."""

    daemon_threads = True

    def __init__(self, folder: Path, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.folder = folder
        self.laid_over: dict[str, str] = {}
        self.sent: list[Sent] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that goes before it has everything."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def address(self) -> str:
        """The site's address, with a slash at its end."""
        return f"http://127.0.0.1:{self.server_address[1]}{BASE}"


@contextmanager
def serving(folder: Path) -> Iterator[GzipServer]:
    """Serve `folder` until the block is left."""
    with GzipServer(folder) as server:
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        yield server
        server.shutdown()


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: GzipServer

    def translate_path(self, path: str) -> str:
        """Find the file below the base."""
        inside = path.removeprefix(BASE) if path.startswith(BASE) else "nowhere-at-all"
        self.directory = str(self.server.folder)
        return super().translate_path(f"/{inside}")

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with a file; text gzipped, whoever asks."""
        inside = self.path.partition("?")[0].removeprefix(BASE)
        path = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            inside, path = f"{inside}index.html", path / "index.html"
        if inside in self.server.laid_over:
            return self._text(200, inside, gzip.compress(self.server.laid_over[inside].encode(), 6))
        if path.is_file() and path.suffix in _TEXT:
            return self._text(200, inside, _gzipped(path))
        if path.is_file():
            self.server.sent.append(Sent(inside, path.stat().st_size))
        return super().send_head()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for what is not there."""
        del message, explain
        page = self._text(code, "404.html", _gzipped(self.server.folder / "404.html"))
        if self.command != "HEAD":
            self.wfile.write(page.getvalue())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has
        """Keep quiet."""

    def _text(self, code: int, inside: str, body: bytes) -> io.BytesIO:
        self.server.sent.append(Sent(inside, 0 if self.command == "HEAD" else len(body)))
        self.send_response(code)
        self.send_header("Content-Type", self.guess_type(inside))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def _gzipped(path: Path) -> bytes:
    return _gzipped_as_of(path, path.stat().st_mtime_ns)


@cache
def _gzipped_as_of(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6)


def main(folder: str, port: str = "8000") -> None:
    """Serve `folder` until it is stopped."""
    with GzipServer(Path(folder), int(port)) as server:
        print(server.address)
        server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
