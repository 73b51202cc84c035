"""Progress is shown to a person who waits, and to nobody else."""

from __future__ import annotations

import io
import time

import pytest

from hub import progress
from hub.progress import Progress


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        """Say that somebody looks."""
        return True


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_INTERVAL", 0.0)


@pytest.mark.usefixtures("impatient")
def test_long_work_is_shown_on_a_terminal_and_cleared_at_the_end() -> None:
    stream = Terminal()
    shown = Progress(stream)
    shown.stage("Reading pages")(3, 10)
    assert "Reading pages: 3 of 10" in stream.getvalue()
    shown.done()
    assert stream.getvalue().endswith("\r")


@pytest.mark.usefixtures("impatient")
def test_nothing_is_shown_where_nobody_looks() -> None:
    stream = io.StringIO()
    Progress(stream).stage("Reading pages")(3, 10)
    assert stream.getvalue() == ""


def test_short_work_is_not_shown() -> None:
    stream, started = Terminal(), time.monotonic()
    Progress(stream).stage("Reading pages")(3, 10)
    assert stream.getvalue() == "" or time.monotonic() - started > 1
