"""The preview while somebody writes: an edit is in the browser as soon as it is built."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

import serve
from builders import ROOT, site_of


def get(url: str) -> str:
    with urlopen(url, timeout=60) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    return site_of(tmp_path)


@contextmanager
def preview_of(hub: Path) -> Iterator[str]:
    """Serve the hub; the address ends with a slash."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, str(ROOT / "scripts/serve.py"), "--root", str(hub), "--address", at]
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


@pytest.fixture
def address(hub: Path) -> Iterator[str]:
    with preview_of(hub) as at:
        yield at


def test_an_edit_is_told_to_the_browser_once_it_can_be_read(hub: Path, address: str) -> None:
    page = f"{address}case_studies/plymouth/"
    assert "Written while it is served" not in get(page)
    shown = get(f"{address}livereload/0/1")
    with (hub / "case_studies/plymouth.md").open("a", encoding="utf-8") as file:
        file.write("\nWritten while it is served.\n")
    assert get(f"{address}livereload/{shown}/2") != shown, "no other version came within a minute"
    assert "Written while it is served" in get(page)


@pytest.mark.parametrize("said", ["8000", "localhost:", "localhost:many", "127.0.0.1:99999", ":80"])
def test_an_address_that_is_none_is_named(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        serve.main(["--address", said])
    assert f"'{said}' is not like 127.0.0.1:8000" in capsys.readouterr().err
