"""The forms as data: every field of a model, once; what the script fetches; and the ways in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import page
from form_shared import form_hub
from hub.describe import FieldView, fields_of
from hub.kinds import KINDS
from hub.pages.adding import ANSWER_FORM, CASE_FORM
from hub.pages.forms import FORMS
from hub.pages.whole import Site
from hub.patterns import for_scripts, white_space
from hub.publish.form_lists import form_file_makers, form_list
from hub.publish.form_rules import PATTERNS, form_rules
from page_data import alone, answer, case, pages_of, shown

each_form = pytest.mark.parametrize("kind", FORMS)
NOT_IN_FORMS = {"consent", "editors"}


def form_of(root: Path, kind: str, files: dict[str, str] | None = None) -> Any:
    return shown(root, f"contribute/{kind}.md", files)


def fields_in(holder: dict[str, Any], before: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for field in (*holder["fields"], *holder["more"]):
        yield f"{before}{field['name']}", field
        yield from fields_in(field, f"{before}{field['name']}.")


def fields_of_model(views: tuple[FieldView, ...], before: str = "") -> Iterator[str]:
    for view in views:
        if view.part not in NOT_IN_FORMS:
            yield f"{before}{view.name}"
            yield from fields_of_model(view.parts, f"{before}{view.name}.")


@each_form
def test_a_form_asks_for_every_field_of_its_model_once(tmp_path: Path, kind: str) -> None:
    parts = form_of(tmp_path, kind)["parts"]
    asked = [name for part in parts for name, _ in fields_in(part)]
    assert sorted(asked) == sorted([*fields_of_model(fields_of(KINDS[kind].model)), "text"])


@each_form
def test_a_field_says_what_it_asks_for_in_plain_words(tmp_path: Path, kind: str) -> None:
    for part in form_of(tmp_path, kind)["parts"]:
        for name, field in fields_in(part):
            assert field["label"], name
            assert not re.search("[_`]", field["label"] + field["hint"]), name
            assert field["hint"].rstrip(".").lower() != field["label"].rstrip("?").lower(), name


@each_form
def test_needed_fields_are_never_folded_away(tmp_path: Path, kind: str) -> None:
    for part in form_of(tmp_path, kind)["parts"]:
        for name, field in fields_in(part):
            assert not any(one["required"] for one in field["more"]), name
        assert not any(one["required"] for one in part["more"])


@each_form
def test_a_forms_page_does_not_grow_with_the_hub(tmp_path: Path, kind: str) -> None:
    places = {
        f"content/places/place-{number}.md": page("content/places", title=f"Place {number}")
        for number in range(30)
    }
    small, large = form_of(tmp_path / "small", kind), form_of(tmp_path / "large", kind, places)
    assert small == large


def test_the_rules_hold_nothing_of_the_hubs_content() -> None:
    rules = form_rules()
    assert json.loads(json.dumps(rules)) == rules
    assert set(rules["kinds"]) == set(FORMS)
    assert len(json.dumps(rules)) < 40_000


def test_a_mark_on_a_type_is_a_keyword_of_the_schema() -> None:
    schema = form_rules()["kinds"]["case-study"]["schema"]
    told = schema["$defs"]["Answer"]["properties"]
    assert told["question"] == {"refersTo": "question", "type": "string"}
    assert told["short"] == {"folded": True, "maxWords": 60, "type": "string"}
    assert schema["properties"]["title"]["maxLength"] == 120
    assert schema["properties"]["published"] == {"format": "date", "type": "string"}


def test_every_shared_pattern_can_be_written_for_a_script() -> None:
    for name, pattern in PATTERNS.items():
        assert not re.search(r"(?<!\\)(?:\\\\)*\\[wdsb]", for_scripts(pattern.pattern)), name


@pytest.mark.parametrize("pattern", [r"\bword", r"\S+", r"[^\W_]", r"(?P<name>x)", '\\"'])
def test_a_pattern_that_a_script_reads_differently_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="means something else in a script"):
        for_scripts(pattern)


def test_white_space_is_what_python_splits_at() -> None:
    inside = re.compile(f"[{white_space()}]")
    assert inside.split("a\u00a0b\u2003c") == ["a", "b", "c"]
    assert inside.split("a b") == ["a", "b"]
    assert not inside.match("\ufeff")


def test_lists_hold_what_helps_to_choose(tmp_path: Path) -> None:
    site = Site(form_hub(tmp_path), {})
    assert form_list(site, "question")[0] == {
        "id": "money/who-pays",
        "title": "Who pays?",
        "note": "Money",
    }
    places = {one["id"]: one for one in form_list(site, "place")}
    assert places["leeds"] == {"id": "leeds", "title": "Leeds", "note": "England"}
    assert places["seacroft"]["narrow"]
    assert places["seacroft"]["wider"] == "leeds"
    assert "narrow" not in places["england"]
    assert places["plymouth"]["narrow"]


def test_each_list_is_a_file_of_its_own(tmp_path: Path) -> None:
    files = {uri: make() for uri, make in form_file_makers(Site(form_hub(tmp_path), {}))}
    kinds = ("answer", "case-study", "idea", "place", "process", "question", "sector", "theme")
    names = {f"contribute/lists/{kind}.json" for kind in kinds}
    assert set(files) == {*names, "contribute/names.json", "contribute/rules.json"}
    assert "Jane" in files["contribute/names.json"]


def test_a_question_leads_to_the_form_with_itself_filled_in(tmp_path: Path) -> None:
    address = f"{ANSWER_FORM}?question=money%2Fwho-pays"
    assert shown(tmp_path, "guides/money/who-pays.md")["add"] == address
    block = shown(tmp_path, "answers/plymouth-pays.md", alone())["answer"]
    assert block["add"] == address


@pytest.mark.parametrize(
    ("page_of", "address"),
    [
        ("places/plymouth.md", f"{ANSWER_FORM}?place=plymouth"),
        ("processes/open-table.md", f"{ANSWER_FORM}?process=open-table"),
        ("themes/trust.md", f"{CASE_FORM}?theme=trust"),
        ("sectors/housing.md", f"{CASE_FORM}?sector=housing"),
        ("explore/index.md", CASE_FORM),
        ("index.md", ANSWER_FORM),
    ],
)
def test_a_page_leads_to_the_form_that_fits_it(tmp_path: Path, page_of: str, address: str) -> None:
    assert shown(tmp_path, page_of)["add"] == address


def test_a_gap_leads_to_the_form_with_the_gap_filled_in(tmp_path: Path) -> None:
    files = {"guides/money/why.md": page("questions", title="Why?", order=2)}
    gaps = shown(tmp_path, "gaps/index.md", files)
    assert gaps["questions"]["items"][0]["add"] == f"{ANSWER_FORM}?question=money%2Fwhy"
    assert gaps["terms"][0]["items"][0]["add"] == f"{CASE_FORM}?process=open-table"


def test_an_empty_cell_of_the_coverage_leads_to_a_form(tmp_path: Path) -> None:
    tables = {one["title"]: one for one in shown(tmp_path, "coverage/index.md")["tables"]}
    assert tables["Sectors and themes"]["add"] == CASE_FORM
    assert tables["Questions and who tells it"]["add"] == ANSWER_FORM


def test_the_page_that_explains_all_ways_leads_to_both_forms(tmp_path: Path) -> None:
    files = {
        "content/pages/contribute.md": page("content/pages", title="Contribute"),
        **case(answers=answer()),
    }
    forms = pages_of(tmp_path, files)["contribute.md"].meta["hub"]["forms"]
    assert [one["url"] for one in forms] == [ANSWER_FORM, CASE_FORM]


def test_the_privacy_page_names_what_the_forms_keep() -> None:
    root = Path(__file__).parents[1]
    script = (root / "overrides/assets/form_draft.js").read_text(encoding="utf-8")
    assert "draft-${kind}" in script
    privacy = (root / "content/pages/privacy.md").read_text(encoding="utf-8")
    assert all(f"`draft-{kind}`" in privacy for kind in FORMS)
