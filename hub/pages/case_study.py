"""The page of a case study: its answers, its text, its doubts, and what is near it."""

from __future__ import annotations

from hub.library import Entry
from hub.links import GivenAnswer
from hub.pages.answer_block import answer_block
from hub.pages.case_facts import case_facts
from hub.pages.citation import citation
from hub.pages.keeping import kept
from hub.pages.lines import compare_address
from hub.pages.mentions import mention_groups
from hub.pages.onpage import headings, parts
from hub.pages.page import HEADINGS, SitePage, record_page
from hub.pages.sources import source_lines
from hub.pages.whereabouts import place_and_country
from hub.pages.whole import Shown, Site
from hub.pages.words import counted, day, moment
from hub.parts import Contact, LearningLogEntry
from hub.records import CaseStudy
from hub.related import Related

_CONTACT = {
    "hub-introduces": "The hub passes your question on.",
    "role-mailbox": "They read a shared mailbox; the hub tells you which.",
}


def case_study_page(site: Site, entry: Entry, case: CaseStudy) -> SitePage:
    """Make the page of a case study."""
    shown: Shown = {
        "summary": case.summary,
        "place": site.links.place_names(case),
        "crumbs": _crumbs(site, case),
        "onpage": _onpage(entry, case),
        "anonymised": case.anonymised,
        "facts": case_facts(site, case),
        "answers": [
            answer_block(site, GivenAnswer(entry, case, answer)) for answer in case.answers
        ],
        "answer_count": counted(len(case.answers), "answer"),
        "log": [_turn(one) for one in case.learning_log],
        "did_not_work": list(case.did_not_work),
        "still_unsure": list(case.still_unsure),
        "sources": source_lines(case.sources),
        "contact": _contact(case.contact),
        "related": [_related(site, one) for one in site.relations.of(entry)],
        "mentions": mention_groups(site, entry),
        "cite": citation(site, entry, case),
        "keep": kept(entry),
        "compare_with": compare_address(entry),
        "search": {"kind": HEADINGS["case-study"], "place": place_and_country(site, case)},
    }
    return record_page(site, entry, "case.html", shown)


def _onpage(entry: Entry, case: CaseStudy) -> list[Shown]:
    return [
        *parts((f"The {counted(len(case.answers), 'answer')}", "hub-answers", True)),
        *headings(entry),
        *parts(
            ("How minds changed", "hub-log", case.learning_log),
            ("What did not work, and doubts", "hub-doubt", True),
            ("Sources", "hub-sources", True),
        ),
    ]


def _crumbs(site: Site, case: CaseStudy) -> list[Shown]:
    here = [site.link("place", case.places[0])] if len(case.places) == 1 else []
    return [{"title": "Case studies", "url": "explore/"}, *here]


def _turn(entry: LearningLogEntry) -> Shown:
    rows = (
        ("We thought", entry.we_thought),
        ("We tried", entry.we_tried),
        ("We noticed", entry.we_noticed),
        ("Now we think", entry.now_we_think),
    )
    facts = [{"label": name, "text": text} for name, text in rows if text]
    return {"date": moment(entry.date), "facts": facts}


def _contact(contact: Contact | None) -> Shown | None:
    if contact is None:
        return None
    until = f"They agreed to be asked until {day(contact.consent.until)}."
    return {"offers": contact.offers, "how": _CONTACT[contact.via], "until": until}


def _related(site: Site, related: Related) -> Shown:
    case = related.entry.record
    place = place_and_country(site, case) if isinstance(case, CaseStudy) else ""
    return {
        "why": related.why,
        "title": related.entry.title,
        "url": related.entry.url,
        "place": place,
    }
