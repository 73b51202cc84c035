"""What can be seen in one finished page: its tags, the parts that a link may name, where it leads."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from hub.publish.policy import policy_in, unsafe_page, unsafe_tag
from hub.publish.tags import (
    Attributes,
    programs_in,
    read_tag,
    tags_in,
    without_comments,
    without_tags_in,
)

_ADDRESSES = ("action", "data", "href", "poster", "src")
_LOADING = frozenset({"src", "srcset", "poster", "data"})
_LOADED_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site: its address below the site's root, and its HTML."""

    url: str
    html: str

    @property
    def tags(self) -> list[tuple[str, Attributes]]:
        """Every tag outside comments and programs, with its attributes."""
        html = without_tags_in(programs_in(self.html), self.html)
        return [read_tag(one) for one in tags_in(without_comments(html))]


class Lead(NamedTuple):
    """Where a page leads to: as it is written, the target below the site's root, and its part.

    The target is None when it lies outside the site.
    """

    written: str
    target: str | None
    part: str


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a page found: what is wrong with it alone, its parts, where it leads."""

    problems: tuple[str, ...]
    ids: frozenset[str]
    leads: tuple[Lead, ...]


def look_at(page: BuiltPage, base: str) -> Look:
    """Look at a page of a site whose root has the path `base` on its host."""
    programs = programs_in(page.html)
    html = without_tags_in(programs, page.html)
    views = _views(html)
    problems = list(unsafe_page(programs, (one.policy for one in views)))
    problems += [problem for one in views for problem in one.problems]
    # What does harm is told wherever it stands, but no link and no part is in a comment.
    shown = _views(without_comments(html)) if "<!--" in html else views
    ids = frozenset().union(*(one.ids for one in shown))
    return Look(tuple(problems), ids, tuple(_leads(page.url, base, shown)))


@dataclass(frozen=True, slots=True)
class _View:
    """What can be seen in one tag: the same for the same tag on every page."""

    ids: frozenset[str]
    addresses: tuple[str, ...]
    problems: tuple[str, ...]
    policy: str


def _views(html: str) -> list[_View]:
    """Return what can be seen in the tags of `html`, without those in which nothing can."""
    return [one for one in map(_view, dict.fromkeys(tags_in(html))) if one]


@lru_cache(maxsize=50_000)
def _view(text: str) -> _View | None:
    tag, attributes = read_tag(text)
    written = [(one, attributes[one]) for one in _ADDRESSES if one in attributes]
    if "srcset" in attributes:
        written += [("srcset", one) for one in _candidates(attributes["srcset"])]
    problems = list(unsafe_tag(tag, attributes))
    addresses = []
    for one, address in written:
        if not _is_elsewhere(address):
            addresses.append(address)
        elif _is_loaded(tag, one, attributes):
            problems.append(f"loads {address} from elsewhere")
    inside = tuple(one for one in addresses if one not in {"", "#"} and not one.startswith("data:"))
    ids, policy = frozenset(_ids(tag, attributes)), policy_in(attributes)
    seen = ids or inside or problems or policy
    return _View(ids, inside, tuple(problems), policy) if seen else None


def _candidates(srcset: str) -> list[str]:
    """Return the addresses of the pictures that `srcset` gives the browser to choose from."""
    return [one.split()[0] for one in srcset.split(",") if one.strip()]


def _ids(tag: str, attributes: Attributes) -> Iterator[str]:
    if "id" in attributes:
        yield attributes["id"]
    if tag == "a" and "name" in attributes:
        yield attributes["name"]


def _is_elsewhere(address: str) -> bool:
    if ":" not in address and not address.startswith("//"):
        return False
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def _is_loaded(tag: str, name: str, attributes: Attributes) -> bool:
    if tag == "link" and name == "href":
        return bool(_LOADED_LINKS & set(attributes.get("rel", "").split()))
    return name in _LOADING


def _leads(url: str, base: str, views: Iterable[_View]) -> Iterator[Lead]:
    here = f"{base}{url}"
    itself, folder = _inside(here, base), here.rpartition("/")[0]
    above = folder.rpartition("/")[0]
    for address in dict.fromkeys(chain.from_iterable(one.addresses for one in views)):
        if address.startswith("../"):
            yield _lead_from_above(address, above, base)
        else:
            path, part = _split(address)
            yield Lead(address, _target(folder, path, base) if path else itself, part)


@lru_cache(maxsize=50_000)
def _lead_from_above(address: str, folder: str, base: str) -> Lead:
    """Return where an address leads that goes up to `folder`: the same on all pages below that."""
    path, part = _split(address.removeprefix("../"))
    return Lead(address, _target(folder, path, base), part)


def _split(address: str) -> tuple[str, str]:
    """Return the path of an address, and its part."""
    path, _, part = address.partition("#")
    return path.partition("?")[0], unquote(part)


def _target(folder: str, path: str, base: str) -> str | None:
    target = posixpath.normpath(posixpath.join(f"{folder}/", path))
    as_folder = path.rpartition("/")[2] in {"", ".", ".."}
    return _inside(f"{target}/" if as_folder and target != "/" else target, base)


def _inside(target: str, base: str) -> str | None:
    return unquote(target[len(base) :]) if target.startswith(base) else None
