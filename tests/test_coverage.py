"""The tables of what has been told: every number is that of a count by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from builders import page
from page_data import case, shown


def table(root: Path, title: str, files: dict[str, str] | None = None) -> dict[str, Any]:
    """Return one of the tables."""
    tables = shown(root, "coverage/index.md", files)["tables"]
    return next(one for one in tables if one["title"] == title)


def numbers(found: dict[str, Any]) -> dict[str, list[int]]:
    """Return the numbers of a table by row."""
    return {row["title"]: [cell["count"] for cell in row["cells"]] for row in found["rows"]}


CARE = {
    "content/themes/care.md": page("content/themes", title="Care", order=2),
    "content/sectors/health.md": page("content/sectors", title="Health"),
}


def test_each_cell_counts_the_case_studies_of_a_sector_and_a_theme(tmp_path: Path) -> None:
    files = {**CARE, **case(1, sectors=["health", "housing"]), **case(2, themes=["trust", "care"])}
    found = table(tmp_path, "Sectors and themes", files)
    assert found["columns"] == ["Trust", "Care"]
    assert numbers(found) == {"Health": [1, 0], "Housing": [3, 1]}


def test_a_cell_leads_to_what_it_counts(tmp_path: Path) -> None:
    [row] = table(tmp_path, "Sectors and themes")["rows"]
    assert parse_qsl(row["cells"][0]["query"]) == [("theme", "trust"), ("sector", "housing")]


def test_a_guide_is_counted_once_for_each_case_and_kind_of_place(tmp_path: Path) -> None:
    town = {"content/places/bury.md": page("content/places", title="Bury", kind="town")}
    found = table(
        tmp_path, "Guides and kinds of place", {**town, **case(1, places=["bury", "plymouth"])}
    )
    assert found["columns"] == ["City", "Town"]
    assert numbers(found) == {"How should money move?": [2, 1]}
    query = found["rows"][0]["cells"][1]["query"]
    assert parse_qsl(query) == [("question", "money"), ("kind", "town")]


def test_a_question_is_counted_by_who_tells_it(tmp_path: Path) -> None:
    found = table(tmp_path, "Questions and who tells it", case(1, told_by=["resident", "funder"]))
    told = dict(zip(found["columns"], numbers(found)["Who pays?"], strict=True))
    assert told == {
        "Commissioner": 1,
        "Funder": 1,
        "Delivery organisation": 0,
        "Front-line worker": 0,
        "Resident": 1,
        "Network": 0,
        "Researcher": 0,
    }


def test_the_home_page_shows_the_fullest_and_only_those_with_a_case(tmp_path: Path) -> None:
    data = shown(tmp_path, "index.md", {**CARE, **case(1)})["coverage"]
    assert data["columns"] == ["Housing"]
    assert numbers(data) == {"Trust": [2]}


def test_shades_follow_the_number_only(tmp_path: Path) -> None:
    files = {path: text for one in range(5) for path, text in case(one).items()}
    [row] = table(tmp_path, "Sectors and themes", files)["rows"]
    assert (row["cells"][0]["count"], row["cells"][0]["step"]) == (6, 3)
