"""Issues as GitHub hands them over, each with the exact pages or the exact answer it comes to.

A case is a folder of `tests/issues/`: `body.md` is the issue's text; `pages/` holds the files that
it must make, byte for byte; `refusal.txt` is what its writer is told instead. With neither, no form
was used and nothing is done. After a deliberate change, run `pytest tests/test_issues.py --rewrite`
and read the difference.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import from_issue
from builders import page, write_hub
from hub.checks import run_checks
from hub.findings import Severity
from hub.handed_over import Unexpected
from hub.intake.answering import outcome_of
from hub.intake.outcome import Outcome, read, written
from hub.intake.page_text import page_text
from hub.intake.pages import Issue
from hub.kinds import KINDS
from hub.library import Hub, load_hub
from hub.links import Links
from hub.source import document_from

CASES = sorted((Path(__file__).parent / "issues").iterdir())
NUMBER, OPENED = 17, date(2026, 11, 24)
KIND = KINDS["case-study"]

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def write_place_hub(root: Path) -> Path:
    """Write the small hub with what the cases name, and England wide enough for anonymity."""
    places = {"england": "England", "wigan": "Wigan", "leeds": "Leeds", "york": "York"}
    return write_hub(
        root,
        {
            **{
                f"content/places/{name}.md": page(
                    "content/places",
                    title=title,
                    kind="country" if name == "england" else "town",
                    part_of=None if name == "england" else ["england"],
                )
                for name, title in places.items()
            },
            **{
                f"case_studies/{name}.md": page(
                    "case_studies", title=f"{name} listens", places=[name]
                )
                for name in ("wigan", "leeds", "york")
            },
            "content/themes/trust.md": page("content/themes", title="Trust between people"),
            "content/sectors/money-debt-and-advice.md": page(
                "content/sectors", title="Money, debt and advice"
            ),
            "guides/money/who-decides.md": page("questions", title="Who decides?", order=2),
            "content/answers/plymouth-who-pays.md": page("content/answers"),
        },
    )


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    return load_hub(write_place_hub(tmp_path_factory.mktemp("hub")))


def issue_of(case: Path) -> Issue:
    return Issue(NUMBER, OPENED, (case / "body.md").read_bytes().decode("utf-8"))


def kept(case: Path) -> dict[str, str]:
    """Return what the folder of `case` holds beside the issue, by path."""
    files = (path for path in case.rglob("*") if path.is_file() and path.name != "body.md")
    return {path.relative_to(case).as_posix(): path.read_bytes().decode("utf-8") for path in files}


def came_to(outcome: Outcome | None) -> dict[str, str]:
    """Return what should be kept of `outcome`."""
    if outcome is None:
        return {}
    pages = {f"pages/{path}": text for path, text in outcome.files.items()}
    return pages or {"refusal.txt": f"{outcome.told}\n"}


@each_case
def test_an_issue_comes_to_exactly_these_pages_or_this_answer(
    case: Path, hub: Hub, request: pytest.FixtureRequest
) -> None:
    made = came_to(outcome_of(issue_of(case), hub))
    if request.config.getoption("--rewrite"):
        shutil.rmtree(case / "pages", ignore_errors=True)
        (case / "refusal.txt").unlink(missing_ok=True)
        for path, text in made.items():
            (case / path).parent.mkdir(parents=True, exist_ok=True)
            (case / path).write_bytes(text.encode("utf-8"))
    assert made == kept(case)


def test_there_are_enough_cases_of_each_sort() -> None:
    assert len(CASES) >= 40
    for start in ("answer-", "case-study-", "hostile-", "refused-", "no-form-"):
        assert sum(case.name.startswith(start) for case in CASES) >= 3, start


@each_case
def test_only_a_case_named_so_is_refused_or_left_alone(case: Path) -> None:
    files = kept(case)
    assert (list(files) == ["refusal.txt"]) is case.name.startswith("refused-")
    assert (not files) is case.name.startswith("no-form-")


@pytest.mark.parametrize(
    "case", [case for case in CASES if (case / "pages").is_dir()], ids=lambda case: case.name
)
def test_what_is_proposed_passes_the_check_of_the_whole_hub(case: Path, tmp_path: Path) -> None:
    root = write_place_hub(tmp_path)
    shutil.copytree(case / "pages", root, dirs_exist_ok=True)
    findings = run_checks(Links(load_hub(root)))
    assert [one for one in findings if one.severity is Severity.ERROR] == []


@each_case
def test_an_answer_to_the_writer_has_no_effect_of_its_own(case: Path, hub: Hub) -> None:
    outcome = outcome_of(issue_of(case), hub)
    for told in (outcome.told, outcome.title) if outcome else ():
        assert "<" not in told
        assert re.search(r"(?<!\\)\]\(", told) is None
        assert re.search(r"@\w", told) is None
        assert re.search(r"https?://", told) is None


@each_case
def test_what_is_private_is_not_said_again(case: Path) -> None:
    for text in kept(case).values():
        assert "example.org about" not in text
        assert "01632" not in text


def test_an_issue_edited_to_the_same_text_comes_to_the_same_pages(hub: Hub) -> None:
    issue = issue_of(Path(__file__).parent / "issues/answer-where-one-stands-already")
    assert outcome_of(issue, hub) == outcome_of(issue, hub)


def test_sixty_kilobytes_of_story_arrive_whole(hub: Hub) -> None:
    body = issue_of(Path(__file__).parent / "issues/case-study-shortest").body
    story = "\n\n".join(f"Paragraph {number} tells what was done." for number in range(1600))
    assert 60_000 > len(story) > 50_000
    whole = Issue(NUMBER, OPENED, body[: body.rindex("## Before")] + story)
    outcome = outcome_of(whole, hub)
    assert outcome is not None
    (text,) = outcome.files.values()
    assert text.endswith(f"---\n\n{story}\n")


def test_thousands_of_faults_are_told_in_a_comment_that_fits(hub: Hub) -> None:
    body = issue_of(Path(__file__).parent / "issues/case-study-shortest").body
    outcome = outcome_of(Issue(NUMBER, OPENED, body + "\n<b>" * 9000), hub)
    assert outcome is not None
    assert outcome.files == {}
    assert "- … and 8975 more" in outcome.told
    assert len(outcome.told) < 65_536


def test_a_heading_of_sixty_thousand_spaces_is_read_at_once(hub: Hub) -> None:
    body = issue_of(Path(__file__).parent / "issues/case-study-shortest").body
    started = time.monotonic()
    assert outcome_of(Issue(NUMBER, OPENED, f"{body}\n### {' ' * 60_000}x"), hub) is not None
    assert time.monotonic() - started < 5


def test_any_text_reads_back_from_front_matter_as_it_was_written() -> None:
    chance = random.Random(5)  # noqa: S311 - the same texts each time
    letters = "ab: -#'\"{}[]&*!|>%@`,?\\~=<\t\n0123é北\U0001f373\u00a0"
    for _ in range(500):
        text = "".join(chance.choice(letters) for _ in range(chance.randint(1, 12)))
        values = {"title": text, "places": [text], "sources": [{"title": text, "url": text}]}
        document = document_from("case_studies/a.md", page_text(KIND, values, text).encode())
        assert document.faults == ()
        read_back = document.front.values
        assert read_back["title"] == text
        assert read_back["places"] == (text,)
        assert read_back["sources"] == ({"title": text, "url": text},)


def event_file(folder: Path, body: object) -> Path:
    """Write GitHub's event of an issue with this text into `folder`."""
    issue = {"number": NUMBER, "created_at": "2026-11-24T23:59:59Z", "title": "$(id)", "body": body}
    path = folder / "event.json"
    path.write_text(json.dumps({"action": "opened", "issue": issue}), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["answer-crlf", "refused-email", "no-form-empty"])
