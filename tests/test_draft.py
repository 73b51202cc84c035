"""A preview: every page says that it is a draft, no search engine lists it, and it opens from a folder."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from builders import site_of
from edit_sequences import built
from hub.publish.from_disk import with_file_names
from hub.publish.verify import BuiltPage


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = site_of(tmp_path_factory.mktemp("hub"))
    done = built(folder, "--draft")
    assert done.code == 0, done.said
    return done.site


def pages(site: Path) -> list[Path]:
    return [path for path in site.rglob("*.html") if "pagefind" not in path.as_posix()]


def test_every_page_says_so_and_asks_not_to_be_listed(draft: Path) -> None:
    assert len(pages(draft)) > 20
    for path in pages(draft):
        html = path.read_text(encoding="utf-8")
        assert html.count('class="hub-draft"') == 1, path
        assert html.count('<meta name="robots" content="noindex">') == 1, path
        assert html.index('class="hub-draft"') < html.index("<header"), path


def test_every_link_to_a_page_names_a_file(draft: Path) -> None:
    checked = 0
    for path in pages(draft):
        if path.name == "404.html":
            continue  # its links begin at the site's own address, wherever it is shown
        page = BuiltPage("", path.read_text(encoding="utf-8"))
        for tag, attributes in page.tags:
            address = attributes.get("href", "")
            if tag != "a" or re.match(r"[a-z]+:|#|$", address):
                continue
            target = urlsplit(urljoin(path.as_uri(), address)).path
            assert Path(unquote(target)).is_file(), (path, address)
            checked += 1
    assert checked > 500


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("../themes/trust/", "../themes/trust/index.html"),
        ("../themes/trust/#more", "../themes/trust/index.html#more"),
        ("explore/?theme=trust", "explore/index.html?theme=trust"),
        (".", "./index.html"),
        ("../..", "../../index.html"),
        ("./", "./index.html"),
        ("#hub-main", "#hub-main"),
        ("", ""),
        ("report.pdf", "report.pdf"),
        ("/many-answers/", "/many-answers/"),
        ("https://www.example.org/", "https://www.example.org/"),
        ("mailto:someone", "mailto:someone"),
    ],
)
def test_a_link_names_the_file_of_its_page(written: str, named: str) -> None:
    html = f'<p><a class="x" href="{written}">It</a></p>'
    assert with_file_names(html) == f'<p><a class="x" href="{named}">It</a></p>'


def test_what_is_no_link_stays_as_it_is() -> None:
    html = '<link href="themes/"><p>href="themes/"</p><a id="x">No link</a>'
    assert with_file_names(html) == html
