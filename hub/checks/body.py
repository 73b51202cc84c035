"""Checks of the text below the fields: links, pictures, headings, HTML."""

from __future__ import annotations

from collections.abc import Iterator

from hub.addresses import SCHEMES, addresses_meant, anchors_of, answer_anchors, resolve
from hub.budget import excesses
from hub.checks.registry import Complaint, check
from hub.findings import did_you_mean, quoted
from hub.library import Entry
from hub.links import Links
from hub.records import CaseStudy


@check()
def broken_link(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A link to another page must lead to one.

    Bad: `[trust](../content/themes/trsut.md)`
    Good: `[trust](../content/themes/trust.md)`
    """
    for link, target in links.targets[entry.path]:
        if target.kind == "nowhere" and not link.picture:
            name = link.url.partition("#")[0].rstrip("/").rpartition("/")[2]
            meant = addresses_meant(entry, link.url)
            moved = next((links.former[one][0] for one in meant if one in links.former), None)
            yield Complaint(
                f"the link {quoted(link.url)} leads nowhere",
                (f"the page lies at `{moved.path}` now" if moved else "")
                or did_you_mean(name, links.hub.file_names)
                or "write the path from this file, such as `../content/themes/trust.md`",
                spot=(link.line, link.column),
            )


@check()
def broken_anchor(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A link to a heading must name one that is there.

    Bad: `[the costs](wigan-deal.md#cost)` where the heading is 'What it cost'
    Good: `[the costs](wigan-deal.md#what-it-cost)`
    """
    for link, target in links.targets[entry.path]:
        if target.entry and target.anchor and target.anchor not in anchors_of(target.entry):
            yield Complaint(
                f"no heading or answer there has the id {quoted(target.anchor)}",
                did_you_mean(target.anchor, anchors_of(target.entry))
                or "a heading's id is its words in lower case, with dashes for spaces",
                spot=(link.line, link.column),
            )


@check()
def unsafe_address(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A link may lead to a web page or open an e-mail, and do nothing else.

    Bad: `[open](javascript:alert(1))`
    Good: `[the report](https://www.example.org/report)`
    """
    for link, target in links.targets[entry.path]:
        if target.kind == "scheme":
            yield Complaint(
                f"an address that begins with {quoted(target.path + ':')} is not allowed",
                f"use one that begins with {', '.join(sorted(SCHEMES))}",
                spot=(link.line, link.column),
            )


@check()
def missing_picture(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A picture must lie in the repository, beside the page that shows it.

    Bad: `![The sofa](https://example.org/sofa.jpg)`
    Good: `![The sofa on the quay](sofa.jpg)`, with `sofa.jpg` in the page's folder
    """
    for link, target in links.targets[entry.path]:
        if link.picture and target.kind not in {"picture", "scheme"}:
            yield Complaint(
                f"the picture {quoted(link.url)} is not in the repository",
                "put the file (png, jpg or webp) beside the page, and write its name here",
                spot=(link.line, link.column),
            )
    films = entry.record.films if isinstance(entry.record, CaseStudy) else ()
    for index, film in enumerate(films):
        if film.poster and resolve(links.hub, entry, film.poster).kind != "picture":
            yield Complaint(
                f"the poster {quoted(film.poster)} is not in the repository",
                "put the file (png, jpg or webp) beside the page, and write its name here",
                ("films", index, "poster"),
            )


@check()
def missing_description(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A picture must have a description, for those who cannot see it (WCAG 2.2, 1.1.1).

    Bad: `![](sofa.jpg)`
    Good: `![Two people talk on a sofa in a market square](sofa.jpg)`
    """
    for link in entry.document.outline.links:
        if link.picture and not link.text.strip():
            yield Complaint(
                f"the picture {quoted(link.url)} has no description",
                "say between the square brackets what the picture shows",
                spot=(link.line, link.column),
            )


@check()
def skipped_heading(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Headings must begin at the second level (`##`) and go down one level at a time.

    Bad: `## What happened`, then `#### Money`
    Good: `## What happened`, then `### Money`
    """
    level = 1
    for heading in entry.document.outline.headings:
        if heading.level == 1 or heading.level > level + 1:
            wanted = min(level + 1, 2 if heading.level == 1 else 6)
            yield Complaint(
                f"the heading {quoted(heading.text)} is at level {heading.level}",
                f"begin it with {'#' * wanted} (the page's title is the only one at level 1)",
                spot=(heading.line, 1),
            )
        level = max(2, heading.level)


@check()
def runaway_text(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A text must not be written so that a program cannot read it in reasonable time.

    Bad: a paragraph of 20,000 opening brackets
    Good: paragraphs that a person can read too
    """
    for one in excesses(entry.document.body):
        line = entry.document.body_line + entry.document.body.count("\n", 0, one.offset)
        yield Complaint(one.message, one.hint, spot=(line, 1))


@check()
def reserved_heading(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A heading must not take an id that the page itself uses.

    Bad: `## Hub sources`
    Good: `## Where the hub's sources are`
    """
    answers = answer_anchors(entry)
    for heading in entry.document.outline.headings:
        if heading.id in answers or heading.id.startswith(("hub-", "__")):
            yield Complaint(
                f"the heading {quoted(heading.text)} gets the id {quoted(heading.id)}, "
                "which the page uses itself",
                "choose other words for the heading",
                spot=(heading.line, 1),
            )


@check()
def raw_html(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Text is written in Markdown, without HTML, so that it is safe and can move elsewhere.

    Bad: `<b>Listen first</b>`
    Good: `**Listen first**`
    """
    for piece in entry.document.outline.html:
        yield Complaint(
            f"{quoted(piece.text + '>')} is HTML",
            "write it in Markdown; for the sign itself put it in backticks, like `<`",
            spot=(piece.line, piece.column),
        )
