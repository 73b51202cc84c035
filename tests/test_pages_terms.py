"""Places, themes, sectors, ways of working, needs, words and resources."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import page
from hub.pages.page import MAX_LISTED
from page_data import QUESTION, answer, case, cases, pages_of, shown

NESTED: dict[str, str] = {
    "content/places/plymouth.md": page("content/places", part_of=["devon"]),
    "content/places/devon.md": page(
        "content/places", title="Devon", kind="county", part_of=["england"]
    ),
    "content/places/england.md": page("content/places", title="England", kind="country"),
}


def test_it_gathers_what_is_in_its_parts(tmp_path: Path) -> None:
    data = shown(tmp_path, "places/england.md", NESTED)
    assert [one["title"] for one in data["cases"]["items"]] == ["A city listens"]
    assert [one["title"] for one in data["parts"]["items"]] == ["Devon"]


def test_the_way_down_begins_with_the_widest(tmp_path: Path) -> None:
    crumbs = shown(tmp_path, "places/plymouth.md", NESTED)["crumbs"]
    assert [one["title"] for one in crumbs] == ["Places", "England", "Devon"]


def test_places_that_are_part_of_each_other_do_no_harm(tmp_path: Path) -> None:
    files = {
        "content/places/plymouth.md": page("content/places", part_of=["devon"]),
        "content/places/devon.md": page("content/places", part_of=["plymouth"]),
    }
    assert len(shown(tmp_path, "places/plymouth.md", files)["crumbs"]) <= 3


def test_two_cases_face_each_other(tmp_path: Path) -> None:
    data = shown(tmp_path, "places/plymouth.md", case(told_by=["resident"]))
    assert len(data["facing"]) == 2
    assert data["cases"]["items"] == []


def test_a_country_has_no_two_accounts(tmp_path: Path) -> None:
    files = {
        "content/places/plymouth.md": page("content/places", kind="country"),
        **case(),
    }
    assert shown(tmp_path, "places/plymouth.md", files)["facing"] == []


@pytest.mark.parametrize(
    ("places", "words"),
    [
        (["plymouth"], "Plymouth, England"),
        (["england"], "England"),
        (["plymouth", "england"], "Plymouth and England"),
    ],
)
def test_a_case_is_placed_in_its_country(tmp_path: Path, places: list[str], words: str) -> None:
    files = {**NESTED, **case(places=places, title="AA")}
    lines = shown(tmp_path, "explore/index.md", files)["groups"][0]["items"]
    assert next(one["place"] for one in lines if one["title"] == "AA") == words


def test_a_theme_gathers_questions_and_cases(tmp_path: Path) -> None:
    files = {"guides/money/who-pays.md": page("questions", themes=["trust"])}
    data = shown(tmp_path, "themes/trust.md", files)
    assert data["count"] == "1 question · 1 case study"


def test_a_sector_tells_which_questions_were_answered(tmp_path: Path) -> None:
    [one] = shown(tmp_path, "sectors/housing.md")["questions"]["items"]
    assert (one["title"], one["from"]) == ("Who pays?", "from Plymouth")


def test_a_way_of_working_tells_the_answers_it_led_to(tmp_path: Path) -> None:
    files = case(answers=answer(processes=["open-table"]))
    data = shown(tmp_path, "processes/open-table.md", files)
    assert data["count"] == "Named in 1 answer · 1 case study"
    assert data["used"][0]["url"] == "case_studies/case-1/#answer-money-who-pays"


def test_nothing_stands_twice_on_a_page(tmp_path: Path) -> None:
    body = "See [trust](../content/themes/trust.md).\n"
    files = {"case_studies/case-1.md": page("case_studies", body=body)}
    assert shown(tmp_path, "themes/trust.md", files)["mentions"] == []


def test_a_need_names_the_guides_that_serve_it(tmp_path: Path) -> None:
    [one] = shown(tmp_path, "needs/work.md")["guides"]["items"]
    assert one["title"] == "How should money move?"


def test_lists_end_at_a_hundred(tmp_path: Path) -> None:
    listed = shown(tmp_path, "themes/trust.md", cases(104))["cases"]
    assert (len(listed["items"]), listed["more"]) == (MAX_LISTED, 5)


def test_words_stand_on_one_page_with_their_anchors(tmp_path: Path) -> None:
    files = {"content/glossary/grant.md": page("content/glossary")}
    [word] = shown(tmp_path, "glossary/index.md", files)["words"]
    assert (word["id"], word["title"]) == ("word-grant", "grant")


def test_a_resource_stands_on_the_page_of_its_question_too(tmp_path: Path) -> None:
    files = {"content/resources/report.md": page("content/resources", questions=[QUESTION])}
    pages = pages_of(tmp_path, files)
    [group] = pages["resources/index.md"].meta["hub"]["groups"]
    assert group["items"][0]["id"] == "resource-report"
    [line] = pages["guides/money/who-pays.md"].meta["hub"]["resources"]["items"]
    assert line["published"] == "A foundation, 2019"


def test_without_words_there_is_no_page_of_words(tmp_path: Path) -> None:
    assert "glossary/index.md" not in pages_of(tmp_path)
