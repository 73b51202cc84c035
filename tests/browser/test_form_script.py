"""The cases that the check and the forms' script share, on the side of the script."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from form_shared import FormCase, form_cases, form_hub
from hub.json_text import as_json
from hub.kinds import KINDS
from hub.library import entry_from
from hub.pages.whole import Site
from hub.private import details_in
from hub.publish.form_lists import form_file_makers
from hub.source import document_from
from planted_people import HONEST, planted

pytestmark = pytest.mark.browser

MODULE = """async ([files, cases]) => {
  const ours = document.querySelector("script[type=module]").src;
  const { complaintsAbout, readRules } = await import(new URL("form_rules.js", ours));
  const { fileOf } = await import(new URL("form_file.js", ours));
  const read = (path) => JSON.parse(files[path]);
  const rules = readRules(read("contribute/rules.json"));
  const known = { names: read("contribute/names.json") };
  for (const path of Object.keys(files)) {
    const kind = path.match(/lists\\/(.*)\\.json/)?.[1];
    if (kind) known[kind] = new Map(read(path).map((one) => [one.id, one]));
  }
  return cases.map((page) => ({
    file: fileOf(page, rules),
    refused: complaintsAbout(page, rules, known).map(({ field, code }) => [field, code]),
  }));
}"""


@pytest.fixture(scope="module")
def ask(
    browser: Any, address: str, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[list[dict[str, Any]]], list[Any]]:
    """Return what asks the script about pages, all on one: what it refuses, and the files it makes."""
    site = Site(form_hub(tmp_path_factory.mktemp("hub")), {})
    files = {uri: make() for uri, make in form_file_makers(site)}

    def asked(pages: list[dict[str, Any]]) -> list[Any]:
        page: Page = browser.new_page()
        page.goto(address + "contribute/answer/")
        found: list[Any] = page.evaluate(MODULE, [files, pages])
        page.close()
        return found

    return asked


@pytest.fixture(scope="module")
def answers(ask: Callable[[list[dict[str, Any]]], list[Any]]) -> list[Any]:
    """Ask the script about every case."""
    return ask([as_page(one, one.text) for one in form_cases()])


def as_page(case: FormCase, text: str) -> dict[str, Any]:
    """Return the page of a case, with `text` below its fields, as the script takes it."""
    return {"kind": case.kind, "values": case.values, "text": text, "name": case.name}


def test_the_script_refuses_just_what_the_check_refuses(answers: list[Any]) -> None:
    wrong = [
        f"{case.kind}, {case.about}: {sorted(case.refused)}, but the script {found['refused']}"
        for case, found in zip(form_cases(), answers, strict=True)
        if {tuple(one) for one in found["refused"]} != case.refused
    ]
    assert len(answers) >= 150
    assert wrong == []


def test_the_script_finds_the_people_that_the_check_finds(
    ask: Callable[[list[dict[str, Any]]], list[Any]],
) -> None:
    chance = random.Random(7)  # noqa: S311 - the same people each time
    texts = [*(text for _, text in planted(chance)), *HONEST]
    found = ask([as_page(form_cases()[0], text) for text in texts])
    by_script = [["text", "personal-contact"] in one["refused"] for one in found]
    assert by_script == [bool(list(details_in([text]))) for text in texts]


def test_a_file_holds_just_what_was_entered(answers: list[Any]) -> None:
    """Whatever somebody enters, it is a value of its own field: no key, list or text beside it."""
    compared = 0
    for case, found in zip(form_cases(), answers, strict=True):
        entry = entry_from(document_from(f"{KINDS[case.kind].folder}/x.md", found["file"].encode()))
        if entry.document.faults:
            assert case.refused, case.about
            continue
        compared += 1
        assert json.loads(as_json(entry.document.front.values)) == folded(case.values), case.about
        assert entry.document.body.strip() == case.text.strip(), case.about
    assert compared > 250


def folded(value: Any) -> Any:
    """Return what was entered as the file has it: every text in one line, and no empty list."""
    if isinstance(value, dict):
        return {name: folded(one) for name, one in value.items() if one != []}
    if isinstance(value, list):
        return [folded(one) for one in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def test_an_honest_file_is_taken_as_it_is(answers: list[Any]) -> None:
    for case, found in zip(form_cases(), answers, strict=True):
        if not case.refused:
            assert is_valid(case, found["file"]), case.about


def is_valid(case: FormCase, file: str) -> bool:
    """Tell whether the model of the case's kind takes the file."""
    path = f"{KINDS[case.kind].folder}/{case.name}.md"
    return entry_from(document_from(path, file.encode())).record is not None
