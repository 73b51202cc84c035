"""What a reader's briefing is laid out from: a small file for each thing, and five prompts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from builders import page, write_hub
from hub.library import load_hub
from hub.links import Links
from page_data import QUESTION, SETTINGS, alone, answer, case, cases, shown, site_files

CASE = "compare/cases/case-1.json"


def files_of(root: Path, files: dict[str, str] | None = None) -> dict[str, Any]:
    """Return the files beside the pages of a small hub, read again."""
    links = Links(load_hub(write_hub(root, files)))
    return {uri: json.loads(text) for uri, text in site_files(links, SETTINGS).items()}


def facts(brief: Any) -> dict[str, list[str]]:
    """Return what the facts of a brief say, by label."""
    return {
        one["label"]: [value["title"] for value in [*one["values"], *one.get("rest", ())]]
        for one in brief["facts"]
    }


def test_a_case_study_has_one_file_for_comparing_and_for_the_briefing(tmp_path: Path) -> None:
    told = answer(conditions="Time.", hard="Waiting.", sure="hunch", processes=["open-table"])
    brief = files_of(tmp_path, case(answers=told, contributors=["A. Writer"]))[CASE]
    assert (brief["title"], brief["url"]) == ("A city listens", "case_studies/case-1/")
    assert facts(brief)[brief["lead"]] == ["How a city listened before it wrote a contract."]
    (one,) = brief["answers"]
    assert (one["id"], one["told"][0]["short"]) == (QUESTION, "We did it so.")
    assert one["facts"] == [
        {"label": "How they worked it out", "text": "Open table"},
        {"label": "It depended on", "text": "Time."},
        {"label": "What was hard", "text": "Waiting."},
    ]
    assert brief["cite"] == {
        "who": "A. Writer",
        "what": "A city listens (Plymouth)",
        "when": "22 November 2026",
    }


def test_a_briefing_leaves_out_no_doubt_and_comparing_shows_the_first(tmp_path: Path) -> None:
    brief = files_of(tmp_path, case(did_not_work=["a", "b", "c"], still_unsure=["d", "e"]))[CASE]
    assert facts(brief)["What did not work"] == ["a", "b", "c"]
    assert facts(brief)["Still unsure"] == ["d", "e"]
    beside = {one["label"]: one["values"] for one in brief["facts"]}
    assert [one["title"] for one in beside["What did not work"]] == ["a"]


def test_a_question_brings_its_answers_its_gaps_and_its_prompts(tmp_path: Path) -> None:
    question = page("questions", gaps=["Nobody told."], tensions=["They differ."], prompts=["Why?"])
    files = {"guides/money/who-pays.md": question} | cases(13)
    brief = files_of(tmp_path, files)[f"pack/questions/{QUESTION}.json"]
    assert brief["where"] == "Guide: How should money move?"
    assert facts(brief) == {
        brief["lead"]: ["Places answered in more than one way."],
        "Where places disagree": ["They differ."],
        "What nobody has told yet": ["Nobody told."],
    }
    assert (len(brief["answers"]), brief["more"]) == (12, 2)
    assert brief["answers"][0]["title"] == "Plymouth"
    assert brief["answers"][0]["url"] == "case_studies/case-0/#answer-money-who-pays"
    assert brief["prompts"] == ["Why?"]


def test_a_way_of_working_says_what_it_takes_and_who_used_it(tmp_path: Path) -> None:
    brief = files_of(tmp_path, case(answers=answer(processes=["open-table"])))[
        "pack/processes/open-table.json"
    ]
    assert list(facts(brief)) == [
        "What it is",
        "When it fits",
        "What it takes",
        "Where it struggles",
        "Used in",
    ]
    assert facts(brief)["Used in"] == ["Plymouth"]
    unused = files_of(tmp_path / "unused")["pack/processes/open-table.json"]
    assert "Used in" not in facts(unused)


def test_a_short_answer_has_its_file_and_leads_on_once_a_case_study_tells_it(
    tmp_path: Path,
) -> None:
    brief = files_of(tmp_path / "a", alone())["pack/answers/plymouth-pays.json"]
    assert brief["answers"][0]["told"][0]["title"] == "Short answer, no case study yet"
    assert brief["answers"][0]["title"] == "Who pays?"
    moved = files_of(tmp_path / "b", alone(replaced_by="plymouth"))
    assert moved["pack/answers/plymouth-pays.json"] == {"moved": f"answer=plymouth/{QUESTION}"}


def test_every_thing_that_can_be_ticked_has_a_file(tmp_path: Path) -> None:
    files = alone()
    made = files_of(tmp_path, files)
    assert shown(tmp_path, "case_studies/plymouth.md", files)["keep"] == "case=plymouth"
    given = shown(tmp_path, "case_studies/plymouth.md", files)["answers"]
    assert [one["keep"] for one in given] == [f"answer=plymouth/{QUESTION}"]
    assert shown(tmp_path, "processes/open-table.md", files)["keep"] == "process=open-table"
    question = shown(tmp_path, "guides/money/who-pays.md", files)
    assert question["keep"] == f"question={QUESTION}"
    columns = [one["keep"] for one in question["side"]["columns"]]
    assert columns == [f"answer=plymouth/{QUESTION}", "answer=plymouth-pays"]
    short = shown(tmp_path, "answers/plymouth-pays.md", files)
    assert short["answer"]["keep"] == "answer=plymouth-pays"
    assert {
        "compare/cases/plymouth.json",
        "pack/answers/plymouth-pays.json",
        f"pack/questions/{QUESTION}.json",
        "pack/processes/open-table.json",
    } <= made.keys()


def test_the_page_has_five_prompts_before_anything_is_on_the_list(tmp_path: Path) -> None:
    prompts = shown(tmp_path, "pack/index.md")["prompts"]
    assert len(set(prompts)) == 5
    assert all(one.endswith("?") for one in prompts)


def test_the_files_grow_with_what_is_told_and_not_with_the_whole_hub(tmp_path: Path) -> None:
    few, many = (files_of(tmp_path / str(number), cases(number)) for number in (20, 60))
    for uri in ("compare/cases/case-1.json", f"pack/questions/{QUESTION}.json"):
        assert abs(len(json.dumps(many[uri])) - len(json.dumps(few[uri]))) < 10
