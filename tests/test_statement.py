"""The accessibility statement has all prescribed parts, and says what was tested last."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from accessibility_log import in_words, on_page, read_log
from builders import page, write_hub
from hub.library import load_hub
from hub.links import Links
from hub.pages.plain import plain_page
from hub.pages.statement import statement
from hub.pages.whole import Shown, Site
from hub.records import Page
from looked_at import LOOKED_AT, STATES, VIEWS

TOLD: dict[str, Any] = {
    "organisation": "A council",
    "public_body": True,
    "status": "partially",
    "not_compliant": ["The map has no names."],
    "burden": ["Old minutes."],
    "out_of_scope": ["Films of others."],
    "prepared": "2026-11-01",
    "reviewed": date(2026, 11, 30),
    "method": "We looked.",
    "contact": "hub@council.example",
    "answer_within": "14 days",
}


def _links(root: Path, files: dict[str, str] | None = None) -> Links:
    return Links(load_hub(write_hub(root, files)))


def made(tmp_path: Path, **changed: Any) -> Shown:
    settings = {"accessibility": {**TOLD, **changed}, "repository": "https://git.example"}
    return statement(Site(_links(tmp_path), settings))


def test_the_statement_says_what_the_settings_say(tmp_path: Path) -> None:
    shown = made(tmp_path)
    assert shown["status"] == "partially compliant"
    assert shown["because"] == "non-compliances and exemptions"
    assert [group["items"] for group in shown["gaps"]] == [
        ["The map has no names."],
        ["Old minutes."],
        ["Films of others."],
    ]
    assert (shown["prepared"], shown["reviewed"]) == ("1 November 2026", "30 November 2026")
    assert shown["contact"]["url"] == "mailto:hub@council.example"


def test_without_a_mailbox_a_barrier_is_told_as_an_issue(tmp_path: Path) -> None:
    assert made(tmp_path, contact="")["contact"]["url"] == "https://git.example/issues"


def test_the_prescribed_parts_come_first_on_their_page_alone(tmp_path: Path) -> None:
    files = {"content/pages/accessibility.md": page("content/pages", body="## More\n\nText.\n")}
    site = Site(_links(tmp_path, files), {"accessibility": TOLD})
    shown = plain(site, "accessibility")
    assert [one["title"] for one in shown["onpage"]] == [
        "Compliance status",
        "Non-accessible content",
        "How this statement was prepared",
        "Feedback and contact",
        "Enforcement procedure",
        "More",
    ]
    assert plain(site, "about")["statement"] == {}


def plain(site: Site, name: str) -> Shown:
    entry = site.hub.by_key["page", name]
    assert isinstance(entry.record, Page)
    return plain_page(site, entry, entry.record).meta["hub"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"status": "mostly"}, "accessibility.status"),
        ({"prepared": "yesterday"}, "accessibility.prepared"),
        ({"method": ""}, "accessibility.method"),
        ({"colour": "red"}, "accessibility.colour"),
        ({"not_compliant": [], "burden": [], "out_of_scope": []}, "say under `not_compliant`"),
    ],
)
def test_settings_that_make_no_statement_are_named(
    tmp_path: Path, changed: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        made(tmp_path, **changed)


def test_a_hub_without_the_setting_has_no_statement(tmp_path: Path) -> None:
    assert statement(Site(_links(tmp_path), {})) == {}


def test_the_log_names_all_that_is_tested_now_and_is_not_in_the_future() -> None:
    entries = read_log()
    assert set(entries[0].templates) == LOOKED_AT
    assert set(entries[0].views) == set(VIEWS)
    assert tuple(entries[0].states) == STATES
    assert re.fullmatch(r"Chromium \d+(\.\d+){3}", entries[0].browser)
    assert re.fullmatch(r"\d+\.\d+\.\d+", entries[0].axe)
    dates = [one.date for one in entries]
    assert dates == sorted(set(dates), reverse=True)
    assert date.fromisoformat(dates[0]) <= datetime.now(UTC).date()


def test_the_page_tells_the_newest_entry_of_the_log() -> None:
    assert on_page() == in_words(read_log()[0])
