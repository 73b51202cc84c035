"""At a terminal the command asks for what a new page needs; stopped, it has written nothing."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import asking
import new
from builders import page, write_hub
from hub.checks import run_checks
from hub.findings import Severity
from hub.library import load_hub
from hub.links import Links
from hub.source import read_document

ROOT = Path(__file__).resolve().parent.parent
LEEDS = {"content/places/leeds.md": page("content/places", title="Leeds")}

LISTENS = """
import signal, sys, new
signal.signal(signal.SIGINT, signal.default_int_handler)  # off in what a shell starts behind it
sys.exit(new.main(sys.argv[1:]))
"""

needs_terminal = pytest.mark.skipif(os.name != "posix", reason="needs a Unix terminal")


def files_of(root: Path) -> set[str]:
    """Return the paths of all files of the hub."""
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def answers(monkeypatch: pytest.MonkeyPatch, lines: Iterable[str]) -> None:
    """Let a person type `lines`, then end the input."""
    typed = iter(lines)

    def type_next(_: str) -> str:
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("builtins.input", type_next)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)


def test_a_case_study_is_asked_for_and_passes_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = write_hub(tmp_path, LEEDS)
    typed = ["case-study", "Our town listens", "", "leeds 2", "1", "trust", "ended", "1, resident"]
    answers(monkeypatch, [*typed, "money/who-pays"])
    assert new.main(["--root", str(hub)]) == 0
    values = read_document(hub, "case_studies/our-town-listens.md").front.values
    assert values["title"] == "Our town listens"
    assert values["places"] == ("leeds", "plymouth")
    assert (values["sectors"], values["themes"]) == (("housing",), ("trust",))
    assert (values["status"], values["told_by"]) == ("ended", ("commissioner", "resident"))
    assert values["answers"][0]["question"] == "money/who-pays"
    findings = run_checks(Links(load_hub(hub)))
    assert [one for one in findings if one.severity is Severity.ERROR] == []


def test_what_cannot_be_is_asked_again_and_what_is_known_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hub = write_hub(tmp_path)
    typed = ["", "Who decides", "power", "1", "Not An Id", "who-pays", "who-decides"]
    answers(monkeypatch, typed)
    assert new.main(["question", "--root", str(hub)]) == 0
    said = capsys.readouterr().out
    assert "please write something" in said
    assert "nothing on the list is called 'power'." in said
    assert "use lower-case letters" in said
    assert "guides/money/who-pays.md exists already" in said
    assert 'title: "Who decides?"' in (hub / "guides/money/who-decides.md").read_text()


def test_with_kind_and_title_nothing_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers(monkeypatch, [])
    assert new.main(["theme", "Hope", "--root", str(write_hub(tmp_path))]) == 0


@pytest.mark.parametrize("typed", [[], ["guide"], ["guide", "And power?"], ["guide", "x", "x"]])
def test_a_person_who_leaves_midway_has_written_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: list[str],
) -> None:
    hub = write_hub(tmp_path)
    before = files_of(hub)
    answers(monkeypatch, typed)
    assert new.main(["--root", str(hub)]) == 130
    assert "Stopped; nothing was written." in capsys.readouterr().err
    assert files_of(hub) == before


def test_where_nobody_can_answer_it_says_what_to_give(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts/new.py"), "--root", str(write_hub(tmp_path))]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "give a kind and a title" in done.stderr


@needs_terminal
def test_on_a_real_terminal_ctrl_c_leaves_nothing(tmp_path: Path) -> None:
    hub = write_hub(tmp_path)
    before = files_of(hub)
    ours, theirs = os.openpty()
    command = [sys.executable, "-c", LISTENS, "--root", str(hub)]
    with subprocess.Popen(
        command, cwd=ROOT / "scripts", stdin=theirs, stdout=theirs, stderr=theirs
    ) as started:
        os.close(theirs)
        try:
            read_until(ours, b"Number or word: ")
            os.write(ours, b"theme\n")
            read_until(ours, b"Its title: ")
            # A signal that comes just before the reading begins is heard only after the next one.
            started.send_signal(signal.SIGINT)
            while not select.select([ours], [], [], 5)[0]:
                started.send_signal(signal.SIGINT)
            read_until(ours, b"Stopped; nothing was written.")
            assert started.wait(timeout=30) == 130
        finally:
            started.kill()
    os.close(ours)
    assert files_of(hub) == before


def read_until(terminal: int, words: bytes) -> None:
    """Read what is shown on the terminal until `words` have come."""
    seen = b""
    while words not in seen:
        assert select.select([terminal], [], [], 60)[0], seen.decode()
        seen += os.read(terminal, 1000)


def test_a_long_list_shows_its_beginning_and_finds_by_letters(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = [(f"place-{number}", f"Town {number}") for number in range(1, 41)]
    answers(monkeypatch, ["town 3", "", "0", "41", "place-4 x", "31 place-4"])
    assert asking.ask_choice("Where?", options, several=True) == ("place-31", "place-4")
    said = capsys.readouterr().out
    assert "and 28 more: type some letters" in said
    assert "   33  place-33  (Town 33)" in said
    assert "nothing on the list is called '41'." in said


def test_one_choice_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, ["a b", "b"])
    assert asking.ask_choice("Which?", [("a", ""), ("b", "")]) == ("b",)
