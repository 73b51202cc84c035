"""The page of a case study: its answers, its text, its doubts, and what is near it."""

from __future__ import annotations

from hub.addresses import picture_src_uri, resolve
from hub.given import GivenAnswer
from hub.library import Entry
from hub.pages.answer_block import answer_block
from hub.pages.case_facts import case_facts
from hub.pages.citation import citation
from hub.pages.keeping import kept
from hub.pages.lines import compare_address
from hub.pages.mentions import mention_groups
from hub.pages.onpage import headings, parts
from hub.pages.page import HEADINGS, SitePage, record_page
from hub.pages.sources import source_lines
from hub.pages.turns import turn_shown
from hub.pages.whereabouts import place_and_country
from hub.pages.whole import Shown, Site
from hub.pages.words import counted, day
from hub.parts import Contact, Film
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
        "log": [turn_shown(one) for one in case.learning_log],
        "films": [_film(site, entry, one) for one in case.films],
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


def _contact(contact: Contact | None) -> Shown | None:
    if contact is None:
        return None
    until = f"They agreed to be asked until {day(contact.consent.until)}."
    return {"offers": contact.offers, "how": _CONTACT[contact.via], "until": until}


def _film(site: Site, entry: Entry, film: Film) -> Shown:
    """Show a film as a link that says where it leads; nothing of it is loaded."""
    poster = resolve(site.hub, entry, film.poster) if film.poster else None
    return {
        "title": film.title,
        "host": film.host,
        "url": film.url,
        "poster": picture_src_uri(poster.path) if poster and poster.kind == "picture" else "",
        "transcript": film.transcript or "",
        "note": film.note or "",
    }


def _related(site: Site, related: Related) -> Shown:
    case = related.entry.record
    place = place_and_country(site, case) if isinstance(case, CaseStudy) else ""
    return {
        "why": related.why,
        "title": related.entry.title,
        "url": related.entry.url,
        "place": place,
    }
