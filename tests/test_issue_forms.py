"""The issue forms ask for what the models need, in a way that GitHub accepts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import issue_forms
from builders import write_hub
from hub.describe import fields_of
from hub.intake.asked import Option
from hub.intake.form_files import FOLDER, form_files, id_in, lists_in
from hub.intake.forms import LISTED, forms, lists_from
from hub.intake.something_else import SOMETHING_ELSE
from hub.kinds import KINDS
from hub.library import load_hub

ROOT = Path(__file__).resolve().parent.parent
WRITTEN = {
    path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / FOLDER).glob("*.yml"))
}
FORMS = {name: yaml.safe_load(text) for name, text in WRITTEN.items() if name != "config.yml"}

each_form = pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
each_kind = pytest.mark.parametrize("kind", forms({}))


def elements(form: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what `form` asks, without what it only says."""
    return [one for one in form["body"] if one["type"] != "markdown"]


def test_the_forms_are_what_the_models_give() -> None:
    assert issue_forms.main(["--check"]) == 0, "run: python3 scripts/run.py issue-forms"


def test_what_the_forms_list_is_in_the_hub() -> None:
    hub, lists = load_hub(ROOT), lists_in(WRITTEN)
    assert set(lists) == set(LISTED)
    for kind, options in lists.items():
        assert {option.code for option in options} <= hub.ids[kind], "run: run.py issue-forms"


def test_a_form_that_was_changed_by_hand_does_not_fit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = write_hub(tmp_path)
    arguments = ["--root", str(root)]
    assert issue_forms.main([*arguments, "--check"]) == 1
    assert issue_forms.main(arguments) == 0
    assert issue_forms.main([*arguments, "--check"]) == 0
    form = root / FOLDER / "2-answer.yml"
    form.write_text(form.read_text().replace("required: true", "required: false"))
    assert issue_forms.main([*arguments, "--check"]) == 1
    assert "run this command" in capsys.readouterr().out


def test_a_list_that_is_older_than_the_content_still_fits(tmp_path: Path) -> None:
    lists = lists_from(load_hub(write_hub(tmp_path)))
    older = form_files(lists | {"sector": (Option("gone", "Gone (gone)"),)})
    assert form_files(lists_in(older)) == older
    assert form_files(lists) != older


@each_kind
def test_every_field_that_a_page_needs_is_asked(kind: str) -> None:
    asked = {question.path[:1] for question in forms({})[kind].questions}
    needed = {(view.name,) for view in fields_of(KINDS[kind].model) if view.required}
    assert needed - asked == {("published",)}, "the day comes from the issue"


@each_kind
def test_what_a_page_needs_must_be_filled_in(kind: str) -> None:
    must = {
        question.path[0]
        for question in forms({})[kind].questions
        if question.required and question.path
    }
    needed = {view.name for view in fields_of(KINDS[kind].model) if view.required}
    assert must - {"agreed"} == needed - {"published"}


def test_the_same_words_ask_the_same_thing_in_both_forms() -> None:
    case, answer = (
        {question.label: question.path[-1:] for question in form.questions}
        for form in forms({}).values()
    )
    for label in case.keys() & answer.keys():
        assert case[label] == answer[label]


@each_form
def test_github_accepts_the_form(form: dict[str, Any]) -> None:
    assert {"name", "description", "body"} <= set(form) <= {"name", "description", "labels", "body"}
    asked = elements(form)
    labels = [one["attributes"]["label"] for one in asked]
    ids = [one["id"] for one in asked]
    assert len(set(map(str.casefold, labels))) == len(labels)
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in ids)
    assert not any(
        re.search("password|credit card|token", label, re.IGNORECASE) for label in labels
    )
    for one in form["body"]:
        allowed = {"label", "description", "placeholder", "options", "multiple", "value"}
        assert one["type"] in {"markdown", "textarea", "input", "dropdown", "checkboxes"}
        assert set(one["attributes"]) <= allowed
        assert all(one["attributes"].values()), "GitHub refuses what is empty"


@each_form
def test_every_choice_is_a_text_of_its_own(form: dict[str, Any]) -> None:
    for one in elements(form):
        options = one["attributes"].get("options", [])
        if one["type"] == "dropdown":
            assert len(set(options)) == len(options) > 0
            assert all(isinstance(option, str) for option in options)
            assert "none" not in {option.casefold() for option in options}


def test_a_choice_leads_back_to_its_id() -> None:
    assert id_in("How, and for whom (and when)? (money/who-pays)") == "money/who-pays"
    assert id_in("money/who-pays") == "money/who-pays"


def test_consent_is_asked_before_anything_else() -> None:
    for name in ("1-case-study.yml", "2-answer.yml"):
        first, second = elements(FORMS[name])[:2]
        assert [option["required"] for option in first["attributes"]["options"]] == [True] * 3
        assert "recognised" in first["attributes"]["options"][0]["label"]
        assert [option["required"] for option in second["attributes"]["options"]] == [False]


def test_a_report_of_a_mistake_is_no_page() -> None:
    assert SOMETHING_ELSE.kind not in KINDS
    assert {form["name"] for form in FORMS.values()} == {
        "Tell a case study",
        "Answer one question for a place",
        "Correct something",
    }
