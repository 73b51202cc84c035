"""The data of the explore page: small numbers for all, cards by tens, in one order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from builders import page, write_hub
from code_reader import order_in, values_in
from explored import Explored, explored
from hub.cache import Cache, digest
from hub.library import load_hub
from hub.links import Links
from hub.pages.whole import Site
from hub.plan import plan_of
from hub.publish.explore_data import case_urls, explore_texts, words_file
from made_hub import count_with, matching, write_made_hub
from page_data import case, cases


def data_of(root: Path, files: dict[str, str] | None = None) -> Explored:
    return explored(Links(load_hub(write_hub(root, files))))


def facet(data: Explored, name: str) -> list[list[Any]]:
    """Return the options of a facet: id, title, depth, the wider ones, how many case studies."""
    (found,) = [one["options"] for one in data.filters["facets"] if one["id"] == name]
    return found  # type: ignore[no-any-return]


def own(data: Explored, name: str) -> list[set[int]]:
    """Return for each case study the numbers of the options that it names."""
    return values_in(data.files[f"codes-{name}.json"], len(data.cards))


def order(data: Explored, name: str) -> list[str]:
    """Return the titles of the case studies in an order."""
    return [data.cards[one]["title"] for one in order_in(data.files[f"order-{name}.json"])]


def place(name: str, **fields: Any) -> dict[str, str]:
    return {f"content/places/{name}.md": page("content/places", title=name.title(), **fields)}


def test_a_place_stands_below_what_it_is_part_of(tmp_path: Path) -> None:
    files = {**place("england", kind="country"), **place("plymouth", part_of=["england"])}
    data = data_of(tmp_path, files)
    assert facet(data, "place") == [
        ["england", "England", 0, [], 1],
        ["plymouth", "Plymouth", 1, [0], 1],
    ]
    assert own(data, "place") == [{1}]


def test_places_that_are_part_of_each_other_are_listed_once(tmp_path: Path) -> None:
    files = {**place("east", part_of=["plymouth"]), **place("plymouth", part_of=["east"])}
    assert sorted(one[0] for one in facet(data_of(tmp_path, files), "place")) == [
        "east",
        "plymouth",
    ]


def test_a_question_stands_below_its_guide(tmp_path: Path) -> None:
    assert facet(data_of(tmp_path), "question") == [
        ["money", "Money", 0, [], 1],
        ["money/who-pays", "Who pays?", 1, [0], 1],
    ]


def test_what_no_case_study_names_is_no_option(tmp_path: Path) -> None:
    data = data_of(tmp_path, {**place("york"), "content/themes/x.md": page("content/themes")})
    assert [one[0] for one in facet(data, "theme")] == ["trust"]
    assert [one[0] for one in facet(data, "place")] == ["plymouth"]
    assert [one[0] for one in facet(data, "status")] == ["ongoing"]


def test_the_newest_comes_first_and_there_are_orders_by_title_and_place(tmp_path: Path) -> None:
    files = case(1, title="Zest", published="2027-01-01", places=["york"])
    data = data_of(tmp_path, files | case(2, title="apples") | place("york"))
    assert [card["title"] for card in data.cards] == ["Zest", "apples", "A city listens"]
    assert order(data, "title") == ["A city listens", "apples", "Zest"]
    assert order(data, "place") == ["apples", "A city listens", "Zest"]


def test_what_is_not_told_is_unknown_evidence_and_no_year(tmp_path: Path) -> None:
    data = data_of(tmp_path)
    assert facet(data, "evidence") == [["unknown", "Unknown", 0, [], 1]]
    assert facet(data, "year") == []
    assert own(data, "year") == [set()]


def test_cards_are_written_by_tens(tmp_path: Path) -> None:
    data = data_of(tmp_path, cases(11))
    assert [len(data.files[f"cards-{number}.json"]) for number in (0, 1)] == [10, 2]
    assert "cards-2.json" not in data.files
    assert len({card["url"] for card in data.cards}) == data.filters["total"] == 12


def test_all_that_is_numbered_alike_lies_in_one_folder(tmp_path: Path) -> None:
    texts = explore_texts(Site(Links(load_hub(write_hub(tmp_path, cases(11)))), {}))
    folder = json.loads(texts["explore/codes.json"])["folder"]
    others = [name for name in texts if not name.startswith(f"explore/{folder}/")]
    assert others == ["explore/codes.json"]


def test_files_made_one_by_one_are_those_made_at_once(tmp_path: Path) -> None:
    hub = load_hub(write_hub(tmp_path, cases(11)))
    site = Site(Links(hub), {"site_url": "https://hub.example/"})
    planned = plan_of(site, Cache()).files
    at_once = {uri: digest(text.encode()) for uri, text in explore_texts(site).items()}
    assert at_once.items() <= planned.items()
    assert [sum("/cards-" in uri for uri in files) for files in (at_once, planned)] == [2, 2]


def test_a_case_study_is_searchable_by_the_name_of_its_page(tmp_path: Path) -> None:
    links = Links(load_hub(write_hub(tmp_path, cases(1))))
    data = explored(links)
    urls = [card["url"] for card in data.cards]
    assert case_urls(Site(links, {})) == urls
    written = json.loads(words_file(urls, {urls[1]: "en_1234"}))
    assert written == {"cases": data.filters["cases"], "names": ["", "en_1234"]}


def test_a_changed_card_changes_the_version(tmp_path: Path) -> None:
    changed = data_of(tmp_path / "b", {"case_studies/plymouth.md": page("case_studies", title="B")})
    versions = {data.filters["version"] for data in (data_of(tmp_path / "a"), changed)}
    assert len(versions) == 2


def test_what_is_numbered_otherwise_lies_in_another_folder(tmp_path: Path) -> None:
    retitled = {"case_studies/plymouth.md": page("case_studies", title="Another title")}
    before = data_of(tmp_path / "a", cases(2)).filters
    after = data_of(tmp_path / "b", cases(2) | retitled).filters
    assert after["folder"] == before["folder"]
    assert after["cases"] == before["cases"]
    more = data_of(tmp_path / "c", cases(3)).filters
    assert more["folder"] != before["folder"]
    assert more["cases"] != before["cases"]
    value = {"case_studies/plymouth.md": page("case_studies", status="ended")}
    other = data_of(tmp_path / "d", cases(2) | value).filters
    assert other["folder"] != before["folder"]
    assert other["cases"] == before["cases"]


def test_a_hub_without_case_studies_has_empty_codes(tmp_path: Path) -> None:
    root = write_hub(tmp_path)
    (root / "case_studies/plymouth.md").unlink()
    data = explored(Links(load_hub(root)))
    assert data.cards == []
    assert data.filters["total"] == 0
    assert data.files["order-title.json"] == ""


def test_every_value_counts_the_cases_that_brute_force_finds(tmp_path: Path) -> None:
    made = write_made_hub(tmp_path, 120)
    data = explored(Links(load_hub(tmp_path)))
    assert [card["title"] for card in data.cards] == [one.title for one in matching(made, {})]
    for one in data.filters["facets"]:
        named = own(data, one["id"])
        for number, (value, _, _, _, count) in enumerate(one["options"]):
            inside = {number} | {
                other for other, option in enumerate(one["options"]) if number in option[3]
            }
            found = [case for case, values in enumerate(named) if inside & values]
            assert len(found) == count == count_with(made, {}, one["id"], value), value
