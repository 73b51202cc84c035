"""The lists that the forms' script lets choose from, each fetched when somebody needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from hub.accounts import Account
from hub.anonymity import is_wide_enough, lifted
from hub.describe import FieldView, fields_of
from hub.json_text import as_json
from hub.kinds import KINDS
from hub.library import Entry
from hub.links import Links
from hub.pages.forms import FORMS
from hub.pages.whereabouts import country_of
from hub.pages.whole import Site
from hub.publish.form_rules import form_rules
from hub.records import Guide

_OTHER_NAMES = ("also_asked_as", "also_called")
"""The fields with other words for what a record is called; no kind has both."""


def form_file_makers(site: Site) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield what makes the text of each file that the script of the forms fetches, with its place."""
    yield "contribute/rules.json", lambda: as_json(form_rules())
    yield "contribute/names.json", lambda: as_json(_names(site.links))
    for kind in sorted({*_kinds_referred_to(), *FORMS}):
        yield f"contribute/lists/{kind}.json", partial(_list_text, site, kind)


def form_list(site: Site, kind: str) -> list[dict[str, Any]]:
    """Return the records of one kind to choose from: id, title, and what helps to find them."""
    entries = site.hub.by_kind[kind]
    if kind == "question":
        entries = tuple(one for guide in site.guides for one in site.questions_in[guide.id])
    else:
        entries = tuple(sorted(entries, key=lambda one: (one.title.casefold(), one.id)))
    return [_choice(site, entry) for entry in entries]


def _list_text(site: Site, kind: str) -> str:
    return as_json(form_list(site, kind))


def _kinds_referred_to() -> Iterator[str]:
    for name in FORMS:
        yield from _referred_to(fields_of(KINDS[name].model))


def _referred_to(views: tuple[FieldView, ...]) -> Iterator[str]:
    for view in views:
        if view.refers_to:
            yield view.refers_to
        yield from _referred_to(view.parts)


def _choice(site: Site, entry: Entry) -> dict[str, Any]:
    record = entry.record
    other_names = _other_names(entry.key[0])
    shown = {
        "id": entry.id,
        "title": entry.title,
        "note": _note(site, entry),
        "also": list(getattr(record, other_names, ())) if other_names else [],
        "anonymised": isinstance(record, Account) and record.anonymised,
        **(_narrow(site, entry.id) if entry.key[0] == "place" else {}),
    }
    return {name: value for name, value in shown.items() if value}


@cache
def _other_names(kind: str) -> str:
    """Return the field with other words for what a record of a kind is called, or ''."""
    fields = KINDS[kind].model.model_fields
    return next((name for name in _OTHER_NAMES if name in fields), "")


def _note(site: Site, entry: Entry) -> str:
    kind, name = entry.key
    if kind == "place":
        return country_of(site, name)
    if kind == "question":
        guide = site.hub.by_key.get(("guide", name.partition("/")[0]))
        return guide.record.short_title if guide and isinstance(guide.record, Guide) else ""
    return ""


def _narrow(site: Site, place: str) -> dict[str, Any]:
    """Tell a place that an account without names may not name, and the wider one it may."""
    narrow = not is_wide_enough(site.links, place, None)
    return {"narrow": narrow, "wider": lifted(site.links, place, None) if narrow else ""}


def _names(links: Links) -> list[dict[str, Any]]:
    return [
        {"words": list(words), "name": known.name, "kind": known.kind, "id": known.id}
        for names in links.known_names.by_first_word.values()
        for words, known in names
    ]
