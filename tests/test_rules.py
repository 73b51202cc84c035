"""Each rule can fail: with any one of them weakened, a case turns red.

`weakening.py` finds the rules in the source. A rule of which this says that nothing turns red
without it needs a case, in `tests/checks/` or in the test file that `HELD_BY` names for its module;
or, where it only saves work, a line in `HARMLESS` that says so.
"""

from __future__ import annotations

import inspect
import itertools
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest

import test_checks
import test_front_matter
import test_judging
import test_pictures
import test_policy
import test_private
import test_publish
import test_runaway
import test_safe_markdown
import test_source
import test_tags
import test_tree
from builders import write_hub
from hub.checks import CHECKS, run_checks
from hub.library import Hub, entry_from, load_hub
from hub.links import Links
from hub.reports import as_text
from hub.source import document_from
from hub.tree import tree_of
from weakening import Weakening, in_place, weakenings

Case = Callable[[], object]
"""Raises when it is red."""

_ON_BYTES = frozenset(
    {"broken-front-matter", "forbidden-yaml", "hidden-character", "no-front-matter", "not-utf-8"}
    | {"repeated-key", "too-long-page", "zero-width-character"}
)
"""Checks whose cases say all of a file by its bytes alone."""


def of_checks(codes: set[str], folder: Path) -> Iterator[Case]:
    """Go through the case folders of these checks, each laid over its hub once."""
    for case in (one for one in test_checks.CASES if one.parent.name in codes):
        hub = write_hub(folder / case.parent.name / case.name)
        shutil.copytree(case, hub, dirs_exist_ok=True)
        expected = (hub / "expected.txt").read_text(encoding="utf-8").rstrip("\n")
        (hub / "expected.txt").unlink()
        yield partial(_reports, Links(load_hub(hub)), case.parent.name, expected)


def of_bytes(_: Path) -> Iterator[Case]:
    """Go through the case folders of what is wrong with a file's bytes, each taken apart anew."""
    for case in (one for one in test_checks.CASES if one.parent.name in _ON_BYTES):
        expected = (case / "expected.txt").read_text(encoding="utf-8").rstrip("\n")
        files = [
            (path.relative_to(case).as_posix(), path.read_bytes())
            for path in sorted(case.rglob("*.md"))
        ]
        yield partial(_says_of_bytes, files, case.parent.name, expected)


def of_trees(folder: Path) -> Iterator[Case]:
    """Go through the hostile trees, each planted once; a pipe among them must never be opened."""
    for number, (said, path, plant) in enumerate(test_tree.HOSTILE.values()):
        hub = write_hub(folder / str(number))
        plant(hub)
        yield partial(_names_as_stray, hub, {} if said == test_tree.NO_PICTURE else {path: said})
    yield from of_tests(
        test_tree.test_of_two_things_that_do_not_belong_each_is_told_by_what_it_is,
        test_tree.test_every_kind_of_picture_is_found_in_every_folder,
    )(folder)


def of_tests(*held: ModuleType | FunctionType) -> Callable[[Path], Iterator[Case]]:
    """Go through the rows of these tests, or of all the tests of these files."""
    tests = [
        test
        for one in held
        for test in (vars(one).values() if isinstance(one, ModuleType) else [one])
        if getattr(test, "__name__", "").startswith("test_")
    ]
    return lambda folder: (case for test in tests for case in _rows(test, folder))


def without_folder(module: ModuleType) -> list[FunctionType]:
    """Return the tests of a file that write nothing."""
    tests = [one for one in vars(module).values() if isinstance(one, FunctionType)]
    return [one for one in tests if "tmp_path" not in inspect.signature(one).parameters]


def _rows(test: Any, folder: Path) -> Iterator[Case]:
    tables = [
        [
            dict(zip(_names(mark.args[0]), _row(mark.args[0], row), strict=True))
            for row in mark.args[1]
        ]
        for mark in getattr(test, "pytestmark", ())
        if mark.name == "parametrize"
    ]
    for number, rows in enumerate(itertools.product(*tables)):
        given = {name: value for row in rows for name, value in row.items()}
        lacking = set(inspect.signature(test).parameters) - set(given)
        if not lacking:
            yield partial(test, **given)
        elif lacking == {"tmp_path"}:
            yield partial(_in_folder, partial(test, **given), folder / f"{test.__name__}-{number}")


