"""Answers that stand alone show wherever answers do, marked, until a case study takes them over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import page, write_hub
from explored import explored
from hub.library import load_hub
from hub.links import Links
from hub.pages.lines import ALONE
from hub.pages.page import SitePage
from hub.pairs import Pairs
from hub.related import Relations
from page_data import QUESTION, alone, case, pages_of, shown, site_files

WHO = "guides/money/who-pays.md"
PAGE = "answers/plymouth-pays.md"
URL = "answers/plymouth-pays/"
SHORT = "Nobody paid, and the work went on."
LEEDS = {"content/places/leeds.md": page("content/places", title="Leeds")}
WHY = {"guides/money/why.md": page("questions", title="Why?", order=2)}
TAKEN = {"replaced_by": "plymouth"}


def test_it_is_named_by_its_place_and_question(tmp_path: Path) -> None:
    made = pages_of(tmp_path, {**LEEDS, **alone(places=["plymouth", "leeds"])})[PAGE]
    assert made.meta["title"] == "Plymouth and Leeds: Who pays?"
    assert made.meta["description"] == SHORT


def test_its_page_shows_the_answer_its_facts_and_who_else_answered(tmp_path: Path) -> None:
    data = shown(tmp_path, PAGE, alone(hard="Waiting.", sure="hunch", processes=["open-table"]))
    assert (data["mark"], data["url"]) == (ALONE, URL)
    block = data["answer"]
    assert (block["short"], block["sure"]) == (SHORT, "Hunch")
    assert block["facts"] == [{"label": "What was hard", "text": "Waiting."}]
    assert block["processes"] == [{"title": "Open table", "url": "processes/open-table/"}]
    assert [one["title"] for one in block["others"]["items"]] == ["Plymouth"]
    assert [row["label"] for row in data["facts"]] == ["Place", "Who tells it", "Added"]
    assert data["crumbs"][-1]["url"] == "guides/money/who-pays/"


def test_the_search_finds_it_as_a_page_of_its_own(tmp_path: Path) -> None:
    data = shown(tmp_path, PAGE, alone())
    assert data["search"] == {"kind": "Short answers", "place": "Plymouth"}


def test_a_question_shows_it_beside_the_others_with_its_mark(tmp_path: Path) -> None:
    side = shown(tmp_path, WHO, {**LEEDS, **alone(places=["leeds"])})["side"]
    assert side["heading"] == "Two places, side by side"
    leeds, plymouth = side["columns"]
    assert (leeds["place"], leeds["title"], leeds["url"]) == ("Leeds", ALONE, URL)
    assert (leeds["alone"], plymouth["alone"]) == (True, False)
    assert leeds["cells"][6]["text"] == "Resident"


def test_a_case_study_and_an_answer_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    side = shown(tmp_path, WHO, alone("plymouth"))["side"]
    assert [one["id"] for one in side["columns"]] == ["plymouth", "answers/plymouth"]
    assert [one["name"] for one in side["columns"]] == [
        "Plymouth: A city listens",
        f"Plymouth: {ALONE}",
    ]


def test_a_question_answered_only_so_is_no_gap(tmp_path: Path) -> None:
    files = {**WHY, **alone(question="money/why")}
    data = shown(tmp_path, "gaps/index.md", files)
    assert data["questions"]["items"] == []
    assert [one["title"] for one in data["single"]["items"]] == ["Who pays?", "Why?"]


def test_a_place_shows_it_and_counts_it_apart_from_case_studies(tmp_path: Path) -> None:
    data = shown(tmp_path, "places/leeds.md", {**LEEDS, **alone(places=["leeds"])})
    assert data["count"] == "1 short answer"
    assert data["answers"][0]["answers"] == [{"short": SHORT, "url": URL, "title": ALONE}]
    assert data["cases"]["items"] == []


def test_a_wider_place_gathers_it(tmp_path: Path) -> None:
    files = {
        "content/places/plymouth.md": page("content/places", part_of=["england"]),
        "content/places/england.md": page("content/places", title="England", kind="country"),
    }
    data = shown(tmp_path, "places/england.md", {**files, **alone()})
    assert data["count"] == "1 case study · 2 answers"
    assert [one["note"] for one in data["parts"]["items"]] == ["1 case study · 1 short answer"]


def test_a_process_shows_it(tmp_path: Path) -> None:
    data = shown(tmp_path, "processes/open-table.md", alone(processes=["open-table"]))
    assert data["count"] == "Named in 1 answer · no case studies"
    assert data["used"][0]["case"] == {"title": ALONE, "url": URL}


@pytest.mark.parametrize(
    ("field", "src_uri"), [("themes", "themes/trust.md"), ("sectors", "sectors/housing.md")]
)
def test_a_theme_and_a_sector_list_it(tmp_path: Path, field: str, src_uri: str) -> None:
    name = Path(src_uri).stem
    data = shown(tmp_path, src_uri, alone(**{field: [name]}))
    assert [(one["short"], one["url"]) for one in data["alone"]["items"]] == [(SHORT, URL)]
    assert data["count"].endswith("1 case study · 1 short answer")
    assert data["mentions"] == []


def test_a_behaviour_shows_it_where_its_text_links_there(tmp_path: Path) -> None:
    files = alone(body="See [sharing](../behaviours/shared-power.md).\n")
    [group] = shown(tmp_path, "behaviours/shared-power.md", files)["mentions"]
    assert (group["heading"], group["items"][0]["url"]) == ("Short answers", URL)


def test_coverage_counts_it_behind_a_plus_of_its_own(tmp_path: Path) -> None:
    files = alone(themes=["trust"], sectors=["housing"])
    for table in shown(tmp_path, "coverage/index.md", files)["tables"]:
        cells = [cell for cell in table["rows"][0]["cells"] if cell["alone"]]
        assert [cell["alone"] for cell in cells] == [1], table["title"]
        assert table["alone"]
    assert not any(one["alone"] for one in shown(tmp_path / "b", "coverage/index.md")["tables"])


def test_a_guide_and_the_home_page_count_it_as_an_answer(tmp_path: Path) -> None:
    made = pages_of(tmp_path, alone())
    assert made["guides/money/index.md"].meta["hub"]["count"] == (
        "1 question · 2 answers · 1 case study"
    )
    home = made["index.md"].meta["hub"]
    assert (home["case_count"], home["answer_count"]) == ("1 case study", "2 answers")


def test_the_whole_guide_marks_it_and_links_to_its_page(tmp_path: Path) -> None:
    text = pages_of(tmp_path, {**LEEDS, **alone(places=["leeds"])})["guides/money/whole.md"].body
    assert "- [Leeds](../../answers/plymouth-pays.md) (short answer, no case study yet): " in text


def test_places_that_answered_so_can_be_compared(tmp_path: Path) -> None:
    numbers = range(3)
    files = {
        **LEEDS,
        **{
            f"guides/money/q{one}.md": page("questions", title=f"Q{one}?", order=one + 2)
            for one in numbers
        },
        **case(answers=[{"question": f"money/q{one}", "short": f"So {one}."} for one in numbers]),
    }
    for one in numbers:
        files |= alone(f"leeds-{one}", places=["leeds"], question=f"money/q{one}")
    [pair] = Pairs(Links(load_hub(write_hub(tmp_path, files)))).prepared
    assert (pair.first, pair.second, len(pair.shared)) == ("leeds", "plymouth", 3)
    text = site_files(Links(load_hub(tmp_path)), {})["compare/places/leeds.json"]
    assert ALONE in text
    assert "Resident" in text


def test_exploring_is_for_case_studies_only(tmp_path: Path) -> None:
    assert len(explored(Links(load_hub(write_hub(tmp_path, alone())))).cards) == 1


def test_it_does_not_crowd_the_related_case_studies(tmp_path: Path) -> None:
    links = Links(load_hub(write_hub(tmp_path, alone())))
    assert Relations(links).of(links.hub.by_key["case-study", "plymouth"]) == ()


@pytest.mark.parametrize("anonymised", [True, False])
def test_a_page_says_whether_it_is_told_without_names(tmp_path: Path, *, anonymised: bool) -> None:
    files = {**alone(anonymised=anonymised), **case(anonymised=anonymised)}
    made = pages_of(tmp_path, files)
    for page_ in (made[PAGE], made["case_studies/case-1.md"]):
        assert page_.meta["hub"]["anonymised"] is anonymised


def taken(root: Path, src_uri: str) -> Any:
    """Return what a page shows once the case study has taken over the answer."""
    fields = {"themes": ["trust"], "sectors": ["housing"], "processes": ["open-table"]}
    return shown(
        root, src_uri, alone(body="About [trust](../themes/trust.md).\n", **fields, **TAKEN)
    )


def test_once_taken_over_its_page_leads_to_the_answer_in_the_case_study(tmp_path: Path) -> None:
    data = taken(tmp_path, PAGE)
    assert data["now_at"] == "case_studies/plymouth/#answer-money-who-pays"
    assert data["search"] == {}
    assert "answer" not in data
    assert pages_of(tmp_path / "again", alone(body="Text.\n", **TAKEN))[PAGE].body == ""


def test_once_taken_over_it_shows_nowhere_else(tmp_path: Path) -> None:
    without = pages_of(tmp_path / "without")
    fields = {"themes": ["trust"], "sectors": ["housing"], "processes": ["open-table"]}
    made = pages_of(tmp_path / "with", alone(**fields, **TAKEN))
    del made[PAGE]
    changed = {name for name in without if story_of(made[name]) != story_of(without[name])}
    assert changed == {"case_studies/plymouth.md"}


def story_of(page: SitePage) -> tuple[Any, ...]:
    """Return all of a page but the folders that it names as what it was made from."""
    hub = {name: shown for name, shown in page.meta["hub"].items() if name != "made_from"}
    return (page.src_uri, page.body, page.meta | {"hub": hub})


def test_the_case_study_says_what_it_took_over(tmp_path: Path) -> None:
    [group] = taken(tmp_path, "case_studies/plymouth.md")["mentions"]
    assert group["heading"] == "Short answers"
    assert group["items"][0]["why"] == "is told there now"


def test_answers_know_whether_they_stand_alone(tmp_path: Path) -> None:
    given = Links(load_hub(write_hub(tmp_path, alone()))).answers[QUESTION]
    assert [(one.is_alone, one.url) for one in given] == [
        (False, "case_studies/plymouth/#answer-money-who-pays"),
        (True, URL),
    ]
