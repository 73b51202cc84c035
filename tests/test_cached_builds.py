"""A build that takes what former ones made gives, byte for byte, what one from nothing gives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path
from types import FunctionType, MethodType
from typing import Any

import pytest

from edit_sequences import CASES, built, made_site, run_sequence
from hub.cache import Cache
from hub.facts import Fact, noting
from hub.library import Hub, load_hub
from hub.links import Links
from hub.memory import Memory
from hub.pages.whereabouts import countries
from hub.pages.whole import Site
from hub.pairs import Pairs
from hub.pictured import Pictured
from hub.plan import plan_of, works
from hub.publish import clean
from hub.publish.clean import clean_html
from hub.related import Relations

NAMES = {str, int, Site, Links, Hub, Cache}
"""What a maker may be bound to: names, numbers, and who has the tables in which to look them up."""

OWNERS = {"relations", "pairs", "pictured"}
"""What `Site` holds that has tables of its own."""


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = made_site(tmp_path_factory.mktemp("edited"))
    assert built(folder, "--without-search").code == 0
    return folder


@pytest.mark.parametrize("seed", range(8))
def test_edits_and_damage_change_nothing_but_what_they_change(hub: Path, seed: int) -> None:
    assert run_sequence(hub, seed, "--without-search") == []


def test_the_search_index_is_the_same_too(tmp_path: Path) -> None:
    folder = made_site(tmp_path)
    assert built(folder).code == 0
    assert run_sequence(folder, 100) == []


def test_nothing_is_made_anew_when_nothing_has_changed(tmp_path: Path) -> None:
    folder = made_site(tmp_path)
    assert built(folder, "--without-search").code == 0
    inodes = {path: path.stat().st_ino for path in (folder / "site").rglob("index.html")}
    assert built(folder, "--without-search").code == 0
    assert {path: path.stat().st_ino for path in (folder / "site").rglob("index.html")} == inodes


@pytest.mark.parametrize("edited", ["overrides/case.html", "case_studies/case-0.md"])
def test_no_text_is_made_html_again_for_what_stands_around_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edited: str
) -> None:
    made = []
    monkeypatch.setattr(clean, "clean_html", lambda html: made.append(html) or clean_html(html))
    folder = made_site(tmp_path)
    assert built(folder, "--without-search").code == 0
    assert len(made) > CASES
    made.clear()
    shown, path = folder / "site/case_studies/case-0/index.html", folder / edited
    before, text = shown.read_bytes(), path.read_text(encoding="utf-8")
    text = text.replace("<header", "<header lang='en'").replace("title: ", "title: Our ", 1)
    path.write_text(text, encoding="utf-8")
    assert built(folder, "--without-search").code == 0
    assert shown.read_bytes() != before
    assert made == []


def test_what_only_counts_is_not_worked_out_again_for_other_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: set[str] = set()
    keep = Memory.keep

    def noted(memory: Memory, name: str, result: Any, facts: set[Fact]) -> None:
        made.add(name)
        keep(memory, name, result, facts)

    def plan() -> None:
        made.clear()
        plan_of(Site(Links(load_hub(folder)), {"today": "2026-11-30"}), cache).memory.save()

    monkeypatch.setattr(Memory, "keep", noted)
    folder, cache = made_site(tmp_path), Cache(tmp_path / "cache")
    plan()
    assert {"explore", "titles", "cases", "page coverage"} <= made
    path = folder / "case_studies/case-0.md"
    text = path.read_text(encoding="utf-8").replace("title: ", "title: Our ", 1)
    path.write_text(text, encoding="utf-8")
    plan()
    assert {"titles", "page case_studies/case-0.md"} <= made
    assert {"explore", "cases", "page coverage"}.isdisjoint(made)


_WARNING = """
_unwarned = on_page_markdown


def on_page_markdown(markdown, page, config, files):
    logging.getLogger("mkdocs.plugins").warning("an odd text")
    return _unwarned(markdown, page=page, config=config)
"""


def test_a_build_with_a_warning_keeps_nothing_that_a_second_one_would_publish(
    tmp_path: Path,
) -> None:
    folder = made_site(tmp_path)
    with (folder / "hooks/site.py").open("a", encoding="utf-8") as file:
        file.write(_WARNING)
    for _ in range(2):
        done = built(folder, "--without-search")
        assert done.code == 1
        assert not (folder / "site").exists()


def test_what_makes_a_page_is_bound_to_names_alone(tmp_path: Path) -> None:
    """What a maker has in hand when it is called was read before anybody noted it."""
    root = made_site(tmp_path)
    makers = dict(works(Site(Links(load_hub(root)), {"site_url": "https://hub.example/"}), Cache()))
    found = {name: kinds for name, make in makers.items() if (kinds := set(_held(make)) - NAMES)}
    assert len(makers) > 100
    assert found == {}


def _held(value: object) -> Iterator[type]:
    """Go through the types of all that a maker is bound to."""
    if isinstance(value, partial):
        for one in (value.func, *value.args, *value.keywords.values()):
            yield from _held(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _held(one)
    elif isinstance(value, FunctionType):
        for cell in value.__closure__ or ():
            yield from _held(cell.cell_contents)
    elif isinstance(value, MethodType):
        yield from _held(value.__self__)
    else:
        yield type(value)


def test_what_is_worked_out_once_is_noted_by_everybody_who_asks(tmp_path: Path) -> None:
    site = Site(Links(load_hub(made_site(tmp_path))), {})
    place = site.hub.by_kind["place"][0].id
    with noting() as first:
        countries(site, (place,))
    with noting() as second:
        countries(site, (place,))
    assert ("Hub.by_key", ("place", place)) in second
    assert first == second


@pytest.mark.parametrize("owner", [Hub, Links, Site, Pairs, Relations, Pictured])
def test_every_table_of_the_hub_notes_who_looks_into_it(owner: type) -> None:
    plain = {name for name, one in vars(owner).items() if isinstance(one, cached_property)}
    assert plain - OWNERS - {"face"} == set()
