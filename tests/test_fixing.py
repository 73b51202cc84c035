"""What can be put right without changing what a file says is put right, and nothing else."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path

import pytest
from markdown import markdown

import check
from builders import page, write_hub
from hub.clear_dates import clear_date
from hub.fixing import fixed
from hub.library import entry_from
from hub.source import document_from
from hub.tree import tree_of

ROOT = Path(__file__).resolve().parent.parent
PATHS = tree_of(ROOT).pages
THEME = "content/themes/trust.md"


def theme(front: str, body: str = "\nText.\n") -> str:
    return f"---\n{front}---\n{body}"


PLAIN = "title: Trust\nsummary: It is there.\norder: 1\n"

FIXES = {
    "byte order mark": ("\ufeff" + theme(PLAIN), theme(PLAIN)),
    "Windows line ends": (theme(PLAIN).replace("\n", "\r\n"), theme(PLAIN)),
    "old Mac line ends": (theme(PLAIN).replace("\n", "\r"), theme(PLAIN)),
    "no last line end": (theme(PLAIN).rstrip("\n"), theme(PLAIN)),
    "many last line ends": (theme(PLAIN) + "\n\n", theme(PLAIN)),
    "spaces above": (theme(PLAIN.replace("\n", " \t\n")), theme(PLAIN)),
    "spaces below": (theme(PLAIN, "\nText. \n  \nMore.   \n"), theme(PLAIN, "\nText.\n\nMore.\n")),
    "a broken line stays": (theme(PLAIN, "\nOne  \ntwo \n"), theme(PLAIN, "\nOne  \ntwo\n")),
    "single quotes": (
        theme("title: 'Trust'\nsummary: 'It''s there: \"so\"'\norder: '1' # one\n"),
        theme('title: "Trust"\nsummary: \'It\'\'s there: "so"\'\norder: "1" # one\n'),
    ),
    "a colon": (
        theme("title: Trust: a matter\nsummary: Said: so, 'it' and \"that\"\norder: 1\n"),
        theme('title: "Trust: a matter"\nsummary: "Said: so, \'it\' and \\"that\\""\norder: 1\n'),
    ),
    "signs with a meaning": (
        theme("title: @home\nsummary: *all* of it\norder: 1\n"),
        theme('title: "@home"\nsummary: "*all* of it"\norder: 1\n'),
    ),
    "order, with comments": (
        theme("# how many\norder: 1\nsummary: It is there.\n# its name\n# or names\ntitle: Trust\n"),
        theme("# its name\n# or names\ntitle: Trust\nsummary: It is there.\n# how many\norder: 1\n"),
    ),
    "order, with lists and spaces": (
        theme(
            "also_called:\n- Faith # once\n\n- Hope\norder: 1\n\nsummary: >\n  It is\n\n"
            "  there.\ntitle: Trust\n"
        ),
        theme(
            "title: Trust\nsummary: >\n  It is\n\n  there.\norder: 1\n\n"
            "also_called:\n- Faith # once\n\n- Hope\n"
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FIXES)
def test_it_is_put_right_and_then_nothing_is_left_to_do(name: str) -> None:
    before, after = (text.encode() for text in FIXES[name])
    result = fixed(THEME, before)
    assert result.raw.decode() == after.decode()
    assert result.said
    assert fixed(THEME, after).said == ()


LEFT_ALONE = {
    "text of several lines": theme(PLAIN.replace("It is there.", "|\n  It is  \n  there.")),
    "a comment that may be text": theme("title: Trust: a matter # of fact\norder: 1\n"),
    "an item that is a field": theme(PLAIN + "also_called:\n  - Faith: or so\n"),
    "a list never closed": theme(PLAIN + "also_called: [Faith\n"),
    "a field twice": theme(PLAIN + "title: Faith\n"),
    "two breaks": theme("title: Trust: a\nsummary: [\norder: 1\n"),
    "an unknown field": theme("sumary: x\ntitle: Trust\n"),
    "fields in braces": theme("{order: 1, title: Trust}\n"),
    "no fields": "Just text. \n",
    "no page's place": None,
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_may_mean_something_is_left_alone(name: str) -> None:
    text = LEFT_ALONE[name]
    path = THEME if text else "content/themes/Our Trust.md"
    raw = (text or theme("order: 1\ntitle: Trust\n")).encode()
    assert fixed(path, raw).raw == raw


@pytest.mark.parametrize("raw", [b"\xff\xfe---\n", b"---\ntitle: \xe9 \n---\n", b"", b"---\n \n"])
def test_what_is_no_text_is_left_alone(raw: bytes) -> None:
    assert fixed(THEME, raw).raw == raw


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026/11/3", "2026-11-03"),
        ("2026.11.03", "2026-11-03"),
        ("2026-1-3", "2026-01-03"),
        ("22/11/2026", "2026-11-22"),
        ("11/22/2026", "2026-11-22"),
        ("5.5.2026", "2026-05-05"),
        ("22 November 2026", "2026-11-22"),
        ("1st Dec 2026", "2026-12-01"),
        ("Sept. 3, 2026", "2026-09-03"),
        ("May 2026", "2026-05"),
        ("2026/4", "2026-04"),
        ("3/11/2026", ""),
        ("31/11/2026", ""),
        ("30 February 2026", ""),
        ("3 Foo 2026", ""),
        ("26/11/3", ""),
        ("last year", ""),
        ("2026-13-01", ""),
        ("0000/1/1", ""),
    ],
)
def test_a_date_is_rewritten_only_where_it_can_mean_one_day(written: str, meant: str) -> None:
    assert clear_date(written) == meant


def test_dates_in_a_file_are_rewritten_in_place() -> None:
    before = page("case_studies", published="2026/11/3", reviewed="3/11/2026").replace(
        "status: ongoing", "period: {from: 'May 2019', to: 2020/2} # about\nstatus: ongoing"
    )
    result = fixed("case_studies/plymouth.md", before.encode())
    text = result.raw.decode()
    assert "published: 2026-11-03\n" in text
    assert 'period: {from: "2019-05", to: 2020-02} # about\n' in text
    assert '"3/11/2026"' in text or "reviewed: 3/11/2026" in text
    assert any("wrote 2026/11/3 as 2026-11-03" in words for words in result.said)


def values_and_page(raw: bytes, path: str) -> tuple[object, str]:
    """Return what a file says: its fields' values, and its text as HTML."""
    document = document_from(path, raw)
    return document.front.values, html_of(document.body)


