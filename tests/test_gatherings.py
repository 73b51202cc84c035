"""Communities, events, stories, offers and asks, and changed minds, as data of their pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import icalendar
import pytest

from builders import page, write_hub
from hub.library import load_hub
from hub.links import Links
from hub.pages.page import MAX_LISTED
from hub.pages.site import site_pages
from hub.today import in_force, today_of
from page_data import SETTINGS, case, site_files

TODAY = date(2026, 11, 30)
AT = SETTINGS | {"today": TODAY, "site_url": "https://a.example/hub/", "name": "Hub"}
OFFER = "An hour on the telephone about who paid."


def links_of(root: Path, files: dict[str, str]) -> Links:
    return Links(load_hub(write_hub(root, files)))


def shown(root: Path, uri: str, files: dict[str, str], **settings: Any) -> Any:
    links = in_force(links_of(root, files), TODAY)
    pages = {one.src_uri: one for one in site_pages(links, AT | settings)}
    return pages[uri].meta["hub"]


def event(name: str = "morning", **fields: Any) -> dict[str, str]:
    return {f"content/events/{name}.md": page("content/events", **fields)}


def community(name: str, **fields: Any) -> dict[str, str]:
    return {f"content/communities/{name}.md": page("content/communities", title=name, **fields)}


def connection(name: str = "paying", until: str = "2026-12-01", **fields: Any) -> dict[str, str]:
    consent = {"given": "2026-01-01", "until": until}
    return {
        f"content/connections/{name}.md": page("content/connections", consent=consent, **fields)
    }


def titles(items: Any) -> list[str]:
    return [one["title"] for one in items["items"]]


def test_events_are_ahead_or_over_by_the_day_of_the_build(tmp_path: Path) -> None:
    files = event(title="Soon") | event(
        "old", title="Long ago", start="2017", end=None, time_zone=None
    )
    page_shown = shown(tmp_path, "events/index.md", files)
    assert titles(page_shown["ahead"]) == ["Soon"]
    assert titles(page_shown["past"]) == ["Long ago"]
    assert page_shown["calendar"] == "events/calendar.ics"


def test_a_regional_community_stands_within_the_national_one(tmp_path: Path) -> None:
    files = community("north", part_of=["england"]) | community("england", kind="national")
    groups = shown(tmp_path, "communities/index.md", files)["groups"]
    (national,) = [one for one in groups if one["title"] == "National communities"]
    assert [one["title"] for one in national["items"][0]["inside"]["items"]] == ["north"]
    assert [one["title"] for one in groups] == ["National communities"]


def test_lists_of_communities_end_at_a_bound(tmp_path: Path) -> None:
    files = community("england", kind="national")
    for number in range(MAX_LISTED + 2):
        files |= community(f"town-{number}", part_of=["england"])
        files |= community(f"alone-{number}")
    groups = shown(tmp_path, "communities/index.md", files)["groups"]
    assert [(len(one["items"]), one["more"]) for one in groups] == [(1, 0), (MAX_LISTED, 2)]
    inside = groups[0]["items"][0]["inside"]
    assert (len(inside["items"]), inside["more"]) == (12, MAX_LISTED - 10)
    parts = shown(tmp_path, "communities/england.md", files)["parts"]
    assert (len(parts["items"]), parts["more"]) == (MAX_LISTED, 2)


def test_a_national_community_shows_the_events_of_those_within_it(tmp_path: Path) -> None:
    files = community("north", part_of=["england"]) | community("england", kind="national")
    files |= event(communities=["north"])
    assert titles(shown(tmp_path, "communities/england.md", files)["ahead"]) == [
        "A morning on money"
    ]


def test_calendars_are_made_for_the_hub_and_for_each_page_that_has_events(tmp_path: Path) -> None:
    files = event(themes=["trust"], communities=["north"]) | community("north")
    files |= event("old", start="2017", end=None, time_zone=None)
    links = links_of(tmp_path, files)
    made = {path: text for path, text in site_files(links, AT).items() if path.endswith(".ics")}
    assert set(made) == {
        "events/calendar.ics",
        "events/morning/event.ics",
        "communities/north/calendar.ics",
        "places/plymouth/calendar.ics",
        "themes/trust/calendar.ics",
    }
    for text in made.values():
        calendar = icalendar.Calendar.from_ical(text)
        (found,) = calendar.walk("VEVENT")
        assert str(found["url"]) == "https://a.example/hub/events/morning/"
        assert "\r\n" in text


def test_a_place_shows_the_events_and_offers_of_its_parts(tmp_path: Path) -> None:
    wide = {
        "content/places/plymouth.md": page("content/places", part_of=["devon"]),
        "content/places/devon.md": page("content/places", title="Devon", kind="county"),
    }
    meet = shown(tmp_path, "places/devon.md", wide | event() | connection())["meet"]
    assert titles(meet["events"]) == ["A morning on money"]
    assert titles(meet["offers"]) == ["Talk about paying"]
    assert meet["calendar"] == "places/devon/calendar.ics"


def test_offers_and_asks_meet_on_the_page_of_their_question(tmp_path: Path) -> None:
    files = connection() | connection("looking", kind="ask", title="Looking for a talk")
    meet = shown(tmp_path, "guides/money/who-pays.md", files)["meet"]
    assert titles(meet["offers"]) == ["Talk about paying"]
    assert titles(meet["asks"]) == ["Looking for a talk"]


def test_an_offer_for_which_there_is_no_room_is_named_with_its_anchor(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for number in range(MAX_LISTED + 2):
        files |= connection(f"talk-{number:03}", title=f"Talk {number}")
    data = shown(tmp_path, "connections/index.md", files)
    assert (len(data["offers"]["items"]), data["offers"]["more"]) == (MAX_LISTED, 2)
    named = [(one["id"], one["url"]) for one in data["also"]]
    question = "guides/money/who-pays/"
    assert named == [("connection-talk-100", question), ("connection-talk-101", question)]
    assert data["also"][0]["note"] == "Offered by: A commissioner in a city"


def test_a_place_names_five_communities_and_tells_how_many_more(tmp_path: Path) -> None:
    files: dict[str, str] = {}
    for number in range(7):
        files |= community(f"circle-{number}")
    found = shown(tmp_path, "places/plymouth.md", files)["meet"]["communities"]
    assert (len(found["items"]), found["more"]) == (5, 2)


@pytest.mark.parametrize(
    ("until", "number"), [("2026-11-29", 0), ("2026-11-30", 1), ("2026-12-01", 1)]
)
def test_an_offer_holds_until_its_last_day_is_over(tmp_path: Path, until: str, number: int) -> None:
    offers = shown(tmp_path, "connections/index.md", connection(until=until))["offers"]
    assert len(offers["items"]) == number


@pytest.mark.parametrize(("until", "is_shown"), [("2026-11-29", False), ("2026-12-01", True)])
def test_a_contact_is_shown_as_long_as_they_agree(
    tmp_path: Path,
    until: str,
    is_shown: bool,  # noqa: FBT001 - a case of a table
) -> None:
    consent = {"given": "2026-01-01", "until": until}
    contact = {"via": "hub-introduces", "offers": OFFER, "consent": consent}
    links = in_force(links_of(tmp_path, case(contact=contact)), TODAY)
    entry = links.hub.by_key["case-study", "case-1"]
    assert (OFFER in str(entry.record)) is is_shown
    assert (OFFER in str(entry.document.front)) is is_shown


def test_nothing_is_read_again_while_every_consent_holds(tmp_path: Path) -> None:
    links = links_of(tmp_path, connection())
    assert in_force(links, TODAY) is links


def test_the_day_of_the_build_can_be_set() -> None:
    assert today_of({"today": "2026-11-30"}) == today_of({"today": TODAY}) == TODAY
    assert today_of({"today": ""}) >= TODAY
    with pytest.raises(ValueError, match="yesterday"):
        today_of({"today": "yesterday"})


def test_what_changed_our_mind_is_told_newest_first(tmp_path: Path) -> None:
    log = [
        {"date": year, "we_thought": "This.", "now_we_think": f"That, {year}."}
        for year in ("2011", "2024-05")
    ]
    files = case(1, title="One", learning_log=log) | case(
        2, title="Two", learning_log=[log[0] | {"date": "2019"}]
    )
    found = shown(tmp_path, "changed-minds/index.md", files)
    assert [(one["date"], one["title"]) for one in found["turns"]["items"]] == [
        ("May 2024", "One"),
        ("2019", "Two"),
        ("2011", "One"),
    ]
    assert found["turns"]["items"][0]["url"] == "case_studies/case-1/#turn-2"
    assert found["follow"] == "changed-minds/"


def test_a_film_is_a_link_with_its_words_and_no_more(tmp_path: Path) -> None:
    film = {
        "title": "Talk",
        "host": "A university",
        "url": "https://a.example/f",
        "transcript": "w",
    }
    (found,) = shown(tmp_path, "case_studies/case-1.md", case(films=[film]))["films"]
    assert (found["url"], found["transcript"], found["poster"]) == ("https://a.example/f", "w", "")


def test_a_page_leads_to_talk_when_a_setting_says_where(tmp_path: Path) -> None:
    uri = "guides/money/who-pays.md"
    assert shown(tmp_path, uri, {})["discuss"] is None
    setting = {"at": "github", "mail": "hub@a.example"}
    ways = shown(tmp_path, uri, {}, discussion=setting)["discuss"]
    assert ways["find"] == "https://git.example/discussions?discussions_q=Who+pays%3F"
    assert "https%3A%2F%2Fa.example%2Fhub%2Fguides%2Fmoney%2Fwho-pays%2F" in ways["begin"]
    assert ways["mail"].startswith("mailto:hub@a.example?subject=Who%20pays%3F&body=")
    elsewhere = {"at": "https://talk.example/"}
    assert shown(tmp_path, uri, {}, discussion=elsewhere)["discuss"]["find"] == elsewhere["at"]
    assert shown(tmp_path, uri, {}, discussion={"at": "javascript:x"})["discuss"] is None


def test_an_empty_hub_says_what_each_list_is_for(tmp_path: Path) -> None:
    links = Links(load_hub(tmp_path))
    pages = {one.src_uri: one for one in site_pages(links, AT)}
    for name in ("communities", "events", "stories", "connections", "changed-minds", "reflect"):
        assert f"{name}/index.md" in pages
