"""Show the site while you write: pages build themselves anew when a file changes.

The pages come first, and the search index follows in the background, since it takes longer.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event

from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

import build
from hub.publish.policy import with_script
from hub.stopping import Stopped, stoppable
from noticing import Noticing

ROOT = Path(__file__).resolve().parent.parent
_WATCHED = ("case_studies", "guides", "content", "overrides", "mkdocs.yml")
_LAST_PORT = 65_535


def main(arguments: list[str] | None = None) -> int:
    """Serve until stopped, by Ctrl+C or from outside; return 1 when the pages cannot be built."""
    options = _parser().parse_args(arguments)
    host, port = options.address
    address = f"{host}:{port}"
    os.environ["HUB_SITE_URL"] = f"http://{address}/"
    preview = Preview(options.root)
    try:
        with stoppable():
            return preview.build() or _serve(preview, options)
    except Stopped:
        print("Stopped.", file=sys.stderr)
        return 0
    except OSError as error:
        print(f"{address} cannot be used: {error.strerror}", file=sys.stderr)
        return 1
    finally:
        preview.stop_indexing()


class Server(LiveReloadServer):
    """MkDocs' server, which reloads pages in the browser; it says when it can be asked."""

    def __init__(self, preview: Preview, host: str, port: int, *, poll: bool) -> None:
        super().__init__(preview.rebuild, host, port, str(preview.site))
        self.error_handler = preview.error_page
        self.observer = Noticing(preview.look_into, poll=poll)  # type: ignore[assignment]

    def server_activate(self) -> None:
        """Begin to listen."""
        super().server_activate()
        print(f"Serving on {self.url}; stop with Ctrl+C.", flush=True)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Put in the script that reloads the page, and let the page's policy allow it."""
        script = super()._inject_js_into_html(b"", epoch)  # type: ignore[no-untyped-call]
        return with_script(content.decode(), script.decode()).encode()


class Preview:
    """The site as it is shown while somebody writes: where it lies, and what is being made."""

    def __init__(self, root: Path) -> None:
        folder = root / ".cache" / "serve"
        folder.mkdir(parents=True, exist_ok=True)
        self.site = folder / "site"
        self._options = ["--root", str(root), "--site", str(self.site)]
        self._options += ["--cache", str(folder / "hub")]
        self._indexing: subprocess.Popen[bytes] | None = None
        self._at_rest = Event()
        self._at_rest.set()

    def build(self) -> int:
        """Build the pages at once, and the search index in the background; return the exit code."""
        self.stop_indexing()
        code = build.main([*self._options, "--without-search"])
        if code == 0:
            command = [sys.executable, str(Path(build.__file__)), *self._options]
            # A session of its own, so that all of it can be stopped at once.
            self._indexing = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, start_new_session=True
            )
        return code

    def rebuild(self) -> None:
        """Build again; raises `Abort` when the pages stay as they were."""
        self._at_rest.clear()
        try:
            if self.build():
                raise Abort("The pages in the browser stay as they were.")
        finally:
            self._at_rest.set()

    def look_into(self, folder: str | None) -> Iterator[os.DirEntry[str]]:
        """List a folder that is watched, when nothing is being built.

        Threads that look at thousands of files meanwhile made a build take three times as long.
        """
        self._at_rest.wait()
        return os.scandir(folder)

    def error_page(self, code: int) -> bytes | None:
        """Return the site's own page for what is not there."""
        page = self.site / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def stop_indexing(self) -> None:
        """Leave the search index as it is; another build makes it."""
        if self._indexing and self._indexing.poll() is None:
            if os.name == "posix":
                os.killpg(self._indexing.pid, signal.SIGKILL)  # it has nothing to say
            else:
                self._indexing.terminate()
            self._indexing.wait()


def _serve(preview: Preview, options: argparse.Namespace) -> int:
    server = Server(preview, *options.address, poll=options.poll)
    for name in _WATCHED:
        server.watch(str(options.root / name))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()
    return 0


def _address(said: str) -> tuple[str, int]:
    host, _, port = said.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or int(port) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"'{said}' is not like 127.0.0.1:8000")
    return host, int(port)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="serve.py", description=__doc__)
    parser.add_argument(
        "--address", type=_address, default="127.0.0.1:8000", help="host and port to listen on"
    )
    parser.add_argument(
        "--poll",
        action="store_true",
        help="look at the files again and again, where edits are not noticed, as on a network drive",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to show")
    return parser


if __name__ == "__main__":
    sys.exit(main())
