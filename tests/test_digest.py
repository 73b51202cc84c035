"""The digest: what is new, in few words, as Markdown and as an e-mail."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import digest as command
from builders import page, write_hub
from hub.library import load_hub
from hub.links import Links
from hub.pages.whole import Site
from hub.publish.digest import Digest, digest_of
from hub.publish.digest_text import as_email, as_markdown
from page_data import case, cases

ROOT = Path(__file__).resolve().parent.parent
SINCE = date(2026, 11, 1)
HOSTILE = "Who *pays* <b>[this]</b> & why?"


def made(root: Path, files: dict[str, str] | None = None, **settings: Any) -> Digest:
    at = {"today": "2026-11-30", "site_url": "https://a.example/", "name": "Hub"} | settings
    return digest_of(Site(Links(load_hub(write_hub(root, files))), at), SINCE)


def headings(one: Digest) -> list[str]:
    return [section.heading for section in one.sections]


def test_new_answers_stand_under_their_question(tmp_path: Path) -> None:
    (answers, *_) = made(tmp_path).sections
    assert answers.items[0].title == "Who pays?"
    assert answers.items[0].texts == (("Plymouth", "Everyone paid a little."),)
    assert answers.items[0].url == "https://a.example/guides/money/who-pays/"


def test_what_is_older_or_still_to_come_is_left_out(tmp_path: Path) -> None:
    files = {"case_studies/plymouth.md": page("case_studies", published="2026-10-31")}
    one = made(tmp_path, files | case(published="2026-12-01"))
    assert "New answers" not in headings(one)
    assert one.lead.startswith("No new answers this time.")


def test_many_answers_are_counted_and_two_are_told(tmp_path: Path) -> None:
    places = {f"content/places/p-{n}.md": page("content/places", title=f"P{n}") for n in range(9)}
    told = {path: page("case_studies", places=[f"p-{n}"]) for n, path in enumerate(list(cases(9)))}
    (answers, *_) = made(tmp_path, places | told).sections
    assert len(answers.items[0].texts) == 3
    assert answers.items[0].texts[-1][1].startswith("8 more new answers")


def test_changed_minds_events_and_open_questions_have_their_parts(tmp_path: Path) -> None:
    log = [{"date": "2026-11", "we_thought": "This.", "now_we_think": "That."}]
    files = case(learning_log=log) | {
        "content/events/morning.md": page("content/events"),
        "content/stories/minutes.md": page("content/stories"),
        "guides/money/why.md": page("questions", title="Why?", order=2),
    }
    one = made(tmp_path, files)
    assert headings(one) == [
        "New answers",
        "What changed our mind",
        "New stories",
        "Events ahead",
        "Nobody has answered yet",
    ]
    assert "Tuesday 8 December 2026" in one.sections[3].items[0].texts[0][1]
    assert [item.title for item in one.sections[4].items] == ["Why?"]


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    one = made(tmp_path, {"guides/money/who-pays.md": page("questions", title=HOSTILE)})
    assert r"Who \*pays\* \<b\>\[this\]\</b\> & why?" in as_markdown(one)
    html = as_email(one)
    assert "<b>[this]" not in html
    assert "Who *pays* &lt;b&gt;[this]&lt;/b&gt; &amp; why?" in html


def test_the_digest_of_this_repository_is_a_short_letter_that_loads_nothing() -> None:
    at = {"today": "2026-11-30", "site_url": "https://a.example/", "name": "Hub"}
    one = digest_of(Site(Links(load_hub(ROOT)), at), date(2026, 10, 31))
    html = as_email(one)
    Tags().feed(html)
    assert 300 < len(as_markdown(one).split()) < 1500
    assert len(html) < 60_000


class Tags(HTMLParser):
    """Refuses what an e-mail should not hold."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        assert tag not in {"img", "script", "link", "iframe", "form"}
        for name, value in attrs:
            assert name != "src"
            assert name != "href" or str(value).startswith("https://")


def test_the_command_writes_both_forms(tmp_path: Path, capsys: Any) -> None:
    options = ["--since", "2026-10-31", "--today", "2026-11-30", "--folder", str(tmp_path / "out")]
    assert command.main(options) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "digest-2026-11-30.md",
        "digest-2026-11-30.html",
    }
    assert command.main(options[:4]) == 0
    assert capsys.readouterr().out.count("# Many Answers: what is new since 31 October 2026") == 1