def _names(written: str | tuple[str, ...]) -> list[str]:
    return [name.strip() for name in written.split(",")] if isinstance(written, str) else [*written]


def _row(names: str | tuple[str, ...], row: Any) -> tuple[Any, ...]:
    return row if len(_names(names)) > 1 else (row,)


def _in_folder(test: Callable[..., object], folder: Path) -> None:
    folder.mkdir()
    try:
        test(tmp_path=folder)
    finally:
        shutil.rmtree(folder)


def _names_as_stray(hub: Path, expected: dict[str, str]) -> None:
    found = {stray.path: stray.message for stray in tree_of(hub).strays}
    assert found.keys() == expected.keys()
    assert all(said in found[path] for path, said in expected.items())


def _reports(links: Links, code: str, expected: str) -> None:
    assert as_text(run_checks(links, only=frozenset({code}))) == expected


def _says_of_bytes(files: list[tuple[str, bytes]], code: str, expected: str) -> None:
    entries = tuple(entry_from(document_from(path, raw)) for path, raw in files)
    _reports(Links(Hub(Path(), entries, frozenset())), code, expected)


def of_module(name: str, *others: str) -> Callable[[Path], Iterator[Case]]:
    """Go through the case folders of a module's checks, and of others that use a list of it."""
    codes = {code for code, one in CHECKS.items() if one.examine.__module__ == name}
    return partial(of_checks, codes.union(others))


def joined(*holders: Callable[[Path], Iterator[Case]]) -> Callable[[Path], Iterator[Case]]:
    """Go through the cases of several holders."""
    return lambda folder: (case for holder in holders for case in holder(folder))


HELD_BY: dict[str, Callable[[Path], Iterator[Case]]] = {
    **{
        name: of_module(name)
        for name in sorted({one.examine.__module__ for one in CHECKS.values()})
    },
    "hub.checks.files": of_module("hub.checks.files", "taken-alias"),
    "hub.checks.no_scores": joined(
        of_module("hub.checks.no_scores"),
        of_tests(test_judging.test_a_template_and_a_script_are_held_to_it_too),
    ),
    "hub.checks.wording": joined(
        of_module("hub.checks.wording"),
        of_tests(test_judging.test_a_word_that_judges_is_looked_for),
    ),
    "hub.checks.words": of_module("hub.checks.fields", "unknown-id", "incomplete-source"),
    "hub.budget": of_tests(test_runaway.test_what_a_text_holds_too_much_of_is_named),
    "hub.faults": joined(of_bytes, of_tests(test_front_matter)),
    "hub.front_matter": joined(of_bytes, of_tests(test_front_matter)),
    "hub.judging": of_tests(
        test_judging.test_where_two_phrasings_meet_one_is_told,
        test_judging.test_what_would_draw_a_scale_or_a_chart_is_found,
        test_judging.test_a_phrasing_that_gives_or_asks_for_a_mark_is_found,
        test_judging.test_honest_prose_about_what_others_counted_is_left_alone,
    ),
    "hub.pictures": of_tests(test_pictures),
    "hub.private": of_tests(
        test_private.test_of_several_hundred_planted_people_98_in_100_are_found,
        test_private.test_a_detail_is_told_with_what_it_is,
        test_private.test_each_detail_is_told_once_and_in_its_text,
        test_private.test_a_name_with_a_title_behind_a_word_of_reaching_is_found,
        test_private.test_two_paragraphs_are_not_read_as_one,
        test_private.test_a_sentence_that_leads_to_nobody_is_left_alone,
    ),
    "hub.publish.clean": of_tests(*without_folder(test_publish)),
    "hub.publish.policy": of_tests(test_policy),
    "hub.publish.look": of_tests(
        test_publish.test_a_whole_site_has_no_problems,
        test_publish.test_a_broken_site_is_found_out,
        test_publish.test_the_name_of_anything_but_a_link_is_no_part,
        test_publish.test_links_in_comments_and_scripts_are_nobodys,
        test_publish.test_a_site_may_lie_at_the_root_and_a_page_beside_it,
    ),
    "hub.publish.tags": of_tests(test_tags, test_policy),
    "hub.publish.verify": of_tests(
        test_publish.test_a_whole_site_has_no_problems,
        test_publish.test_a_broken_site_is_found_out,
        test_publish.test_the_name_of_anything_but_a_link_is_no_part,
        test_publish.test_an_index_without_a_page_is_found,
        test_publish.test_a_broken_link_of_a_page_further_down_is_told_with_its_address,
        test_publish.test_links_in_comments_and_scripts_are_nobodys,
        test_publish.test_a_missing_page_and_a_missing_index_are_found,
        test_publish.test_an_address_of_the_ledger_that_nothing_answers_is_told,
    ),
    "hub.safe_markdown": of_tests(test_safe_markdown),
    "hub.source": joined(
        of_bytes,
        of_tests(test_source, test_checks.test_a_file_that_cannot_be_opened_is_a_finding),
    ),
    "hub.tree": joined(
        of_trees, of_tests(test_tree.test_a_folder_that_cannot_be_read_is_told_by_its_path)
    ),
}
"""For each module with rules, what turns red when one of them is weakened."""

