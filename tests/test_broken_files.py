"""Whatever bytes a file holds, the check answers with path and line, and never with a traceback."""

from __future__ import annotations

import json
import math
import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from builders import page, write_hub

ROOT = Path(__file__).resolve().parent.parent
GOOD = page("case_studies")
BODY = GOOD.index("---\n\n") + 5


def front(text: str) -> bytes:
    """Return a page whose front matter is `text`."""
    return f"---\n{text}\n---\n\nText.\n".encode()


def body(text: str) -> bytes:
    """Return a valid case study whose text is `text`."""
    return (GOOD[:BODY] + text).encode()


BROKEN: dict[str, bytes] = {
    "empty": b"",
    "one-byte": b"\x00",
    "newlines": b"\n" * 1000,
    "dashes": b"---",
    "dashes-twice": b"---\n---\n",
    "dashes-many": b"---\n" * 500,
    "dots": b"---\ntitle: x\n...\n",
    "four-dashes": b"----\ntitle: x\n----\n",
    "blank-first": b"\n---\ntitle: x\n---\n",
    "no-dashes": b"title: x\ntemplate: y\n\nText\n",
    "never-closed": b"---\ntitle: x\n",
    "utf-16": GOOD.encode("utf-16"),
    "utf-16-be": GOOD.encode("utf-16-be"),
    "utf-32": GOOD.encode("utf-32"),
    "latin-1": GOOD.replace("city", "cit\xe9").encode("latin-1"),
    "half-a-letter": GOOD.encode() + b"\xc3",
    "surrogate": b"---\ntitle: \xed\xa0\x80\n---\n",
    "overlong": b"---\ntitle: \xc0\xaf\n---\n",
    "random": bytes(range(256)) * 50,
    "nul": GOOD.encode() + b"\x00",
    "escape": body("\x1b[31mred"),
    "form-feed": body("\x0cnext"),
    "delete": body("\x7f"),
    "line-separator": body("\u2028"),
    "override": body("\u202egnp.exe"),
    "isolate": body("\u2066x\u2069"),
    "scalar": front("just words"),
    "number": front("12"),
    "list": front("- a\n- b"),
    "null": front("null"),
    "empty-mapping": front("{}"),
    "colon": front("title: a: b"),
    "tab": front("title:\tx\n\tsummary: y"),
    "unclosed-quote": front('title: "x'),
    "unclosed-single-quote": front("title: 'x"),
    "unclosed-bracket": front("places: [a, b"),
    "unclosed-brace": front("places: {a: b"),
    "anchor": front("title: &a x"),
    "alias": front("title: *a"),
    "alias-bomb": front("a: &a [x,x]\n" + "".join(f"b{i}: &b{i} [*a,*a]\n" for i in range(40))),
    "merge": front("<<: {title: x}"),
    "tag": front("title: !!python/object/apply:os.system [ls]"),
    "local-tag": front("title: !x y"),
    "directive": front("%YAML 1.1"),
    "two-documents": b"---\ntitle: x\n--- \ntitle: y\n---\n",
    "deep": front("a: " + "[" * 1000 + "]" * 1000),
    "deep-brackets": front("a: " + "[" * 30_000),
    "deep-braces": front("a: " + "{a: " * 5_000),
    "deep-lists": front("- " * 9_000),
    "complex-key": front("? [a, b]\n: c"),
    "number-key": front("1: x\ntrue: y\nnull: z"),
    "long-key": front("x" * 5_000 + ": y"),
    "huge": front("title: " + "x" * 40_000),
    "huge-number": front("order: " + "9" * 5_000),
    "duplicate": front("title: x\ntitle: y"),
    "escapes": front('title: "\\x00\\u202e\\U0010ffff"'),
    "bad-escape": front('title: "\\q"'),
    "types": front("title: [x]\nsummary: {a: b}\nplaces: x\nanswers: [x, 1, [y]]\nsources: {a: b}"),
    "dates": GOOD.replace("2026-11-22", "2026-13-45").encode(),
    "day-first": GOOD.replace("2026-11-22", "22.11.2026").encode(),
    "hub-key": GOOD.replace("status:", "hub: {}\nstatus:").encode(),
    "long-body": body("word " * 50_000),
    "brackets-in-body": body("[" * 20_000) + b"\n<b>",
    "cdata": body("<![CDATA[ x ]]>"),
    "half-declaration": body("<![>"),
    "instruction": body("<?php evil() ?>"),
    "script": body("<script>alert(1)</script>"),
    "javascript": body("[x](javascript:alert(1))"),
    "link-to-nowhere": body("[x](../../../../etc/passwd)"),
    "picture-from-elsewhere": body("![x](https://example.org/x.png)"),
    "deep-headings": body("###### Six\n"),
    "email": body("Write to someone@example.org"),
    "deep-20000": front("a: " + "[" * 20_000),
    "deep-and-closed": front("a: " + "[" * 16_000 + "]" * 16_000),
    "deep-indent": front("\n".join(" " * depth + "a:" for depth in range(200))),
    "merge-list": front("a: &a {b: c}\nd:\n  <<: [*a, *a]"),
    "moment": GOOD.replace("2026-11-22", "2026-11-22T10:00:00Z").encode(),
    "timestamp": front("published: !!timestamp 2026-11-22"),
    "infinity": GOOD.replace("'2026-11-22'", ".inf").encode(),
    "exponent": GOOD.replace("'2026-11-22'", "1e9999").encode(),
    "surrogate-escape": front('title: "\\ud800"'),
    "surrogate-pair-escape": front('title: "\\ud83d\\ude00"'),
    "line-ends-of-all-kinds": b"---\r\ntitle: x\rsummary: y\nplaces: a: b\r\n---\r",
    "old-line-ends": GOOD.replace("status", "statuss").replace("\n", "\r").encode(),
    "mark-twice": b"\xef\xbb\xbf\xef\xbb\xbf" + GOOD.encode(),
    "mark-inside": front("\ufefftitle: x"),
    "half-a-mark": b"\xef\xbb" + GOOD.encode(),
    "word-processor": GOOD.replace("city", "\u201ccity\u201d").encode("cp1252"),
    "next-line": front("title: x\x85y"),
    "override-in-a-field": front("title: \u202egnp.exe"),
    "isolate-in-a-field": front("title: \u2067x\u2069"),
    "zero-width-in-a-name": front("ti\u200btle: x"),
    "zero-width-before-the-dashes": b"\xe2\x80\x8b" + GOOD.encode(),
    "long-line": front('title: "' + "x" * 32_000 + '"'),
    "long-word": body("x" * 190_000),
    "one-field-often": front("title: x\n" * 3_000),
    "many-fields": front("\n".join(f"field-{number}: x" for number in range(1_500))),
    "many-answers": front("answers:\n" + "  - x\n" * 2_000),
    "many-long-answers": front("answers:\n" + "  - {question: x, short: y}\n" * 1_000),
    "backtick": front("title: `x`"),
    "percent": front("title: %x"),
    "links-to-nowhere": body("[a](b.md) " * 290),
    "contacts": body("a.b@example.org 01632 960123\n" * 1_000),
    "pipe-of-numbers": body("0" * 190_000),
}

