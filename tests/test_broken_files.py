"""Whatever bytes a file holds, the check answers with path and line, and never with a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

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
}


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


def test_every_broken_file_is_refused_with_its_path_and_line(tmp_path: Path) -> None:
    started = time.monotonic()
    findings, _ = check(hub_of(tmp_path, BROKEN))
    refused = {
        str(one["path"]) for one in findings if one["severity"] == "error" and one["line"] >= 1
    }
    assert refused == {f"case_studies/{name}.md" for name in BROKEN}
    assert time.monotonic() - started < 30


def test_every_finding_lies_within_its_file(tmp_path: Path) -> None:
    findings, _ = check(hub_of(tmp_path, BROKEN))
    for one in findings:
        name = Path(str(one["path"])).stem
        lines = BROKEN.get(name, GOOD.encode()).count(b"\n") + 1
        assert 1 <= int(str(one["line"])) <= lines, one


@pytest.mark.parametrize("name", ["Our Story", "x" * 100, "a--b", "-a", "ÄÖ", "a.b"])
def test_names_that_cannot_be_ids_are_refused(tmp_path: Path, name: str) -> None:
    findings, _ = check(hub_of(tmp_path, {name: GOOD.encode()}))
    assert [one["code"] for one in findings] == ["misplaced-file"]


@pytest.mark.skipif("HUB_FIXTURES" not in os.environ, reason="HUB_FIXTURES names no folder")
def test_the_yaml_test_suite_is_answered_file_by_file(tmp_path: Path) -> None:
    text = Path(os.environ["HUB_FIXTURES"], "yaml-test-suite/cases.json").read_text("utf-8")
    cases = json.loads(text)
    files = {
        f"case-{number:03}": b"---\n" + case["yaml"].encode() + b"\n---\n\nText.\n"
        for number, case in enumerate(cases)
    }
    findings, _ = check(hub_of(tmp_path, files))
    refused = {Path(str(one["path"])).stem for one in findings if one["severity"] == "error"}
    must_fail = {f"case-{number:03}" for number, case in enumerate(cases) if case["error"]}
    assert len(must_fail) == 94
    assert must_fail <= refused
    assert refused == set(files)
