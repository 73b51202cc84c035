"""The preview while somebody writes: an edit is in the browser as soon as it is built."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from urllib.request import urlopen

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers.polling import PollingObserverVFS

import serve
from builders import ROOT, site_of
from noticing import Noticing


def get(url: str) -> str:
    with urlopen(url, timeout=60) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return site_of(tmp_path)


@contextmanager
def preview_of(hub: Path, *options: str) -> Iterator[str]:
    """Serve the hub; the address ends with a slash."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, str(ROOT / "scripts/serve.py"), "--root", str(hub), "--address", at]
    command += options
    environ = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        assert process.stdout
        said = next((line for line in process.stdout if line.startswith("Serving")), "")
        assert at in said
        try:
            yield f"http://{at}/"
        finally:
            process.terminate()
            assert process.wait(timeout=60) == 0, "it did not end as it should"


@pytest.fixture(params=[(), ("--poll",)], ids=["told", "polling"])
def address(hub: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    with preview_of(hub, *request.param) as at:
        yield at


def test_an_edit_is_told_to_the_browser_once_it_can_be_read(hub: Path, address: str) -> None:
    page = f"{address}case_studies/plymouth/"
    assert "Written while it is served" not in get(page)
    shown = get(f"{address}livereload/0/1")
    with (hub / "case_studies/plymouth.md").open("a", encoding="utf-8") as file:
        file.write("\nWritten while it is served.\n")
    assert get(f"{address}livereload/{shown}/2") != shown, "no other version came within a minute"
    assert "Written while it is served" in get(page)


class Watched:
    """Some files that are watched as those of a hub are."""

    def __init__(self, root: Path, *, poll: bool) -> None:
        self._root, self._told = root, Event()
        (root / "guides").mkdir()
        for name in ("mkdocs.yml", "guides/one.md", "one.md"):
            (root / name).touch()
        self.noticing = Noticing(os.scandir, poll=poll)
        handler = FileSystemEventHandler()
        handler.on_any_event = self._tell  # type: ignore[method-assign] # as MkDocs does
        for name in ("guides", "mkdocs.yml", "nothing"):
            self.noticing.schedule(handler, str(root / name), recursive=True)

    def notices(self, change: Callable[[Path], object]) -> bool:
        """Tell whether a change of a file is noticed."""
        while self._told.wait(0.4):
            self._told.clear()  # it belongs to the change before
        change(self._root)
        return self._told.wait(1.5)

    def _tell(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self._told.set()


def replaced(path: Path) -> None:
    """Write a file as many editors do: beside it, and then over it."""
    other = path.with_suffix(".new")
    other.write_text("new", encoding="utf-8")
    other.replace(path)


def read_all_and_write_beside_it(root: Path) -> None:
    for path in root.rglob("*.*"):
        path.read_bytes()
    (root / "one.md").write_text("beside it", encoding="utf-8")


@pytest.fixture(params=[False, True], ids=["told", "polling"])
def watched(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Watched]:
    files = Watched(tmp_path, poll=request.param)
    files.noticing.start()
    yield files
    files.noticing.stop()


def test_each_change_of_what_is_watched_is_noticed_and_nothing_else(watched: Watched) -> None:
    sees = watched.notices
    assert sees(lambda root: (root / "guides/one.md").write_text("changed", encoding="utf-8"))
    assert sees(lambda root: (root / "guides/new").mkdir() or (root / "guides/new/two.md").touch())
    assert sees(lambda root: replaced(root / "guides/new/two.md"))
    assert sees(lambda root: (root / "guides/one.md").unlink())
    for _ in range(2):
        assert sees(lambda root: replaced(root / "mkdocs.yml"))
    assert not sees(read_all_and_write_beside_it)


def test_where_the_system_watches_no_more_the_files_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError("inotify watch limit reached")

    files = Watched(tmp_path, poll=False)
    monkeypatch.setattr(files.noticing.by, "start", full)
    files.noticing.start()
    assert isinstance(files.noticing.by, PollingObserverVFS)
    assert files.notices(lambda root: replaced(root / "mkdocs.yml"))
    files.noticing.stop()


@pytest.mark.parametrize("said", ["8000", "localhost:", "localhost:many", "127.0.0.1:99999", ":80"])
def test_an_address_that_is_none_is_named(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        serve.main(["--address", said])
    assert f"'{said}' is not like 127.0.0.1:8000" in capsys.readouterr().err
