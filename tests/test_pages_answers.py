"""Where answers stand: case studies, questions, guides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import SOURCE, page
from hub.pages.page import MAX_LISTED
from page_data import answer, case, cases, pages_of, shown


def test_an_answer_has_its_anchor_and_leads_to_its_question(tmp_path: Path) -> None:
    [one] = shown(tmp_path, "case_studies/plymouth.md")["answers"]
    assert one["id"] == "answer-money-who-pays"
    assert one["question"] == {"title": "Who pays?", "url": "guides/money/who-pays/"}


def test_an_answer_leads_to_those_of_others(tmp_path: Path) -> None:
    [one] = shown(tmp_path, "case_studies/plymouth.md", case())["answers"]
    url = "case_studies/case-1/#answer-money-who-pays"
    assert one["others"] == {
        "items": [{"title": "Plymouth", "url": url}],
        "more": 0,
        "all": "both answers",
    }


def test_no_more_than_six_others_are_named(tmp_path: Path) -> None:
    files = cases(9)
    [one] = shown(tmp_path, "case_studies/plymouth.md", files)["answers"]
    assert (len(one["others"]["items"]), one["others"]["more"]) == (6, 3)


def test_doubt_is_always_shown(tmp_path: Path) -> None:
    data = shown(tmp_path, "case_studies/plymouth.md")
    assert data["still_unsure"] == ["Nobody has asked the residents yet."]
    assert data["did_not_work"] == []


def test_what_is_not_told_has_no_row(tmp_path: Path) -> None:
    labels = [row["label"] for row in shown(tmp_path, "case_studies/plymouth.md")["facts"]]
    assert labels == ["Place", "Now", "Sectors", "Themes", "Who tells it", "Added"]


def test_many_organisations_are_folded(tmp_path: Path) -> None:
    organisations = [{"name": f"Body {number}"} for number in range(8)]
    data = shown(tmp_path, "case_studies/case-1.md", case(organisations=organisations))
    [row] = [row for row in data["facts"] if row["label"] == "Who took part"]
    assert (len(row["values"]), len(row["folded"])) == (3, 5)


def test_a_source_tells_publisher_and_year_and_whether_it_is_a_copy(tmp_path: Path) -> None:
    source = {**SOURCE, "copy_of_original": True}
    data = shown(tmp_path, "case_studies/case-1.md", case(sources=[source]))
    assert data["sources"] == [
        {
            "title": "Minutes",
            "url": "https://a.example/",
            "published": "A council, 2020",
            "note": "",
            "on_copy": True,
        }
    ]


def test_the_edit_link_leads_to_the_true_file(tmp_path: Path) -> None:
    text = page("case_studies")
    data = shown(tmp_path, "case_studies/leeds.md", {"case_studies/leeds/index.md": text})
    assert data["edit"] == "https://git.example/edit/main/case_studies/leeds/index.md"


def test_who_names_it_is_told_with_the_reason(tmp_path: Path) -> None:
    behaviour = page("content/behaviours", seen_in=["plymouth"])
    link = page("content/themes", body="See [it](../../case_studies/plymouth.md).\n")
    files = {
        "content/behaviours/shared-power.md": behaviour,
        "content/themes/trust.md": link,
        **case(follows=["plymouth"]),
    }
    groups = shown(tmp_path, "case_studies/plymouth.md", files)["mentions"]
    assert [(one["heading"], one["items"][0]["why"]) for one in groups] == [
        ("Case studies", "grew from it"),
        ("Behaviours", "was seen here"),
        ("Themes", ""),
    ]


def side_of(root: Path, files: dict[str, str]) -> Any:
    return shown(root, "guides/money/who-pays.md", files)["side"]


@pytest.mark.parametrize(
    ("more", "heading"),
    [(0, "One answer so far"), (1, "Two answers, side by side")],
)
def test_the_heading_counts_the_answers(tmp_path: Path, more: int, heading: str) -> None:
    files = cases(more)
    assert side_of(tmp_path, files)["heading"] == heading


def test_answers_from_different_places_are_counted_as_places(tmp_path: Path) -> None:
    leeds = {"content/places/leeds.md": page("content/places", title="Leeds")}
    side = side_of(tmp_path, {**case(places=["leeds"]), **leeds})
    assert side["heading"] == "Two places, side by side"
    assert [one["place"] for one in side["columns"]] == ["Leeds", "Plymouth"]


def test_two_answers_from_one_place_are_told_apart(tmp_path: Path) -> None:
    names = [one["name"] for one in side_of(tmp_path, case(title="Other"))["columns"]]
    assert names == ["Plymouth: Other", "Plymouth: A city listens"]


def test_a_question_without_an_answer_says_so(tmp_path: Path) -> None:
    files = {"guides/money/why.md": page("questions", title="Why?")}
    data = shown(tmp_path, "guides/money/why.md", files)
    assert data["side"] == {
        "heading": "No answer yet",
        "rows": data["side"]["rows"],
        "columns": [],
        "more": 0,
    }


def test_each_column_has_a_cell_for_each_row(tmp_path: Path) -> None:
    side = side_of(tmp_path, {})
    assert {len(one["cells"]) for one in side["columns"]} == {len(side["rows"])}


def test_a_contested_answer_counts_as_disagreement(tmp_path: Path) -> None:
    files = case(answers=answer(sure="contested"))
    [one] = shown(tmp_path, "guides/money/who-pays.md", files)["disagreements"]
    assert one["url"] == "case_studies/case-1/#answer-money-who-pays"


def test_contested_evidence_counts_as_disagreement(tmp_path: Path) -> None:
    files = case(evidence={"status": "contested", "note": "Two studies differ."})
    [one] = shown(tmp_path, "guides/money/who-pays.md", files)["disagreements"]
    assert one["text"] == "What this account rests on is contested. Two studies differ."


def test_ways_of_working_tell_who_used_them(tmp_path: Path) -> None:
    files = case(answers=answer(processes=["open-table"]))
    [one] = shown(tmp_path, "guides/money/who-pays.md", files)["processes"]
    assert one["note"] == "Used in Plymouth"


def test_the_parts_on_the_page_are_those_that_are_there(tmp_path: Path) -> None:
    titles = [one["title"] for one in shown(tmp_path, "guides/money/who-pays.md")["onpage"]]
    assert titles == ["The answer", "Why it matters", "Answer this"]


def test_more_answers_than_fit_are_counted(tmp_path: Path) -> None:
    files = cases(101)
    side = side_of(tmp_path, files)
    assert (len(side["columns"]), side["more"]) == (MAX_LISTED, 2)


def test_the_questions_stand_in_their_order(tmp_path: Path) -> None:
    files = {
        "guides/money/a-last.md": page("questions", title="Last?", order=3),
        "guides/money/second.md": page("questions", title="Second?", order=2),
    }
    steps = shown(tmp_path, "guides/money/index.md", files)["steps"]
    assert [(one["title"], one["count"], one["from"]) for one in steps] == [
        ("Who pays?", "1 answer", "from Plymouth"),
        ("Second?", "no answers", ""),
        ("Last?", "no answers", ""),
    ]


def test_the_whole_guide_holds_texts_one_level_down_and_answers(tmp_path: Path) -> None:
    body = "## Why *it*\n\nText.\n\nUnder\n-----\n\nMore.\n"
    files = {"guides/money/who-pays.md": page("questions", body=body, prompts=["Who?"])}
    text = pages_of(tmp_path, files)["guides/money/whole.md"].body
    assert "## 1\\. Who pays?" in text
    assert "### Why *it*\n" in text
    assert "### Under\n" in text
    assert "-----" not in text
    assert (
        "- [Plymouth](../../case_studies/plymouth.md#answer-money-who-pays):"
        " Everyone paid a little\\." in text
    )


def test_markdown_in_an_answer_is_taken_as_itself(tmp_path: Path) -> None:
    files = case(answers=answer(short="<b>*Not* [this](x)</b> & that"))
    text = pages_of(tmp_path, files)["guides/money/whole.md"].body
    assert r"&lt;b\>\*Not\* \[this\]\(x\)&lt;/b\> &amp; that" in text


def test_a_text_with_footnotes_is_linked_to(tmp_path: Path) -> None:
    files = {"guides/money/who-pays.md": page("questions", body="So.[^1]\n\n[^1]: Note.\n")}
    text = pages_of(tmp_path, files)["guides/money/whole.md"].body
    assert "[^1]" not in text
    assert "[its own page](who-pays.md)" in text


def test_a_question_called_whole_keeps_its_page(tmp_path: Path) -> None:
    files = {"guides/money/whole.md": page("questions", title="Whole?")}
    pages = pages_of(tmp_path, files)
    assert pages["guides/money/whole.md"].meta["title"] == "Whole?"
    assert pages["guides/money/index.md"].meta["hub"]["whole"] == ""


def test_three_answers_are_grouped_by_how_sure_they_are_with_the_contested_first(
    tmp_path: Path,
) -> None:
    files = {
        **case(1, answers=answer(sure="tried-once", conditions="On time.")),
        **case(2, answers=answer(sure="contested")),
    }
    groups = shown(tmp_path, "guides/money/who-pays.md", files)["depends"]
    assert [one["heading"] for one in groups] == ["Contested", "Tried once", "Not told how sure"]
    assert groups[1]["items"][0]["text"] == "On time."


def test_two_answers_are_not_grouped(tmp_path: Path) -> None:
    assert shown(tmp_path, "guides/money/who-pays.md", case())["depends"] == []
