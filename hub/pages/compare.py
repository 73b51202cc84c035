"""The pages on which two places stand side by side, and the one on which to choose them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from hub.json_text import as_json
from hub.pages.beside import place_beside
from hub.pages.briefs import case_brief, record_json
from hub.pages.page import MAX_LISTED, SitePage, gathered_page, limited
from hub.pages.whole import Shown, Site
from hub.pages.words import counted, joined, number_word, sentence
from hub.pairs import Pair
from hub.records import CaseStudy, Question

_LEAD = (
    "Set two places side by side and read what each came to. This is to help you think; "
    "nothing here ranks a place."
)
PROMPTS = (
    "Who would tell this story differently, and have they been asked?",
    "Which of these conditions do we have here, and which would we have to build first?",
    "What did people in each place have to give up, and would we?",
)

MAX_BESIDE = 20
"""More questions side by side than anybody reads at one sitting; the others are named below."""

_TOGETHER = 12
"""A taste of the case studies that tell of both places; each place's own page leads to more."""


def compare_makers(site: Site) -> Iterator[tuple[str, Callable[[], Iterable[SitePage]]]]:
    """Yield what makes the page to choose from, and one for each prepared pair."""
    yield "compare", lambda: [_index(site)]
    for pair in site.pairs.prepared:
        yield pair.url, partial(_pair_pages, site, pair.key)


def compare_file_makers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield what makes the small JSON file of each place and case, for those somebody chooses."""
    for place in site.pairs.answers:
        yield f"compare/places/{place}.json", partial(_place_json, site, place)
    for entry, _ in site.hub.records(CaseStudy):
        yield f"compare/cases/{entry.id}.json", partial(record_json, case_brief, site, entry.key)


def compare_links(site: Site, place: str) -> list[Shown]:
    """Return the places that one can be set beside, the nearest first."""
    return [
        {
            "title": site.links.title("place", pair.other(place)),
            "url": pair.url,
            "count": counted(len(pair.shared), "shared question"),
        }
        for pair in site.pairs.nearest.get(place, ())
    ]


def _place_json(site: Site, place: str) -> str:
    return as_json(place_beside(site, place))


def _pair_pages(site: Site, key: tuple[str, str]) -> list[SitePage]:
    return [_pair_page(site, site.pairs.by_places[key])]


def _index(site: Site) -> SitePage:
    named = [(site.link("place", place), place) for place in site.pairs.nearest]
    named.sort(key=lambda pair: (pair[0]["title"].casefold(), pair[1]))
    shown: Shown = {
        "template": "compare.html",
        "lead": _LEAD,
        "choose": _choices(site, ()),
        "most": {"beside": MAX_BESIDE, "listed": MAX_LISTED},
        "groups": [link | {"with": compare_links(site, one)} for link, one in named[:MAX_LISTED]],
        "more": max(0, len(named) - MAX_LISTED),
        "prompts": list(PROMPTS),
    }
    return gathered_page("compare/index.md", "Compare places", _LEAD, shown)


def _pair_page(site: Site, pair: Pair) -> SitePage:
    sides = [place_beside(site, place) for place in (pair.first, pair.second)]
    names = [side["title"] for side in sides]
    title = joined(names)
    number = counted(len(pair.shared), "question")
    lead = (
        f"{sentence(number_word(len(pair.shared)))} {number.partition(' ')[2]} that both answered."
    )
    shown: Shown = {
        "template": "compare_pair.html",
        "lead": f"{lead} They stand side by side to help you think, not to be ranked.",
        "crumbs": [{"title": "Compare", "url": "compare/"}],
        "choose": _choices(site, (pair.first, pair.second)),
        "places": [{name: side[name] for name in ("title", "url", "where")} for side in sides],
        "facts": _facts_beside(sides),
        "questions": _questions_beside(site, pair, sides),
        "also": limited(pair.shared[MAX_BESIDE:], partial(site.link, "question")),
        "only": [_only(side, other) for side, other in (sides, sides[::-1])],
        "together": _together(site, pair),
        "prompts": _prompts(site, pair),
    }
    page = gathered_page(f"{pair.url}index.md", title, f"{title}: {lead}", shown)
    page.meta["hub"]["section"] = "compare/"
    return SitePage(f"{pair.url.rstrip('/')}.md", page.meta, "")


def _choices(site: Site, chosen: Sequence[str]) -> list[Shown]:
    """Return the two lists to choose a place from; those that answered most, by name."""
    names = sorted(
        {*site.pairs.fullest, *chosen},
        key=lambda one: (site.links.title("place", one).casefold(), one),
    )
    sides = (("hub-one", "One place"), ("hub-other", "Another place"))
    return [
        {
            "id": anchor,
            "label": words,
            "chosen": chosen[index] if index < len(chosen) else "",
            "options": [{"id": one, "title": site.links.title("place", one)} for one in names],
        }
        for index, (anchor, words) in enumerate(sides)
    ]


def _facts_beside(sides: Sequence[Shown]) -> list[Shown]:
    """Return the facts in rows; what neither place has told is no row."""
    rows = zip(*(side["facts"] for side in sides), strict=True)
    return [
        {"label": row[0]["label"], "cells": [fact["values"] for fact in row]}
        for row in rows
        if any(fact["values"] for fact in row)
    ]


def _questions_beside(site: Site, pair: Pair, sides: Sequence[Shown]) -> list[Shown]:
    answers = [{one["id"]: one for one in side["answers"]} for side in sides]
    return [
        site.link("question", question)
        | {"cells": [{name: of[question][name] for name in ("told", "more")} for of in answers]}
        for question in pair.shared[:MAX_BESIDE]
    ]


def _only(side: Shown, other: Shown) -> Shown:
    elsewhere = {one["id"] for one in other["answers"]}
    found = [one for one in side["answers"] if one["id"] not in elsewhere]
    return {"title": side["title"]} | limited(found, _only_line)


def _only_line(answered: Shown) -> Shown:
    first = answered["told"][0]
    return {"title": answered["title"], "url": first["url"], "note": first["title"]}


def _together(site: Site, pair: Pair) -> Shown:
    """Return the case studies that tell of both places at once."""
    one, other = (
        {
            given.entry.id: given.entry
            for found in site.pairs.answers[place].values()
            for given in found
        }
        for place in (pair.first, pair.second)
    )
    found = [one[name] for name in sorted(one.keys() & other)]
    return limited(found, lambda entry: {"title": entry.title, "url": entry.url}, _TOGETHER)


def _prompts(site: Site, pair: Pair) -> list[str]:
    """Return three things to ask: the first of the shared questions' own, then ours."""
    records = [site.hub.by_key["question", one].record for one in pair.shared]
    own = [one.prompts[0] for one in records if isinstance(one, Question) and one.prompts]
    return [*own[:2], *PROMPTS][:3]
