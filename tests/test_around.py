"""What stands around many pages is rendered once, and is what it would be on each of them."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace

from mkdocs.utils import normalize_url

from hub.publish.around import Addresses, Around

PAGES = ["", "a/", "a/b/", "a/b/c/", "guides/", "case_studies/x/", "index.html", "404.html"]
ADDRESSES = ["", ".", "./", "../a/", "a", "a/", "a/b/", "a/b/c/", "a/c/", "a/b.json", "a/b/#part"]
ADDRESSES += ["guides/", "case_studies/xy/", "case_studies/x/#a", "assets/x.css", "form/?q=a/b"]
ADDRESSES += ["#part", "/a/", "//a.example/", "https://a.example/", "mailto:a@b.example"]


def test_an_address_is_written_as_mkdocs_writes_it() -> None:
    def write(address: str, page: str) -> str:
        return normalize_url(address, page=SimpleNamespace(url=page))

    addresses = Addresses(write)
    for page, address in product(PAGES, ADDRESSES):
        assert addresses.written(address, page) == write(address, page), (page, address)


def rendered(around: Around, page: str, text: str, shown: str = "") -> str:
    """Return the part of a page that would be rendered as `text`."""
    return around.part("foot", page, shown, lambda: text)


def test_a_part_is_rendered_a_few_times_and_then_taken_over() -> None:
    around = Around(["places/"])
    assert [rendered(around, f"places/{one}/", "text") for one in range(3)] == ["text"] * 3
    assert rendered(around, "places/another/", "not rendered") == "text"


def test_a_page_apart_or_above_what_the_part_leads_to_has_its_own() -> None:
    around = Around(["places/"])
    for one in range(4):
        rendered(around, f"places/{one}/", "text")
    assert rendered(around, "places/", "own") == "own"
    assert rendered(around, "themes/trust/", "own") == "own"
    assert rendered(around, "places/bury/", "own", shown="another section") == "own"


def test_a_part_that_differs_once_is_rendered_every_time() -> None:
    around = Around([])
    for one in range(5):
        assert rendered(around, f"places/{one}/", f"text {one}") == f"text {one}"
    assert around.differing == {"foot"}
