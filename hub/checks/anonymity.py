"""Checks of accounts with `anonymised: true`: nothing that the hub knows may give somebody away.

They read the front matter as it is written, so that they work before every field is right.
"""

from __future__ import annotations

from collections.abc import Iterator

from hub.anonymity import ENOUGH_OTHERS, is_anonymised, is_wide_enough, lifted, others_in
from hub.checks.registry import Complaint, check
from hub.checks.words import field_name
from hub.findings import Severity, quoted
from hub.known_names import FIRST_HAND
from hub.library import Entry
from hub.links import Links

Path = tuple[str | int, ...]

NAMING_FIELDS = {
    "organisations": "say in the text what kind of organisation it was, such as 'a small charity'",
    "contributors": "delete it; nobody needs to be named for an account to be shown",
    "films": "delete it; a film shows who people are",
    "contact": "delete it; a question can be put to the hub's editors",
    "follows": "delete it; the case study it grew from would tell where it was",
}


@check()
def identifying_field(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An anonymised account must leave out the fields that name somebody, and addresses of sources.

    Bad: `anonymised: true` and `organisations:` with a charity's name
    Good: `anonymised: true`, and as source `title: Account by a worker`, `publisher: Told to this hub`
    """
    values = entry.document.values
    if not is_anonymised(entry):
        yield from _following_anonymised(entry, links)
        return
    for name, hint in NAMING_FIELDS.items():
        if values.get(name):
            yield Complaint(f"`{name}` would tell who this is", hint, (name,), key=True)
    sources = values.get("sources")
    for index, source in enumerate(sources if isinstance(sources, tuple) else ()):
        if isinstance(source, dict) and source.get("url"):
            path: Path = ("sources", index, "url")
            hint = f"delete it, and write who told it as the title, with `publisher: {FIRST_HAND}`"
            yield Complaint(f"{field_name(path)} would lead to who this is", hint, path)
    case = links.hub.by_key.get(("case-study", str(values.get("replaced_by"))))
    if case and not is_anonymised(case):
        yield Complaint(
            f"`replaced_by`: {quoted(case.id)} names those whom this account does not",
            "delete the line; the two may be read beside each other without being joined",
            ("replaced_by",),
        )


@check()
def identifying_place(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An anonymised account must name a place where three or more other case studies are told.

    Bad: `anonymised: true` and `places: [plymouth]`
    Good: `anonymised: true` and `places: [south-west-england]`
    """
    places = entry.document.values.get("places") if is_anonymised(entry) else ()
    for index, place in enumerate(places if isinstance(places, tuple) else ()):
        known = isinstance(place, str) and ("place", place) in links.hub.by_key
        if known and not is_wide_enough(links, place, entry):
            wider = lifted(links, place, entry)
            yield Complaint(
                f"{field_name(('places', index))}: {quoted(place)} is too narrow a place: "
                "people could be recognised",
                f"name {quoted(wider)} in its place"
                if wider
                else f"no place around it has {ENOUGH_OTHERS} other case studies yet; tell it with "
                "the consent of those involved, or later",
                ("places", index),
            )


@check(Severity.WARNING)
def rare_combination(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Where few case studies share sector and place, those who know the field may guess who it is.

    Bad: `anonymised: true`, and the only account of older people in Scotland
    Good: a sector that three other case studies of the place have, or for an answer no sector
    """
    values = entry.document.values
    sectors, places = values.get("sectors"), values.get("places")
    if not is_anonymised(entry) or not isinstance(sectors, tuple) or not isinstance(places, tuple):
        return
    for index, sector in enumerate(sectors):
        for place in filter(lambda one: isinstance(one, str), places):
            count = sum(sector in case.sectors for case in others_in(links, place, entry))
            if count < ENOUGH_OTHERS and is_wide_enough(links, place, entry):
                yield Complaint(
                    f"{field_name(('sectors', index))}: only {count} other case "
                    f"{'study' if count == 1 else 'studies'} of {quoted(place)} "
                    f"{'is' if count == 1 else 'are'} about {quoted(sector)}",
                    "name a wider sector or place, or ask those involved whether this is enough",
                    ("sectors", index),
                )


def _following_anonymised(entry: Entry, links: Links) -> Iterator[Complaint]:
    follows = entry.document.values.get("follows")
    for index, name in enumerate(follows if isinstance(follows, tuple) else ()):
        case = links.hub.by_key.get(("case-study", str(name)))
        if case and is_anonymised(case):
            path: Path = ("follows", index)
            yield Complaint(
                f"{field_name(path)}: {quoted(case.id)} is anonymised, and this would tell who it is",
                "delete it",
                path,
            )
