"""Where somebody adds what a page asks for: the forms, with what is known filled in."""

from __future__ import annotations

from urllib.parse import urlencode

from hub.pages.whole import Site

ANSWER_FORM = "contribute/answer/"
CASE_FORM = "contribute/case-study/"

_FORM_FOR = {
    "question": ANSWER_FORM,
    "place": ANSWER_FORM,
    "process": ANSWER_FORM,
    "theme": CASE_FORM,
    "sector": CASE_FORM,
}
"""Which form a page of this kind leads to; the form takes the kind as a parameter."""


def add_address(site: Site, kind: str, name: str) -> str:
    """Return where somebody adds what the page of this kind and id asks for."""
    form = _FORM_FOR.get(kind)
    return filled(form, kind, name) if form else add_anything(site)


def filled(form: str, kind: str, name: str) -> str:
    """Return the address of `form` with the record of this kind and id chosen in it."""
    return f"{form}?{urlencode({kind: name})}"


def add_anything(site: Site) -> str:
    """Return where somebody learns what can be added, and how."""
    page = site.hub.by_key.get(("page", "contribute"))
    return page.url if page else ANSWER_FORM


def add_gathering(site: Site) -> str:
    """Return where somebody learns how to add a community, event, story, offer or ask."""
    page = site.hub.by_key.get(("advice", "meeting-others"))
    return page.url if page else add_anything(site)
