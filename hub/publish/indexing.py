"""Pagefind at work: it is told one page after the other, and hands its files over to be written.

Left to itself, Pagefind (1.5.2) numbers pages as the disk happens to list them, so that the same
pages give other bytes on another disk; and it ends well though a full disk took only half of a
file. So it runs as the service that its own packages for Python and Node talk to (messages in
base64, each followed by a comma). It reads from us, and so it ends when we do, however we end.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

from pagefind_bin import get_executable  # type: ignore[import-untyped] # it says no types

Files = dict[str, bytes]
"""What an index consists of: the bytes of each file, by its path."""

_SETTINGS = {"exclude_selectors": [".headerlink"]}
_FAILED = "the search index could not be made"
_ENOUGH = 1 << 20
"""So many bytes at most are read at once."""


class SearchFailed(Exception):
    """Pagefind could not make its index; the message is what it said."""


def indexes(site: Path, wanted: Sequence[Iterable[str]]) -> list[Files]:
    """Make several indexes at once, each of the pages of `site` at the wanted addresses.

    Raises `SearchFailed`.
    """
    with ExitStack() as stack:
        services = [stack.enter_context(_service(site)) for _ in wanted]
        for service, urls in zip(services, wanted, strict=True):
            service.ask(_requests(urls))
        return [service.files() for service in services]


@dataclass(frozen=True, slots=True)
class _Service:
    process: subprocess.Popen[bytes]
    errors: IO[bytes]

    def ask(self, requests: Iterable[Mapping[str, Any]]) -> None:
        """Send the requests; they are answered in their order."""
        assert self.process.stdin  # noqa: S101 - it was started with one
        with suppress(BrokenPipeError):  # then there is no answer, and an end of what it says
            for number, request in enumerate(requests):
                said = json.dumps({"message_id": number, "payload": request})
                self.process.stdin.write(base64.b64encode(said.encode()) + b",")
            self.process.stdin.flush()

    def files(self) -> Files:
        """Return the files that were asked for last; raises `SearchFailed`."""
        for answer in self._answers():
            if answer["type"] == "Error":
                raise SearchFailed(f"{_FAILED}: {answer['message']}")
            if answer["type"] == "GetFiles":
                return {one["path"]: base64.b64decode(one["content"]) for one in answer["files"]}
        self.errors.seek(0)
        said = self.errors.read().decode(errors="replace").strip()
        raise SearchFailed(f"{_FAILED}: {said or 'Pagefind was ended'}")

    def _answers(self) -> Iterator[dict[str, Any]]:
        assert self.process.stdout  # noqa: S101 - it was started with one
        begun: list[bytes] = []
        while more := os.read(self.process.stdout.fileno(), _ENOUGH):
            *ends, rest = more.split(b",")
            for end in ends:
                yield json.loads(base64.b64decode(b"".join([*begun, end])))["payload"]
                begun = []
            begun.append(rest)


@contextmanager
def _service(site: Path) -> Iterator[_Service]:
    """Start Pagefind in the folder `site`; it has ended when the block is left, whatever happened there."""
    with TemporaryFile() as errors:
        command = [str(get_executable()), "--service"]
        process = subprocess.Popen(  # noqa: S603 - from a package of our own lock file
            command, cwd=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors
        )
        try:
            yield _Service(process, errors)
        finally:
            process.kill()
            with suppress(BrokenPipeError):
                process.communicate()


def _requests(urls: Iterable[str]) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": _SETTINGS}
    for url in urls:
        yield {"type": "AddDir", "index_id": 0, "path": ".", "glob": f"{url}index.html"}
    yield {"type": "GetFiles", "index_id": 0}
