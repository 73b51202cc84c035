"""A small GitHub on this machine: the part of its API that our scripts call, with a memory.

It stands in for somebody else's service, and is called over HTTP as that one is.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "many/answers"
TOKEN = "a-token"  # noqa: S105 - nobody's
BOT = {"login": "github-actions[bot]"}


def zipped(files: dict[str, bytes]) -> bytes:
    """Return an archive of `files`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@dataclass
class FakeGitHub:
    """What GitHub knows, and which calls that change something it was asked for."""

    address: str = ""
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    archives: dict[int, bytes] = field(default_factory=dict)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    trees: dict[str, dict[str, str]] = field(default_factory=dict)
    commits: dict[str, dict[str, Any]] = field(default_factory=dict)
    branches: dict[str, str] = field(default_factory=dict)
    may_open_pulls: bool = True
    changes: list[str] = field(default_factory=list)
    leaked: bool = False

    def __post_init__(self) -> None:
        """Begin with a branch `main` of one file."""
        tree = self.tree({"README.md": "Hello"})
        self.branches["main"] = self.commit({"tree": tree, "parents": []}, {"login": "editor"})

    def add_artifact(self, run: int, name: str, archive: bytes, size: int | None = None) -> None:
        """Keep `archive` as the artifact `name` of `run`; `size` is what the list says of it."""
        number = len(self.artifacts) + 1
        self.archives[number] = archive
        said = len(archive) if size is None else size
        self.artifacts.append(
            {"id": number, "run": run, "name": name, "size_in_bytes": said, "expired": False}
        )

    def files_on(self, branch: str) -> dict[str, str]:
        """Return the files on `branch`, path to text."""
        return self.trees[self.commits[self.branches[branch]]["tree"]]

    def tree(self, files: dict[str, str]) -> str:
        """Keep a tree of `files` and return its name."""
        name = _name(files)
        self.trees[name] = files
        return name

    def commit(self, commit: dict[str, Any], author: dict[str, str]) -> str:
        """Keep a commit by `author` and return its name."""
        name = _name(commit)
        self.commits[name] = {**commit, "author": author}
        return name

    def between(self, base: str, branch: str) -> list[dict[str, Any]]:
        """Return the commits that `branch` has and `base` has not."""
        known = set(self._history(base))
        return [self.commits[name] for name in self._history(branch) if name not in known]

    def _history(self, branch: str) -> Iterator[str]:
        here = self.branches[branch]
        while here:
            yield here
            here = next(iter(self.commits[here]["parents"]), "")


def _name(value: Any) -> str:
    return hashlib.sha1(json.dumps(value, sort_keys=True).encode()).hexdigest()  # noqa: S324 - as git


class _Refused(Exception):
    pass


def _list_artifacts(hub: FakeGitHub, run: str, asked: dict[str, str]) -> Any:
    found = [
        one for one in hub.artifacts if one["run"] == int(run) and one["name"] == asked["name"]
    ]
    return {"artifacts": found}


def _list_pulls(hub: FakeGitHub, asked: dict[str, str]) -> Any:
    return [
        pull
        for pull in hub.pulls
        if asked["state"] in {"all", pull["state"]} and pull["head"]["label"] == asked["head"]
    ]


def _open_pull(hub: FakeGitHub, asked: dict[str, Any]) -> Any:
    if not hub.may_open_pulls:
        raise _Refused(403, "GitHub Actions is not permitted to create or approve pull requests.")
    label = f"{REPOSITORY.partition('/')[0]}:{asked['head']}"
    repository = {"full_name": REPOSITORY}
    head = {"ref": asked["head"], "label": label, "repo": repository, "sha": ""}
    pull = {**asked, "number": len(hub.pulls) + 100, "state": "open", "head": head}
    hub.pulls.append(pull)
    return pull


def _change_pull(hub: FakeGitHub, number: str, asked: dict[str, Any]) -> Any:
    pull = next(pull for pull in hub.pulls if pull["number"] == int(number))
    pull.update(asked)
    return pull


def _list_comments(hub: FakeGitHub, number: str, asked: dict[str, str]) -> Any:
    first = (int(asked["page"]) - 1) * 100
    return hub.comments.get(int(number), [])[first : first + 100]


def _add_comment(hub: FakeGitHub, number: str, asked: dict[str, str]) -> Any:
    every = [one for listed in hub.comments.values() for one in listed]
    comment = {"id": len(every) + 1, "user": BOT, "body": asked["body"]}
    hub.comments.setdefault(int(number), []).append(comment)
    return comment


