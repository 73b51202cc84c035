"""What puts a mark on people or places is found; what tells of others' marks is left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import page, write_hub
from hub.checks import run_checks
from hub.checks.no_scores import findings_in_design
from hub.checks.wording import JUDGING, _judging_signs
from hub.judging import drawings, judgements
from hub.library import load_hub
from hub.links import Links
from hub.signs import signs_of

ROOT = Path(__file__).resolve().parent.parent
PLANTED = [
    "Rate how far power is shared.",
    "Please rate your partners before you leave.",
    "Rate each behaviour on a scale of one to five.",
    "On a scale of 1 to 10, how much do you trust the council?",
    "Talk first. Then score your team for each of the nine behaviours.",
    "Give each statement a mark, and compare.",
    "Give your place a score.",
    "Add up your scores at the end.",
    "Your score shows where to begin.",
    "The total score is read aloud.",
    "Trust was 4 out of 10.",
    "We would say seven out of ten for listening.",
    "Listening: 7/10",
    "We give Plymouth four stars.",
    "Trust ★★★☆☆",
    "Trust 🟢 Money 🟡 Voice 🔴",
    "Colour each box red, amber or green.",
    "RAG status: amber",
    "The RAG rating of Leeds has changed.",
    "Use traffic lights to show how you are doing.",
    "Wigan tops the league table this year.",
    "Here is a league table of councils.",
    "Rank the places by how they share power.",
    "Leeds ranks first for co-production.",
    "York was ranked 3rd of 12 places.",
    "The best-performing place in this guide is York.",
    "The worst performing council changed its contract.",
    "Agree which maturity level you have come to.",
    "Our maturity matrix shows where York stands.",
    "Benchmark your place against the others.",
    "The system health index is published each month.",
    "We keep a scorecard for each partner.",
    "The trust score went up by 12 percent.",
    "See the dashboard of behaviours.",
    "Six of nine behaviours achieved.",
    "Strongly agree, agree, disagree, strongly disagree",
    "Draw a radar chart of the nine behaviours.",
    "How would you rate your partnership?",
    "How might we score that?",
    "Add up the numbers.",
    "Mark yourselves from 0 to 5.",
    "Show with your fingers, 1 to 5, how safe you feel.",
    "These are the top 10 places for trust.",
    "Every team reaches 8 on trust by March.",
    "The most improved council of the year is Oldham.",
    "You should grade each organisation after the meeting.",
    "Of the six places, Leeds comes out on top.",
]
HONEST = [
    "Bids were scored on price and quality, and price counted most.",
    "The contract paid for each of 12 targets, and three were missed.",
    "Of those supported, 42 percent had offended again.",
    "People gave each behaviour a mark from 1 to 10, to start talking.",
    "People in a place told the foundation, on a scale of 1 to 10, how far they saw each behaviour.",
    "Officers ranked the bids by price.",
    "9 out of 10 tenants stayed in their homes.",
    "Hospitals were put into league tables, and staff learned to game them.",
    "There are no scores here, and no league table of places.",
    "We never ask you to rate your partners.",
    "The inspectorate rated the service as good in 2019.",
    "The council used a scorecard until 2014 and then gave it up.",
    "Costs fell from 10 to 5 million a year.",
    "The meeting took place on 10/10 in Leeds.",
    "Red tape, amber warnings and a green park.",
    "She joined a choir of ten and a team of five.",
    "The evaluation measured outcomes by an index of its own.",
    "They stopped reporting against 40 indicators.",
    "Two out of five residents had heard of the scheme.",
    "A target of 30 homes was agreed, and 28 were found.",
]


@pytest.mark.parametrize("text", PLANTED)
def test_a_phrasing_that_gives_or_asks_for_a_mark_is_found(text: str) -> None:
    assert list(judgements(text))


@pytest.mark.parametrize("text", HONEST)
def test_honest_prose_about_what_others_counted_is_left_alone(text: str) -> None:
    assert [match[0] for match in judgements(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        *("a score", "scores", "scoring", "a scorecard", "scorecards", "the rating", "ratings"),
        *(
            "a league table",
            "league tables",
            "a ranking",
            "rankings",
            "rag-rated",
            "a traffic light",
        ),
        *("red, amber", "worst performing", "7/10", "7 / 10", "7 out of 10"),
    ],
)
def test_a_word_that_judges_is_looked_for(text: str) -> None:
    assert JUDGING.search(text)
    assert any(sign in text for sign in _judging_signs(signs_of(text)))


def test_where_two_phrasings_meet_one_is_told() -> None:
    assert [match[0] for match in judgements("How would you rate your partnership?")] == [
        "How would you rate"
    ]


def test_more_than_forty_phrasings_are_planted() -> None:
    assert len(set(PLANTED)) > 40


def test_each_planted_phrasing_stops_publication_wherever_it_stands(tmp_path: Path) -> None:
    files = {}
    for number, text in enumerate(PLANTED):
        files[f"content/pages/body-{number}.md"] = page("content/pages", body=f"{text}\n")
        files[f"content/pages/field-{number}.md"] = page("content/pages", summary=text)
    links = Links(load_hub(write_hub(tmp_path, files)))
    found = run_checks(links, only=frozenset({"no-scores"}))
    assert {one.path for one in found} == set(files)


def test_our_own_content_templates_and_scripts_hold_to_it() -> None:
    links = Links(load_hub(ROOT))
    assert run_checks(links, only=frozenset({"no-scores", "judging-words"})) == []
    assert findings_in_design(ROOT) == []


@pytest.mark.parametrize(
    "source",
    [
        "<progress value=3 max=9></progress>",
        "<meter min='0' max='10'></meter>",
        "<canvas></canvas>",
        '<input type="range" min="1">',
        '<div class="hub-score">',
        '<span class="hub-tag hub-tag--traffic-light">',
        'document.createElement("meter")',
        "new Chart(holder)",
    ],
)
def test_what_would_draw_a_scale_or_a_chart_is_found(source: str) -> None:
    assert list(drawings(source))


def test_a_template_and_a_script_are_held_to_it_too(tmp_path: Path) -> None:
    (tmp_path / "overrides/assets").mkdir(parents=True)
    (tmp_path / "overrides/one.html").write_text("<p>\nHow would you rate it?</p>", "utf-8")
    (tmp_path / "overrides/assets/two.js").write_text('make("meter", "hub-score")', "utf-8")
    (tmp_path / "overrides/assets/three.js").write_text("sum.textContent = '7/10';", "utf-8")
    found = findings_in_design(tmp_path)
    assert [(one.path, one.line) for one in found] == [
        ("overrides/assets/three.js", 1),
        ("overrides/assets/two.js", 1),
        ("overrides/one.html", 2),
    ]
