"""Whom each file names is kept file by file, and holds as long as the same pages are there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from builders import page, write_hub
from hub import named
from hub.cache import Cache
from hub.library import Entry, Hub, load_hub
from hub.links import Links
from hub.today import in_force

CASE, THEME = "case_studies/listens.md", "content/themes/trust.md"
FILES = {
    CASE: page("case_studies", "It rests on [trust](../content/themes/trust.md).\n"),
    "content/themes/more.md": page("content/themes", "See [nothing](nothing.md).\n", title="More"),
}


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the paths of the files that are looked at, as they are."""
    paths: list[str] = []
    look = named._names

    def noted(hub: Hub, entry: Entry, alike: dict[named.Named, named.Named]) -> named.Names:
        paths.append(entry.path)
        return look(hub, entry, alike)

    monkeypatch.setattr(named, "_names", noted)
    return paths


def _told(links: Links) -> list[tuple[str, str]]:
    """Return who names the theme, and in which field."""
    return [(one.source.path, one.field) for one in links.mentions["theme", "trust"]]


def test_only_a_file_that_says_something_else_is_looked_at_again(
    tmp_path: Path, looked_at: list[str]
) -> None:
    root, cache = write_hub(tmp_path / "hub", FILES), Cache(tmp_path / "cache")
    told = _told(Links(load_hub(root), cache))
    assert (CASE, "text") in told
    assert len(looked_at) > len(FILES)
    looked_at.clear()
    (root / CASE).write_text(page("case_studies", title="Another name"), encoding="utf-8")
    assert _told(Links(load_hub(root), cache)) == [one for one in told if one != (CASE, "text")]
    assert looked_at == [CASE]


def test_a_page_that_comes_is_found_by_links_that_led_nowhere(tmp_path: Path) -> None:
    root, cache = write_hub(tmp_path / "hub", FILES), Cache(tmp_path / "cache")
    assert ("theme", "nothing") not in Links(load_hub(root), cache).mentions
    text = page("content/themes", title="Nothing")
    (root / "content/themes/nothing.md").write_text(text, encoding="utf-8")
    (mention,) = Links(load_hub(root), cache).mentions["theme", "nothing"]
    assert mention.source.path == "content/themes/more.md"


def test_a_hub_and_what_of_it_is_in_force_do_not_put_away_what_the_other_kept(
    tmp_path: Path, looked_at: list[str]
) -> None:
    offer = {"content/connections/van.md": page("content/connections")}  # until 2027-11-22
    root, cache = write_hub(tmp_path / "hub", FILES | offer), Cache(tmp_path / "cache")
    for _ in range(2):
        looked_at.clear()
        whole = Links(load_hub(root), cache)
        now = in_force(whole, date(2027, 11, 30))
        assert len(now.hub.entries) == len(whole.hub.entries) - 1
        assert _told(now) == _told(whole)
    assert looked_at == []
