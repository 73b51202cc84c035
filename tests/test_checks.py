"""Each check over its own folder of cases: `tests/checks/<code>/<case>/`.

A case holds files that are laid over a small valid hub, and `expected.txt`, the exact report. A
case whose name begins with `good` expects nothing. After a deliberate change, run
`pytest tests/test_checks.py --rewrite` and read the difference.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builders import write_hub
from hub.checks import CHECKS, run_checks
from hub.library import Hub, entry_from, load_hub
from hub.links import Links
from hub.reports import as_text
from hub.source import read_document

CASES = sorted(path for path in (Path(__file__).parent / "checks").glob("*/*") if path.is_dir())
MADE_BY_TEST = {"unreadable-file"}


def report_of(case: Path, hub: Path, code: str) -> str:
    shutil.copytree(case, write_hub(hub), dirs_exist_ok=True)
    (hub / "expected.txt").unlink(missing_ok=True)
    return as_text(run_checks(Links(load_hub(hub)), only=frozenset({code})))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_check_reports_exactly_what_is_expected(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    report = report_of(case, tmp_path / "hub", case.parent.name)
    expected = case / "expected.txt"
    if request.config.getoption("--rewrite"):
        expected.write_text(report + "\n" if report else "", encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8").rstrip("\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_only_a_good_case_expects_nothing(case: Path) -> None:
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert (not expected) is case.name.startswith("good")


def test_every_check_has_a_case_that_turns_red_without_it_and_every_case_a_check() -> None:
    expecting = {case.parent.name for case in CASES if not case.name.startswith("good")}
    assert expecting | MADE_BY_TEST == set(CHECKS)
    assert {case.parent.name for case in CASES} <= set(CHECKS)


def test_every_check_explains_itself_with_bad_and_good() -> None:
    for check in CHECKS.values():
        assert "\nBad: " in check.explanation, check.code
        assert "\nGood: " in check.explanation, check.code


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    entry = entry_from(read_document(tmp_path, "case_studies/gone.md"))
    links = Links(Hub(tmp_path, (entry,), frozenset()))
    (found,) = run_checks(links, only=frozenset({"unreadable-file"}))
    assert (found.path, found.line) == ("case_studies/gone.md", 1)
    assert "No such file" in found.message


def test_the_small_hub_has_nothing_to_mend(tmp_path: Path) -> None:
    assert run_checks(Links(load_hub(write_hub(tmp_path)))) == []
