"""The pages of themes and sectors: what they are, and the questions and cases that name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from hub.accounts import Account
from hub.given import GivenAnswer
from hub.library import Entry
from hub.pages.communities import meet
from hub.pages.lines import alone_lines, case_lines, from_words, question_lines, told_words
from hub.pages.mentions import mention_groups, named_in
from hub.pages.page import SitePage, limited, record_page
from hub.pages.resources import resource_lines
from hub.pages.sources import source_lines
from hub.pages.whole import Shown, Site
from hub.pages.words import counted
from hub.records import Idea, Sector, Theme


def theme_page(site: Site, entry: Entry, theme: Theme) -> SitePage:
    """Make the page of a theme."""
    cases = named_in(site, entry, "case-study", "themes")
    alone = named_in(site, entry, "answer", "themes")
    questions = named_in(site, entry, "question", "themes")
    shown: Shown = {
        "kicker": "Theme",
        "crumbs": [{"title": "Themes", "url": "themes/"}],
        "count": _count(len(questions), len(cases), len(alone)),
        "ideas": site.links_to("idea", theme.core_ideas),
        "guides": _links(named_in(site, entry, "guide", "themes")),
        "processes": _links(named_in(site, entry, "process", "themes")),
        "questions": question_lines(site, questions),
        "questions_heading": "Questions on this theme",
        "alone": alone_lines(site, alone),
        "meet": meet(site, entry),
    }
    return _term_page(site, entry, theme, cases, shown)


def sector_page(site: Site, entry: Entry, sector: Sector) -> SitePage:
    """Make the page of a sector."""
    cases = named_in(site, entry, "case-study", "sectors")
    alone = named_in(site, entry, "answer", "sectors")
    answered = questions_answered(site, [*cases, *alone])
    shown: Shown = {
        "kicker": "Sector",
        "crumbs": [{"title": "Sectors", "url": "sectors/"}],
        "count": _count(len(answered), len(cases), len(alone)),
        "questions": limited(answered, lambda pair: answered_line(site, *pair)),
        "questions_heading": "Questions answered from here",
        "alone": alone_lines(site, alone),
    }
    return _term_page(site, entry, sector, cases, shown)


def idea_page(site: Site, entry: Entry, idea: Idea) -> SitePage:
    """Make the page of a core idea."""
    cases = named_in(site, entry, "case-study", "core_ideas")
    shown: Shown = {
        "kicker": "Core idea",
        "crumbs": [{"title": "Core ideas", "url": "ideas/"}],
        "count": counted(len(cases), "case study", "case studies"),
        "themes": _links(named_in(site, entry, "theme", "core_ideas")),
    }
    return _term_page(site, entry, idea, cases, shown)


def questions_answered(site: Site, told: Iterable[Entry]) -> list[tuple[Entry, list[GivenAnswer]]]:
    """Return the questions that accounts answer, with the answers; most answered first."""
    table: dict[str, list[GivenAnswer]] = defaultdict(list)
    for entry in told:
        if isinstance(entry.record, Account):
            for answer in entry.record.told:
                table[answer.question].append(GivenAnswer(entry, entry.record, answer))
    by_number = sorted(table.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    keyed = ((site.hub.by_key.get(("question", name)), given) for name, given in by_number)
    return [(entry, given) for entry, given in keyed if entry]


def answered_line(site: Site, entry: Entry, given: list[GivenAnswer]) -> Shown:
    """Return a question as a line of a list, with the answers that some accounts gave."""
    return {
        "title": entry.title,
        "url": entry.url,
        "count": counted(len(given), "answer"),
        "from": from_words(site.links.place_names(one.account) for one in given),
    }


def _term_page(
    site: Site, entry: Entry, term: Theme | Sector | Idea, cases: list[Entry], shown: Shown
) -> SitePage:
    common: Shown = {
        "lead": term.summary,
        "also_called": [] if isinstance(term, Idea) else list(term.also_called),
        "cases": case_lines(site, cases),
        "resources": resource_lines(site, entry, "themes"),
        "sources": [] if isinstance(term, Sector) else source_lines(term.sources),
        "mentions": mention_groups(site, entry, without={"themes", "sectors", "core_ideas"}),
    }
    return record_page(site, entry, "term.html", common | shown)


def _count(questions: int, cases: int, alone: int) -> str:
    return f"{counted(questions, 'question')} · {told_words(cases, alone)}"


def _links(entries: list[Entry]) -> Shown:
    return limited(entries, lambda entry: {"title": entry.title, "url": entry.url})
