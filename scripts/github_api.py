"""A few calls to GitHub's API, with the standard library alone.

It is used where a token may write, so nothing is installed there; what comes back is limited in size.
"""

from __future__ import annotations

import json
import os
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

MOST_BYTES = 20_000_000
_SECONDS = 30


class RefusedByGitHub(Exception):
    """GitHub answered a call with an error: `status` is HTTP's number for it."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"GitHub answered {status}: {message}")
        self.status = status


@dataclass(frozen=True, slots=True)
class GitHub:
    """Where to call, for which repository (`owner/name`), and with which token."""

    api: str
    repository: str
    token: str

    @property
    def owner(self) -> str:
        """The person or organisation that the repository belongs to."""
        return self.repository.partition("/")[0]


def from_environment() -> GitHub:
    """Return what a workflow's environment names; raises `KeyError` outside of one."""
    return GitHub(
        os.environ["GITHUB_API_URL"], os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"]
    )


def call(github: GitHub, method: str, path: str, body: Any = None) -> Any:
    """Call `path` below the repository and return the JSON of the answer; None when it has none.

    Raises `RefusedByGitHub` when the answer is an error.
    """
    data = None if body is None else json.dumps(body).encode()
    answer = _answer(github, method, path, data, MOST_BYTES)
    return json.loads(answer) if answer else None


def download(github: GitHub, path: str, most: int) -> bytes:
    """Return the file at `path` below the repository, which may have at most `most` bytes."""
    return _answer(github, "GET", path, None, most)


def _answer(github: GitHub, method: str, path: str, data: bytes | None, most: int) -> bytes:
    address = f"{github.api}/repos/{github.repository}/{path}"
    request = urllib.request.Request(address, data, method=method)  # noqa: S310 - GitHub's own
    request.add_header("Accept", "application/vnd.github+json")
    request.add_header("X-GitHub-Api-Version", "2022-11-28")
    request.add_header("Content-Type", "application/json")
    # A download is handed on to another host, which must not see the token.
    request.add_unredirected_header("Authorization", f"Bearer {github.token}")
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - as above
            raw: bytes = answer.read(most + 1)
    except urllib.error.HTTPError as error:
        raise RefusedByGitHub(error.code, error.read(1000).decode("utf-8", "replace")) from None
    if len(raw) > most:
        raise RefusedByGitHub(413, f"more than {most} bytes")
    return raw
