"""Checks of the words and links of accounts with `anonymised: true`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.anonymity import ACCOUNTS, is_anonymised, is_wide_enough
from hub.checks.registry import Complaint, check
from hub.checks.words import field_name
from hub.findings import quoted
from hub.known_names import FoundName
from hub.library import Entry
from hub.links import Links

WEB = re.compile(r"""(?:https?://|(?<![\w])www\.)[^\s<>()"'`]+""")
POSITION = re.compile(r"-?\d{1,3}\.\d{2,}[\s]*[,;/ ][\s]*-?\d{1,3}\.\d{2,}")
POSTCODE = re.compile(r"(?<![\w])[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}(?![\w])")
_SAY_WHAT_IT_IS = "say what it is without its name, such as 'a council' or 'one northern town'"
_NO_LINK = "delete it, and keep the words; nothing outside needs to be looked up"


@check()
def identifying_name(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An anonymised account must not name an organisation, person or small place that the hub knows.

    Bad: `anonymised: true` and `short: In Plymouth the council paid.`
    Good: `anonymised: true` and `short: In one coastal city the council paid.`
    """
    if not is_anonymised(entry):
        return
    for found in _not_allowed(links.known_names.found_in_id(entry.id), entry, links):
        yield Complaint(
            f"the file's name holds {_named(found)}", "give the file another name", spot=(1, 1)
        )
    for path, text in entry.document.front.texts:
        for found in _not_allowed(links.known_names.found_in(text), entry, links):
            yield Complaint(f"{field_name(path)} holds {_named(found)}", _SAY_WHAT_IT_IS, path)
        for position in _positions(text):
            yield Complaint(f"{field_name(path)} holds {position}", "delete it", path)
    body = entry.document.body
    for found in _not_allowed(links.known_names.found_in(body), entry, links):
        spot = _spot(entry, found.start)
        yield Complaint(f"the text holds {_named(found)}", _SAY_WHAT_IT_IS, spot=spot)
    for number, line in enumerate(body.splitlines(), start=entry.document.body_line):
        for position in _positions(line):
            yield Complaint(f"the text holds {position}", "delete it", spot=(number, 1))


@check()
def identifying_link(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An anonymised account must not lead outside the hub, to a small place or to another account.

    Bad: `anonymised: true` and `[the report](https://www.example.org/report)` in the text
    Good: `anonymised: true` and the same words without the link
    """
    if not is_anonymised(entry):
        return
    for path, text in entry.document.front.texts:
        if path[-1] != "url" and (found := WEB.search(text)):
            yield Complaint(f"{field_name(path)} holds {quoted(found[0])}", _NO_LINK, path)
    told = set()
    for link, target in links.targets[entry.path]:
        at = target.entry.key if target.entry and target.entry is not entry else ("", "")
        small = at[0] == "place" and not is_wide_enough(links, at[1], entry)
        if target.kind in {"external", "picture"} or at[0] in ACCOUNTS or small:
            told.add(link.line)
            spot = (link.line, link.column)
            yield Complaint(f"{quoted(link.url)} could tell who this is", _NO_LINK, spot=spot)
    lines = entry.document.body.splitlines()
    for number, line in enumerate(lines, start=entry.document.body_line):
        if number not in told and (found := WEB.search(line)):
            spot = (number, found.start() + 1)
            yield Complaint(f"{quoted(found[0])} could tell who this is", _NO_LINK, spot=spot)


def _not_allowed(found: Iterator[FoundName], entry: Entry, links: Links) -> Iterator[FoundName]:
    for one in found:
        if one.known.kind != "place" or not is_wide_enough(links, one.known.id, entry):
            yield one


def _named(found: FoundName) -> str:
    what = {"organisation": "an organisation", "person": "a person", "place": "a small place"}
    return f"the name of {what[found.known.kind]}, {quoted(found.known.name)}"


def _positions(text: str) -> Iterator[str]:
    if found := POSITION.search(text):
        yield f"a position on the map, {quoted(found[0])}"
    if found := POSTCODE.search(text):
        yield f"a postcode, {quoted(found[0])}"


def _spot(entry: Entry, offset: int) -> tuple[int, int]:
    body = entry.document.body
    line = entry.document.body_line + body.count("\n", 0, offset)
    return line, offset - body.rfind("\n", 0, offset)
