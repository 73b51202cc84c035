"""What nobody has told yet: questions without an answer, and terms without a case study."""

from __future__ import annotations

from collections.abc import Iterator

from hub.library import Entry
from hub.pages.adding import ANSWER_FORM, CASE_FORM, add_anything, filled
from hub.pages.lines import question_line
from hub.pages.mentions import named_in
from hub.pages.page import HEADINGS, SitePage, gathered_page, limited
from hub.pages.process import answers_using
from hub.pages.whole import Shown, Site

_LEAD = "A gap is an invitation. Here is what nobody has told us yet, and what only one place has."


_KINDS = ("theme", "sector", "place", "process")


def gaps_page(site: Site) -> SitePage:
    """Make the page of gaps."""
    questions = _open_questions(site)
    terms = [group for kind in _KINDS if (group := _terms(site, kind))]
    shown: Shown = {
        "template": "gaps.html",
        "lead": _LEAD,
        "questions": limited(questions, lambda entry: _question(site, entry)),
        "single": limited(_answered_once(site), lambda entry: question_line(site, entry)),
        "terms": terms,
        "add": add_anything(site),
    }
    return gathered_page("gaps/index.md", "What nobody has told yet", _LEAD, shown)


def gap_count(site: Site) -> int:
    """Return how many gaps the page lists."""
    terms = [entry for kind in _KINDS for entry in _without_case(site, kind)]
    return len(_open_questions(site)) + len(_answered_once(site)) + len(terms)


def _open_questions(site: Site) -> list[Entry]:
    return [one for one in _questions(site) if not site.links.answers.get(one.id)]


def _answered_once(site: Site) -> list[Entry]:
    return [one for one in _questions(site) if len(site.links.answers.get(one.id, ())) == 1]


def _questions(site: Site) -> Iterator[Entry]:
    for guide in site.guides:
        yield from site.questions_in[guide.id]


def _question(site: Site, entry: Entry) -> Shown:
    guide = site.link("guide", entry.id.partition("/")[0])
    return _gap(entry, ANSWER_FORM) | {"note": guide["title"]}


def _terms(site: Site, kind: str) -> Shown | None:
    empty = _without_case(site, kind)
    if not empty:
        return None
    lines = limited(empty, lambda entry: _gap(entry, CASE_FORM))
    return {"heading": HEADINGS[kind], "count": len(empty)} | lines


def _without_case(site: Site, kind: str) -> list[Entry]:
    return [entry for entry in site.hub.by_kind[kind] if not _has_case(site, entry)]


def _gap(entry: Entry, form: str) -> Shown:
    return {"title": entry.title, "url": entry.url, "add": filled(form, *entry.key)}


def _has_case(site: Site, entry: Entry) -> bool:
    kind = entry.key[0]
    if kind == "place":
        return bool(site.links.cases_in.get(entry.id))
    if kind == "process":
        return any(not one.is_alone for one in answers_using(site, entry))
    return bool(named_in(site, entry, "case-study", f"{kind}s"))
