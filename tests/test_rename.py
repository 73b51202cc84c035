"""A page gets a new id everywhere at once, and nothing else of any file changes."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path
from typing import Any

import pytest

import rename
from all_or_nothing import replace_files
from builders import page, write_hub
from hub.checks import run_checks
from hub.findings import Severity
from hub.former import aliases_of
from hub.library import load_hub
from hub.links import Links
from hub.renaming import plan_renaming

ROOT = Path(__file__).resolve().parent.parent
SOFA = ROOT / "tests/checks/missing-description/empty/case_studies/sofa.jpg"

RICH = {
    "case_studies/plymouth.md": page(
        "case_studies",
        "See [table](../content/processes/open-table.md), [why](../guides/money/why.md#a),\n"
        "[guide](../guides/money), [sector](../sectors/housing.md), [trust](../../themes/trust/),\n"
        "[here](#answer-money-who-pays), [word](../content/glossary/grant.md).\n",
        core_ideas=["learning"],
    ),
    "case_studies/leeds/index.md": page(
        "case_studies",
        "![A sofa](sofa.jpg) and [Plymouth](../plymouth.md#answer-money-who-pays).\n",
        title="Leeds tries",
        follows=["plymouth"],
        answers=[{"question": "money/why", "short": "Because.", "processes": ["open-table"]}],
    ),
    "content/answers/alone.md": page("content/answers", "", replaced_by="plymouth"),
    "guides/money/index.md": page("guides", processes=["open-table"], themes=["trust"]),
    "guides/money/why.md": page("questions", "## A\n\nSee [who](who-pays.md).\n", order=2),
    "guides/power/index.md": page("guides", title="And power?", order=2, short_title="Power"),
    "guides/power/who.md": page("questions", title="Who decides?"),
    "content/behaviours/shared-power.md": page("content/behaviours", seen_in=["leeds"]),
    "content/glossary/grant.md": page("content/glossary"),
    "content/glossary/gift.md": page("content/glossary", title="gift", see_also=["grant"]),
    "content/ideas/learning.md": page("content/ideas"),
    "content/places/leeds.md": page("content/places", title="Leeds", part_of=["plymouth"]),
    "content/resources/report.md": page("content/resources", questions=["money/why"]),
    "content/contribute/writing.md": page("content/contribute", "[About](../pages/help.md)\n"),
    "content/pages/help.md": page("content/pages", "![Sofa](../../case_studies/leeds/sofa.jpg)\n"),
}


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Write a small hub in which everything is named somewhere."""
    root = write_hub(tmp_path / "hub", RICH)
    (root / "case_studies/leeds/sofa.jpg").write_bytes(SOFA.read_bytes())
    assert errors(root) == []
    return root


def errors(root: Path) -> list[str]:
    """Return what the check has against the hub."""
    found = run_checks(Links(load_hub(root)))
    return [f"{one.path}: {one.message}" for one in found if one.severity is Severity.ERROR]


def bytes_of(root: Path) -> dict[str, bytes]:
    """Return every file of the hub with its bytes."""
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


