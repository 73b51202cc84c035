"""Words are explained where they are first used, without the writer having to mark them up."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import page, write_hub
from hub.glossing import Glossary, glossary_forms
from hub.library import load_hub

WORDS = {
    "content/glossary/spend-out.md": page(
        "content/glossary", title="spend-out", also_called=["spending out"]
    ),
    "content/glossary/nhs.md": page("content/glossary", title="NHS"),
    "content/glossary/grant.md": page("content/glossary", title="grant", also_called=["grants"]),
}


LINK = '<a href="../../glossary/#word-{}">{}</a>'


def explained(hub: Path, text: str, url: str = "case_studies/x/") -> str:
    glossary = Glossary(glossary_forms(load_hub(hub)))
    around = '<p>grant</p><article id="hub-main" tabindex="-1">{}</article><p>grant</p>'
    before, _, after = around.partition("{}")
    linked = glossary.linked(around.format(text), url)
    return linked.removeprefix(before).removesuffix(after)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("A grant and a grant.", f"A {LINK.format('grant', 'grant')} and a grant."),
        (
            "<p>Grants,</p><p>a grant.</p>",
            f"<p>{LINK.format('grant', 'Grants')},</p><p>a grant.</p>",
        ),
        ("The NHS, not nhs.", f"The {LINK.format('nhs', 'NHS')}, not nhs."),
        ("<em>Spending out</em>.", f"<em>{LINK.format('spend-out', 'Spending out')}</em>."),
        ("<h2>Grant</h2> grant", f"<h2>Grant</h2> {LINK.format('grant', 'grant')}"),
        ("<a><b>grant</b></a><hr>grant", f"<a><b>grant</b></a><hr>{LINK.format('grant', 'grant')}"),
        ("Granted, grant-making, migrant.", None),
        ('<code>grant</code> <a href="x">a grant</a> <img alt="a > grant">', None),
        ('<p class="hub-kicker">Grant</p><nav><ul><li>grant</li></ul></nav>', None),
        ('<span class="hub-sources__published">The Grant Office, 2020</span>', None),
        ("<script>grant</script><!-- grant --><svg><text>grant</text></svg>", None),
        ("<th>grant</th><dt>grant</dt><button>grant</button>", None),
    ],
)
def test_the_first_use_becomes_a_link(tmp_path: Path, text: str, linked: str | None) -> None:
    assert explained(write_hub(tmp_path, WORDS), text) == (text if linked is None else linked)


def test_the_home_page_finds_the_glossary_too(tmp_path: Path) -> None:
    assert 'href="glossary/#word-grant"' in explained(write_hub(tmp_path, WORDS), "grant", "")


def test_the_glossary_does_not_send_readers_to_itself(tmp_path: Path) -> None:
    assert explained(write_hub(tmp_path, WORDS), "grant", "glossary/") == "grant"


def test_a_hub_without_a_glossary_leaves_texts_alone(tmp_path: Path) -> None:
    assert explained(write_hub(tmp_path), "A grant.") == "A grant."
