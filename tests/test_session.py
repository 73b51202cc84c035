"""The time a session takes, the sheets of every guide, and what the page's script is given."""

from __future__ import annotations

import json
from pathlib import Path

from builders import page, write_hub
from hub.library import load_hub
from hub.links import Links
from hub.session import ARRIVE, CLOSING, MISSING, PROMPT, session_minutes
from page_data import SETTINGS, pages_of, shown, site_files

SIDE = {"content/sides/people.md": page("content/sides")}


def test_a_session_is_the_sum_of_its_rounds() -> None:
    rounds = [ARRIVE, PROMPT, PROMPT, MISSING, CLOSING]
    assert session_minutes(2, 5) == sum(one.minutes(5) for one in rounds) == 60


def test_more_people_than_a_table_holds_take_no_longer_for_a_prompt() -> None:
    assert PROMPT.minutes(30) == PROMPT.minutes(6) > PROMPT.minutes(5)


def test_there_is_a_sheet_for_the_behaviours_the_sides_and_each_guide(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, SIDE)
    sheets = {uri for uri in pages if uri.startswith("reflect/") and uri != "reflect/index.md"}
    assert sheets == {f"reflect/{one}/index.md" for one in ("behaviours", "system", "guides/money")}
    offered = pages["reflect/index.md"].meta["hub"]["sheets"]
    assert {f"{one['url']}index.md" for one in offered} == sheets


def test_a_hub_without_sides_offers_no_sheet_of_them(tmp_path: Path) -> None:
    assert "reflect/system/index.md" not in pages_of(tmp_path)


def test_every_prompt_on_a_sheet_has_a_field_and_no_number_to_choose(tmp_path: Path) -> None:
    groups = shown(tmp_path, "reflect/behaviours/index.md")["groups"]
    (prompt,) = groups[0]["prompts"]
    assert prompt["lists"][0]["items"] == ["Who decides here?"]
    assert [one["id"] for one in prompt["fields"]] == [
        "behaviour/shared-power/seen",
        "behaviour/shared-power/differ",
    ]


def test_the_script_is_given_every_prompt_that_can_be_ticked(tmp_path: Path) -> None:
    links = Links(load_hub(write_hub(tmp_path, SIDE)))
    data = json.loads(site_files(links, SETTINGS)["reflect/session.json"])
    assert set(data["prompts"]) == {
        "behaviour/shared-power",
        "side/people",
        "question/money/who-pays",
    }
    assert data["rounds"]["prompt"]["each"] == PROMPT.each


def test_the_page_says_where_a_missing_behaviour_can_be_told(tmp_path: Path) -> None:
    assert shown(tmp_path, "reflect/index.md")["add"]
