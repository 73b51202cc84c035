"""Names that the hub knows are found however they are joined, and common words are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import SOURCE, page, write_hub
from hub.known_names import KnownNames, known_names
from hub.library import load_hub
from page_data import alone, case


@pytest.fixture
def names(tmp_path: Path) -> KnownNames:
    """Return the names of a small hub."""
    files = {
        **case(
            organisations=[{"name": "The Whitman Institute (TWI)"}, {"name": "Mind"}],
            contributors=["Ama Owusu"],
            sources=[{**SOURCE, "publisher": "Social Finance; Charities"}],
        ),
        **alone(anonymised=True, contributors=["Never Known"]),
    }
    for name, title in (
        ("york", "York"),
        ("new-york", "New York"),
        ("barking-and-dagenham", "Barking and Dagenham"),
        ("almelo", "Almelö"),
    ):
        files[f"content/places/{name}.md"] = page("content/places", title=title)
    return known_names(load_hub(write_hub(tmp_path, files)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In York's centre", ["York"]),
        ("in New-York", ["New York"]),
        ("In NEW YORK and York", ["New York", "York"]),
        ("Barking & Dagenham", ["Barking and Dagenham"]),
        ("Almelo", ["Almelö"]),
        ("with the Whitman\nInstitute", ["The Whitman Institute (TWI)"]),
        ("(Ama Owusu)", ["Ama Owusu"]),
        ("Social Finance paid", ["Social Finance"]),
        ("Mind helped", ["Mind"]),
        ("never mind, new york", []),
        ("Social finance as a whole", []),
        ("Charities were asked", []),
        ("Yorkshire, Newer York-", ["York"]),
        ("Never Known", []),
        ("", []),
    ],
)
def test_names_are_found_as_they_are_written(
    names: KnownNames, text: str, found: list[str]
) -> None:
    assert [one.known.name for one in names.found_in(text)] == found


def test_a_name_is_found_where_it_begins(names: KnownNames) -> None:
    [one] = names.found_in("It began at Mind.")
    assert (one.start, one.known.kind) == (12, "organisation")


def test_in_an_id_all_is_small(names: KnownNames) -> None:
    found = [one.known.name for one in names.found_in_id("ama-owusu-in-new-york")]
    assert found == ["Ama Owusu", "New York"]
