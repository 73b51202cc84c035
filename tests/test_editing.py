"""Every page says where it can be edited: its own file, or what it is made from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import page, write_hub
from hub.library import load_hub
from hub.links import Links
from hub.pages.site import site_pages
from page_data import SETTINGS, alone, case, pages_of

ROOT = Path(__file__).resolve().parent.parent
REPOSITORY = SETTINGS["repository"]


@pytest.fixture(scope="module")
def pages() -> list[dict[str, Any]]:
    """Return what each page of this very hub shows."""
    links = Links(load_hub(ROOT))
    return [page.meta["hub"] for page in site_pages(links, SETTINGS)]


def test_each_page_of_a_record_leads_to_the_file_it_is_made_from() -> None:
    links = Links(load_hub(ROOT))
    by_url = {one.meta["hub"]["url"]: one.meta["hub"] for one in site_pages(links, SETTINGS)}
    for entry in links.hub.by_key.values():
        if not entry.anchor:
            assert by_url[entry.url]["edit"] == f"{REPOSITORY}/edit/main/{entry.path}"


def test_each_page_without_a_file_says_what_it_is_made_from(pages: list[dict[str, Any]]) -> None:
    made = [page for page in pages if "edit" not in page]
    assert {page["url"].partition("/")[0] for page in made} >= {"", "explore", "gaps", "compare"}
    for shown in made:
        assert shown["made_from"], shown["url"]


def test_what_a_page_is_made_from_lies_in_the_repository(pages: list[dict[str, Any]]) -> None:
    addresses = {link["url"] for page in pages for link in page.get("made_from", ())}
    addresses |= {page["edit"] for page in pages if "edit" in page}
    for address in addresses:
        place, _, path = address.removeprefix(f"{REPOSITORY}/").partition("/main/")
        assert (place, (ROOT / path).is_dir()) in {("edit", False), ("tree", True)}, address
        assert (ROOT / path).exists(), address


def test_a_pair_of_places_is_made_from_what_is_told_of_them(tmp_path: Path) -> None:
    questions = {
        f"guides/money/q{one}.md": page("questions", title=f"Q{one}?", order=one + 2)
        for one in range(3)
    }
    answers = [{"question": f"money/q{one}", "short": f"We did {one}."} for one in range(3)]
    leeds = {"content/places/leeds.md": page("content/places", title="Leeds")}
    files = questions | leeds | case(answers=answers, title="Leeds tries", places=["leeds"])
    files["case_studies/plymouth.md"] = page("case_studies", answers=answers)
    shown = pages_of(tmp_path, files)["compare/leeds--plymouth.md"].meta["hub"]
    assert shown["made_from"] == [
        {"title": "“A city listens”", "url": f"{REPOSITORY}/edit/main/case_studies/plymouth.md"},
        {"title": "“Leeds tries”", "url": f"{REPOSITORY}/edit/main/case_studies/case-1.md"},
    ]


def test_words_and_resources_each_lead_to_their_own_file(tmp_path: Path) -> None:
    files = {
        "content/glossary/grant.md": page("content/glossary"),
        "content/resources/report.md": page("content/resources"),
    }
    made = pages_of(tmp_path, files)
    (word,) = made["glossary/index.md"].meta["hub"]["words"]
    ((resource,),) = [group["items"] for group in made["resources/index.md"].meta["hub"]["groups"]]
    assert word["edit"] == f"{REPOSITORY}/edit/main/content/glossary/grant.md"
    assert resource["edit"] == f"{REPOSITORY}/edit/main/content/resources/report.md"


def test_a_hub_without_a_repository_says_nothing_of_editing(tmp_path: Path) -> None:
    links = Links(load_hub(write_hub(tmp_path, alone())))
    for made in site_pages(links, {}):
        assert not made.meta["hub"].get("edit")
        assert "made_from" not in made.meta["hub"]
