"""The editor's desk tells what is due, missing, contested, broken or unused, and nothing more."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import report
from builders import SOURCE, page, write_hub
from hub.desk.desk import desk_report
from hub.desk.render import as_markdown, as_text
from hub.desk.sections import Line, Report, Section
from hub.library import load_hub
from hub.links import Links
from hub.outside import Look, Looks, as_json

TODAY = date(2027, 6, 1)
LEEDS = {"content/places/leeds.md": page("content/places", title="Leeds")}


def section(root: Path, name: str, files: dict[str, str] | None = None, **more: Any) -> Section:
    """Return one section of the report on a small hub with `files` added."""
    links = Links(load_hub(write_hub(root, files)))
    whole = desk_report(links, TODAY, **more)
    (found,) = [one for one in whole.sections if one.id == name]
    return found


def lines(root: Path, name: str, files: dict[str, str] | None = None, **more: Any) -> list[str]:
    """Return where and what one section of the report says."""
    found = section(root, name, files, **more).lines
    return [f"{one.where}: {one.words}" for one in found]


def cases(*fields: dict[str, Any]) -> dict[str, str]:
    """Return case studies `a`, `b` and so on with these fields, the first of all left out."""
    named = zip("abcdefgh", fields, strict=False)
    files = {f"case_studies/{name}.md": page("case_studies", **one) for name, one in named}
    return files | {"case_studies/plymouth.md": page("case_studies", review_by="2030-01-01")}


def test_a_page_is_due_by_its_own_date_or_a_year_after_the_last_look(tmp_path: Path) -> None:
    files = cases(
        {"review_by": "2027-05-31"},
        {"review_by": "2027-07-31"},
        {"review_by": "2027-08-01"},
        {"published": "2026-06-01", "reviewed": "2027-01-01"},
        {"published": "2026-06-02"},
        {"published": "2020-01-01", "review_by": "2029-01-01"},
        {"published": "2019-01-01", "reviewed": "2026-06-01"},
    )
    assert lines(tmp_path, "reviews", files) == [
        "case_studies/a.md: to be looked at by 31 May 2027, 1 day overdue",
        "case_studies/g.md: last looked at on 1 June 2026, due today",
        "case_studies/e.md: published on 2 June 2026, due in 1 day",
        "case_studies/b.md: to be looked at by 31 July 2027, due in 60 days",
    ]


def contact(until: str) -> dict[str, Any]:
    """Return the fields of a case study whose teller agreed to be asked until a day."""
    consent = {"given": "2026-01-01", "until": until}
    return {"contact": {"via": "hub-introduces", "offers": "A call", "consent": consent}}


def test_agreements_show_three_months_before_they_end_and_after(tmp_path: Path) -> None:
    files = cases(contact("2027-08-31"), contact("2027-08-30"), contact("2027-05-01"))
    found = section(tmp_path, "consents", files).lines
    assert [(one.where, one.data["until"]) for one in found] == [
        ("case_studies/c.md", "2027-05-01"),
        ("case_studies/b.md", "2027-08-30"),
    ]
    assert found[0].words == "agreed until 1 May 2027, 31 days overdue"


def test_gaps_are_questions_without_answers_and_with_answers_from_one_place(
    tmp_path: Path,
) -> None:
    files = LEEDS | {
        "guides/money/why.md": page("questions", title="Why?", order=2),
        "guides/money/both.md": page("questions", title="Both?", order=3),
        "guides/money/far.md": page("questions", title="Far?", order=4),
    }
    both = [{"question": "money/both", "short": "So."}]
    files |= cases(
        {"answers": both, "places": ["leeds"]},
        {"answers": [*both, {"question": "money/far", "short": "So."}], "places": ["plymouth"]},
        {"answers": [{"question": "money/who-pays", "short": "So it was."}]},
    )
    files["content/answers/x.md"] = page(
        "content/answers", "", question="money/far", places=["plymouth"]
    )
    assert lines(tmp_path, "unanswered", files) == ["guides/money/why.md: no answer yet"]
    assert lines(tmp_path, "answered-once") == [
        "guides/money/far.md: answered by Plymouth only",
        "guides/money/who-pays.md: answered by Plymouth only",
    ]


def test_contested_is_what_its_writers_call_so(tmp_path: Path) -> None:
    sure = [{"question": "money/who-pays", "short": "So.", "sure": "contested"}]
    files = cases(
        {"evidence": {"status": "contested", "note": "Two counts differ."}},
        {"answers": sure},
        {"evidence": {"status": "too-early"}},
    )
    assert lines(tmp_path, "contested", files) == [
        "case_studies/a.md: Two counts differ.",
        "case_studies/b.md: contested in its answers: Who pays?",
    ]


def test_figures_differ_only_before_the_same_words_with_the_same_source(tmp_path: Path) -> None:
    same = {**SOURCE, "url": "https://same.example/report"}
    other = {**SOURCE, "url": "https://other.example/report"}
    told = {
        "a": (same, "They helped 1,530 young people, in 2019 young people said."),
        "b": (same, "It was 1,509 young people and 12 volunteer drivers."),
        "c": (other, "It was 99 young people."),
        "d": (same, "It was 1530 young people, and 12 volunteer drivers, and 40 of them."),
    }
    files = {
        f"case_studies/{name}.md": page("case_studies", f"{text}\n", sources=[source])
        for name, (source, text) in told.items()
    }
    files["case_studies/plymouth.md"] = page("case_studies")
    assert lines(tmp_path, "differing-figures", files) == [
        "case_studies/a.md: 1530 young people here, 1509 in `case_studies/b.md`",
        "case_studies/b.md: 1509 young people here, 1530 in `case_studies/d.md`",
    ]


def test_unused_are_terms_ways_of_working_and_words(tmp_path: Path) -> None:
    files = {
        "content/sectors/arts.md": page("content/sectors", title="Arts"),
        "content/processes/walk.md": page("content/processes", title="A walk"),
        "content/glossary/grant.md": page("content/glossary", also_called=["Grants"]),
        "content/glossary/gran.md": page("content/glossary", title="gran"),
        "content/pages/about.md": page("content/pages", "Some GRANTS.\n"),
    }
    assert lines(tmp_path, "unused", files) == [
        "content/sectors/arts.md: nothing names this sector",
        "content/processes/walk.md: no answer or guide names this way of working",
        "content/glossary/gran.md: no page uses this word",
    ]


def test_dead_links_are_told_with_the_pages_that_name_them(tmp_path: Path) -> None:
    looks = Looks(
        "2027-05-30",
        (
            Look("https://a.example/", "gone", 404, "", "404 Not Found"),
            Look("https://not-in-the-hub.example/", "gone", 404),
        ),
    )
    found = section(tmp_path / "a", "dead-links", looks=looks)
    assert found.note.startswith("As of 2027-05-30.")
    (line,) = found.lines
    assert line.words.startswith("it is gone (404 Not Found); in case_studies/plymouth.md, ")
    assert line.data["status"] == 404
    moved = Looks("2027-05-30", (Look("https://a.example/", "moved", 200, "https://b.example/"),))
    (line,) = section(tmp_path / "b", "moved-links", looks=moved).lines
    assert line.words.startswith("it has moved for good to https://b.example/; in ")
    unknown = section(tmp_path / "c", "dead-links")
    assert (unknown.lines, unknown.if_none) == ((), "Unknown.")


def test_addresses_that_nobody_recorded_are_told(tmp_path: Path) -> None:
    (tmp_path / "published-urls.txt").write_text("/\n/about/\n")
    found = lines(tmp_path, "unrecorded")
    assert "/themes/trust/: is not in published-urls.txt" in found
    assert not any(line.startswith(("/about/:", "/:")) for line in found)


def test_growth_counts_by_month_and_in_all(tmp_path: Path) -> None:
    files = {"content/answers/x.md": page("content/answers", "", published="2027-01-31")}
    found = section(tmp_path, "growth", files).lines
    assert [(one.title, one.words) for one in found] == [
        ("January 2027", "1 answer; 5 in all"),
        ("November 2026", "1 case study, 1 guide, 1 question, 1 process; 4 in all"),
    ]
    assert found[0].data == {"month": "2027-01", "published": {"answer": 1}, "in_all": 5}


HOSTILE = "@everyone closes #1 <img src=x> [x](javascript:x) `code` **b** https://evil.example"


def report_of(*titles: str) -> Report:
    """Return a report with a line for each title."""
    found = tuple(Line("case_studies/a.md", title, "is due") for title in titles)
    return Report(TODAY, (Section("x", "A heading", "A note.", found),))


def test_nothing_in_an_issue_calls_anybody_or_is_more_than_text() -> None:
    text = as_markdown(report_of(HOSTILE)).splitlines()[-1]
    assert text.startswith("- `case_studies/a.md` ")
    bare = re.sub(r"\\.", "", text.removeprefix("- `case_studies/a.md` "))
    assert not set("#<[]()`*") & set(bare)
    assert "@everyone" not in bare
    assert "https://" not in bare


def test_an_issue_is_never_longer_than_github_takes() -> None:
    text = as_markdown(report_of(*["One case"] * 100))
    assert text.count("One case") == 40
    assert text.endswith("- and 60 more")
    assert len(as_markdown(report_of(*["x" * 5000] * 40))) < 65_000


def test_a_title_that_is_a_question_stands_without_a_colon() -> None:
    text = as_text(report_of("Who pays?", "Trust"))
    assert "  - case_studies/a.md: Who pays? is due\n" in text
    assert "  - case_studies/a.md: Trust: is due" in text


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_the_command_prints_every_section(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    looks = tmp_path / "looks.json"
    looks.write_text(as_json("2027-05-30", [Look("https://a.example/", "gone", 404)]))
    arguments = ["--root", str(write_hub(tmp_path / "hub")), "--today", "2027-06-01"]
    assert report.main([*arguments, "--format", form, "--links", str(looks)]) == 0
    said = capsys.readouterr().out
    for words in ("https://a.example/", "How the hub grows", "To be looked at again"):
        assert words in said
    if form == "json":
        assert [one["id"] for one in json.loads(said)["sections"]][:2] == ["reviews", "consents"]


def test_a_result_that_cannot_be_read_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub = write_hub(tmp_path)
    (hub / ".cache").mkdir()
    (hub / ".cache/links.json").write_text("[]")
    with pytest.raises(SystemExit) as stopped:
        report.main(["--root", str(hub)])
    assert stopped.value.code == 2
    assert "run.py links writes it anew" in capsys.readouterr().err