ELSEWHERE = {
    "hub.pictures": frozenset({"_write"}),
    "hub.publish.verify": frozenset(
        {"keep_looks", "kept_looks", "not_seen", "_to_look_at", "_has_gone"}
    ),
}
"""Functions that keep something; test_cached_builds.py and test_damaged_caches.py hold them to a
build from nothing."""

HARMLESS = {
    "hub.tree": {
        "never: if _USUAL.fullmatch(path) and len(path) <= MAX_PATH and "
        "entry.is_file(follow_symlinks=False)": "only spares work",
        "dropped: or path.rstrip('/')": "held by a test in test_tree.py that gives up root's rights",
    },
    "hub.publish.look": {
        "never: if ':' not in address and (not address.startswith('//'))": "only spares work",
        "missing: '#'": "leads to the page itself",
        "missing: ''": "the same",
        "dropped: and one not in {'', '#'}": "the same",
    },
    "hub.private": {
        "dropped: and one[:1] in signs.plain": "only spares work",
        "dropped: and one in signs.plain": "only spares work",
    },
    "hub.publish.clean": {
        "missing: 'abbr'": "nh3 lets every element have a title",
        "missing: 'title'": "nh3 lets every element have a title",
        "missing: 'template'": "its parser keeps what is in a template apart",
    },
    "hub.source": {
        "never: if known and seal and (seal == known.seal)": "only spares the reading",
        "dropped: or read.digest": "only spares work",
    },
    "hub.checks.anonymous_text": {
        "dropped: or one.known.kind != 'place'": "what is no place has no place's id",
    },
}
"""What does the same with and without, and why."""


@pytest.mark.parametrize("name", HELD_BY)
def test_something_turns_red_without_any_one_rule_of(name: str, tmp_path: Path) -> None:
    module, harmless = import_module(name), set(HARMLESS.get(name, ()))
    cases = sorted(HELD_BY[name](tmp_path), key=_seconds)
    others = ELSEWHERE.get(name, frozenset())
    rules = [one for one in weakenings(module) if one.within not in others]
    unheld = [one for one in rules if not _turns_red(module, one, cases)]
    assert [f"line {one.line}: {one.what}" for one in unheld if one.what not in harmless] == []
    assert harmless <= {one.what for one in unheld}


RULES = """
MOST = 3
SIGNS = ("a", "b")

def faults(text):
    if len(text) > MOST or not text:
        yield "long"
    for sign in SIGNS:
        if sign in text:
            yield sign
    if text == "c":
        raise ValueError(text)

class Strict:
    @property
    def fault(self):
        if self.text:
            return "x"
        return ""
"""


def test_a_rule_without_a_case_shows_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "planted_rules.py").write_text(RULES, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module = import_module("planted_rules")

    def case() -> None:
        assert [list(module.faults(text)) for text in ("none", "ab", "")] == [
            ["long"],
            ["a", "b"],
            ["long"],
        ]

    case()
    unheld = [one.what for one in weakenings(module) if not _turns_red(module, one, [case])]
    assert unheld == ["left out: raise ValueError(text)", "never: if self.text"]
    case()


def _seconds(case: Case) -> float:
    started = time.process_time()
    case()
    return time.process_time() - started


def _turns_red(module: ModuleType, weakening: Weakening, cases: list[Case]) -> bool:
    registered = dict(CHECKS)
    try:
        with in_place(module, weakening):
            CHECKS.update(registered)
            for case in cases:
                case()
    except (Exception, pytest.fail.Exception):  # noqa: BLE001 - a case is red whatever it raises
        return True
    finally:
        CHECKS.update(registered)
    return False