@pytest.mark.parametrize(
    ("kind", "old", "new", "path"),
    [
        ("case-study", "plymouth", "harbour", "case_studies/harbour.md"),
        ("case-study", "leeds", "york", "case_studies/york/index.md"),
        ("answer", "alone", "lonely", "content/answers/lonely.md"),
        ("guide", "money", "cash", "guides/cash/index.md"),
        ("question", "money/why", "what-for", "guides/money/what-for.md"),
        ("question", "money/why", "power/why", "guides/power/why.md"),
        ("process", "open-table", "long-table", "content/processes/long-table.md"),
        ("theme", "trust", "faith", "content/themes/faith.md"),
        ("sector", "housing", "homes", "content/sectors/homes.md"),
        ("place", "plymouth", "harbour", "content/places/harbour.md"),
        ("behaviour", "shared-power", "power", "content/behaviours/power.md"),
        ("idea", "learning", "to-learn", "content/ideas/to-learn.md"),
        ("word", "grant", "grants", "content/glossary/grants.md"),
        ("resource", "report", "paper", "content/resources/paper.md"),
        ("page", "help", "aid", "content/pages/aid.md"),
        ("advice", "writing", "write", "content/contribute/write.md"),
    ],
)
def test_any_page_can_be_renamed_and_the_check_passes(
    hub: Path, kind: str, old: str, new: str, path: str
) -> None:
    before = Links(load_hub(hub))
    mentioned = {one.source.title for one in before.mentions.get((kind, old), ())}
    assert rename.main([old, new, "--kind", kind, "--root", str(hub)]) == 0
    assert errors(hub) == []
    after = Links(load_hub(hub))
    renamed = after.hub.by_path[path]
    assert aliases_of(renamed) == (old,)
    assert {one.source.title for one in after.mentions.get(renamed.key, ())} == mentioned
    assert len(after.hub.entries) == len(before.hub.entries)
    assert (kind, old) not in after.hub.by_key


def test_a_guide_takes_its_questions_and_their_answers_along(hub: Path) -> None:
    assert rename.main(["money", "cash", "--root", str(hub)]) == 0
    after = load_hub(hub)
    assert not (hub / "guides/money").exists()
    assert after.ids["question"] == {"cash/who-pays", "cash/why", "power/who"}
    assert aliases_of(after.by_key["question", "cash/why"]) == ("money/why",)
    text = (hub / "case_studies/plymouth.md").read_text()
    assert "[why](../guides/cash/why.md#a)" in text
    assert "[guide](../guides/cash)" in text
    assert "[here](#answer-cash-who-pays)" in text
    assert "(../plymouth.md#answer-cash-who-pays)" in (
        (hub / "case_studies/leeds/index.md").read_text()
    )


def test_a_case_study_takes_its_pictures_along(hub: Path) -> None:
    assert rename.main(["leeds", "york", "--kind", "case-study", "--root", str(hub)]) == 0
    assert not (hub / "case_studies/leeds").exists()
    assert (hub / "case_studies/york/sofa.jpg").read_bytes() == SOFA.read_bytes()
    assert "![A sofa](sofa.jpg)" in (hub / "case_studies/york/index.md").read_text()
    assert "(../../case_studies/york/sofa.jpg)" in (hub / "content/pages/help.md").read_text()


def test_links_are_written_as_they_were(hub: Path) -> None:
    for old, new in (("trust", "faith"), ("housing", "homes"), ("open-table", "long-table")):
        assert rename.main([old, new, "--root", str(hub)]) == 0
    text = (hub / "case_studies/plymouth.md").read_text()
    for link in (
        "../../themes/faith/",
        "../sectors/homes.md",
        "../content/processes/long-table.md",
    ):
        assert f"]({link})" in text


def test_a_question_that_goes_to_another_guide_still_leads_to_its_neighbours(hub: Path) -> None:
    assert rename.main(["money/why", "power/why", "--root", str(hub)]) == 0
    assert "[who](../money/who-pays.md)" in (hub / "guides/power/why.md").read_text()