HEAVY: dict[str, bytes] = {
    "at-signs": body("a@ " * 60_000),
    "half-addresses": body("a.b.c.d@e-f\n" * 9_000),
    "digits": body("0 1 2 \n" * 9_000),
    "half-numbers": body("(0 0 0 0 0\n" * 9_000),
    "dashes-and-points": body("0-.0-.0-.\n" * 9_000),
    "asking": body("Give a and a and a, \n" * 4_000),
    "capitals": body("ABC ABCD \n" * 9_000),
    "figures": body("- 10 and £20\n" * 2_000),
    "not-quite-html": body("a &lt; b & c;\n" * 9_000),
    "every-letter": body("".join(chr(code) + "\n" for code in range(0xA1, 0x2000, 2)) * 10),
}
"""Texts that nobody need refuse, made to keep a search busy."""

apart = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot split a process in two")
MOST_SECONDS = 0.2
MOST_MEMORY = 256 * 1024 * 1024


def check(hub: Path) -> tuple[list[dict[str, object]], str]:
    """Run the command over `hub`; return its findings and what it said beside them."""
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--format", "json", "--root"]
    command.append(str(hub))
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in {0, 1}, done.stderr
    assert "Traceback" not in done.stderr
    return json.loads(done.stdout), done.stderr


def hub_of(folder: Path, files: dict[str, bytes]) -> Path:
    """Write a small hub whose case studies are `files`, beside the one good one."""
    hub = write_hub(folder)
    for name, raw in files.items():
        (hub / "case_studies" / f"{name}.md").write_bytes(raw)
    return hub


def test_there_are_at_least_sixty_broken_files() -> None:
    assert len(BROKEN) >= 60


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """Check all broken files at once, as a contributor would."""
    return check(hub_of(tmp_path_factory.mktemp("broken"), BROKEN))[0]


def test_every_broken_file_is_refused_with_its_path_and_line(
    findings: list[dict[str, object]],
) -> None:
    assert refused(findings) == {f"case_studies/{name}.md" for name in BROKEN}


def refused(findings: Iterable[dict[str, Any]]) -> set[str]:
    """Return the paths of the files that are refused, each on a line of it."""
    return {
        one["path"]
        for one in findings
        if one["severity"] == "error" and one["line"] >= 1 and one["message"] and one["hint"]
    }


