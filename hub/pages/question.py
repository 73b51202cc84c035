"""The page of a question: the answers side by side, where they part, and what nobody has told."""

from __future__ import annotations

from hub.library import Entry
from hub.pages.citation import citation
from hub.pages.communities import meet
from hub.pages.comparison import comparison, depends, disagreements
from hub.pages.keeping import kept
from hub.pages.lines import question_lines
from hub.pages.mentions import mention_groups
from hub.pages.onpage import parts
from hub.pages.page import MAX_LISTED, SitePage, record_page
from hub.pages.resources import resource_lines
from hub.pages.sources import source_lines
from hub.pages.whole import Shown, Site
from hub.pages.words import counted, joined, unique
from hub.records import Question


def question_page(site: Site, entry: Entry, question: Question) -> SitePage:
    """Make the page of a question."""
    given = site.links.answers.get(entry.id, ())
    guide = entry.id.partition("/")[0]
    siblings = [one for one in site.questions_in[guide] if one is not entry]
    shown: Shown = {
        "short": question.summary,
        "crumbs": [{"title": "Questions", "url": "guides/"}, site.link("guide", guide)],
        "answer_count": counted(len(given), "answer"),
        "onpage": _onpage(site, entry, question),
        "trouble": question.trouble or "",
        "also_asked_as": list(question.also_asked_as),
        "side": comparison(site, given),
        "depends": depends(site, given),
        "tensions": list(question.tensions),
        "disagreements": disagreements(site, given),
        "gaps": list(question.gaps),
        "prompts": list(question.prompts),
        "processes": _processes(site, entry, question),
        "themes": site.links_to("theme", question.themes),
        "resources": resource_lines(site, entry, "questions"),
        "sources": source_lines(question.sources),
        "meet": meet(site, entry),
        "siblings": question_lines(site, siblings),
        "mentions": mention_groups(site, entry, without={"question", "questions"}),
        "cite": citation(site, entry, question),
        "keep": kept(entry),
    }
    return record_page(site, entry, "question.html", shown)


def _onpage(site: Site, entry: Entry, question: Question) -> list[Shown]:
    given = site.links.answers.get(entry.id, ())
    side = ("No answer yet", "The answer")[len(given)] if len(given) < 2 else "Side by side"
    return parts(
        (side, "hub-side", True),
        ("It depends on", "hub-depends", len(given) > 2),
        ("Where places disagree", "hub-differ", question.tensions or disagreements(site, given)),
        ("What nobody has told", "hub-gaps", question.gaps),
        ("For a meeting", "hub-meeting", question.prompts),
        ("Why it matters", "hub-text", entry.document.gist.has_text),
        ("Answer this", "hub-add", True),
    )


def _processes(site: Site, entry: Entry, question: Question) -> list[Shown]:
    """Return the ways of working that helped, those first that an answer names."""
    users: dict[str, list[str]] = {}
    for given in site.links.answers.get(entry.id, ()):
        for process in given.answer.processes:
            users.setdefault(process, []).append(site.links.place_names(given.account))
    names = unique([*users, *question.processes])[:MAX_LISTED]
    return [
        site.link("process", name) | {"note": _users(users.get(name, []), site, name)}
        for name in names
    ]


def _users(places: list[str], site: Site, process: str) -> str:
    if places:
        return f"Used in {joined(unique(places), 4)}"
    entry = site.hub.by_key.get(("process", process))
    return entry.summary if entry else ""