def as_written(text: str) -> bytes:
    """Return `text` as some editors save it: with a byte order mark and Windows line ends."""
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def test_all_else_in_a_file_stays_as_it_was_byte_for_byte(hub: Path) -> None:
    theme = (
        "---\n# What it is called\ntitle:   \"Trust\"   # a name\nsummary: 'It''s trust'\n"
        "order: 1\n\naliases: [ old-trust ]\n# the end\n---\n\nText, see [me](trust.md).  \n"
    )
    sector = "---\ntitle: Housing\nsummary: Homes.\n---\n\n[Trust](<../themes/trust.md> 'x')\nend"
    case_ = page("case_studies").replace(
        "themes:\n- trust\n", "themes: [ 'trust' ,  # first\n   \"trust\" ]\n"
    )
    (hub / "content/themes/trust.md").write_bytes(as_written(theme))
    (hub / "content/sectors/housing.md").write_bytes(as_written(sector))
    (hub / "case_studies/plymouth.md").write_bytes(as_written(case_))
    assert rename.main(["trust", "faith", "--root", str(hub)]) == 0
    theme = theme.replace("[ old-trust ]", "[trust,  old-trust ]").replace("trust.md", "faith.md")
    assert (hub / "content/themes/faith.md").read_bytes() == as_written(theme)
    sector = sector.replace("trust.md", "faith.md")
    assert (hub / "content/sectors/housing.md").read_bytes() == as_written(sector)
    case_ = case_.replace("'trust'", "'faith'").replace('"trust"', '"faith"')
    assert (hub / "case_studies/plymouth.md").read_bytes() == as_written(case_)


@pytest.mark.parametrize(
    ("aliases", "left"),
    [
        ("", "aliases:\n  - trust\n"),
        ("aliases:\n", "aliases:\n  - trust\n"),
        ("aliases: # none\n", "aliases: # none\n  - trust\n"),
        ("aliases: []\n", "aliases: [trust]\n"),
        ("aliases: [a, b]\n", "aliases: [trust, a, b]\n"),
        ("aliases:\n- a\n- b\n", "aliases:\n- trust\n- a\n- b\n"),
        ("aliases:\n    - a # why\n", "aliases:\n    - trust\n    - a # why\n"),
        ("aliases:\n  - 'faith'\n  - b\n", "aliases:\n  - 'trust'\n  - b\n"),
    ],
)
def test_the_old_id_joins_the_aliases_in_the_way_they_are_written(
    hub: Path, aliases: str, left: str
) -> None:
    front = f"---\ntitle: Trust\nsummary: Trust between people.\norder: 1\n{aliases}---\n"
    (hub / "content/themes/trust.md").write_text(front)
    assert rename.main(["trust", "faith", "--root", str(hub)]) == 0
    text = (hub / "content/themes/faith.md").read_text()
    assert text == front.replace(f"order: 1\n{aliases}", f"order: 1\n{left}")


def test_there_and_back_leaves_the_other_id_as_the_alias(hub: Path) -> None:
    assert rename.main(["trust", "faith", "--root", str(hub)]) == 0
    assert rename.main(["faith", "trust", "--root", str(hub)]) == 0
    assert aliases_of(load_hub(hub).by_key["theme", "trust"]) == ("faith",)
    assert errors(hub) == []


