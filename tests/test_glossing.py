"""Words are explained where they are first used, without the writer having to mark them up."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import page, write_hub
from hub.glossing import Glossary
from hub.library import load_hub

WORDS = {
    "content/glossary/spend-out.md": page(
        "content/glossary", title="spend-out", also_called=["spending out"]
    ),
    "content/glossary/nhs.md": page("content/glossary", title="NHS"),
    "content/glossary/grant.md": page("content/glossary", title="grant", also_called=["grants"]),
}


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        ("A grant and a grant.", "A [grant](../glossary/index.md#word-grant) and a grant."),
        ("Grants, then a grant.", "[Grants](../glossary/index.md#word-grant), then a grant."),
        ("The NHS, not nhs.", "The [NHS](../glossary/index.md#word-nhs), not nhs."),
        ("Granted, grant-making, migrant.", "Granted, grant-making, migrant."),
        ("`grant` [a grant](x.md) ![grant](y.png)", "`grant` [a grant](x.md) ![grant](y.png)"),
        ("## A grant\n\n| grant |\n\nhttps://a.example/grant", None),
        ("*Spending out*.", "*[Spending out](../glossary/index.md#word-spend-out)*."),
    ],
)
def test_the_first_use_becomes_a_link(tmp_path: Path, body: str, linked: str | None) -> None:
    glossary = Glossary(load_hub(write_hub(tmp_path, WORDS)))
    assert glossary.linked(body, "case_studies/x.md") == (body if linked is None else linked)


def test_a_hub_without_a_glossary_leaves_texts_alone(tmp_path: Path) -> None:
    assert Glossary(load_hub(write_hub(tmp_path))).linked("A grant.", "x.md") == "A grant."
