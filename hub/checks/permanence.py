"""Checks that old links go on working: what a page was called before, and what was withdrawn."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from hub.addresses import anchors_of
from hub.checks.files import MADE_BY_THE_HUB
from hub.checks.registry import Complaint, check
from hub.checks.words import field_name
from hub.findings import quoted
from hub.former import aliases_of, former_url
from hub.library import Entry
from hub.links import Links
from hub.records import Withdrawn


@check()
def wrong_alias(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An alias is an old id of the page, an old address that ends in `/`, or an old anchor.

    Bad: `aliases: [https://example.org/themes/trusting]`
    Good: `aliases: [trusting]`, `aliases: [themes/trusting/]`
    """
    for problem in entry.problems:
        if problem.type == "not_an_old_name":
            yield Complaint(
                f"{field_name(problem.path)}: {quoted(problem.value)} is no old id or address",
                "write the old id, or what stood behind the site's address and ends in `/`",
                problem.path,
            )


@check()
def taken_alias(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An old address must lead to one page, and no page may stand there now.

    Bad: `aliases: [trust]` in two themes, or beside `content/themes/trust.md`
    Good: `aliases: [trust]` in one theme, where no theme is called so any more
    """
    seen: set[str] = set()
    for index, alias in enumerate(aliases_of(entry)):
        holder = "stands here a second time" if alias in seen else _holder(entry, alias, links)
        seen.add(alias)
        if holder:
            path = ("aliases", index)
            yield Complaint(
                f"{field_name(path)}: {quoted(alias)} {holder}",
                "keep it in one place, where the page stood that old links mean",
                path,
            )


@check()
def withdrawn_with_story(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Where a page was withdrawn, its text and pictures must go too, since the file is public.

    Bad: `withdrawn:` above the story that was withdrawn
    Good: `title`, `withdrawn` with its date and reason, and nothing below the fields
    """
    if entry.kind is None or entry.kind.model is not Withdrawn:
        return
    if entry.document.body.strip():
        yield Complaint(
            "the text of the withdrawn page is still here",
            "delete all that stands below the second line of three dashes",
            spot=(entry.document.body_line, 1),
        )
    folder = posixpath.dirname(entry.path)
    for picture in sorted(links.hub.pictures) if entry.path.endswith("/index.md") else ():
        if posixpath.dirname(picture) == folder:
            yield Complaint(
                f"the picture `{picture}` of the withdrawn page is still published",
                "delete the file",
                spot=(1, 1),
            )


def _holder(entry: Entry, alias: str, links: Links) -> str:
    """Say who has the address or anchor that `alias` means, or '' when it is free."""
    if alias.startswith("#"):
        return "is an anchor of this page already" if alias[1:] in anchors_of(entry) else ""
    url = former_url(entry.kind, alias) if entry.kind else ""
    if now := links.hub.by_url.get(url):
        return f"is the address of `{now.path}`"
    if url.rstrip("/") in MADE_BY_THE_HUB:
        return "is the address of a page that the hub makes itself"
    others = [other.path for other in links.former.get(url, ()) if other is not entry]
    return f"stands in `{others[0]}` too" if others else ""
