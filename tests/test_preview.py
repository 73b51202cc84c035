"""What is told of a change: what a reader will see, and the check; whoever wrote the report."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

import pull_request_report
from builders import page, write_hub
from hub.checks import run_checks
from hub.handed_over import Unexpected
from hub.library import load_hub
from hub.links import Links
from hub.preview.changes import report_on
from hub.preview.report import MOST_ROWS, NewAnswer, PageChange, Report, read, written
from hub.preview.words import as_words

ANSWER = "content/answers/bury-who-pays.md"
BURY = {
    "content/places/bury.md": page("content/places", title="Bury"),
    ANSWER: page("content/answers", places=["bury"], short="In Bury nobody paid."),
}


def report_of(folder: Path, files: dict[str, str], gone: tuple[str, ...] = ()) -> Report:
    """Report on the small hub when `files` are laid over it and those `gone` are taken away."""
    base = Links(load_hub(write_hub(folder / "base")))
    head_root = write_hub(folder / "head", files)
    for path in gone:
        (head_root / path).unlink()
    head = Links(load_hub(head_root))
    return report_on(base, head, run_checks(head))


def test_no_change_is_told_as_none(tmp_path: Path) -> None:
    report = report_of(tmp_path, {})
    assert report == Report((), (), (), {"error": 0, "warning": 0, "note": 0})
    assert as_words(report) == (
        "### What a reader will see\n\n"
        "A reader of the site would see no difference.\n\n"
        "### The check\n\n"
        "Nothing to correct."
    )


def test_a_new_answer_is_told_with_its_page_its_question_and_its_new_place(tmp_path: Path) -> None:
    report = report_of(tmp_path, BURY)
    assert report.answers == (NewAnswer("Who pays?", "Bury", 2),)
    assert report.pages == (
        PageChange("new", "answer", "Bury: Who pays?", is_term=False),
        PageChange("new", "place", "Bury", is_term=True),
    )
    assert as_words(report) == (
        "### What a reader will see\n\n"
        "**New pages**\n\n- Bury: Who pays? (answer)\n\n"
        "**Questions it answers**\n\n- Who pays? **Bury**, one of 2 answers\n\n"
        "**New in the lists that people choose from**\n\n- Bury (place)\n\n"
        "### The check\n\nNothing to correct."
    )


def test_the_first_answer_to_a_question_is_told_as_the_first(tmp_path: Path) -> None:
    question = {
        "guides/money/who-decides.md": page("questions", title="Who decides?", order=2),
        ANSWER: page("content/answers", question="money/who-decides"),
    }
    assert "Who decides? **Plymouth**, the first answer" in as_words(report_of(tmp_path, question))


def test_a_page_that_changes_or_goes_is_told(tmp_path: Path) -> None:
    changed = {"content/pages/about.md": page("content/pages", body="Other words.\n")}
    report = report_of(tmp_path, changed, gone=("content/needs/work.md",))
    assert [(one.change, one.title) for one in report.pages] == [
        ("changed", "About"),
        ("gone", "Work"),
    ]
    said = as_words(report)
    assert "**Pages that change**\n\n- About (page)" in said
    assert "**Pages that go**\n\n- Work (need)" in said


def test_a_comment_in_a_file_is_no_change_for_a_reader(tmp_path: Path) -> None:
    text = page("content/pages").replace("---\n", "---\n# a remark\n", 1)
    assert report_of(tmp_path, {"content/pages/about.md": text}).pages == ()


def test_the_check_is_told_in_plain_words_the_worst_first(tmp_path: Path) -> None:
    broken = page("case_studies", themes=["trsut"], sources=[{"title": "Minutes"}])
    said = as_words(report_of(tmp_path, {"case_studies/plymouth.md": broken}))
    check = said[said.index("### The check") :]
    assert "1 thing to correct before it can be published, 1 piece of advice." in check
    mend, advice = check.splitlines()[-2:]
    assert mend.startswith("- `case_studies/plymouth.md`, line ")
    assert mend.endswith("'trsut' is not a theme. Did you mean 'trust'?")
    assert "has no `publisher` and no `year`. Add it;" in advice


def test_what_breaks_elsewhere_is_told_and_advice_elsewhere_is_not(tmp_path: Path) -> None:
    advice = {"content/places/atlantis.md": page("content/places", title="Atlantis")}
    base = Links(load_hub(write_hub(tmp_path / "base", advice)))
    root = write_hub(tmp_path / "head", advice)
    (root / "content/themes/trust.md").unlink()
    head = Links(load_hub(root))
    report = report_on(base, head, run_checks(head))
    assert {one.severity for one in report.remarks} == {"error"}
    assert "case_studies/plymouth.md" in {one.path for one in report.remarks}


def test_long_lists_end_with_how_many_more_there_are() -> None:
    pages = tuple(PageChange("new", "page", f"Page {one}", is_term=False) for one in range(40))
    said = as_words(Report(pages, (), (), {"error": 0, "warning": 0, "note": 0}))
    assert said.count("- Page") == 15
    assert "- … and 25 more" in said


def test_a_report_is_read_as_it_was_written(tmp_path: Path) -> None:
    report = report_of(tmp_path, BURY)
    assert read(written(report).encode()) == report


def test_a_report_is_cut_to_what_is_read() -> None:
    pages = (PageChange("new", "page", "A" * 30_000, is_term=False),) * 900
    report = Report(pages, (), (), {"error": 0, "warning": 0, "note": 0})
    assert len(read(written(report).encode()).pages) == MOST_ROWS


def handed_over(**changed: Any) -> bytes:
    counts = {"error": 0, "warning": 0, "note": 0}
    whole = {"pages": [], "answers": [], "remarks": [], "counts": counts} | changed
    return json.dumps(whole).encode()


PAGE = {"change": "new", "kind": "page", "title": "A", "is_term": False}
REMARK = {"severity": "error", "path": "a.md", "line": 1, "message": "m", "hint": ""}


def test_what_is_well_formed_is_read() -> None:
    report = read(handed_over(pages=[PAGE], remarks=[REMARK]))
    assert report.pages[0].title == "A"
    assert report.remarks[0].line == 1


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"pages": ' + b"9" * 5000 + b"}",
        handed_over(more=1),
        handed_over(pages={}),
        handed_over(pages=[1]),
        handed_over(pages=[PAGE | {"change": "evil"}]),
        handed_over(pages=[PAGE | {"title": 1}]),
        handed_over(pages=[PAGE | {"is_term": 1}]),
        handed_over(pages=[PAGE | {"html": "<b>"}]),
        handed_over(pages=[PAGE] * (MOST_ROWS + 1)),
        handed_over(answers=[{"question": "q", "place": "p", "answers": -1}]),
        handed_over(remarks=[REMARK | {"severity": "fatal"}]),
        handed_over(remarks=[REMARK | {"line": True}]),
        handed_over(remarks=[REMARK | {"line": 1e9}]),
        handed_over(counts={"error": 0}),
        handed_over(counts={"error": 0, "warning": 0, "note": 10**9}),
        handed_over(pages=[PAGE | {"title": "x" * 400_000}]),
    ],
)
def test_nothing_else_is_taken_for_a_report(raw: bytes) -> None:
    with pytest.raises(Unexpected):
        read(raw)


def test_a_hostile_report_has_no_effect_in_the_comment() -> None:
    evil = "<script>alert(1)</script> @octocat [x](https://evil.example) #12\n\n<!-- marker -->"
    report = read(
        handed_over(
            pages=[PAGE | {"title": evil, "kind": evil}],
            answers=[{"question": evil, "place": evil, "answers": 3}],
            remarks=[REMARK | {"path": evil, "message": evil, "hint": evil}],
            counts={"error": 1, "warning": 0, "note": 0},
        )
    )
    said = as_words(report)
    assert "<" not in said
    assert "@octocat" not in said
    assert not re.search(r"(?<!\\)\]\(", said)
    assert "https://" not in said
    assert "#12" not in said


def test_the_command_writes_the_report_and_the_whole_summary(tmp_path: Path) -> None:
    base = write_hub(tmp_path / "base")
    head = write_hub(
        tmp_path / "head", BURY | {"case_studies/x.md": page("case_studies", status="gone")}
    )
    out, summary = tmp_path / "report.json", tmp_path / "summary.md"
    summary.write_text("What another step said.\n")
    arguments = ["--base", str(base), "--root", str(head)]
    assert pull_request_report.main([*arguments, "--out", str(out), "--summary", str(summary)]) == 0
    report = read(out.read_bytes())
    assert report.counts["error"] == 1
    said = summary.read_text(encoding="utf-8")
    assert said.startswith("What another step said.\n### What a reader will see")
    assert as_words(report) in said
    everything = said[said.index("### Everything that the check says") :]
    assert "### `case_studies/x.md`" in everything
    assert "'gone' is not one of the choices (`unknown-choice`)" in everything


def test_a_summary_is_cut_at_a_line_and_says_so() -> None:
    text = "é line of what the check says\n" * 60_000
    cut = pull_request_report.cut(text)
    assert len(cut.encode()) < 1_000_000
    lines = cut.splitlines()
    kept = lines.index("")
    assert set(lines[:kept]) == {"é line of what the check says"}
    assert lines[-1].startswith(f"… and {60_000 - kept} more lines")
    assert pull_request_report.cut("short\n") == "short\n"
