"""The forms as the files that GitHub reads (docs.github.com, 'Syntax for issue forms')."""

from __future__ import annotations

from typing import Any

import yaml

from hub.intake.asked import Asked, Lists, Option
from hub.intake.forms import LISTED, Form, forms
from hub.intake.something_else import SOMETHING_ELSE

FOLDER = ".github/ISSUE_TEMPLATE"
_MADE = "# Made by `python3 scripts/run.py issue-forms`; do not edit it by hand.\n"
_TYPES = {
    "line": "input",
    "choice": "dropdown",
    "choices": "dropdown",
    "pick": "dropdown",
    "picks": "dropdown",
    "boxes": "checkboxes",
    "tick": "checkboxes",
}
"""GitHub's type for a control; whatever is not named here is a `textarea`."""
_SEVERAL = frozenset({"choices", "picks"})


def form_files(lists: Lists) -> dict[str, str]:
    """Return the text of every file of the folder by its name; `lists` is what the forms offer."""
    made = (*forms(lists).values(), SOMETHING_ELSE)
    chooser = _written({"blank_issues_enabled": False})
    return {form.file: _written(_form(form)) for form in made} | {"config.yml": chooser}


def lists_in(files: dict[str, str]) -> Lists:
    """Return what the forms in `files` offer to choose from, however old they are."""
    lists: Lists = {}
    for form in forms({}).values():
        body = yaml.safe_load(files[form.file])["body"]
        shown = {one["attributes"].get("label"): one["attributes"] for one in body}
        for question in form.questions:
            if question.refers_to in LISTED:
                options = shown[question.label]["options"]
                lists[question.refers_to] = tuple(Option(id_in(one), one) for one in options)
    return lists


def id_in(shown: str) -> str:
    """Return the id at the end of what a form shows: 'Trust between people (trust)' -> 'trust'."""
    return shown.rpartition("(")[2].rstrip(")")


def _form(form: Form) -> dict[str, Any]:
    introduction = [{"type": "markdown", "attributes": {"value": form.introduction}}]
    return {
        "name": form.name,
        "description": form.about,
        "labels": [form.issue_label],
        "body": introduction + [_element(question) for question in form.questions],
    }


def _element(question: Asked) -> dict[str, Any]:
    kind = _TYPES.get(question.control, "textarea")
    optional = {
        "description": question.help,
        "placeholder": question.example if kind in {"input", "textarea"} else "",
        "multiple": question.control in _SEVERAL,
        "options": _options(question, kind),
    }
    attributes = {"label": question.label} | {name: one for name, one in optional.items() if one}
    element: dict[str, Any] = {"type": kind, "id": question.id, "attributes": attributes}
    if question.required and kind != "checkboxes":
        element["validations"] = {"required": True}
    return element


def _options(question: Asked, kind: str) -> list[Any]:
    if kind == "checkboxes":
        needed = question.control == "boxes"
        return [{"label": one.shown, "required": needed} for one in question.options]
    return [one.shown for one in question.options]


def _written(value: Any) -> str:
    return _MADE + yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=100)