def test_every_finding_lies_within_its_file(findings: list[dict[str, object]]) -> None:
    ends = {name: len(re.findall(rb"\r\n?|\n", raw)) + 1 for name, raw in BROKEN.items()}
    outside = [
        one
        for one in findings
        if not 1
        <= int(str(one["line"]))
        <= ends.get(Path(str(one["path"])).stem, GOOD.count("\n") + 1)
    ]
    assert outside == []


@apart
@pytest.mark.parametrize("files", [BROKEN, HEAVY], ids=["broken", "heavy"])
def test_no_file_ends_the_program_or_costs_much_time_or_memory(
    tmp_path: Path, files: dict[str, bytes]
) -> None:
    assert troubles(one_by_one(tmp_path, files), tmp_path) == []


@apart
def test_a_huge_file_is_not_read_at_all(tmp_path: Path) -> None:
    (tmp_path / "files/case_studies").mkdir(parents=True)
    with (tmp_path / "files/case_studies/huge.md").open("wb") as file:
        file.truncate(3 << 30)
    costs = one_by_one(tmp_path, {})
    assert troubles(costs, tmp_path) == []
    assert [one["code"] for one in costs["huge"]["findings"]] == ["too-long-page"]


@apart
def test_a_file_that_ends_the_program_or_costs_much_is_told(tmp_path: Path) -> None:
    cost = {"status": 0, "seconds": 0.0, "memory": 0}
    costs = {
        "fine": cost,
        "crash": {**cost, "status": 11},
        "large": {**cost, "memory": MOST_MEMORY + 1},
        "slow": {**cost, "seconds": 9.0},
    }
    (tmp_path / "files/case_studies").mkdir(parents=True)
    (tmp_path / "files/case_studies/slow.md").write_bytes(b"")
    assert troubles(costs, tmp_path) == ["crash ended with 11", "large took 257 MB"]


def troubles(costs: dict[str, dict[str, Any]], folder: Path) -> list[str]:
    """Say which files were not answered in order; what seemed slow is measured three times again."""
    found = [f"{name} ended with {one['status']}" for name, one in costs.items() if one["status"]]
    found += [
        f"{name} took {math.ceil(one['memory'] / (1 << 20))} MB"
        for name, one in costs.items()
        if one["memory"] > MOST_MEMORY
    ]
    slow = [name for name, one in costs.items() if one["seconds"] > MOST_SECONDS]
    kept = {name: (folder / f"files/case_studies/{name}.md").read_bytes() for name in slow}
    again = [one_by_one(folder / f"again-{attempt}", kept) for attempt in (1, 2, 3) if slow]
    best = {name: min(one[name]["seconds"] for one in again) for name in slow}
    return found + [
        f"{name} took {seconds:.2f} s" for name, seconds in best.items() if seconds > MOST_SECONDS
    ]


def one_by_one(folder: Path, files: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """Check each file in a process of its own; return what it cost and what was found."""
    hub, studies = write_hub(folder / "hub"), folder / "files/case_studies"
    studies.mkdir(parents=True, exist_ok=True)
    for name, raw in files.items():
        (studies / f"{name}.md").write_bytes(raw)
    command = [sys.executable, str(ROOT / "tests/one_by_one.py"), str(hub), str(folder / "files")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    return {one["name"]: one for one in map(json.loads, done.stdout.splitlines())}


def test_names_that_cannot_be_ids_are_refused(tmp_path: Path) -> None:
    names = {"Our Story", "x" * 100, "a--b", "-a", "ÄÖ", "a.b"}
    findings, _ = check(hub_of(tmp_path, dict.fromkeys(names, GOOD.encode())))
    assert {one["path"] for one in findings} == {f"case_studies/{name}.md" for name in names}
    assert [one["code"] for one in findings] == ["misplaced-file"] * len(names)


@apart
@pytest.mark.skipif("HUB_FIXTURES" not in os.environ, reason="HUB_FIXTURES names no folder")
def test_the_yaml_test_suite_is_answered_file_by_file(tmp_path: Path) -> None:
    text = Path(os.environ["HUB_FIXTURES"], "yaml-test-suite/cases.json").read_text("utf-8")
    cases = json.loads(text)
    assert sum(case["error"] for case in cases) == 94
    files = {
        f"case-{number:03}": b"---\n" + case["yaml"].encode() + b"\n---\n\nText.\n"
        for number, case in enumerate(cases)
    }
    costs = one_by_one(tmp_path, files)
    assert troubles(costs, tmp_path) == []
    found = [finding for one in costs.values() for finding in one["findings"]]
    assert refused(found) == {f"case_studies/{name}.md" for name in files}
