"""The search index: made of several shards, it is what Pagefind makes of all pages at once."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from edit_sequences import differences
from hub.cache import Cache
from hub.publish.cbor import Reader
from hub.publish.joined_index import UnknownForm, read_index
from hub.publish.search import bundle_name, write_search_index
from hub.publish.search_shards import Shard, Workplace, move_pages
from made_pages import MOST_PAGES, WORDS, kind_of, write_pages, written

NUMBER, MOST = 80, 12


class Contents(NamedTuple):
    """What an index says: how many words each page has, where each word stands, how lists go."""

    pages: dict[str, int]
    words: dict[str, Any]
    spans: list[list[str]]


def contents(bundle: Path) -> Contents:
    """Take an index apart; pages and fields have their names in place of numbers."""
    (table,) = bundle.glob("*.pf_meta")
    _, pages, spans, _, _, fields = opened(table)
    names = [name for name, _ in pages]
    words: dict[str, Any] = {}
    for *_, name in spans:
        for word, plain, accented in opened(bundle / f"index/{name}.pf_index")[0]:
            forms = {form: places(found, names, fields) for form, found in accented}
            words[word] = (places(plain, names, fields), forms)
    assert list(words) == sorted(words)
    return Contents(dict(map(tuple, pages)), words, spans)  # type: ignore[arg-type]


def opened(path: Path) -> Any:
    return Reader(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")).value()


def places(found: list[Any], names: list[str], fields: list[str]) -> dict[str, Any]:
    at, told = 0, {}
    for further, in_text, in_fields in found:
        at += further
        told[names[at]] = (in_text, [fields[-one - 1] if one < 0 else one for one in in_fields])
    return told


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Index pages in eight shards."""
    folder = tmp_path_factory.mktemp("site")
    write_search_index(folder, write_pages(folder, NUMBER), Cache(), MOST)
    return folder


@pytest.fixture(scope="module")
def joined(site: Path) -> Contents:
    return contents(site / bundle_name())


def test_shards_joined_say_what_pagefind_says_of_all_pages_at_once(
    site: Path, joined: Contents, tmp_path: Path
) -> None:
    write_pages(tmp_path / "pages", NUMBER)
    command = [sys.executable, "-m", "pagefind", "--site", str(tmp_path / "pages"), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    at_once = contents(tmp_path / "pages" / "pagefind")
    assert joined.pages == at_once.pages
    assert joined.words == at_once.words
    assert "café" in joined.words["cafe"][1]
    files = {path.stem for path in (site / bundle_name() / "fragment").iterdir()}
    assert files == joined.pages.keys()


def looked_for(word: str, spans: list[list[str]]) -> str | None:
    """Return the list in which Pagefind's program (pagefind_web/src/lib.rs) looks for what is typed."""
    for first, last, name in spans:
        if first <= word <= last:
            return name
    for first, last, name in spans:
        if word[: len(first)] >= first[: len(word)] and word[: len(last)] <= last[: len(word)]:
            return name
    return None


def test_every_word_is_looked_for_where_it_lies_as_soon_as_four_letters_are_typed(
    site: Path, joined: Contents
) -> None:
    assert len(joined.spans) > 2
    for span in joined.spans:
        name = span[2]
        for word, *_ in opened(site / bundle_name() / f"index/{name}.pf_index")[0]:
            for length in range(min(4, len(word)), len(word) + 1):
                assert looked_for(word[:length], joined.spans) == name, word[:length]


def test_words_that_begin_alike_lie_in_one_list(site: Path, joined: Contents) -> None:
    lists = [
        [word[:4] for word, *_ in opened(site / bundle_name() / f"index/{name}.pf_index")[0]]
        for *_, name in joined.spans
    ]
    assert all(before[-1] != after[0] for before, after in pairwise(lists))


def test_each_result_has_its_kind(site: Path) -> None:
    names = write_search_index(site, write_pages(site, NUMBER), Cache(), MOST)
    said = json.loads((site / bundle_name() / "kinds.json").read_text(encoding="utf-8"))
    listed = {name: kind for kind, found in said["kinds"].items() for name in found}
    for url, name in names.items():
        assert listed.get(name, said["most"]) == kind_of(int(url[5:8]))
    assert said["most"] == MOST_PAGES


def test_after_edits_the_index_is_what_it_is_from_nothing(tmp_path: Path) -> None:
    chance, cache = random.Random(1), Cache(tmp_path / "cache")  # noqa: S311 - the same each time
    site, pages = tmp_path / "site", write_pages(tmp_path / "site", NUMBER // 2)
    write_search_index(site, pages, cache, MOST)
    for turn in range(3):
        shutil.rmtree(site / bundle_name())
        pages.update([written(site, chance.randrange(len(pages) + turn), chance.choice(WORDS))])
        write_search_index(site, pages, cache, MOST)
    cold = shutil.copytree(site, tmp_path / "cold", ignore=shutil.ignore_patterns("pagefind-*"))
    write_search_index(cold, pages, Cache(), MOST)
    assert differences(site, cold) == []
    assert (site / bundle_name() / "pagefind.js").is_file()


def test_two_pages_that_pagefind_calls_the_same_are_kept_apart(tmp_path: Path) -> None:
    at = Workplace(tmp_path, {}, Cache(), tmp_path / "work")
    for number in (0, 1):
        path = at.folder_of(number) / "fragment/en_1234567.pf_fragment"
        path.parent.mkdir(parents=True)
        path.write_text(str(number))
    shards = [Shard((), {"a/": "en_1234567"}), Shard((), {"b/": "en_1234567"})]
    first, second = move_pages(at, tmp_path / "all", shards)
    assert first["a/"] != second["b/"]
    texts = [
        (tmp_path / f"all/{name}.pf_fragment").read_text() for name in (first["a/"], second["b/"])
    ]
    assert texts == ["0", "1"]


@pytest.mark.parametrize(
    ("name", "changed"),
    [
        ("pagefind-entry.json", lambda whole: whole.replace(b'"en"', b'"cy":{},"en"', 1)),
        ("*.pf_meta", lambda whole: whole.replace(b"dcd", b"new", 1)),
        ("*.pf_meta", lambda whole: whole.replace(b"dcd\x86", b"dcd\x85", 1)),
        ("*.pf_meta", lambda whole: whole[:-1]),
        ("index/*", lambda whole: whole.replace(b"\x83", b"\x84", 1)),
        ("index/*", lambda whole: whole[:-5]),
    ],
)
def test_an_index_of_another_form_is_refused(
    tmp_path: Path, name: str, changed: Callable[[bytes], bytes]
) -> None:
    write_pages(tmp_path / "pages", 2)
    command = [sys.executable, "-m", "pagefind", "--site", str(tmp_path / "pages"), "--quiet"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    bundle = tmp_path / "pages" / "pagefind"
    assert read_index(bundle).pages
    path = next(bundle.glob(name))
    whole = path.read_bytes()
    if path.suffix == ".json":
        path.write_bytes(changed(whole))
    else:
        path.write_bytes(gzip.compress(changed(gzip.decompress(whole))))
    assert path.read_bytes() != whole
    with pytest.raises(UnknownForm):
        read_index(bundle)
