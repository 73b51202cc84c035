"""All pages, the home page and the lists."""

from __future__ import annotations

import json
from pathlib import Path

from builders import page, write_hub
from hub.kinds import KINDS
from hub.library import load_hub
from hub.links import Links
from hub.pages.page import HEADINGS
from hub.pages.shell import shell
from hub.pages.site import site_pages
from hub.pages.whole import Site
from page_data import SETTINGS, case, pages_of, shown


def test_every_page_is_plain_data_with_a_title_a_template_and_a_kind(tmp_path: Path) -> None:
    for one in pages_of(tmp_path).values():
        assert json.loads(json.dumps(one.meta)) == one.meta
        assert one.meta["title"]
        assert (Path(__file__).parents[1] / "overrides" / one.meta["template"]).is_file()
        assert one.meta["hub"]["kind"]


def test_every_generated_page_is_made(tmp_path: Path) -> None:
    names = ["guides", "explore", "places", "themes", "sectors", "processes", "behaviours", "gaps"]
    names += ["compare", "coverage"]
    assert {"index.md", *(f"{name}/index.md" for name in names)} <= set(pages_of(tmp_path))


def test_an_empty_hub_has_its_lists(tmp_path: Path) -> None:
    links = Links(load_hub(tmp_path))
    pages = {one.src_uri: one for one in site_pages(links, {})}
    assert pages["index.md"].meta["hub"]["specimen"] is None
    assert pages["explore/index.md"].meta["hub"]["groups"] == []


def test_every_kind_of_page_that_is_searched_has_a_heading_there() -> None:
    assert set(HEADINGS) == set(KINDS) - {"withdrawn-page"}


def test_questions_come_first_in_the_search() -> None:
    assert next(iter(HEADINGS)) == "question"


def test_the_shell_names_the_index_and_only_pages_that_exist(tmp_path: Path) -> None:
    links = Links(load_hub(write_hub(tmp_path)))
    around = shell(Site(links, SETTINGS))
    assert around["search"]["bundle"].startswith("pagefind-")
    assert [one["title"] for one in around["about"]] == [
        "What has been told",
        "What nobody has told yet",
        "Your list",
        "About",
    ]


def test_the_specimen_is_a_question_with_two_places(tmp_path: Path) -> None:
    leeds = {"content/places/leeds.md": page("content/places", title="Leeds")}
    data = shown(tmp_path, "index.md", {**case(places=["leeds"]), **leeds})
    assert [one["place"] for one in data["specimen"]["answers"]] == ["Leeds", "Plymouth"]


def test_one_place_makes_no_specimen(tmp_path: Path) -> None:
    assert shown(tmp_path, "index.md", case())["specimen"] is None


def test_the_newest_case_stands_first(tmp_path: Path) -> None:
    files = {**case(1, published="2026-12-01", title="New"), **case(2, published="2020-01-01")}
    assert shown(tmp_path, "index.md", files)["newest"][0]["title"] == "New"


def test_explore_holds_each_case_once(tmp_path: Path) -> None:
    theme = {"content/themes/care.md": page("content/themes", title="Care", order=2)}
    groups = shown(tmp_path, "explore/index.md", {**case(themes=["care", "trust"]), **theme})
    held = {one["title"]: len(one["items"]) for one in groups["groups"]}
    assert held == {"Trust": 1, "Care": 1}


def test_explore_shows_the_case_studies_of_so_many_themes(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for number in range(13):
        files[f"content/themes/t{number}.md"] = page("content/themes", title=f"T {number}", order=2)
        files |= case(number, themes=[f"t{number}"])
    data = shown(tmp_path, "explore/index.md", files)
    assert (len(data["groups"]), data["more_themes"]) == (12, 2)


def test_gaps_name_questions_and_terms(tmp_path: Path) -> None:
    files = {"guides/money/why.md": page("questions", title="Why?", order=2)}
    data = shown(tmp_path, "gaps/index.md", files)
    assert [one["title"] for one in data["questions"]["items"]] == ["Why?"]
    assert [one["title"] for one in data["single"]["items"]] == ["Who pays?"]
    assert [one["heading"] for one in data["terms"]] == ["Ways of working"]


def test_the_home_page_says_how_many_gaps_there_are(tmp_path: Path) -> None:
    files = {
        "guides/money/why.md": page("questions", title="Why?", order=2),
        "content/needs/reflect.md": page("content/needs", title="Reflect", order=2),
    }
    [need] = [one for one in shown(tmp_path, "index.md", files)["needs"] if one["id"] == "reflect"]
    counts = {link["title"]: link["count"] for link in need["links"]}
    assert counts["What nobody has told yet"] == 3  # Why?, Who pays? and the open table


def test_adding_leads_to_the_page_that_explains_it(tmp_path: Path) -> None:
    files = {"content/pages/contribute.md": page("content/pages", title="Contribute")}
    assert shown(tmp_path, "gaps/index.md", files)["add"] == "contribute/"


def test_without_such_a_page_it_leads_to_a_form(tmp_path: Path) -> None:
    assert shown(tmp_path, "gaps/index.md")["add"] == "contribute/answer/"
