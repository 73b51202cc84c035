"""What our scripts do at GitHub with a token that may write: just this, whatever they are handed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fake_github import BOT, REPOSITORY, TOKEN, FakeGitHub, fake_github, zipped
from hub.intake import reply
from hub.intake.outcome import MAX_BYTES, Outcome, written
from hub.preview.comment import MARKER, MOST_LETTERS, comment_on
from hub.preview.report import NewAnswer, PageChange, Remark, Report
from hub.preview.report import written as report_written

ROOT = Path(__file__).resolve().parent.parent
RUN, ISSUE, COMMIT = 5, 17, "a" * 40
FILE = {"case_studies/our-town.md": "---\ntitle: Our town\n---\n"}
COUNTS = {"error": 0, "warning": 0, "note": 0}
REPORT = Report((PageChange("new", "answer", "Bury: Who pays?", is_term=False),), (), (), COUNTS)


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    with fake_github() as served:
        yield served


def start(github: FakeGitHub, folder: Path, script: str, event: dict[str, Any]) -> tuple[int, str]:
    """Start `script` as a workflow does, with nothing installed; return its exit code and words."""
    path = folder / "event.json"
    path.write_text(json.dumps(event), encoding="utf-8")
    environ = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "GITHUB_API_URL": github.address,
        "GITHUB_EVENT_PATH": str(path),
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_RUN_ID": str(RUN),
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_TOKEN": TOKEN,
    }
    # -S: without any installed package, as where it runs.
    command = [sys.executable, "-S", str(ROOT / "scripts" / script)]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def propose(github: FakeGitHub, folder: Path, outcome: Outcome | None) -> str:
    """Hand `outcome` over and propose it."""
    github.add_artifact(RUN, "outcome", zipped({"outcome.json": written(outcome).encode()}))
    event = {"issue": {"number": ISSUE}, "repository": {"default_branch": "main"}}
    code, said = start(github, folder, "propose.py", event)
    assert code == 0, said
    return said


def outcome(files: dict[str, str] = FILE, title: str = "Add case study: Our town") -> Outcome:
    return Outcome(files, title, "What a reader will see.")


def test_an_issue_becomes_one_draft_with_one_file_and_one_answer(
    github: FakeGitHub, tmp_path: Path
) -> None:
    propose(github, tmp_path, outcome())
    (pull,) = github.pulls
    assert pull["draft"] is True
    assert (pull["head"]["ref"], pull["base"]) == ("intake/17", "main")
    assert pull["title"] == "Add case study: Our town"
    assert github.files_on("intake/17") == {"README.md": "Hello", **FILE}
    assert len(github.between("main", "intake/17")) == 1
    (comment,) = github.comments[ISSUE]
    assert comment["body"] == f"{reply.MARKER}\n{reply.drafted(100)}"
    assert github.files_on("main") == {"README.md": "Hello"}


def test_the_same_issue_again_changes_nothing_but_words(github: FakeGitHub, tmp_path: Path) -> None:
    propose(github, tmp_path, outcome())
    github.changes.clear()
    propose(github, tmp_path, outcome())
    assert github.changes == ["POST git/trees", "PATCH pulls/100"]
    assert len(github.pulls) == len(github.comments[ISSUE]) == 1


def test_an_edited_issue_renews_the_same_draft(github: FakeGitHub, tmp_path: Path) -> None:
    propose(github, tmp_path, outcome())
    github.branches["main"] = github.commit(
        {"tree": github.tree({"README.md": "New"}), "parents": [github.branches["main"]]}, BOT
    )
    propose(github, tmp_path, outcome({"case_studies/our-city.md": "x"}, "Add case study: City"))
    (pull,) = github.pulls
    assert pull["title"] == "Add case study: City"
    assert github.files_on("intake/17") == {"README.md": "New", "case_studies/our-city.md": "x"}
    assert len(github.between("main", "intake/17")) == 1
    assert len(github.comments[ISSUE]) == 1


def test_a_refused_issue_gets_an_answer_and_no_branch(github: FakeGitHub, tmp_path: Path) -> None:
    propose(github, tmp_path, Outcome({}, "", "One thing has to change."))
    assert github.changes == ["POST issues/17/comments"]
    assert github.comments[ISSUE][0]["body"] == f"{reply.MARKER}\nOne thing has to change."
    propose(github, tmp_path, outcome())
    assert github.comments[ISSUE][0]["body"] == f"{reply.MARKER}\n{reply.drafted(100)}"


def test_an_issue_without_a_form_is_left_alone(github: FakeGitHub, tmp_path: Path) -> None:
    assert "nothing to do" in propose(github, tmp_path, None)
    assert github.changes == []


def test_an_editors_work_on_the_draft_is_never_lost(github: FakeGitHub, tmp_path: Path) -> None:
    propose(github, tmp_path, outcome())
    tree = github.tree({"README.md": "Hello", "case_studies/our-town.md": "mended"})
    mended = {"tree": tree, "parents": [github.branches["intake/17"]]}
    github.branches["intake/17"] = github.commit(mended, {"login": "editor"})
    propose(github, tmp_path, outcome({"case_studies/our-town.md": "edited"}))
    assert github.files_on("intake/17")["case_studies/our-town.md"] == "mended"
    assert "#100, so it no longer follows" in github.comments[ISSUE][0]["body"]


def test_a_draft_that_was_closed_stays_closed(github: FakeGitHub, tmp_path: Path) -> None:
    propose(github, tmp_path, outcome())
    github.pulls[0]["state"] = "closed"
    propose(github, tmp_path, outcome({"case_studies/our-town.md": "edited"}))
    assert len(github.pulls) == 1
    assert (
        github.files_on("intake/17")["case_studies/our-town.md"] == FILE["case_studies/our-town.md"]
    )
    assert "has been closed" in github.comments[ISSUE][0]["body"]


def test_where_workflows_may_open_no_pull_request_an_editor_is_told_how(
    github: FakeGitHub, tmp_path: Path
) -> None:
    github.may_open_pulls = False
    propose(github, tmp_path, outcome())
    assert github.pulls == []
    assert github.files_on("intake/17").keys() == {"README.md", *FILE}
    told = github.comments[ISSUE][0]["body"]
    assert f"(https://github.example/{REPOSITORY}/compare/main...intake/17?expand=1)" in told


def test_a_pull_request_from_a_fork_is_not_taken_for_ours(
    github: FakeGitHub, tmp_path: Path
) -> None:
    head = {"ref": "intake/17", "label": "many:intake/17", "repo": {"full_name": "many/fork"}}
    github.pulls.append({"number": 1, "state": "closed", "head": head})
    propose(github, tmp_path, outcome())
    assert len(github.pulls) == 2


@pytest.mark.parametrize(
    "files",
    [
        {".github/workflows/evil.yml": "on: push"},
        {"case_studies/../hub/evil.md": "x"},
        {"case_studies/a.md": "x", "case_studies/b.md": "x", "case_studies/c.md": "x"},
    ],
)
def test_files_elsewhere_are_not_proposed(
    github: FakeGitHub, tmp_path: Path, files: dict[str, str]
) -> None:
    handed = json.dumps({"files": files, "title": "t", "told": "s"}).encode()
    github.add_artifact(RUN, "outcome", zipped({"outcome.json": handed}))
    event = {"issue": {"number": ISSUE}, "repository": {"default_branch": "main"}}
    code, said = start(github, tmp_path, "propose.py", event)
    assert code != 0
    assert "Unexpected" in said
    assert github.changes == []


def run_event(**changed: Any) -> dict[str, Any]:
    home = {"full_name": "someone/answers", "owner": {"login": "someone"}}
    run = {
        "id": RUN,
        "event": "pull_request",
        "head_sha": COMMIT,
        "head_branch": "our/town",
        "head_repository": home,
        "html_url": "https://github.example/run",
        "pull_requests": [],
    }
    return {"workflow_run": run | changed}


def pull_from_fork(number: int = 8, **changed: Any) -> dict[str, Any]:
    repo = {"full_name": "someone/answers"}
    head = {"ref": "our/town", "label": "someone:our/town", "sha": COMMIT, "repo": repo}
    return {"number": number, "state": "open", "head": head | changed}


def comment(github: FakeGitHub, folder: Path, archive: bytes, **changed: Any) -> str:
    """Hand the packed report over and comment on the pull request."""
    github.add_artifact(RUN, "report", archive)
    code, said = start(github, folder, "comment_on_pull_request.py", run_event(**changed))
    assert code == 0, said
    return said


def packed(report: Report = REPORT) -> bytes:
    return zipped({"report.json": report_written(report).encode()})


def test_a_change_from_a_fork_gets_one_comment_that_is_kept_up_to_date(
    github: FakeGitHub, tmp_path: Path
) -> None:
    github.pulls.append(pull_from_fork())
    comment(github, tmp_path, packed())
    comment(github, tmp_path, packed())
    assert github.changes == ["POST issues/8/comments"], "the same again changes nothing"
    comment(github, tmp_path, packed(Report((), (), (), COUNTS)))
    (told,) = github.comments[8]
    assert "no difference" in told["body"]
    assert not github.leaked, "the token went to the host that keeps the artifacts"


def test_the_comment_says_what_a_reader_sees_and_leads_to_the_run() -> None:
    said = comment_on(REPORT, "https://github.example/run", COMMIT)
    assert said.startswith(
        "### What a reader will see\n\n**New pages**\n\n- Bury: Who pays? (answer)"
    )
    assert "[whole report](https://github.example/run)" in said
    assert "<sub>For aaaaaaa. This comment is renewed with each change.</sub>" in said


def test_only_our_own_comment_is_changed(github: FakeGitHub, tmp_path: Path) -> None:
    github.pulls.append(pull_from_fork())
    planted = {"id": 901, "user": {"login": "someone"}, "body": f"{MARKER}\nplanted"}
    gone = {"id": 902, "user": None, "body": f"{MARKER}\nby an account that is gone"}
    github.comments[8] = [planted, gone, *({"id": 1, "user": BOT, "body": "x"} for _ in range(120))]
    comment(github, tmp_path, packed())
    assert github.comments[8][0]["body"].endswith("planted")
    assert len(github.comments[8]) == 123
    comment(github, tmp_path, packed(Report((), (), (), COUNTS)))
    assert len(github.comments[8]) == 123, "ours is found beyond the first hundred"


@pytest.mark.parametrize(
    "pull",
    [
        pull_from_fork(sha="b" * 40),
        pull_from_fork(repo={"full_name": "someone/other"}),
        pull_from_fork(repo=None),
        pull_from_fork(label="else:our/town"),
        {**pull_from_fork(), "state": "closed"},
    ],
)
def test_no_other_pull_request_is_told(
    github: FakeGitHub, tmp_path: Path, pull: dict[str, Any]
) -> None:
    github.pulls.append(pull)
    comment(github, tmp_path, packed())
    assert github.changes == []


@pytest.mark.parametrize("changed", [{"event": "push"}, {"head_repository": None}])
def test_no_other_run_is_told(github: FakeGitHub, tmp_path: Path, changed: dict[str, Any]) -> None:
    github.pulls.append(pull_from_fork())
    comment(github, tmp_path, packed(), **changed)
    assert github.changes == []


@pytest.mark.parametrize(
    ("archive", "reason"),
    [
        (b"", "cannot be unpacked"),
        (b"PK\x05\x06" + b"\x00" * 18, "holds 0 files"),
        (zipped({"a": b"", "b": b""}), "holds 2 files"),
        (zipped({"../../report.json": b"{}"}), "fields are not those of a report"),
        (zipped({"report.json": b"\x00" * 50_000_000}), "unpacks to more than"),
        (zipped({"report.json": b'{"pull": 1}'}), "fields are not those of a report"),
        (zipped({"report.json": b"[" * 100_000}), "is not JSON"),
    ],
)
def test_an_artifact_that_is_no_report_is_left_alone(
    github: FakeGitHub, tmp_path: Path, archive: bytes, reason: str
) -> None:
    github.pulls.append(pull_from_fork())
    said = comment(github, tmp_path, archive)
    assert "No comment: " in said
    assert reason in said
    assert github.changes == []


def test_an_artifact_that_is_too_large_is_not_even_fetched(
    github: FakeGitHub, tmp_path: Path
) -> None:
    github.add_artifact(RUN, "report", b"x" * 600_000, size=10)
    code, said = start(github, tmp_path, "comment_on_pull_request.py", run_event())
    assert code != 0, "what says that it is small and is not"
    assert "413" in said
    github.add_artifact(RUN, "report", b"", size=MAX_BYTES * 100)
    _, said = start(github, tmp_path, "comment_on_pull_request.py", run_event())
    assert "is larger than" in said


def test_a_run_without_a_report_is_left_alone(github: FakeGitHub, tmp_path: Path) -> None:
    code, said = start(github, tmp_path, "comment_on_pull_request.py", run_event())
    assert code == 0
    assert "has no artifact named report" in said


def test_the_longest_report_fits_into_a_comment() -> None:
    long = "&" * 1000
    remark = Remark("error", long, 1, long, long)
    pages = (
        tuple(
            PageChange(change, long, long, term)
            for change in ("new", "gone")
            for term in (True, False)
        )
        * 20
    )
    report = Report(pages, (NewAnswer(long, long, 3),) * 50, (remark,) * 50, COUNTS | {"error": 50})
    said = comment_on(report, "https://github.example/run", COMMIT)
    assert len(said) < MOST_LETTERS + 1000 < 65_536
    assert "[whole report](https://github.example/run)" in said
