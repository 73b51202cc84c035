"""A whole guide on one page, to print or to read in one go.

The page is Markdown, made from the guide, its questions and their answers, so that their texts
are rendered, linked and cleaned like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hub.addresses import relinked_body
from hub.given import GivenAnswer
from hub.library import Entry
from hub.pages.lines import ALONE
from hub.pages.page import MAX_LISTED, SitePage, gathered_page
from hub.pages.whole import Site
from hub.records import Guide, Question
from hub.vocabulary import label

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!>])")
"""The characters that Python-Markdown takes as themselves behind a backslash."""

_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)


def whole_guide_url(site: Site, entry: Entry) -> str:
    """Return the address of the page with the whole guide, or '' when a question has taken it."""
    taken = ("question", f"{entry.id}/whole") in site.hub.by_key
    return "" if taken else f"{entry.url}whole/"


def whole_guide_page(site: Site, entry: Entry, guide: Guide) -> SitePage:
    """Make the page that holds a guide with all its questions and answers."""
    parts = [relinked_body(site.hub, entry)]
    for number, question in enumerate(site.questions_in[entry.id], start=1):
        parts += _question(site, question, number)
    shown = {
        "template": "whole_guide.html",
        "lead": guide.summary,
        "crumbs": [{"title": "Questions", "url": "guides/"}, site.link("guide", entry.id)],
        "section": "guides/",
        "url": whole_guide_url(site, entry),
    }
    page = gathered_page(f"guides/{entry.id}/whole.md", guide.title, guide.summary, shown)
    body = "\n\n".join(parts)
    return SitePage(page.src_uri, page.meta, f"{body}\n")


def _question(site: Site, entry: Entry, number: int) -> Iterator[str]:
    question = entry.record
    if not isinstance(question, Question):
        return
    yield f"## {number}\\. {_plain(question.title)}"
    yield _plain(question.summary)
    yield _text(site, entry)
    given = site.links.answers.get(entry.id, ())
    yield "### Answers from places"
    yield _answers(site, given) if given else "Nobody has answered this yet."
    yield from _listed("### Where places disagree", question.tensions)
    yield from _listed("### What nobody has told yet", question.gaps)
    yield from _listed("### For a meeting", question.prompts)


def _text(site: Site, entry: Entry) -> str:
    """Return the text of a question with its headings one level down.

    Footnotes and link definitions would get mixed up with those of other questions, so a text
    with them is linked to.
    """
    if _DEFINITION.search(entry.document.body):
        name = entry.id.partition("/")[2]
        return f"The text that goes with this question has [its own page]({name}.md)."
    lines = relinked_body(site.hub, entry).split("\n")
    for heading in entry.document.outline.headings:
        at = heading.line - entry.document.body_line
        underlined = not lines[at].lstrip().startswith("#")
        lines[at] = "#" * min(6, heading.level + 1) + " " + lines[at].strip().lstrip("#").strip()
        if underlined:
            lines[at + 1] = ""
    return "\n".join(lines).strip()


def _answers(site: Site, given: Sequence[GivenAnswer]) -> str:
    lines = []
    for one in given[:MAX_LISTED]:
        sure = f" ({label(one.answer.sure).lower()})" if one.answer.sure else ""
        hard = f" What was hard: {_plain(one.answer.hard)}" if one.answer.hard else ""
        place = _plain(site.links.place_names(one.account))
        mark = f" ({ALONE.lower()})" if one.is_alone else ""
        anchor = one.url.removeprefix(one.entry.url)
        address = f"../../{one.entry.src_uri}{anchor}"
        lines.append(f"- [{place}]({address}){mark}{sure}: {_plain(one.answer.short)}{hard}")
    if len(given) > MAX_LISTED:
        lines.append(f"- and {len(given) - MAX_LISTED} more on the page of the question")
    return "\n".join(lines)


def _listed(heading: str, texts: Sequence[str]) -> Iterator[str]:
    if texts:
        yield heading
        yield "\n".join(f"- {_plain(text)}" for text in texts)


def _plain(text: str) -> str:
    """Return `text` with every mark that Markdown would read taken as itself."""
    return _MARKS.sub(r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;")
