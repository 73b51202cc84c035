"""What surrounds the pages: cleaning their HTML, looking the site over, putting it in place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hub.cache import Cache
from hub.publish.clean import clean_html
from hub.publish.policy import with_policy
from hub.publish.search_shards import bundle_name
from hub.publish.stage import Busy, spare_of, staged
from hub.publish.verify import (
    BuiltPage,
    BuiltSite,
    built_site,
    keep_looks,
    not_seen,
    problems_in,
    problems_of,
)

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
        ("<input type=checkbox disabled checked> x", " x"),
        ("<input type=radio name=__tabbed_1 id=__tabbed_1_1>x", "x"),
        ("<label for=__search class=md-overlay>x</label>", "x"),
        ("<input name=password><select><option>x</select><button>y</button>", "xy"),
        ("<p style='position:fixed'>x</p>", "<p>x</p>"),
        ("<h2 id='Fn'>x</h2><h2 id='fnref'>y</h2>", '<h2>x</h2><h2 id="fnref">y</h2>'),
        ("<div class='hub-card footnote'>x</div>", '<div class="footnote">x</div>'),
        ("<img src='\\\\evil.example/x.png'><img src='x:y'>", "<img><img>"),
    ],
)
def test_what_is_not_allowed_goes(hostile: str, left: str) -> None:
    assert clean_html(hostile) == left


@pytest.mark.parametrize("host", ["//evil.example/x", r"\\evil.example/x", r"/\evil.example/x"])
@pytest.mark.parametrize(
    "before", ["", " ", "\t", "\n ", "\x01", "&#1;", "&#9;", "&Tab;", "&NewLine;"]
)
def test_no_picture_comes_from_elsewhere_however_its_address_begins(before: str, host: str) -> None:
    assert clean_html(f'<img src="{before}{host}">') == "<img>"


@pytest.mark.parametrize(
    "tag",
    [
        *("script", "style", "svg", "math", "iframe", "object", "template", "textarea", "title"),
        "noscript",
    ],
)
def test_what_is_in_an_element_that_is_not_text_goes_with_it(tag: str) -> None:
    assert "evil" not in clean_html(f"<{tag}>evil</{tag}>")


def test_every_element_that_a_text_may_hold_stays() -> None:
    html = (
        '<div class="footnote"><blockquote><p>a<br>b <abbr title="c">d</abbr></p></blockquote></div>'
        '<h2 id="a">a</h2><h3 id="b">b</h3><h4 id="c">c</h4><h5 id="d">d</h5><h6 id="e">e</h6><hr>'
        '<ol start="2"><li id="fn:1"><a class="footnote-backref" href="#fnref:1" title="t">f</a></li>'
        '</ol><sup id="fnref:1"><a class="footnote-ref" href="#fn:1" id="g">1</a></sup><sub>g</sub>'
        "<dl><dt>h</dt><dd>i</dd></dl><pre><code>j</code></pre><span>k</span>"
        "<p><del>l</del><ins>m</ins><kbd>n</kbd><s>o</s><em>p</em><strong>q</strong></p>"
        '<figure><img alt="r" height="1" loading="lazy" src="x.webp" title="s" width="2">'
        "<figcaption>t</figcaption></figure><table><caption>u</caption><thead><tr>"
        '<th align="left" colspan="2" rowspan="2" scope="col">v</th>'
        '<th style="text-align: left;">w</th></tr></thead><tbody><tr>'
        '<td align="left" colspan="2" rowspan="2">x</td><td style="text-align: left;">y</td>'
        "</tr></tbody><tfoot></tfoot></table><ul></ul>"
    )
    assert parts_of(clean_html(html)) == parts_of(html)


def parts_of(html: str) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(tag, sorted(attributes.items())) for tag, attributes in BuiltPage("", html).tags]


def test_what_markdown_makes_stays() -> None:
    html = (
        '<h2 id="a">A<a class="headerlink" href="#a" title="Link">¶</a>'
        "</h2><p><strong>b</strong> <em>c</em> <code>d</code></p><ul><li>e</li></ul>"
        '<table><thead><tr><th align="left">f</th></tr></thead></table>'
    )
    assert clean_html(html) == html


@pytest.mark.parametrize(
    "address",
    ["../x/", "x/", "#x", "?a=b:c", "a/b:c", "./https:x", "/many-answers/", "../x/#https://e.org"],
)
def test_a_link_within_the_hub_bears_no_mark(address: str) -> None:
    html = f'<a href="{address}">x</a>'
    assert clean_html(html) == html
    assert clean_html(f'<a href="{address}" rel="me">x</a>') == html


@pytest.mark.parametrize(
    "address",
    [
        *("https://e.org/", "http://e.org", "HTTPS://e.org/", "https:e.org", "mailto:a@e.org"),
        *(" https://e.org/", "\thttps://e.org/", "h&#10;ttps://e.org", "&#1;https://e.org/"),
        *("//e.org/", r"\\e.org/", r"/\e.org/", " //e.org/", "/&#9;/e.org/"),
    ],
)
@pytest.mark.parametrize(
    "beside",
    ["", ' rel="me"', ' title="x>y"', ' title=\'"x" href="y"\'', ' title="x href="', ' title="<a"'],
)
def test_a_link_that_leads_elsewhere_is_marked_as_a_contributors(address: str, beside: str) -> None:
    cleaned = clean_html(f'<a{beside} href="{address}">x</a>')
    assert cleaned.endswith(' rel="noopener nofollow ugc">x</a>')


@pytest.mark.parametrize(
    ("made", "left"),
    [
        ("<h1 id=a>x</h1>", '<h2 id="a">x</h2>'),
        ("<h2 id='-foo'>x</h2>", '<h2 id="-foo">x</h2>'),
        ("<li id='fn:My note'>x</li>", '<li id="fn:My note">x</li>'),
        ("<sup id='fnref2:My note'>x</sup>", '<sup id="fnref2:My note">x</sup>'),
        ("<code class='language-c++ md-x'>x</code>", '<code class="language-c++">x</code>'),
    ],
)
def test_what_markdown_seldom_makes_stays_too(made: str, left: str) -> None:
    assert clean_html(made) == left


def test_a_column_keeps_its_alignment_and_no_other_style() -> None:
    row = "<table><tbody><tr>{}</tr></tbody></table>"
    for way in ("left", "center", "right"):
        html = row.format(f'<td style="text-align: {way};">x</td>')
        assert clean_html(html) == html
    hostile = row.format('<td style="text-align: right; background: url(//evil.example/)">x</td>')
    assert clean_html(hostile) == row.format("<td>x</td>")


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
        "": '<a href="a/#b">x</a> <a href="/many-answers/a/">y</a> <a href="https://e.org">z</a>'
        ' <a href="a/#c">c</a> <a href="">here</a> <a href="#">top</a> <p id="e">e</p>',
        "a": '<h2 id="b">B</h2> <a href="..">up</a> <a href="#b">b</a> <img src="data:x">'
        ' <a name="c">c</a> <a href="../#e">e</a> <p name="d">d</p> <link rel="canonical" href="https://e.org/a/">',
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
        ('<video poster="gone.png">', "the link gone.png leads nowhere"),
        ('<audio data="gone.mp3">', "the link gone.mp3 leads nowhere"),
        ('<audio data="//e.org/x">', "loads //e.org/x from elsewhere"),
        ('<img srcset="data:x 1x, //e.org/x.png 2x">', "loads //e.org/x.png from elsewhere"),
        ('<img srcset="gone.png 2x,">', "the link gone.png leads nowhere"),
        ("<a href='gone/'>x</a>", "the link gone/ leads nowhere"),
        ("<p onclick=evil()>", "holds a program in `onclick`"),
        ("<video poster=//e.org/x.png>", "loads //e.org/x.png from elsewhere"),
        ("<img src='blob:x'>", "loads blob:x from elsewhere"),
        ("<link src='//e.org/x'>", "loads //e.org/x from elsewhere"),
        ("<a href='./a:b'>x</a>", "the link ./a:b leads nowhere"),
        ('<link href="//e.org/x" rel="icon">', "loads //e.org/x from elsewhere"),
        ('<link href="//e.org/x" rel="preload">', "loads //e.org/x from elsewhere"),
        ('<link href="//e.org/x" rel="modulepreload">', "loads //e.org/x from elsewhere"),
        ('<link href="//e.org/x" rel="manifest">', "loads //e.org/x from elsewhere"),
    ],
)
def test_a_broken_site_is_found_out(tmp_path: Path, html: str, problem: str) -> None:
    assert problems_of(site(tmp_path, {"": html}), URL, {""}) == [f"index.html: {problem}"]


def test_a_site_may_lie_at_the_root_and_a_page_beside_it(tmp_path: Path) -> None:
    folder = site(
        tmp_path, {"": '<a href="/">x</a>', "a": '<a href="../">up</a> <a href=".">y</a>'}
    )
    html = with_policy('<meta charset="utf-8"><p id="b">b</p><a href="#b">x</a>')
    (folder / "404.html").write_text(html, encoding="utf-8")
    assert problems_of(folder, "https://example.org/", {"", "a/"}) == []


def test_where_a_changed_page_led_before_is_not_looked_up_again(tmp_path: Path) -> None:
    pages = {"": '<a href="a/#b">b</a>', "a": '<h2 id="b">B</h2>', "c": '<h2 id="d">D</h2>'}
    cache = Cache(tmp_path / "cache")

    def looked_over(changed: bytes) -> BuiltSite:
        digests = {"": changed, "a/": b"same", "c/": b"same"}
        found = built_site(folder, URL, digests, cache)
        assert problems_in(found, digests) == []
        keep_looks(found, set())
        return found

    folder = site(tmp_path / "site", pages)
    looked_over(b"before")
    more = f'{pages[""]} <a href="c/#d">d</a>'
    (folder / "index.html").write_text(with_policy(f'<meta charset="utf-8">{more}'))
    assert looked_over(b"after").seen.keys() == {"", "c/"}


def test_an_address_of_the_ledger_that_nothing_answers_is_told(tmp_path: Path) -> None:
    built = built_site(site(tmp_path, {"a": '<p id="b">b</p>'}), URL, {}, Cache())
    ledger = ["a/", "a/#b", "a/#gone", "gone/"]
    assert not_seen(built, ledger) == ["a/#gone", "gone/"]


def test_the_name_of_anything_but_a_link_is_no_part(tmp_path: Path) -> None:
    pages = {
        "": '<p name="b">b</p><a class="b" href="#b">x</a>',
        "a": '<a rel="icon" href="https://e.org">z</a>',
    }
    said = ["index.html: the link #b names a part that is not there"]
    assert problems_of(site(tmp_path, pages), URL, set()) == said


def test_an_index_without_a_page_is_found(tmp_path: Path) -> None:
    problems = problems_of(site(tmp_path, {}), URL, set())
    assert problems == ["the search index holds no page"]


def test_a_broken_link_of_a_page_further_down_is_told_with_its_address(tmp_path: Path) -> None:
    problems = problems_of(site(tmp_path, {"a/b": '<a href="c/">x</a>'}), URL, set())
    assert problems == ["a/b/: the link c/ leads nowhere"]


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
