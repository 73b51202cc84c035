"""What is told from others without being worked out is told apart whenever it says anything else."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from edit_sequences import made_site
from edits import EDITS, change_title
from hub.facts import digest_of
from hub.library import load_hub
from hub.links import Links
from hub.pages.whole import Site

OFTEN = (change_title,) * 10
"""What more is shown of other pages than anything else."""

Told = dict[Any, tuple[bytes, object]]
"""For each key the digest of its value, and what the value says."""


def _aims(site: Site) -> Told:
    table = site.links.aims
    return _told(table, lambda path: [_with_face(one, "entry") for one in table[path]])


def _mentions(site: Site) -> Told:
    table = site.links.mentions
    return _told(table, lambda key: [_with_face(one, "source") for one in table[key]])


def _origins(site: Site) -> Told:
    table = site.links.origins
    return {key: (digest_of(one), list(one)) for key, one in table.items()}


def _feeds(site: Site) -> Told:
    return _told(site.feeds, site.feeds.__getitem__)


def _told(table: Any, value: Callable[[Any], object]) -> Told:
    return {key: (table.rows.said(key), value(key)) for key in table}


def _with_face(one: Any, name: str) -> object:
    """Return `one` with the face of its entry in place of it, since entries are only themselves."""
    entry = getattr(one, name)
    return one._replace(**{name: entry.face if entry else None})


def _sites(root: Path, chance: random.Random, number: int) -> Iterable[Site]:
    for _ in range(number):
        yield Site(Links(load_hub(root)), {"site_url": "https://hub.example/"})
        chance.choice((*EDITS, *OFTEN))(root, chance)


@pytest.mark.parametrize("tell", [_aims, _mentions, _origins, _feeds])
def test_another_value_has_another_digest(tmp_path: Path, tell: Callable[[Site], Told]) -> None:
    chance = random.Random(1)  # noqa: S311 - the same edits each time
    before: Told = {}
    changed = 0
    for site in _sites(made_site(tmp_path), chance, 80):
        now = tell(site)
        for key in now.keys() & before.keys():
            if now[key][1] != before[key][1]:
                changed += 1
                assert now[key][0] != before[key][0], key
        before = now
    assert changed > 5