def test_the_command_reads_the_event_file_and_writes_the_outcome(
    tmp_path: Path, hub: Hub, name: str
) -> None:
    issue = issue_of(Path(__file__).parent / "issues" / name)
    event, out = event_file(tmp_path, issue.body), tmp_path / "outcome.json"
    arguments = ["--event", str(event), "--out", str(out), "--root", str(hub.root)]
    assert from_issue.main(arguments) == 0
    assert read(out.read_bytes()) == outcome_of(issue, hub)


@pytest.mark.parametrize("body", [None, "\ud800 half a letter"])
def test_an_issue_without_text_or_with_half_a_letter_is_read(
    tmp_path: Path, hub: Hub, body: str | None
) -> None:
    event, out = event_file(tmp_path, body), tmp_path / "outcome.json"
    arguments = ["--event", str(event), "--out", str(out), "--root", str(hub.root)]
    assert from_issue.main(arguments) == 0
    assert read(out.read_bytes()) is None


def handed_over(**changed: Any) -> bytes:
    whole = {"files": {"case_studies/a.md": "x"}, "title": "t", "told": "s"} | changed
    return json.dumps(whole).encode()


def test_an_outcome_is_handed_over_whole() -> None:
    assert read(handed_over()) == Outcome({"case_studies/a.md": "x"}, "t", "s")
    assert read(written(None).encode()) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"[" * 100_000,
        b"[]",
        b'{"files": {}}',
        handed_over(more=1),
        handed_over(title=1),
        handed_over(files=[]),
        handed_over(files={"case_studies/a.md": 1}),
        handed_over(files={"case_studies/a.md": "x" * 200_001}),
        handed_over(files={f"case_studies/{number}.md": "x" for number in range(3)}),
        *(
            handed_over(files={path: "x"})
            for path in (
                "../a.md",
                "/case_studies/a.md",
                "case_studies/../a.md",
                "case_studies/a.md\n",
                "case_studies/a.yml",
                "case_studies/A.md",
                ".github/workflows/a.md",
                "hub/a.md",
                "content/pages/a.md",
            )
        ),
        handed_over(told="x" * 1_000_000),
    ],
)
def test_nothing_else_is_taken_for_an_outcome(raw: bytes) -> None:
    with pytest.raises(Unexpected):
        read(raw)