REFUSED = {
    "taken": (["trust", "hope"], "'hope' is the id of `content/themes/hope.md` already"),
    "same": (["trust", "trust"], "it is called 'trust' already"),
    "old id of another": (["trust", "hopeful"], "'hopeful' is an old id of `content/themes/hope.md`"),
    "no id": (["trust", "Our Trust"], "cannot be an id"),
    "no guide": (["money/why", "cash/why"], "there is no guide 'cash'"),
    "a need": (["work", "works"], "the hub's own code looks for 'work'"),
    "a page that the code knows": (["about", "us"], "the hub's own code looks for 'about'"),
    "reserved": (["help", "explore"], "belongs to a page that the hub makes itself"),
    "in the way": (["housing", "homes"], "something lies at `content/sectors/homes.md` already"),
    "withdrawn": (["content/themes/gone.md", "back"], "was withdrawn"),
    "odd spelling": (["learning", "to-learn"], "case_studies/leeds/index.md:2: write 'learning'"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_clash_is_refused_and_nothing_changes(
    hub: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, said = REFUSED[name]
    (hub / "content/themes/hope.md").write_text(page("content/themes", aliases=["hopeful"]))
    (hub / "content/themes/gone.md").write_text(
        "---\ntitle: Gone\nwithdrawn: {date: 2026-12-01, reason: Nobody used it.}\n---\n"
    )
    if name == "in the way":
        (hub / "content/sectors/homes.md").mkdir()
    if name == "odd spelling":
        text = page("case_studies").replace("---\n", '---\ncore_ideas: ["learn\\u0069ng"]\n', 1)
        (hub / "case_studies/leeds/index.md").write_text(text)
    before = bytes_of(hub)
    assert rename.main([*arguments, "--root", str(hub)]) == 1
    assert said in capsys.readouterr().err
    assert bytes_of(hub) == before


def test_a_hub_with_errors_is_left_alone(hub: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (hub / "content/sectors/homes.md").write_text("no fields")
    before = bytes_of(hub)
    assert rename.main(["trust", "faith", "--root", str(hub)]) == 1
    assert "mend this first:\ncontent/sectors/homes.md:1:1: error" in capsys.readouterr().err
    assert bytes_of(hub) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plymouth", "x"], "say which one with --kind case-study, --kind place"),
        (["trsut", "x"], "no page has the id 'trsut'. did you mean 'trust'?"),
    ],
)
def test_an_id_that_is_not_one_page_is_wrong_usage(
    hub: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        rename.main([*arguments, "--root", str(hub)])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_a_dry_run_says_what_would_change_and_changes_nothing(
    hub: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = bytes_of(hub)
    assert rename.main(["trust", "faith", "--dry-run", "--root", str(hub)]) == 0
    said = capsys.readouterr()
    assert "content/themes/trust.md -> content/themes/faith.md" in said.out
    assert "    line 5: 'aliases: - trust' comes in" in said.out
    assert "'../../themes/trust/' becomes '../../themes/faith/'" in said.out
    assert said.err == "5 files would change\n"
    assert bytes_of(hub) == before


def test_this_hubs_own_guide_can_be_renamed() -> None:
    links = Links(load_hub(ROOT))
    entry = links.hub.by_key["guide", "sharing-power"]
    changes = plan_renaming(links, entry, "power-shared", lambda path: (ROOT / path).read_bytes())
    assert len(changes) > 30
    for one in changes:
        old, new = (ROOT / one.old).read_text("utf-8").splitlines(), one.raw.decode().splitlines()
        differing = [line for line in new if line not in set(old)]
        assert all(re.search("power-shared|sharing-power|aliases:", line) for line in differing)


def fail_at(number: int, patch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    """Let the system fail the `number`th time that a file is to be moved."""
    times = count(1)
    for name in ("rename", "replace"):
        real = getattr(Path, name)

        def failing(self: Path, target: Path, real: Any = real) -> Any:
            if next(times) == number:
                raise error
            return real(self, target)

        patch.setattr(Path, name, failing)


@pytest.mark.parametrize("error", [OSError, KeyboardInterrupt])
@pytest.mark.parametrize("number", range(1, 7))
def test_whenever_the_writing_stops_nothing_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[BaseException]
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name)
    before = bytes_of(tmp_path)
    with monkeypatch.context() as patch:
        fail_at(number, patch, error)
        with pytest.raises(error):
            replace_files(tmp_path, {"a": b"1", "b": b"2", "new/d": b"3"}, ["c"])
    assert bytes_of(tmp_path) == before
    assert not (tmp_path / "new").exists()


def test_a_folder_in_the_way_is_found_too_late_and_all_is_undone(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "z").mkdir()
    before = bytes_of(tmp_path)
    with pytest.raises(OSError, match="z"):
        replace_files(tmp_path, {"a": b"1", "z": b"2"})
    assert bytes_of(tmp_path) == before


def test_what_is_written_and_removed_is_all_that_changes(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    for name in ("a", "old/b", "c"):
        (tmp_path / name).write_text(name)
    (tmp_path / "a").chmod(0o640)
    replace_files(tmp_path, {"a": b"1", "new/b": b"2"}, ["old/b"])
    assert bytes_of(tmp_path) == {"a": b"1", "new/b": b"2", "c": b"c"}
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    assert not (tmp_path / "old").exists()
