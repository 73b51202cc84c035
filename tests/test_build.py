"""Real builds of a small hub: whole or not at all, the same under each engine, nothing foreign."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from PIL import Image

import urls
from builders import ROOT, page, site_of, write_hub
from edit_sequences import built, differences
from hub.publish.verify import BuiltPage

EVIL = '"><script>alert(1)</script>'


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python with `command`; return what it said."""
    environ = os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    whole = [sys.executable, *command]
    return subprocess.run(whole, cwd=cwd, capture_output=True, text=True, env=environ, check=False)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = "Declarations such as `<![>`, `<!a>` and `<?b` are code here.\n"
    about = {"content/pages/about.md": page("content/pages", body=text)}
    folder = site_of(tmp_path_factory.mktemp("hub"), about)
    done = built(folder)
    assert done.code == 0, done.said
    return folder


def test_a_build_makes_every_kind_of_page(hub: Path) -> None:
    pages = ["", "case_studies/plymouth", "guides/money", "guides/money/who-pays", "themes/trust"]
    pages += ["sectors/housing", "places/plymouth", "processes/open-table", "about", "explore"]
    pages += ["behaviours/shared-power", "guides", "places", "themes", "sectors", "processes"]
    pages += ["behaviours", "gaps"]
    for address in pages:
        assert (hub / "site" / address / "index.html").is_file(), address
    assert (hub / "site" / "404.html").is_file()


def test_what_would_begin_a_declaration_in_html_can_be_written_about(hub: Path) -> None:
    html = (hub / "site/about/index.html").read_text(encoding="utf-8")
    for code in ("&lt;![&gt;", "&lt;!a&gt;", "&lt;?b"):
        assert f"<code>{code}</code>" in html


def test_a_site_to_publish_is_no_draft(hub: Path) -> None:
    for path in (hub / "site").rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "hub-draft" not in html, path
        assert "noindex" not in html, path


def test_the_engines_own_search_index_is_not_published(hub: Path) -> None:
    assert not (hub / "site" / "search").exists()


def test_the_pages_hold_what_a_checker_of_html_has_refused_before_in_no_place(hub: Path) -> None:
    for path in (hub / "site").rglob("*.html"):
        for tag, has in BuiltPage(path.name, path.read_text(encoding="utf-8")).tags:
            assert tag != "meta" or {"charset", "name", "property", "http-equiv"} & has.keys(), has
            assert tag not in {"table", "thead", "tbody", "tr", "th", "td"} or "role" not in has, (
                has
            )
            assert has.get("type") != "checkbox" or "autocomplete" not in has, has


def test_a_build_says_in_one_line_what_it_did(hub: Path) -> None:
    done = run(str(ROOT / "scripts/build.py"), "--root", str(hub), cwd=hub)
    assert (done.returncode, done.stderr) == (0, "")
    (line,) = done.stdout.splitlines()
    assert line.split(" pages in ")[0].isdigit()
    assert line.endswith(" s")


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("case_studies/plymouth.md", page("case_studies", summary=None), "`summary` is missing"),
        ("case_studies/plymouth.md", "no fields", "does not begin with a block of fields"),
        ("overrides/case.html", "{% broken", "case.html"),
        ("overrides/case.html", '<a href="nowhere/">x</a>', "leads nowhere"),
        ("published-urls.txt", "/gone/\n", "/gone/ was published, and nothing is there now"),
    ],
)
def test_a_failed_build_leaves_the_former_site_whole(
    hub: Path, tmp_path: Path, path: str, text: str, said: str
) -> None:
    folder = tmp_path / "hub"
    shutil.copytree(hub, folder)
    (folder / path).write_text(text)
    done = built(folder)
    assert done.code in {1, 70}
    assert said in done.said
    assert "stays as it was" in done.said
    assert not differences(hub / "site", folder / "site")


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        (None, "/case_studies/plymouth/ was published, and nothing is there now"),
        (
            page("case_studies", answers=[{"question": "money/who-gains", "short": "All."}]),
            "/case_studies/plymouth/#answer-money-who-pays was published, and that part of the page",
        ),
    ],
)
def test_what_was_published_is_missed_though_most_pages_are_kept(
    hub: Path, tmp_path: Path, text: str | None, lost: str
) -> None:
    folder = tmp_path / "hub"
    shutil.copytree(hub, folder)
    (folder / "guides/money/who-gains.md").write_text(page("questions", title="Who gains?"))
    assert urls.main(["--root", str(folder)]) == 0
    assert built(folder).code == 0
    path = folder / "case_studies/plymouth.md"
    path.write_text(text) if text else path.unlink()
    done = built(folder)
    assert done.code == 1
    assert lost in done.said
    assert (folder / "site/case_studies/plymouth/index.html").is_file()


def test_all_errors_are_listed_at_once(hub: Path, tmp_path: Path) -> None:
    folder = tmp_path / "hub"
    shutil.copytree(hub, folder)
    for name in ("a", "b", "c"):
        (folder / f"case_studies/{name}.md").write_text(page("case_studies", summary=None))
    said = built(folder).said
    assert all(f"case_studies/{name}.md:1:1: error" in said for name in ("a", "b", "c"))


