"""References are written once and read both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import DEFAULTS, page, write_hub
from hub.addresses import relinked_body, resolve
from hub.library import Hub, load_hub
from hub.links import Links
from hub.related import MAX_RELATED, Relations

ANSWER = DEFAULTS["case_studies"]["answers"][0]


def hub_with(root: Path, **files: str) -> Hub:
    """Load a small hub with files named like `case_studies__bury` added."""
    paths = {
        f"{name.replace('__', '/').replace('_0', '-')}.md": text for name, text in files.items()
    }
    return load_hub(write_hub(root, paths))


@pytest.mark.parametrize(
    ("url", "kind", "leads_to"),
    [
        ("../content/themes/trust.md", "page", "content/themes/trust.md"),
        ("../themes/trust.md", "page", "content/themes/trust.md"),
        ("../../themes/trust/", "page", "content/themes/trust.md"),
        ("../guides/money", "page", "guides/money/index.md"),
        ("../guides/money/who-pays.md#why", "page", "guides/money/who-pays.md"),
        ("#below", "page", "case_studies/plymouth.md"),
        ("plymouth.md", "page", "case_studies/plymouth.md"),
        ("https://example.org/", "external", None),
        ("mailto:hub@example.org", "external", None),
        ("javascript:alert(1)", "scheme", None),
        ("JaVaScRiPt:alert(1)", "scheme", None),
        ("data:text/html,x", "scheme", None),
        ("/themes/trust.md", "nowhere", None),
        ("//evil.example/x", "nowhere", None),
        ("../../../etc/passwd", "nowhere", None),
        ("..\\themes\\trust.md", "nowhere", None),
    ],
)
def test_a_link_leads_where_it_says(
    tmp_path: Path, url: str, kind: str, leads_to: str | None
) -> None:
    hub = load_hub(write_hub(tmp_path))
    target = resolve(hub, hub.by_path["case_studies/plymouth.md"], url)
    assert (target.kind, target.entry.path if target.entry else None) == (kind, leads_to)


def test_links_are_handed_to_the_engine_as_it_wants_them(tmp_path: Path) -> None:
    body = (
        "[a](../content/themes/trust.md) [b](../../guides/money/index.md#x) ![c](c.png)"
        " [d](https://e.org) `[e](f.md)`\n"
    )
    write_hub(tmp_path, {"case_studies/bury/index.md": page("case_studies", body)})
    (tmp_path / "case_studies/bury/c.png").write_bytes(b"")
    hub = load_hub(tmp_path)
    entry = hub.by_key["case-study", "bury"]
    assert entry.src_uri == "case_studies/bury.md"
    assert relinked_body(hub, entry).strip() == (
        "[a](../content/themes/trust.md) [b](../guides/money/index.md#x) ![c](bury/c.png)"
        " [d](https://e.org) `[e](f.md)`"
    )


def test_a_place_gathers_what_is_in_its_parts(tmp_path: Path) -> None:
    hub = hub_with(
        tmp_path,
        content__places__england=page("content/places", title="England"),
        content__places__devon=page("content/places", title="Devon", part_of=["england"]),
        content__places__plymouth=page("content/places", part_of=["devon", "england"]),
    )
    links = Links(hub)
    assert links.wider["plymouth"] == {"devon", "england"}
    assert [entry.id for entry in links.cases_in["england"]] == ["plymouth"]


def test_places_that_contain_each_other_do_no_harm(tmp_path: Path) -> None:
    hub = hub_with(
        tmp_path,
        content__places__a=page("content/places", title="A", part_of=["b"]),
        content__places__b=page("content/places", title="B", part_of=["a"]),
    )
    assert Links(hub).wider["a"] == {"a", "b"}


def test_a_page_knows_who_names_it_and_why(tmp_path: Path) -> None:
    links = Links(load_hub(write_hub(tmp_path)))
    named = {(mention.source.id, mention.why) for mention in links.mentions["theme", "trust"]}
    assert named == {("plymouth", "speaks to this theme")}
    (mention,) = links.mentions["question", "money/who-pays"]
    assert (mention.source.id, mention.why) == ("plymouth", "answers it")


def test_answers_stand_in_the_order_of_their_places(tmp_path: Path) -> None:
    hub = hub_with(
        tmp_path,
        content__places__bury=page("content/places", title="Bury"),
        case_studies__zebra=page("case_studies", places=["bury"]),
    )
    given = Links(hub).answers["money/who-pays"]
    assert [one.entry.id for one in given] == ["zebra", "plymouth"]
    assert given[1].url == "case_studies/plymouth/#answer-money-who-pays"


def test_related_case_studies_come_with_a_reason_and_rare_things_weigh_more(tmp_path: Path) -> None:
    files = {
        f"case_studies__c{i}": page("case_studies", title=f"C{i}", answers=[ANSWER])
        for i in range(9)
    }
    process = {**ANSWER, "processes": ["open-table"]}
    files["case_studies__c0"] = page("case_studies", title="C0", answers=[process])
    files["case_studies__c8"] = page("case_studies", title="C8", answers=[dict(process)])
    files["case_studies__c1"] = page("case_studies", title="C1", follows=["c0"])
    hub = hub_with(tmp_path, **files)
    relations = Relations(Links(hub))
    related = relations.of(hub.by_key["case-study", "c0"])
    assert [(one.entry.id, one.why) for one in related[:2]] == [
        ("c1", "Grew from this case study"),
        ("c8", "Also used: Open table"),
    ]
    assert len(related) == MAX_RELATED
    assert related == Relations(Links(hub)).of(hub.by_key["case-study", "c0"])


@pytest.mark.parametrize(
    ("places", "name"),
    [
        (["england", "plymouth"], "England"),
        (["plymouth", "england"], "Plymouth"),
        (["plymouth", "bury"], "Plymouth and Bury"),
    ],
)
def test_of_a_place_and_one_inside_it_the_first_stands_for_both(
    tmp_path: Path, places: list[str], name: str
) -> None:
    hub = hub_with(
        tmp_path,
        content__places__england=page("content/places", title="England"),
        content__places__bury=page("content/places", title="Bury"),
        content__places__plymouth=page("content/places", part_of=["england"]),
        case_studies__plymouth=page("case_studies", places=places),
    )
    [given] = Links(hub).given
    assert Links(hub).place_names(given.account) == name


def test_one_more_case_study_weighs_nothing_anew_but_what_it_shares(tmp_path: Path) -> None:
    files = {
        f"case_studies__c{i}": page("case_studies", title=f"C{i}", places=[place])
        for i, place in enumerate(["plymouth", "plymouth", "leeds", "leeds", "leeds"])
    }
    before = Relations(Links(hub_with(tmp_path / "before", **files))).weights
    files["case_studies__c5"] = page("case_studies", title="C5", places=["leeds"])
    after = Relations(Links(hub_with(tmp_path / "after", **files))).weights
    assert before["place plymouth"] == after["place plymouth"]
    assert before["place leeds"] > after["place leeds"]
    assert "follows c0" not in before
