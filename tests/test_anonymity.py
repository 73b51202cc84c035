"""A place is wide enough when three others tell of it, and lifted to the nearest that is."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import page, write_hub
from hub.anonymity import is_wide_enough, lifted
from hub.library import load_hub
from hub.links import Links
from hub.pages.case_facts import answer_facts
from hub.pages.whole import Site
from hub.records import StandAloneAnswer
from page_data import alone, case


def links_of(root: Path, told: int) -> Links:
    """Return a hub with so many more case studies in England, beside the one in Plymouth."""
    files = {
        "content/places/england.md": page("content/places", title="England", kind="country"),
        "content/places/devon.md": page("content/places", title="Devon", part_of=["england"]),
        "content/places/plymouth.md": page("content/places", part_of=["devon"]),
        **alone("wide", places=["england"], anonymised=True),
    }
    for number in range(told):
        files |= case(number, places=["england"])
    return Links(load_hub(write_hub(root, files)))


@pytest.mark.parametrize(("told", "wide"), [(1, False), (2, True)])
def test_three_case_studies_make_a_place_wide(tmp_path: Path, told: int, *, wide: bool) -> None:
    links = links_of(tmp_path, told)
    answer = links.hub.by_key["answer", "wide"]
    assert is_wide_enough(links, "england", answer) is wide


def test_an_account_does_not_hide_behind_itself(tmp_path: Path) -> None:
    links = links_of(tmp_path, 2)
    assert not is_wide_enough(links, "england", links.hub.by_key["case-study", "plymouth"])


def test_a_place_is_lifted_as_far_as_needed(tmp_path: Path) -> None:
    links = links_of(tmp_path, 3)
    answer = links.hub.by_key["answer", "wide"]
    assert lifted(links, "plymouth", answer) == "england"
    assert lifted(links, "england", answer) == "england"


def test_without_a_wide_place_there_is_none(tmp_path: Path) -> None:
    links = links_of(tmp_path, 0)
    assert lifted(links, "plymouth", links.hub.by_key["answer", "wide"]) == ""


def test_the_page_says_that_names_are_left_out(tmp_path: Path) -> None:
    links = links_of(tmp_path, 3)
    answer = links.hub.by_key["answer", "wide"].record
    assert isinstance(answer, StandAloneAnswer)
    labels = [row["label"] for row in answer_facts(Site(links, {}), answer)]
    assert "Names" in labels
