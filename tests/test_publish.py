"""What surrounds the pages: cleaning their HTML, looking the site over, putting it in place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub.publish.clean import clean_html
from hub.publish.policy import with_policy
from hub.publish.search import bundle_name
from hub.publish.stage import Busy, spare_of, staged
from hub.publish.verify import problems_of

URL = "https://example.org/many-answers/"


@pytest.mark.parametrize(
    ("hostile", "left"),
    [
        ("<script>alert(1)</script>x", "x"),
        ("<img src=x onerror=alert(1)>", '<img src="x">'),
        ("<img src='https://evil.example/x.png' alt='a'>", '<img alt="a">'),
        ("<img src='//evil.example/x.png'>", "<img>"),
        ("<a href='javascript:alert(1)'>x</a>", '<a rel="noopener nofollow ugc">x</a>'),
        ("<a href=' java\tscript:alert(1)'>x</a>", '<a rel="noopener nofollow ugc">x</a>'),
        ("<h2 id='__config'>x</h2>", "<h2>x</h2>"),
        ("<h2 id='createElement'>x</h2>", "<h2>x</h2>"),
        ("<h2 id='hub-main'>x</h2>", "<h2>x</h2>"),
        ("<h2 id='what-was-hard'>x</h2>", '<h2 id="what-was-hard">x</h2>'),
        ("<p class='md-search' style='top:0' data-md-component='x'>x</p>", "<p>x</p>"),
        ("<svg><script>1</script></svg><iframe src=x></iframe>y", "y"),
        ("<base href='//evil.example'><meta http-equiv=refresh><form action=x>z</form>", "z"),
        ("<div><p>never closed", "<div><p>never closed</p></div>"),
    ],
)
def test_what_is_not_allowed_goes(hostile: str, left: str) -> None:
    assert clean_html(hostile) == left


def test_what_markdown_makes_stays() -> None:
    html = (
        '<h2 id="a">A<a class="headerlink" href="#a" title="Link">¶</a>'
        "</h2><p><strong>b</strong> <em>c</em> <code>d</code></p><ul><li>e</li></ul>"
        '<table><thead><tr><th align="left">f</th></tr></thead></table>'
    )
    assert clean_html(html) == html


def test_only_links_that_lead_elsewhere_are_marked() -> None:
    html = '<a href="../x/">y</a> <a href="https://e.org/">z</a>'
    marked = '<a href="../x/">y</a> <a href="https://e.org/" rel="noopener nofollow ugc">z</a>'
    assert clean_html(html) == marked


def site(folder: Path, pages: dict[str, str]) -> Path:
    """Write pages of a built site, with a search index that says it has them."""
    for address, html in pages.items():
        path = folder / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(with_policy(f'<meta charset="utf-8">{html}'), encoding="utf-8")
    index = folder / bundle_name()
    index.mkdir(parents=True)
    entry = {"languages": {"en": {"page_count": len(pages)}}}
    (index / "pagefind-entry.json").write_text(json.dumps(entry), encoding="utf-8")
    return folder


def test_a_whole_site_has_no_problems(tmp_path: Path) -> None:
    pages = {
        "": '<a href="a/#b">x</a> <a href="/many-answers/a/">y</a> <a href="https://e.org">z</a>',
        "a": '<h2 id="b">B</h2> <a href="..">up</a> <a href="#b">b</a> <img src="data:x">',
    }
    assert problems_of(site(tmp_path, pages), URL, {"", "a/"}) == []


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ('<a href="b/">x</a>', "the link b/ leads nowhere"),
        ("<a href=b/>x</a>", "the link b/ leads nowhere"),
        ('<a href="#b">x</a>', "the link #b names a part that is not there"),
        ('<a href="/x/">x</a>', "the link /x/ leads out of the site"),
        ('<a href="../../x">x</a>', "the link ../../x leads out of the site"),
        ('<img src="https://e.org/x.png">', "loads https://e.org/x.png from elsewhere"),
        ('<script src="//e.org/x.js"></script>', "loads //e.org/x.js from elsewhere"),
        (
            '<link rel="stylesheet" href="https://e.org/x.css">',
            "loads https://e.org/x.css from elsewhere",
        ),
        ('<form action="gone/"></form>', "the link gone/ leads nowhere"),
    ],
)
def test_a_broken_site_is_found_out(tmp_path: Path, html: str, problem: str) -> None:
    assert problems_of(site(tmp_path, {"": html}), URL, {""}) == [f"index.html: {problem}"]


def test_links_in_comments_and_scripts_are_nobodys(tmp_path: Path) -> None:
    html = '<!-- <a href="b/">x</a> --><script>let a = \'<a href="c/">\'</script>'
    assert problems_of(site(tmp_path, {"": html}), URL, {""}) == []


def test_a_missing_page_and_a_missing_index_are_found(tmp_path: Path) -> None:
    folder = site(tmp_path, {"": ""})
    (folder / bundle_name() / "pagefind-entry.json").write_text("{")
    assert problems_of(folder, URL, {"", "a/"}) == [
        "the page a/ was not built",
        "the search index is missing or cannot be read",
    ]


def test_a_finished_stage_takes_the_sites_place(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for text in ("old", "new"):
        with staged(target) as stage:
            (stage / "index.html").write_text(text)
    assert (target / "index.html").read_text() == "new"
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"site", ".build-spare"}
    assert (spare_of(target) / "index.html").read_text() == "old"


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_a_failure_leaves_the_former_site_whole(tmp_path: Path, error: type[BaseException]) -> None:
    target = tmp_path / "site"
    with staged(target) as stage:
        (stage / "index.html").write_text("old")
    with pytest.raises(error):
        fail_midway(target, error)
    assert (target / "index.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["site"]


def fail_midway(target: Path, error: type[BaseException]) -> None:
    with staged(target) as stage:
        (stage / "index.html").write_text("half")
        raise error


def test_a_build_killed_between_the_renames_is_mended(tmp_path: Path) -> None:
    target, former = tmp_path / "site", tmp_path / ".build-former"
    former.mkdir()
    (former / "index.html").write_text("old")
    with pytest.raises(ValueError, match="stop"), staged(target):
        raise ValueError("stop")
    assert (target / "index.html").read_text() == "old"


def test_two_builds_at_once_are_kept_apart(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with staged(target) as stage:
        (stage / "index.html").write_text("first")
        with pytest.raises(Busy, match="another build"), staged(target):
            pass
    assert (target / "index.html").read_text() == "first"