def _change_comment(hub: FakeGitHub, number: str, asked: dict[str, str]) -> Any:
    every = [one for listed in hub.comments.values() for one in listed]
    comment = next(one for one in every if one["id"] == int(number))
    comment["body"] = asked["body"]
    return comment


def _branch(hub: FakeGitHub, branch: str, _: Any) -> Any:
    if branch not in hub.branches:
        raise _Refused(404, "Not Found")
    return {"object": {"sha": hub.branches[branch]}}


def _commit(hub: FakeGitHub, name: str, _: Any) -> Any:
    return {"sha": name, "tree": {"sha": hub.commits[name]["tree"]}}


def _make_tree(hub: FakeGitHub, asked: dict[str, Any]) -> Any:
    new = {one["path"]: one["content"] for one in asked["tree"] if one["mode"] == "100644"}
    return {"sha": hub.tree(hub.trees[asked["base_tree"]] | new)}


def _make_commit(hub: FakeGitHub, asked: dict[str, Any]) -> Any:
    return {"sha": hub.commit(asked, BOT)}


def _make_branch(hub: FakeGitHub, asked: dict[str, Any]) -> Any:
    hub.branches[asked["ref"].removeprefix("refs/heads/")] = asked["sha"]
    return {}


def _move_branch(hub: FakeGitHub, branch: str, asked: dict[str, Any]) -> Any:
    assert asked["force"] is True
    hub.branches[branch] = asked["sha"]
    return {}


def _compare(hub: FakeGitHub, base: str, branch: str, _: Any) -> Any:
    return {"commits": hub.between(base, branch)}


_ROUTES: list[tuple[str, str, Callable[..., Any]]] = [
    ("GET", r"actions/runs/(\d+)/artifacts", _list_artifacts),
    ("GET", r"pulls", _list_pulls),
    ("POST", r"pulls", _open_pull),
    ("PATCH", r"pulls/(\d+)", _change_pull),
    ("GET", r"issues/(\d+)/comments", _list_comments),
    ("POST", r"issues/(\d+)/comments", _add_comment),
    ("PATCH", r"issues/comments/(\d+)", _change_comment),
    ("GET", r"git/ref/heads/(.+)", _branch),
    ("GET", r"git/commits/(\w+)", _commit),
    ("POST", r"git/trees", _make_tree),
    ("POST", r"git/commits", _make_commit),
    ("POST", r"git/refs", _make_branch),
    ("PATCH", r"git/refs/heads/(.+)", _move_branch),
    ("GET", r"compare/(.+)\.\.\.(.+)", _compare),
]


class _Server(ThreadingHTTPServer):
    hub: FakeGitHub


class _Handler(BaseHTTPRequestHandler):
    server: _Server

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        path = parts.path.removeprefix(f"/repos/{REPOSITORY}/")
        archive = re.fullmatch(r"actions/artifacts/(\d+)/zip", path)
        if parts.path.startswith("/storage/"):
            self.server.hub.leaked |= "Authorization" in self.headers
            self._send(200, self.server.hub.archives[int(parts.path.rpartition("/")[2])])
        elif self.headers["Authorization"] != f"Bearer {TOKEN}":
            self._send(401, b"{}")
        elif archive:
            port = self.server.server_address[1]
            self._send(302, b"", f"http://localhost:{port}/storage/{archive[1]}")
        else:
            self._route(path, parts.query)

    do_GET = do_POST = do_PATCH = _answer  # noqa: N815 - http.server's names

    def _route(self, path: str, query: str) -> None:
        length = int(self.headers["Content-Length"] or 0)
        asked = json.loads(self.rfile.read(length)) if length else {}
        asked |= {name: values[0] for name, values in parse_qs(query).items()}
        for method, pattern, answer in _ROUTES:
            found = re.fullmatch(pattern, path)
            if method == self.command and found:
                self._call(path, partial(answer, self.server.hub, *found.groups(), asked))
                return
        self._send(404, b'{"message": "Not Found"}')

    def _call(self, path: str, answer: Callable[[], Any]) -> None:
        if self.command != "GET":
            self.server.hub.changes.append(f"{self.command} {path}")
        try:
            self._send(200, json.dumps(answer()).encode())
        except _Refused as refused:
            status, message = refused.args
            self._send(status, json.dumps({"message": message}).encode())

    def _send(self, status: int, body: bytes, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def fake_github() -> Iterator[FakeGitHub]:
    """Serve a GitHub that knows nothing yet."""
    hub = FakeGitHub()
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.hub = hub
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        hub.address = f"http://127.0.0.1:{server.server_address[1]}"
        yield hub
        server.shutdown()
