"""A consent that ended yesterday is nowhere in the built site; one that ends tomorrow is."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import page, site_of
from edit_sequences import built

TODAY = "2026-11-30"


def consent(until: str) -> dict[str, str]:
    return {"given": "2026-01-01", "until": until}


def offer(word: str, until: str) -> str:
    return page(
        "content/connections",
        f"Text of {word}.\n",
        title=f"Talk with {word}",
        summary=f"An hour with {word}.",
        who=f"Somebody called {word}",
        consent=consent(until),
    )


def contact(word: str, until: str) -> dict[str, Any]:
    return {"via": "hub-introduces", "offers": f"A visit to {word}.", "consent": consent(until)}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = site_of(tmp_path_factory.mktemp("hub"))
    files = {
        "content/connections/gone.md": offer("Oldconnection", "2026-11-29"),
        "content/connections/here.md": offer("Newconnection", "2026-12-01"),
        "case_studies/one.md": page("case_studies", contact=contact("Oldcontact", "2026-11-29")),
        "case_studies/two.md": page(
            "case_studies",
            answers=[{"question": "money/who-pays", "short": "By a fund of their own."}],
            contact=contact("Newcontact", "2026-12-01"),
        ),
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUB_TODAY", TODAY)
        done = built(folder)
    assert done.code == 0, done.said
    return dict(texts_in(done.site))


def texts_in(site: Path) -> Iterator[tuple[str, str]]:
    """Go through every file of a site as text, the search's own unpacked."""
    for path in site.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            plain = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
            yield path.relative_to(site).as_posix(), plain.decode("utf-8", "replace")


@pytest.mark.parametrize("word", ["Oldconnection", "Oldcontact", "connection-gone"])
def test_what_nobody_agrees_to_any_more_is_nowhere(texts: dict[str, str], word: str) -> None:
    held = {path for path, text in texts.items() if word.lower() in text.lower()}
    assert held == set()


def test_what_people_agree_to_until_tomorrow_is_there_and_is_found(texts: dict[str, str]) -> None:
    for page_path in ("connections", "guides/money/who-pays", "places/plymouth"):
        assert "Newconnection" in texts[f"{page_path}/index.html"]
    assert "Newcontact" in texts["case_studies/two/index.html"]
    found = {path for path, text in texts.items() if "Newconnection" in text}
    assert any(path.endswith(".pf_fragment") for path in found)