def test_every_page_names_a_picture_that_is_there_for_where_its_link_is_shared(hub: Path) -> None:
    pictures = {}
    for path in (hub / "site").rglob("index.html"):
        tags = BuiltPage("", path.read_text(encoding="utf-8")).tags
        said = {found.get("property"): found.get("content", "") for _, found in tags}
        inside = said["og:image"].removeprefix("https://example.org/many-answers/")
        assert (hub / "site" / inside).is_file(), path
        assert said["og:title"]
        assert said["og:url"].startswith("https://example.org/many-answers/")
        pictures[path.parent.name] = inside
    assert pictures["plymouth"] != pictures["explore"] == pictures["site"]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_an_engine_on_its_own_makes_the_same_pages(hub: Path, tmp_path: Path, engine: str) -> None:
    command = ["-m", engine, "build", "-f", str(hub / "mkdocs.yml"), "-d", str(tmp_path / "site")]
    done = run(*command, cwd=hub)
    assert done.returncode == 0, done.stderr
    # The sitemap holds the day of the build; scripts/build.py takes that of the last change.
    different = set(differences(hub / "site", tmp_path / "site"))
    assert different <= {"sitemap.xml", "sitemap.xml.gz"}


@pytest.mark.parametrize("base", ["/", "/deep/sub/path/"])
def test_the_page_that_is_not_there_knows_where_the_site_lies(tmp_path: Path, base: str) -> None:
    folder = site_of(tmp_path)
    settings = (folder / "mkdocs.yml").read_text()
    (folder / "mkdocs.yml").write_text(
        re.sub(r"site_url: .*", f"site_url: https://hub.example{base}", settings)
    )
    assert built(folder).code == 0
    html = (folder / "site" / "404.html").read_text(encoding="utf-8")
    addresses = [value for _, found in BuiltPage("", html).tags for value in [found.get("href")]]
    local = [one for one in addresses if one and ":" not in one and not one.startswith("#")]
    assert local
    assert all(one.startswith(base) for one in local), local


def test_front_matter_is_shown_as_text_and_never_as_html(tmp_path: Path) -> None:
    folder = site_of(tmp_path)
    answer = {"question": "money/who-pays", "short": EVIL, "hard": EVIL, "conditions": EVIL}
    source = {"title": EVIL, "publisher": EVIL, "note": EVIL, "url": "https://a.example/?a=1&b=2"}
    texts = {
        "case_studies/plymouth.md": page(
            "case_studies",
            title=EVIL,
            summary=EVIL,
            answers=[answer],
            still_unsure=[EVIL],
            sources=[source],
            organisations=[{"name": EVIL, "role": EVIL}],
            evidence={"status": "unknown", "note": EVIL},
        ),
        "guides/money/index.md": page("guides", title=f"{EVIL}?", summary=EVIL, tensions=[EVIL]),
        "guides/money/who-pays.md": page(
            "questions", title=f"{EVIL}?", summary=EVIL, gaps=[EVIL], prompts=[EVIL]
        ),
        "content/themes/trust.md": page("content/themes", title=EVIL, summary=EVIL),
        "content/sectors/housing.md": page("content/sectors", title=EVIL, summary=EVIL),
        "content/places/plymouth.md": page(
            "content/places", title=EVIL, summary=EVIL, said_there=EVIL, boundary_note=EVIL
        ),
        "content/pages/about.md": page("content/pages", title=EVIL, summary=EVIL),
    }
    done = built(write_hub(folder, texts))
    assert done.code == 0, done.said
    for path in (folder / "site").rglob("*.html"):
        assert "<script>alert(1)" not in path.read_text(encoding="utf-8"), path


def test_the_pages_can_be_taken_to_another_engine(tmp_path: Path) -> None:
    (tmp_path / "hub").mkdir()
    folder = site_of(tmp_path / "hub")
    command = (str(ROOT / "scripts/export.py"), str(tmp_path / "out"), "--root", str(folder))
    done = run(*command, cwd=folder)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "out" / "case_studies" / "plymouth.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["title"] == "A city listens"
    assert front["hub"]["answers"]
    assert run(*command, cwd=folder).returncode == 2, "a folder with something in it is left alone"


def test_nothing_is_published_while_a_file_lies_there_that_the_hub_does_not_know(
    tmp_path: Path,
) -> None:
    folder = site_of(tmp_path)
    (folder / "content" / "evil.html").write_text("<script>alert(1)</script>")
    (folder / "content" / "CNAME").write_text("evil.example")
    said = built(folder).said
    assert "content/evil.html:1:1: error" in said
    assert "content/CNAME:1:1: error" in said
    assert not (folder / "site").exists()


def test_a_picture_is_published_from_its_pixels_with_its_size(tmp_path: Path) -> None:
    folder = site_of(tmp_path)
    (folder / "case_studies/plymouth.md").unlink()
    home = folder / "case_studies/plymouth"
    home.mkdir()
    body = "![People on a sofa](sofa.jpg)\n"
    (home / "index.md").write_text(page("case_studies", body=body), encoding="utf-8")
    about = Image.Exif()
    about[0x010F] = "a camera's secret"
    Image.radial_gradient("L").convert("RGB").save(home / "sofa.jpg", exif=about)
    assert built(folder).code == 0
    case = folder / "site/case_studies/plymouth"
    assert {path.name for path in case.iterdir()} == {"index.html", "sofa.jpg.webp"}
    assert b"secret" not in (case / "sofa.jpg.webp").read_bytes()
    html = (case / "index.html").read_text(encoding="utf-8")
    assert 'src="sofa.jpg.webp" width="256" height="256" loading="lazy"' in html
