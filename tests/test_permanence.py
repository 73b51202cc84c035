"""Old links go on working: aliases lead on, withdrawn pages leave a note, no address is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import urls
from builders import page, write_hub
from hub.checks import run_checks
from hub.ledger import as_ledger, read_ledger
from hub.library import load_hub
from hub.links import Links
from hub.publish.kept import lost_addresses, published_addresses
from page_data import pages_of

ROOT = Path(__file__).resolve().parent.parent
ROUND = '<meta http-equiv="refresh" content="0; url=../round/">'
NOTE = {"date": "2026-12-01", "reason": "Those who told it asked for it."}


def note(**fields: Any) -> str:
    """Return the file that stays of a withdrawn page."""
    front = {"title": "A city listened", "withdrawn": NOTE | fields}
    return f"---\n{yaml.safe_dump(front, sort_keys=False)}---\n"


@pytest.mark.parametrize(
    ("path", "folder", "alias", "old"),
    [
        ("case_studies/plymouth", "case_studies", "port", "case_studies/port"),
        ("guides/money/index", "guides", "cash", "guides/cash"),
        ("guides/money/who-pays", "questions", "cash/who", "guides/cash/who"),
        ("content/themes/trust", "content/themes", "faith", "themes/faith"),
        ("content/places/plymouth", "content/places", "port", "places/port"),
        ("content/pages/about", "content/pages", "hub", "hub"),
        ("content/processes/open-table", "content/processes", "themes/table/", "themes/table"),
    ],
)
def test_an_alias_of_any_kind_leads_to_the_page(
    tmp_path: Path, path: str, folder: str, alias: str, old: str
) -> None:
    pages = pages_of(tmp_path, {f"{path}.md": page(folder, aliases=[alias])})
    (new,) = (
        one.meta["hub"]["url"]
        for one in pages.values()
        if one.meta["hub"].get("edit", "").endswith(f"/main/{path}.md")
        and one.meta["hub"]["kind"] != "moved"
    )
    made = pages[f"{old}.md"]
    shown = made.meta["hub"]
    assert (made.meta["template"], made.body) == ("moved.html", "")
    assert (shown["now_at"], shown["canonical"], shown["noindex"]) == (new, new, True)
    assert shown["edit"].endswith(f"/edit/main/{path}.md")
    assert "search" not in shown


def test_the_whole_guide_moves_with_its_guide(tmp_path: Path) -> None:
    made = pages_of(tmp_path, {"guides/money/index.md": page("guides", aliases=["cash"])})
    assert made["guides/cash/whole.md"].meta["hub"]["now_at"] == "guides/money/whole/"


def two_places(**plymouth: Any) -> dict[str, str]:
    """Return the files of two places that answered the same three questions."""
    files = {"content/places/leeds.md": page("content/places", title="Leeds")}
    files["content/places/plymouth.md"] = page("content/places", **plymouth)
    for one in range(3):
        files[f"guides/money/q{one}.md"] = page("questions", title=f"Q{one}?", order=one + 2)
    for place in ("leeds", "plymouth"):
        told = [{"question": f"money/q{one}", "short": f"{place} {one}."} for one in range(3)]
        files[f"case_studies/{place}.md"] = page("case_studies", places=[place], answers=told)
    return files


def test_a_pair_of_places_moves_with_a_place(tmp_path: Path) -> None:
    made = pages_of(tmp_path, two_places(aliases=["port"]))
    assert made["compare/leeds--port.md"].meta["hub"]["now_at"] == "compare/leeds--plymouth/"


def test_a_pair_that_is_made_no_more_leads_to_the_two_places(tmp_path: Path) -> None:
    (tmp_path / "published-urls.txt").write_text(
        "/compare/bath--plymouth/\n/compare/leeds--plymouth/\n/guides/money/whole/\n"
    )
    files = two_places()
    del files["case_studies/leeds.md"]
    made = pages_of(tmp_path, files)
    pair = made["compare/leeds--plymouth.md"].meta["hub"]
    assert pair["now_at"] == "compare/?place=leeds&place=plymouth"
    assert made["compare/bath--plymouth.md"].meta["hub"]["now_at"] == "compare/"
    assert made["guides/money/whole.md"].meta["hub"]["kind"] == "list"


def test_answers_keep_the_anchors_of_their_questions_old_ids(tmp_path: Path) -> None:
    files = {
        "guides/money/who-pays.md": page(
            "questions", processes=["open-table"], aliases=["cash/who", "guides/x/", "#part"]
        )
    }
    shown = pages_of(tmp_path, files)["case_studies/plymouth.md"].meta["hub"]
    assert shown["answers"][0]["former"] == ["answer-cash-who"]


def test_old_anchors_stay_on_pages_and_on_parts_of_pages(tmp_path: Path) -> None:
    files = {
        "content/themes/trust.md": page("content/themes", aliases=["#what-it-was"]),
        "content/glossary/grant.md": page("content/glossary", aliases=["gift"]),
        "content/resources/report.md": page("content/resources", aliases=["paper"]),
    }
    made = pages_of(tmp_path, files)
    assert made["themes/trust.md"].meta["hub"]["former_anchors"] == ["what-it-was"]
    assert made["glossary/index.md"].meta["hub"]["words"][0]["former"] == ["word-gift"]
    [group] = made["resources/index.md"].meta["hub"]["groups"]
    assert group["items"][0]["former"] == ["resource-paper"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("case_studies/leeds.md", "case_studies/leeds.md"),
        ("case_studies/leeds/index.md", "case_studies/leeds.md"),
        ("content/places/leeds.md", "places/leeds.md"),
        ("content/answers/leeds.md", "answers/leeds.md"),
        ("guides/power/index.md", "guides/power.md"),
        ("guides/money/why.md", "guides/money/why.md"),
        ("content/pages/old.md", "old.md"),
        ("content/contribute/old.md", "contribute/old.md"),
    ],
)
def test_a_withdrawn_page_leaves_a_note_at_its_address(tmp_path: Path, path: str, uri: str) -> None:
    hub = write_hub(tmp_path, {path: note(who_decided="The editors")})
    assert run_checks(Links(load_hub(hub))) == []
    made = pages_of(tmp_path)[uri]
    shown = made.meta["hub"]
    assert (made.meta["template"], made.body) == ("withdrawn.html", "")
    assert (shown["when"], shown["reason"]) == ("1 December 2026", NOTE["reason"])
    assert (shown["who_decided"], shown["noindex"]) == ("The editors", True)
    assert "search" not in shown


def test_nothing_of_a_withdrawn_case_study_shows_anywhere(tmp_path: Path) -> None:
    without = pages_of(tmp_path / "without")
    made = pages_of(tmp_path / "with", {"case_studies/leeds/index.md": note()})
    del made["case_studies/leeds.md"]
    assert made == without


def test_the_story_of_a_withdrawn_page_must_leave_its_file(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {"case_studies/leeds.md": page("case_studies", withdrawn=NOTE)})
    codes = {one.code for one in run_checks(Links(load_hub(hub)))}
    assert {"unknown-field", "withdrawn-with-story"} <= codes


def test_the_ledger_is_sorted_one_address_a_line(tmp_path: Path) -> None:
    text = as_ledger(["themes/trust/", "", "about/", "about/"])
    assert text == "/\n/about/\n/themes/trust/\n"
    (tmp_path / "published-urls.txt").write_text(f"{text}# not an address\n")
    assert read_ledger(tmp_path) == {"", "about/", "themes/trust/"}


def test_pages_and_answers_are_what_is_published(tmp_path: Path) -> None:
    found = published_addresses(pages_of(tmp_path).values())
    assert {"", "about/", "case_studies/plymouth/#answer-money-who-pays"} <= found
    assert not any(address.endswith(".html") for address in found)


def site(folder: Path, pages: dict[str, str]) -> Path:
    """Write a built site of these pages."""
    for address, html in pages.items():
        path = folder / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return folder


def test_an_address_is_kept_by_a_page_a_way_on_or_a_note(tmp_path: Path) -> None:
    built = site(
        tmp_path,
        {
            "": "home",
            "new": '<h3 id="answer-a">A</h3><span id="answer-b"></span>',
            "old": '<meta http-equiv="refresh" content="0; url=../older/">',
            "older": '<meta http-equiv="refresh" content="0; url=../new/">',
            "gone": '<article class="hub-page hub-page--withdrawn" id="hub-main">',
        },
    )
    kept = ["", "new/", "new/#answer-a", "new/#answer-b", "old/", "old/#answer-b", "gone/#answer-a"]
    assert lost_addresses(built, kept) == []


def test_an_address_that_is_lost_is_named_with_the_remedy(tmp_path: Path) -> None:
    pages = {"new": '<h3 id="answer-a">A</h3>', "round": ROUND}
    said = lost_addresses(site(tmp_path, pages), ["old/", "new/#answer-b", "round/#answer-a"])
    assert [line.partition(":")[0] for line in said] == [
        "/new/#answer-b was published, and that part of the page is gone",
        "/old/ was published, and nothing is there now",
        "/round/#answer-a was published, and that part of the page is gone",
    ]
    assert said[0].endswith('put "#answer-b" under `aliases` of the page')
    assert "`aliases` of the page that took its place" in said[1]
    assert "a note there with `withdrawn`" in said[1]


def hub_with_settings(folder: Path, files: dict[str, str] | None = None) -> list[str]:
    """Write a small hub with a mkdocs.yml; return the arguments that name it."""
    settings = "site_name: A\ndocs_dir: content\nextra:\n  hub: {}\n"
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return ["--root", str(write_hub(folder, files))]


def test_the_command_records_what_is_new_and_keeps_what_was_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = hub_with_settings(tmp_path)
    (tmp_path / "published-urls.txt").write_text("/themes/older/\n")
    assert urls.main([*arguments, "--check"]) == 1
    assert "not recorded: /themes/trust/" in capsys.readouterr().out
    assert read_ledger(tmp_path) == {"themes/older/"}
    assert urls.main(arguments) == 0
    assert "recorded: /themes/trust/" in capsys.readouterr().out
    assert {"themes/older/", "themes/trust/", ""} <= read_ledger(tmp_path)
    assert urls.main([*arguments, "--check"]) == 0
    lines = (tmp_path / "published-urls.txt").read_text().splitlines()
    assert lines == sorted(set(lines))


def test_nothing_is_recorded_of_a_hub_with_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = hub_with_settings(tmp_path, {"content/themes/trust.md": "no fields"})
    assert urls.main(arguments) == 1
    assert "does not begin with a block of fields" in capsys.readouterr().err
    assert not (tmp_path / "published-urls.txt").exists()


def test_this_hub_keeps_a_ledger_of_what_it_publishes() -> None:
    ledger = (ROOT / "published-urls.txt").read_text(encoding="utf-8")
    assert ledger == as_ledger(read_ledger(ROOT))
    assert {"", "guides/sharing-power/"} <= read_ledger(ROOT)
    assert sum("#answer-" in one for one in read_ledger(ROOT)) > 200
