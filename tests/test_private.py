"""What leads to a private person is found however it is written, and hardly anything else is."""

from __future__ import annotations

import random
import time
from collections import Counter
from pathlib import Path

import pytest

from hub.private import DETAILS, details_in
from planted_people import HONEST, KINDS, honest_pages, planted

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261130


def test_of_several_hundred_planted_people_98_in_100_are_found() -> None:
    missed: Counter[str] = Counter()
    texts = list(planted(random.Random(SEED)))  # noqa: S311 - the same people each time
    for kind, text in texts:
        missed[kind] += not list(details_in([text]))
    assert len(texts) >= 600
    assert missed.total() <= 0.02 * len(texts), missed
    assert all(missed[kind] <= 0.05 * count for kind, (_, count) in KINDS.items()), missed


@pytest.mark.parametrize(
    "reaching",
    [
        *("Contact", "ring", "Phone", "call", "text", "E-mail", "email"),
        *("ask for", "Speak to", "write to", "Get in touch with"),
    ],
)
def test_a_name_with_a_title_behind_a_word_of_reaching_is_found(reaching: str) -> None:
    assert [one.words for one in details_in([f"{reaching} Dr Okafor."])] == [
        "the name of a contact"
    ]


def test_of_a_thousand_honest_pages_at_most_two_are_suspected() -> None:
    chance = random.Random(SEED)  # noqa: S311 - the same pages each time
    suspected = [found for page in honest_pages(chance, 1000) for found in details_in(page)]
    assert len(suspected) <= 2, suspected


@pytest.mark.parametrize("text", HONEST)
def test_a_sentence_that_leads_to_nobody_is_left_alone(text: str) -> None:
    assert [found.text for found in details_in([text])] == []


def test_none_of_our_own_pages_is_suspected() -> None:
    paths = [
        path
        for folder in ("case_studies", "guides", "content")
        for path in (ROOT / folder).rglob("*.md")
    ]
    suspected = [
        (path.name, found.text)
        for path in paths
        for found in details_in(path.read_text("utf-8").split("\n\n"))
    ]
    assert len(paths) > 400
    assert suspected == []


@pytest.mark.parametrize(
    ("text", "what", "words"),
    [
        ("Ask jo@example.org.", "jo@example.org", "an e-mail address"),
        ("Ask jo [at] example [dot] org.", "jo [at] example [dot] org", "an e-mail address"),
        ("Ask jo at example dot org.", "jo at example dot org", "an e-mail address"),
        ("Ask jo.doe at example.org.", "jo.doe at example.org", "an e-mail address"),
        ("Ask jo_at_example_dot_org.", "jo_at_example_dot_org", "an e-mail address"),
        ("Ring 01632\n960123.", "01632\n960123", "a phone number"),
        ("Dial extension 214.", "Dial extension 214", "a phone number"),
        ("NHS number 9991234567", "NHS number 9991234567", "an NHS number"),
        ("She is QQ 12 34 56 C.", "QQ 12 34 56 C", "a National Insurance number"),
        ("DOB 03/05/1962.", "DOB 03/05/1962", "a date of birth"),
        ("At 1 No Road, ZZ99 3WZ.", "1 No Road, ZZ99 3WZ", "the address of a house"),
        ("Jo lives at 1 No Road.", "lives at 1 No Road", "the address of a house"),
        ("Ask for Mrs Nobody.", "Ask for Mrs Nobody", "the name of a contact"),
        ("Contact: Jo Nobody", "Contact: Jo Nobody", "the name of a contact"),
    ],
)
def test_a_detail_is_told_with_what_it_is(text: str, what: str, words: str) -> None:
    assert [(found.text, found.words) for found in details_in([text])] == [(what, words)]


def test_each_detail_is_told_once_and_in_its_text() -> None:
    texts = ["Nothing.", "Ask jo@example.org", "or 01632 960123.\n\nOr sam@example.org"]
    found = [(one.number, one.start, one.text) for one in details_in(texts)]
    assert found == [(1, 4, "jo@example.org"), (2, 3, "01632 960123"), (2, 21, "sam@example.org")]


@pytest.mark.parametrize(
    "text", ["07700 900\n\n123", "jo@\n\nexample.org", "1 No Road\n\nZZ99 3WZ"]
)
def test_two_paragraphs_are_not_read_as_one(text: str) -> None:
    assert list(details_in([text])) == []


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "a-at-",
            "a_at_",
            "a at b dot ",
            "a@b.",
            "a.b ",
            "a_",
            " at a.b",
            "0 ",
            "0-",
            "0",
            "(0",
            "a@ ",
        ),
        *(
            "+1 ",
            "born 1 ",
            "dob 1",
            "1 A ",
            "1 Aaaa Street ",
            "lives at 1 A ",
            "A1 1AA ",
            "ext. 1",
        ),
        *(
            "AB 12 34 5",
            "[at]",
            "a [at] b [dot] ",
            "a dot ",
            "Call Dr A",
            "Contact: A ",
            "212 555 ",
        ),
    ],
)
def test_no_text_keeps_the_search_busy(unit: str) -> None:
    text = unit * (50_000 // len(unit))
    started = time.process_time()
    for detail in DETAILS:
        list(detail.pattern.finditer(text))
    assert time.process_time() - started < 1.0
