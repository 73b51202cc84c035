"""What the site keeps in a browser is what the page on privacy lists, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (ends in|begins with) `([^`]+)` \| [^|]+ \| [^|]+ \|$", re.MULTILINE)
KEEPING = re.compile(
    r"\b(?:localStorage|sessionStorage|indexedDB|openDatabase|cookieStore|document\.cookie|caches"
    r"|serviceWorker|navigator\.storage)\b"
)
OURS = {"form_draft.js", "keep.js", "reflect_store.js"}
"""The scripts of ours that keep something."""

ASLEEP = {"__announce", "__outdated", "__source", "__tabs"}
"""What the theme would keep if a feature, a version or a part were there, and none is."""

RECORD = """() => {
  const named = (name) => window.told(String(name));
  const setItem = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) {
    named(this === localStorage ? key : `sessionStorage ${key}`);
    return setItem.call(this, key, value);
  };
  for (const [holder, name] of [[indexedDB, "open"], [caches, "open"]]) {
    holder[name] = () => named(`${name} of another store`);
  }
  Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: (one) => named(`cookie ${one}`) });
}"""


def listed() -> list[tuple[str, str]]:
    """Return how each name begins or ends that the page on privacy lists."""
    return ROW.findall((ROOT / "content/pages/privacy.md").read_text(encoding="utf-8"))


def fits(name: str, row: tuple[str, str]) -> bool:
    """Tell whether a name is the one of a row."""
    how, part = row
    return name.endswith(part) if how == "ends in" else name.startswith(part)


@pytest.fixture
def told(page: Page) -> set[str]:
    """Return the names under which scripts keep something, from now on."""
    names: set[str] = set()
    page.expose_function("told", lambda name: names.add(name))  # noqa: PLW0108 - needs a function of ours
    page.add_init_script(f"({RECORD})()")
    return names


def test_whoever_uses_all_that_keeps_something_finds_each_name_listed(
    page: Page, address: str, told: set[str]
) -> None:
    page.goto(address)
    page.locator("label[for='__palette_1']").click()
    for form in ("answer", "case-study"):
        page.goto(f"{address}contribute/{form}/")
        page.get_by_role("radio", name="Yes, or nobody").check()
        page.locator("[data-hub-form-rest] textarea:visible").first.fill("Some words.")
        expect(page.locator("[data-hub-form-when]")).not_to_be_empty()
    page.goto(address + "case_studies/plymouth-alliance/")
    page.locator("[data-hub-keep]:visible").first.check()
    page.goto(address + "reflect/?with=behaviour/shared-power&people=8")
    page.get_by_label("Where do we see it here").first.fill("At breakfast.")
    page.goto(address + "pack/")
    page.wait_for_load_state("networkidle")
    rows = listed()
    assert {name for name in told if not any(fits(name, row) for row in rows)} == set()
    assert {row for row in rows if not any(fits(name, row) for name in told)} == set()


def test_no_other_script_can_keep_anything(site: Path) -> None:
    scripts = [path for path in site.rglob("*.js") if "javascripts" not in path.parts]
    assert {path.name for path in scripts if KEEPING.search(path.read_text("utf-8"))} == OURS
    for path in (site / "assets").glob("*.js"):
        if path.name in OURS:
            assert set(KEEPING.findall(path.read_text("utf-8"))) == {"localStorage"}


def test_of_what_the_theme_could_keep_only_the_colours_are_in_reach(site: Path) -> None:
    (bundle,) = site.glob("assets/javascripts/bundle.*.min.js")
    text = bundle.read_text("utf-8")
    names = set(re.findall(r'__md_set\("(\w+)"', text))
    assert names == {"__palette", *ASLEEP}
    assert text.count("__md_set(") == len(re.findall(r'__md_set\("', text))
    assert not re.search(r"indexedDB|document\.cookie|caches\.open", text)
    for path in site.rglob("*.html"):
        html = path.read_text("utf-8")
        settings = re.search(r'<script id="__config" type="application/json">(.*?)</script>', html)
        if settings:
            asked = json.loads(settings[1])
            assert (asked["features"], asked["version"]) == ([], None), path
        assert not re.search(r'data-md-component="?(?:source|outdated)|tabbed-set', html), path
