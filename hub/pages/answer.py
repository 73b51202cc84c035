"""The page of a stand-alone answer, and the note that is left of it once a case study tells it."""

from __future__ import annotations

from hub.addresses import answer_anchor
from hub.given import GivenAnswer
from hub.library import Entry
from hub.pages.answer_block import answer_block
from hub.pages.case_facts import answer_facts
from hub.pages.citation import citation
from hub.pages.lines import ALONE
from hub.pages.mentions import mention_groups
from hub.pages.page import HEADINGS, SitePage, record_page
from hub.pages.sources import source_lines
from hub.pages.whereabouts import place_and_country
from hub.pages.whole import Shown, Site
from hub.records import StandAloneAnswer


def answer_page(site: Site, entry: Entry, answer: StandAloneAnswer) -> SitePage:
    """Make the page of a stand-alone answer; one that was taken over only leads to its case."""
    if answer.replaced_by:
        return _note(site, entry, answer, answer.replaced_by)
    shown: Shown = {
        "mark": ALONE,
        "crumbs": _crumbs(site, answer),
        "answer": answer_block(site, GivenAnswer(entry, answer, answer)),
        "anonymised": answer.anonymised,
        "facts": answer_facts(site, answer),
        "sources": source_lines(answer.sources),
        "mentions": mention_groups(site, entry),
        "cite": citation(site, entry, answer),
        "search": {"kind": HEADINGS["answer"], "place": place_and_country(site, answer)},
    }
    return record_page(site, entry, "answer.html", shown)


def _note(site: Site, entry: Entry, answer: StandAloneAnswer, case: str) -> SitePage:
    """Make the page that leads on; it is no search result, and shows nothing of its own."""
    link = site.link("case-study", case)
    shown: Shown = {
        "crumbs": _crumbs(site, answer),
        "case": link,
        "now_at": f"{link['url']}#{answer_anchor(answer.question)}",
        "question": site.link("question", answer.question),
        "mentions": mention_groups(site, entry),
        "search": {},
        "noindex": True,
        "canonical": link["url"],
    }
    page = record_page(site, entry, "answer_moved.html", shown)
    return SitePage(page.src_uri, page.meta, "")


def _crumbs(site: Site, answer: StandAloneAnswer) -> list[Shown]:
    guide = site.link("guide", answer.question.partition("/")[0])
    questions = {"title": "Questions", "url": "guides/"}
    return [questions, guide, site.link("question", answer.question)]
