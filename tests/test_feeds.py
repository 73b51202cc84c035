"""Feeds that programs can read: parsed again, with all that the standards ask."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import feedparser
import pytest

from builders import page, write_hub
from hub.feeds import Feed, FeedEntry, as_atom, as_json_feed
from hub.following import NEWEST, feeds_of
from hub.library import load_hub
from hub.links import Links
from page_data import SETTINGS, alone, case, cases, site_files

SITE = "https://a.example/hub/"
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = 'Is <b>5 < 6</b> & "why"? ]]> &amp; 🎈 é'
LOG = [{"date": "2019-04", "we_thought": HOSTILE, "now_we_think": "Not that."}]


def feed(*titles: str) -> Feed:
    entries = (
        FeedEntry(f"one/{n}/", t, t, date(2026, 11, n + 1), "Story") for n, t in enumerate(titles)
    )
    return Feed("themes/trust/", HOSTILE, tuple(entries))


def parsed(one: Feed, author: str = "Hub") -> ET.Element:
    return ET.fromstring(as_atom(one, SITE, author))  # noqa: S314 - we wrote it


def links_of(root: Path, files: dict[str, str]) -> Links:
    return Links(load_hub(write_hub(root, files)))


def test_an_atom_feed_has_all_that_rfc_4287_requires() -> None:
    root = parsed(feed("One", "Two"))
    for holder in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(holder.findall(f"{ATOM}{name}")) == 1
            assert holder.find(f"{ATOM}{name}").text  # type: ignore[union-attr]
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Hub"  # type: ignore[union-attr]
    links = {one.get("rel"): one.get("href") for one in root.findall(f"{ATOM}link")}
    assert links == {"alternate": f"{SITE}themes/trust/", "self": f"{SITE}themes/trust/feed.xml"}
    assert len({one.text for one in root.iter(f"{ATOM}id")}) == 3


def test_hostile_words_come_out_as_they_went_in() -> None:
    found = feedparser.parse(as_atom(feed(HOSTILE, "A\x00b\x1f\ufffe"), SITE, HOSTILE))
    assert not found.bozo
    assert found.feed.title_detail.type == "text/plain"
    root = parsed(feed(HOSTILE, "A\x00b\x1f\ufffe"), HOSTILE)
    assert [one.findtext(f"{ATOM}title") for one in root.iter(f"{ATOM}entry")] == [HOSTILE, "Ab"]
    assert root.findtext(f"{ATOM}title") == root.findtext(f"{ATOM}author/{ATOM}name") == HOSTILE


def test_feedparser_reads_titles_links_days_and_summaries() -> None:
    found = feedparser.parse(as_atom(feed("One", "Two"), SITE, "Hub"))
    assert not found.bozo
    assert found.version == "atom10"
    assert [(one.title, one.link, one.summary) for one in found.entries] == [
        ("One", f"{SITE}one/0/", "One"),
        ("Two", f"{SITE}one/1/", "Two"),
    ]
    assert found.entries[1].updated == found.feed.updated == "2026-11-02T00:00:00Z"


def test_a_json_feed_says_the_same_as_the_atom_feed() -> None:
    read = json.loads(as_json_feed(feed(HOSTILE), SITE, "Hub"))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert read["feed_url"] == f"{SITE}themes/trust/feed.json"
    (item,) = read["items"]
    assert (item["id"], item["title"]) == (f"{SITE}one/0/", HOSTILE)
    assert item["date_published"] == "2026-11-01T00:00:00Z"


def test_each_page_that_has_something_can_be_followed(tmp_path: Path) -> None:
    wide = {
        "content/places/plymouth.md": page("content/places", part_of=["devon"]),
        "content/places/devon.md": page("content/places", title="Devon", kind="county"),
        "content/places/wales.md": page("content/places", title="Wales", kind="country"),
        "content/communities/circle.md": page("content/communities", part_of=["south"]),
        "content/communities/south.md": page("content/communities", title="South", places=[]),
        "content/events/morning.md": page("content/events", communities=["circle"]),
        "content/stories/minutes.md": page("content/stories"),
    }
    feeds = feeds_of(links_of(tmp_path, wide | case(learning_log=LOG)), "Hub")
    assert set(feeds) == {
        "",
        "changed-minds/",
        "themes/trust/",
        "sectors/housing/",
        "places/plymouth/",
        "places/devon/",
        "guides/money/who-pays/",
        "communities/circle/",
        "communities/south/",
    }
    kinds = {one.what for one in feeds["places/devon/"].entries}
    assert kinds == {"Case study", "Change of mind", "Event", "Community"}
    asked = {one.what for one in feeds["guides/money/who-pays/"].entries}
    assert asked == {"Answer", "Story", "Event"}


def test_a_feed_holds_the_newest_things_only(tmp_path: Path) -> None:
    newest = case(99, title="New", published="2026-12-01")
    feeds = feeds_of(links_of(tmp_path, cases(NEWEST + 5) | newest), "Hub")
    entries = feeds["themes/trust/"].entries
    assert len(entries) == NEWEST
    assert entries[0].title == "New"


def test_an_answer_that_a_case_study_tells_now_is_in_no_feed(tmp_path: Path) -> None:
    files = alone(replaced_by="plymouth") | alone("other", short="Another way altogether.")
    entries = feeds_of(links_of(tmp_path, files), "Hub")[""].entries
    assert [one.url for one in entries if one.what == "Short answer"] == ["answers/other/"]


def test_a_change_of_mind_is_new_from_the_day_the_hub_tells_of_it(tmp_path: Path) -> None:
    feeds = feeds_of(links_of(tmp_path, case(learning_log=LOG)), "Hub")
    (entry,) = feeds["changed-minds/"].entries
    assert entry.day == date(2026, 11, 22)
    assert entry.url == "case_studies/case-1/#turn-1"
    assert HOSTILE in entry.summary


@pytest.mark.parametrize(("address", "number"), [(SITE, True), ("", False)])
def test_there_are_feeds_once_it_is_known_where_the_site_stands(
    tmp_path: Path,
    address: str,
    number: bool,  # noqa: FBT001 - a case of a table
) -> None:
    files = site_files(links_of(tmp_path, {}), SETTINGS | {"site_url": address})
    assert any(path.endswith("feed.xml") for path in files) is number
