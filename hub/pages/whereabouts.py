"""Where it happened, in words: its places, and the country around them."""

from __future__ import annotations

from collections import deque

from hub.accounts import Account
from hub.facts import once
from hub.naming import together
from hub.pages.whole import Site
from hub.pages.words import joined, period, sentence, unique
from hub.records import Place


def place_and_country(site: Site, account: Account) -> str:
    """Return all places of an account with their country: 'Plymouth, England'."""
    return _named_with_country(site, account.places)


def where_and_when(site: Site, account: Account) -> str:
    """Return what stands below a place's name: 'England, 2012 to now'."""
    country = countries(site, site.links.main_places(account))
    return sentence(", ".join(filter(None, (country, period(account)))))


@once
def countries(site: Site, places: tuple[str, ...]) -> str:
    """Return the countries around places and not among them: 'England and Wales', or ''."""
    own = {site.links.title("place", place) for place in places}
    around = unique(_country_around(site, place) for place in places)
    return joined([name for name in around if name and name not in own], 2)


def country_of(site: Site, place: str) -> str:
    """Return the name of the nearest country that `place` is part of, or ''."""
    waiting, seen = deque(part_of(site, place)), {place}
    while waiting:
        wider = waiting.popleft()
        record = place_record(site, wider)
        if record and record.kind == "country":
            return record.title
        if wider not in seen:
            seen.add(wider)
            waiting.extend(part_of(site, wider))
    return ""


def part_of(site: Site, place: str) -> tuple[str, ...]:
    """Return the ids of the places that `place` belongs to directly."""
    record = place_record(site, place)
    return record.part_of if record else ()


def place_record(site: Site, place: str) -> Place | None:
    """Return the record of a place."""
    entry = site.hub.by_key.get(("place", place))
    return entry.record if entry and isinstance(entry.record, Place) else None


@once
def _named_with_country(site: Site, places: tuple[str, ...]) -> str:
    names = together([site.links.title("place", place) for place in places])
    return ", ".join(filter(None, (names, countries(site, places))))


def _country_around(site: Site, place: str) -> str:
    record = place_record(site, place)
    return "" if record and record.kind == "country" else country_of(site, place)
