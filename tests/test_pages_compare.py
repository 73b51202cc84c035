"""Places beside each other: which pairs are prepared, and what their pages and files hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from builders import page, write_hub
from hub.library import load_hub
from hub.links import Links
from hub.pages.compare import MAX_BESIDE
from hub.pages.page import MAX_LISTED
from page_data import SETTINGS, alone, case, pages_of, shown, site_files

PAIR = "compare/leeds--plymouth.md"


def questions(number: int) -> dict[str, str]:
    """Return so many questions as files, `money/q0` first."""
    return {
        f"guides/money/q{one}.md": page("questions", title=f"Why {one}?", order=one + 2)
        for one in range(number)
    }


def answering(place: str, *names: str, **fields: Any) -> dict[str, Any]:
    """Return the fields of a case study from a place that answers some questions."""
    answers = [{"question": f"money/{one}", "short": f"{place} did {one}."} for one in names]
    return {"places": [place], "answers": answers, **fields}


def place(name: str, **fields: Any) -> dict[str, str]:
    """Return a place as a file."""
    return {f"content/places/{name}.md": page("content/places", title=name.title(), **fields)}


def two_places(first: tuple[str, ...], second: tuple[str, ...]) -> dict[str, str]:
    """Return Leeds and Plymouth, each with a case study that answers some questions."""
    return {
        **questions(5),
        **place("leeds"),
        **case(1, **answering("leeds", *first, title="Leeds tells")),
        **case(2, **answering("plymouth", *second, title="Plymouth tells")),
    }


THREE = ("q0", "q1", "q2")


def test_three_shared_questions_make_a_page(tmp_path: Path) -> None:
    data = shown(tmp_path, PAIR, two_places((*THREE, "q3"), THREE))
    assert [one["title"] for one in data["questions"]] == ["Why 0?", "Why 1?", "Why 2?"]
    told = [cell["told"][0]["short"] for cell in data["questions"][0]["cells"]]
    assert told == ["leeds did q0.", "plymouth did q0."]


def many_shared(number: int) -> dict[str, str]:
    """Return Leeds and Plymouth, which both answered so many questions."""
    return questions(number) | two_places(*2 * (tuple(f"q{one}" for one in range(number)),))


def test_what_stands_side_by_side_ends_at_a_bound(tmp_path: Path) -> None:
    data = shown(tmp_path, PAIR, many_shared(MAX_BESIDE + 3))
    in_order = [f"guides/money/q{one}/" for one in sorted(map(str, range(MAX_BESIDE + 3)))]
    assert [one["url"] for one in data["questions"]] == in_order[:MAX_BESIDE]
    assert [one["url"] for one in data["also"]["items"]] == in_order[MAX_BESIDE:]
    assert data["also"]["more"] == 0
    assert data["lead"].startswith("23 questions that both answered.")


def test_up_to_the_bound_all_shared_questions_stand_side_by_side(tmp_path: Path) -> None:
    data = shown(tmp_path, PAIR, many_shared(MAX_BESIDE))
    assert len(data["questions"]) == MAX_BESIDE
    assert data["also"] == {"items": [], "more": 0}


def test_the_shared_questions_that_are_only_named_end_at_a_bound(tmp_path: Path) -> None:
    data = shown(tmp_path, PAIR, many_shared(MAX_BESIDE + MAX_LISTED + 2))
    assert len(data["also"]["items"]) == MAX_LISTED
    assert data["also"]["more"] == 2


def test_the_case_studies_that_tell_of_both_end_at_a_bound(tmp_path: Path) -> None:
    files = two_places(THREE, THREE)
    for number in range(10, 25):
        files |= case(number, **answering("leeds", "q0") | {"places": ["leeds", "plymouth"]})
    together = shown(tmp_path, PAIR, files)["together"]
    assert [one["url"] for one in together["items"]] == [
        f"case_studies/case-{number}/" for number in range(10, 22)
    ]
    assert together["more"] == 3


def test_the_script_is_told_the_same_bounds(tmp_path: Path) -> None:
    most = shown(tmp_path, "compare/index.md")["most"]
    assert most == {"beside": MAX_BESIDE, "listed": MAX_LISTED}


def test_a_page_of_many_accounts_says_which_kinds_it_is_made_from(tmp_path: Path) -> None:
    files = two_places(THREE, THREE)
    for number in range(10, 29):
        files |= case(number, **answering("leeds", "q0"))
    made_from = shown(tmp_path, PAIR, files)["made_from"]
    folder = {"title": "the case studies of these places"} | {
        "url": "https://git.example/tree/main/case_studies"
    }
    assert made_from == [folder]
    answers = {"title": "the stand-alone answers of these places"} | {
        "url": "https://git.example/tree/main/content/answers"
    }
    both = files | alone("short", question="money/q1", places=["leeds"])
    assert shown(tmp_path, PAIR, both)["made_from"] == [folder, answers]


def test_what_only_one_answered_stands_apart(tmp_path: Path) -> None:
    data = shown(tmp_path, PAIR, two_places((*THREE, "q3"), THREE))
    only = {side["title"]: [one["title"] for one in side["items"]] for side in data["only"]}
    assert only == {"Leeds": ["Why 3?"], "Plymouth": ["Who pays?"]}


def test_two_shared_questions_make_no_page(tmp_path: Path) -> None:
    assert PAIR not in pages_of(tmp_path, two_places(("q0", "q1"), THREE))


def test_one_case_study_is_not_set_beside_itself(tmp_path: Path) -> None:
    together = answering("leeds", *THREE) | {"places": ["leeds", "plymouth"]}
    files = {**questions(3), **place("leeds"), **case(1, **together)}
    assert PAIR not in pages_of(tmp_path, files)


def test_a_place_is_not_set_beside_its_own_part(tmp_path: Path) -> None:
    files = two_places(THREE, THREE) | place("leeds", part_of=["plymouth"])
    assert PAIR not in pages_of(tmp_path, files)


def test_a_part_speaks_for_its_city_but_not_for_its_country(tmp_path: Path) -> None:
    files = {
        **two_places((), THREE),
        **place("wales", kind="country"),
        **place("leeds", part_of=["wales"]),
        **place("holbeck", kind="neighbourhood", part_of=["leeds"]),
        **case(1, **answering("holbeck", *THREE)),
    }
    pairs = {uri for uri in pages_of(tmp_path, files) if uri.startswith("compare/")}
    assert pairs == {"compare/index.md", PAIR, "compare/holbeck--plymouth.md"}


def test_the_pairs_are_linked_from_both_places_and_the_list(tmp_path: Path) -> None:
    files = two_places(THREE, THREE)
    expected = {"url": "compare/leeds--plymouth/", "count": "3 shared questions"}
    for uri, other in (("places/leeds.md", "Plymouth"), ("places/plymouth.md", "Leeds")):
        assert shown(tmp_path, uri, files)["compare"] == [{"title": other} | expected]
    groups = shown(tmp_path, "compare/index.md", files)["groups"]
    assert [one["title"] for one in groups] == ["Leeds", "Plymouth"]


def test_the_form_offers_every_place_with_an_answer(tmp_path: Path) -> None:
    files = two_places(THREE, THREE) | place("york")
    one, other = shown(tmp_path, PAIR, files)["choose"]
    assert [option["id"] for option in one["options"]] == ["leeds", "plymouth"]
    assert (one["chosen"], other["chosen"]) == ("leeds", "plymouth")


def test_the_number_of_pairs_grows_with_the_places_and_not_with_their_square(
    tmp_path: Path,
) -> None:
    files = questions(3)
    for number in range(40):
        files |= place(f"town-{number}") | case(number, **answering(f"town-{number}", *THREE))
    pairs = [uri for uri in pages_of(tmp_path, files) if "--" in uri]
    assert 0 < len(pairs) <= 40 * 12


def test_there_is_a_small_file_for_each_place_and_case(tmp_path: Path) -> None:
    links = Links(load_hub(write_hub(tmp_path, two_places(THREE, THREE))))
    files = site_files(links, SETTINGS)
    assert "compare/places/leeds.json" in files
    assert "compare/cases/case-1.json" in files
    leeds = json.loads(files["compare/places/leeds.json"])
    assert leeds["title"] == "Leeds"
    assert [one["id"] for one in leeds["answers"]] == ["money/q0", "money/q1", "money/q2"]
    assert files == site_files(links, SETTINGS)


def test_a_hub_without_pairs_has_the_page_nevertheless(tmp_path: Path) -> None:
    assert shown(tmp_path, "compare/index.md")["groups"] == []


def test_there_are_three_prompts_the_questions_own_first(tmp_path: Path) -> None:
    files = two_places(THREE, THREE)
    own = page("questions", title="Why 0?", order=2, prompts=["What would we lose?"])
    prompts = shown(tmp_path, PAIR, files | {"guides/money/q0.md": own})["prompts"]
    assert prompts[0] == "What would we lose?"
    assert len(prompts) == 3