@cache
def html_of(text: str) -> str:
    """Return a text as HTML, without spaces that nobody sees; the tests ask for the same again."""
    html = markdown(text, extensions=["footnotes", "sane_lists", "tables"])
    return re.sub(r"[ \t]+(?=\n|</)", "", html)


@cache
def put_right(path: str) -> bytes:
    """Return what is made of a page of this hub."""
    return fixed(path, (ROOT / path).read_bytes()).raw


@pytest.mark.parametrize("part", range(4))
def test_every_page_of_this_hub_says_the_same_afterwards(part: int) -> None:
    for path in PATHS[part::4]:
        raw = (ROOT / path).read_bytes()
        better = put_right(path)
        assert values_and_page(better, path) == values_and_page(raw, path)
        assert sorted(better.split(b"\n")) == sorted(raw.split(b"\n"))
        assert fixed(path, better).said == ()


def written_otherwise(chance: random.Random, raw: bytes) -> bytes:
    """Write a page as another person might: order, comments, spaces, quotes, line ends."""
    front, body = raw.decode().removeprefix("---\n").split("\n---\n", 1)
    blocks = re.split(r"\n(?=[a-z_]+:)", front)
    chance.shuffle(blocks)
    for at in range(0, len(blocks), 3):
        blocks[at] = f"# Note {at}\n{blocks[at]}"
    front = re.sub(r'(?m)(?<=: )"([^"\\\n]*)"$', _single, "\n".join(blocks))
    lines = [line + chance.choice(["", "", " ", "\t "]) for line in front.split("\n")]
    below = [line + chance.choice(["", "", " "]) for line in body.split("\n")]
    text = "\n".join(["---", *lines, "---", *below]).rstrip("\n") + "\n" * chance.randint(0, 3)
    return ("\ufeff" + text).replace("\n", chance.choice(["\n", "\r\n", "\r"])).encode()


def _single(match: re.Match[str]) -> str:
    return "'" + match[1].replace("'", "''") + "'"


@pytest.mark.parametrize("seed", range(4))
def test_a_page_written_otherwise_comes_out_the_same(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same pages each time
    for path in PATHS[seed::4]:
        raw = (ROOT / path).read_bytes()
        other = written_otherwise(chance, raw)
        better = fixed(path, other).raw
        assert values_and_page(better, path) == values_and_page(raw, path), path
        assert comments(better) == comments(other)
        assert without_comments(better) == put_right(path).decode(), path
        assert fixed(path, better).said == ()


def comments(raw: bytes) -> list[str]:
    return sorted(re.findall(r"# Note \d+", raw.decode()))


def without_comments(raw: bytes) -> str:
    return re.sub(r"# Note \d+\n", "", raw.decode())


def test_quotation_marks_that_were_lost_come_back() -> None:
    tried = 0
    for path in PATHS:
        raw = (ROOT / path).read_bytes()
        lost = re.sub(rb'(?m)^( *[a-z_]+: )"([^"\\\n]*: [^"\\\n]*)"$', rb"\1\2", raw)
        if lost != raw and b" #" not in lost.split(b"\n---\n")[0]:
            tried += 1
            assert entry_from(document_from(path, lost)).record is None
            assert fixed(path, lost).raw == put_right(path), path
    assert tried > 20


def test_the_command_says_what_it_did_and_checks_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hub = write_hub(tmp_path, {THEME: theme("title: Trust: so\norder: 1\nsummary: x \n")})
    untouched = (hub / "case_studies/plymouth.md").read_bytes()
    assert check.main(["--fix", "--root", str(hub), str(hub / "content/themes")]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"{THEME}: fixed: put quotation marks around the text on line 2, ")
    assert (hub / THEME).read_text() == theme('title: "Trust: so"\nsummary: x\norder: 1\n')
    assert (hub / "case_studies/plymouth.md").read_bytes() == untouched
    assert check.main(["--fix", "--root", str(hub), str(hub / "content/themes")]) == 0
    assert capsys.readouterr().out == ""
