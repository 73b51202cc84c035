"""The search index: made of several shards, it is what Pagefind makes of all pages at once."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from fnmatch import fnmatch
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from edit_sequences import differences
from hub.cache import Cache
from hub.publish import joined_index, search_shards
from hub.publish.cbor import Reader, packed
from hub.publish.indexing import Files, SearchFailed, indexes
from hub.publish.joined_index import UnknownForm, read_index
from hub.publish.search import write_search_index
from hub.publish.search_shards import bundle_name
from hub.publish.searchable import searchable
from made_pages import MOST_PAGES, WORDS, kind_of, write_pages, written

NUMBER, MOST = 80, 12


class Contents(NamedTuple):
    """What an index says: how many words each page has, where each word stands, how lists go."""

    pages: dict[str, int]
    words: dict[str, Any]
    spans: list[list[str]]


def contents(bundle: Path) -> Contents:
    """Take an index apart; pages have their addresses and fields their names in place of numbers."""
    (table,) = bundle.glob("*.pf_meta")
    _, pages, spans, _, _, fields = opened(table)
    names = [address_of(bundle / f"fragment/{name}.pf_fragment") for name, _ in pages]
    words: dict[str, Any] = {}
    for *_, name in spans:
        for word, plain, accented in opened(bundle / f"index/{name}.pf_index")[0]:
            forms = {form: places(found, names, fields) for form, found in accented}
            words[word] = (places(plain, names, fields), forms)
    assert list(words) == sorted(words)
    counts = dict(zip(names, (count for _, count in pages), strict=True))
    return Contents(counts, words, spans)


def opened(path: Path) -> Any:
    return Reader(unpacked(path)).value()


def unpacked(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")


def address_of(page: Path) -> str:
    return str(json.loads(unpacked(page))["url"])


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
    files = list((site / bundle_name() / "fragment").iterdir())
    assert {address_of(path) for path in files} == joined.pages.keys()
    assert len(files) == len(joined.pages) == NUMBER


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


def test_a_list_is_short_or_holds_one_long_group_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    most, site = 2_000, tmp_path
    monkeypatch.setattr(joined_index, "_LIST_SIZE", most)
    write_search_index(site, write_pages(site, NUMBER), Cache(), NUMBER)
    lists = []
    for *_, name in contents(site / bundle_name()).spans:
        path = site / bundle_name() / f"index/{name}.pf_index"
        groups = {word[:4] for word, *_ in opened(path)[0]}
        lists.append((len(unpacked(path)), len(groups)))
    alone = [size for size, groups in lists if groups == 1 and size > most]
    assert alone, "no group was long"
    assert all(size < 2 * most for size, groups in lists if groups > 1)


def test_each_result_has_its_kind(site: Path) -> None:
    names = write_search_index(site, write_pages(site, NUMBER), Cache(), MOST)
    said = json.loads((site / bundle_name() / "kinds.json").read_text(encoding="utf-8"))
    listed = {name: kind for kind, found in said["kinds"].items() for name in found}
    for url, name in names.items():
        assert listed.get(name, said["most"]) == kind_of(int(url[-4:-1]))
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


def test_a_build_that_is_stopped_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, asked = search_shards.indexes, []

    def stopped(site: Path, wanted: Sequence[Iterable[str]]) -> list[Files]:
        asked.append(len(wanted))
        if len(asked) == 3:
            raise KeyboardInterrupt
        return made(site, wanted)

    monkeypatch.setattr(search_shards, "indexes", stopped)
    site = tmp_path / "site"
    pages = write_pages(site, NUMBER)
    with pytest.raises(KeyboardInterrupt):
        write_search_index(site, pages, Cache(tmp_path / "cache"), MOST)
    shutil.rmtree(site / bundle_name())
    write_search_index(site, pages, Cache(tmp_path / "cache"), MOST)
    assert sum(asked) == 8 + 2, "shards that had been made were made again"
    assert contents(site / bundle_name()).pages


def test_two_pages_that_pagefind_calls_the_same_are_kept_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = search_shards.indexes

    def alike(site: Path, wanted: Sequence[Iterable[str]]) -> list[Files]:
        return [_with_page_called(files, "en_1234567") for files in made(site, wanted)]

    monkeypatch.setattr(search_shards, "indexes", alike)
    in_two_shards = {url: write_pages(tmp_path, 3)[url] for url in ("page-000/", "page-002/")}
    names = write_search_index(tmp_path, in_two_shards, Cache(), 1)
    files = {path.stem for path in (tmp_path / bundle_name() / "fragment").iterdir()}
    (table,) = (tmp_path / bundle_name()).glob("*.pf_meta")
    assert len(files) == 2
    assert files == set(names.values()) == {name for name, _ in opened(table)[1]}


def test_no_name_leads_to_another_page_or_to_another_age_of_it(tmp_path: Path) -> None:
    """A page left open while a new site is published asks for what the old table names."""
    chance, cache = random.Random(2), Cache()  # noqa: S311 - the same each time
    site, pages = tmp_path, write_pages(tmp_path, NUMBER // 2)
    ever: dict[str, bytes] = {}
    for turn in range(4):
        names = write_search_index(site, pages, cache, MOST)
        folder = site / bundle_name() / "fragment"
        for url, name in names.items():
            whole = unpacked(folder / f"{name}.pf_fragment")
            assert ever.setdefault(name, whole) == whole
            assert address_of(folder / f"{name}.pf_fragment") == f"/{url}"
        pages.update([written(site, len(pages) - turn, chance.choice(WORDS))])
        shutil.rmtree(site / bundle_name())
    assert len(ever) > len(pages)


def test_the_names_of_pages_take_few_bytes_of_the_table(site: Path) -> None:
    (table,) = (site / bundle_name()).glob("*.pf_meta")
    names = packed([name for name, _ in opened(table)[1]])
    assert len(gzip.compress(names)) < 4 * NUMBER


def _with_page_called(files: Files, name: str) -> Files:
    """Give the one page in an index that has one another name, everywhere."""
    (old,) = [Path(path).stem for path in files if path.startswith("fragment/")]
    renamed = {path.replace(old, name): content for path, content in files.items()}
    for path, content in renamed.items():
        if path.endswith(".pf_meta"):
            whole = gzip.decompress(content).replace(packed(old), packed(name))
            renamed[path] = gzip.compress(whole)
    return renamed


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
    write_pages(tmp_path, 2)
    (files,) = indexes(tmp_path, [["page-000/", "page-001/"]])
    assert read_index(files).pages
    path = next(path for path in files if fnmatch(path, name))
    whole = files[path] if path.endswith(".json") else gzip.decompress(files[path])
    assert changed(whole) != whole
    files[path] = changed(whole) if path.endswith(".json") else gzip.compress(changed(whole))
    with pytest.raises(UnknownForm):
        read_index(files)


def test_an_index_that_lacks_a_file_is_refused(tmp_path: Path) -> None:
    write_pages(tmp_path, 2)
    (files,) = indexes(tmp_path, [["page-000/", "page-001/"]])
    del files[next(path for path in files if path.startswith("index/"))]
    with pytest.raises(UnknownForm, match="there is no index/"):
        read_index(files)


def test_what_the_search_passes_over_makes_no_shard_anew(tmp_path: Path) -> None:
    site, cache = tmp_path / "site", Cache(tmp_path / "cache")
    pages = write_pages(site, NUMBER)
    write_search_index(site, pages, cache, MOST)
    before = cache.record("search")
    for unread, same in (("other", True), ("", False)):
        url, page = written(site, 5, "" if unread else "more", unread)
        assert page != pages[url]
        write_search_index(site, pages | {url: page}, cache, MOST)
        assert (cache.record("search")[1] == before[1]) is same


def test_a_page_is_read_without_what_is_passed_over() -> None:
    html = (
        '<html lang="en"><head><title>T</title><meta data-pagefind-meta="a" content="b"></head>'
        "<body><p>out</p><main data-pagefind-body><p>in</p>"
        "<main data-pagefind-ignore><p>gone<main>gone</main></main>in</main><p>out</p></body></html>"
    )
    assert searchable(html) == (
        '<html lang="en"> <meta data-pagefind-meta="a" content="b"> <main data-pagefind-body> '
        "<p>in</p> <main data-pagefind-ignore></main> in</main>"
    )


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<dt>What was hard</dt><dd>The", "<dt>What was hard</dt> <dd>The"),
        ("<a>London</a><span>England</span>In", "<a>London</a> <span>England</span> In"),
        ("<span>Bury</span><a>Leeds</a>", "<span>Bury</span> <a>Leeds</a>"),
        ("<span>Bury</span>, <em>very</em>nice(<span>a</span>)", None),
        ("un<em>believ</em>able <a>link</a>. H<sub>2</sub>O", None),
    ],
)
def test_what_stands_apart_is_not_read_as_one_word(html: str, read: str | None) -> None:
    body = "<main data-pagefind-body>As {}.</main>"
    assert searchable(body.format(html)) == body.format(read or html)


@pytest.mark.parametrize("end", ["</section>", "</main>"])
def test_a_page_with_an_element_that_does_not_end_is_read_whole(end: str) -> None:
    html = f"<body>out<main data-pagefind-body>in<section data-pagefind-ignore>a{end}</body>"
    assert searchable(html) == html


def test_what_cannot_be_read_stops_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joined_index, "_MARK", b"pagefind_new")
    with pytest.raises(SearchFailed, match=r"delete .venv .* \(a file has no mark\)"):
        write_search_index(tmp_path, write_pages(tmp_path, 2), Cache())
