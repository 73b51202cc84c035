"""Who is anonymised, and which places are wide enough to name when nobody may be recognised.

A place is wide enough when it has no mark on the map and three or more other case studies are told
of it and its parts: a reader then cannot tell by the place alone whose account it is. (The idea is
k-anonymity: L. Sweeney, International Journal of Uncertainty, Fuzziness and Knowledge-Based Systems
10 (2002), with k = 3 beside the account itself.)
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from hub.library import Entry
from hub.links import Links
from hub.records import CaseStudy, Place

ENOUGH_OTHERS = 3
ACCOUNTS = frozenset({"case-study", "answer"})
"""The kinds of record that can be anonymised."""


def is_anonymised(entry: Entry) -> bool:
    """Tell whether `entry` says that nobody may be recognised, be its other fields right or not."""
    account = entry.kind is not None and entry.kind.name in ACCOUNTS
    return account and entry.document.values.get("anonymised") is True


def others_in(links: Links, place: str, account: Entry | None) -> Iterator[CaseStudy]:
    """Go through the case studies of a place and its parts, but for `account`."""
    for one in links.cases_in.get(place, ()):
        if (account is None or one.path != account.path) and isinstance(one.record, CaseStudy):
            yield one.record


def is_wide_enough(links: Links, place: str, account: Entry | None) -> bool:
    """Tell whether `account`, or one still to be written, may name `place` without names."""
    record = _place(links, place)
    has_mark = record is not None and record.point is not None
    others = list(islice(others_in(links, place, account), ENOUGH_OTHERS))
    return not has_mark and len(others) == ENOUGH_OTHERS


def lifted(links: Links, place: str, account: Entry | None) -> str:
    """Return the nearest place around `place` that is wide enough, or '' when there is none."""
    waiting, seen = [place], {place}
    while waiting:
        here = waiting.pop(0)
        if is_wide_enough(links, here, account):
            return here
        record = _place(links, here)
        wider = [one for one in (record.part_of if record else ()) if one not in seen]
        seen.update(wider)
        waiting += wider
    return ""


def _place(links: Links, place: str) -> Place | None:
    entry = links.hub.by_key.get(("place", place))
    return entry.record if entry and isinstance(entry.record, Place) else None
