"""The HTML that Markdown became: kept by what it is made from, found as long as that is the same."""

from __future__ import annotations

from pathlib import Path

from hub.cache import Cache
from hub.publish.kept_html import KeptHtml

PAGE = "case_studies/plymouth.md"


def keys(name: bytes) -> dict[str, bytes]:
    return {PAGE: name, "index.md": name}


def kept(cache: Cache, key: bytes = b"now", html: str = "<p>Text.</p>") -> None:
    known = KeptHtml(cache, keys(key).__getitem__)
    known.keep(PAGE, html)
    known.save(keys(key))
    cache.commit()


def test_html_is_taken_once_after_it_was_found(tmp_path: Path) -> None:
    kept(Cache(tmp_path))
    known = KeptHtml(Cache(tmp_path), keys(b"now").__getitem__)
    assert known.take(PAGE) is None
    assert not known.find("index.md")
    assert known.find(PAGE)
    assert known.take(PAGE) == "<p>Text.</p>"
    assert known.take(PAGE) is None


def test_html_of_another_text_is_not_found(tmp_path: Path) -> None:
    kept(Cache(tmp_path), b"before")
    known = KeptHtml(Cache(tmp_path), keys(b"now").__getitem__)
    assert not known.find(PAGE)
    assert known.take(PAGE) is None


def test_html_that_the_cache_has_lost_is_not_found(tmp_path: Path) -> None:
    kept(Cache(tmp_path))
    (tmp_path / "values.sqlite").unlink()
    assert not KeptHtml(Cache(tmp_path), keys(b"now").__getitem__).find(PAGE)


def test_a_page_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    kept(Cache(tmp_path))
    known = KeptHtml(Cache(tmp_path), keys(b"now").__getitem__)
    known.save({"index.md"})
    assert list(known.values()) == []
    assert not KeptHtml(Cache(tmp_path), keys(b"now").__getitem__).find(PAGE)


def test_what_the_second_process_made_is_kept_by_the_first(tmp_path: Path) -> None:
    second = KeptHtml(Cache(tmp_path), keys(b"now").__getitem__)
    second.keep(PAGE, "<p>Second.</p>")
    second.leave()
    cache = Cache(tmp_path)
    first = KeptHtml(cache, keys(b"now").__getitem__)
    first.take_over()
    first.save(keys(b"now"))
    cache.commit()
    known = KeptHtml(Cache(tmp_path), keys(b"now").__getitem__)
    assert known.find(PAGE)
    assert known.take(PAGE) == "<p>Second.</p>"


def test_what_a_process_left_that_was_ended_is_not_taken_for_another_text(tmp_path: Path) -> None:
    ended = KeptHtml(Cache(tmp_path), keys(b"before").__getitem__)
    ended.keep(PAGE, "<p>Before.</p>")
    ended.leave()
    first = KeptHtml(Cache(tmp_path), keys(b"now").__getitem__)
    first.take_over()
    first.save(keys(b"now"))
    assert list(first.values()) == []
    again = KeptHtml(Cache(tmp_path), keys(b"before").__getitem__)
    again.take_over()
    again.save(keys(b"before"))
    assert list(again.values()) == []
