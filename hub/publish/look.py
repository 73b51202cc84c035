"""What can be seen in one finished page: its tags, the parts that a link may name, where it leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

from hub.publish.policy import policy_in, unsafe_page, unsafe_tag

_COMMENT_OR_SCRIPT = re.compile(
    r"<!--.*?-->|<script\b[^>]*>.*?</script>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<([a-zA-Z][\w-]*)([^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*)")
_ATTRIBUTE = re.compile(r"([^\s=>\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))")
_ADDRESSES = ("action", "data", "href", "poster", "src")
_LOADING = frozenset({"src", "srcset", "poster", "data"})
_LOADED_LINKS = frozenset({"stylesheet", "icon", "preload", "modulepreload", "manifest"})

Attributes = dict[str, str]


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site: its address below the site's root, and its HTML."""

    url: str
    html: str

    @property
    def bare(self) -> str:
        """The HTML without comments, and of scripts the opening tag alone."""
        return _COMMENT_OR_SCRIPT.sub(_opening_tag, self.html)

    @property
    def tags(self) -> list[tuple[str, Attributes]]:
        """Every tag outside comments and scripts, with its attributes."""
        return [(match[1].lower(), _attributes(match[2])) for match in _TAG.finditer(self.bare)]


@dataclass(frozen=True, slots=True)
class Lead:
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
    views = dict.fromkeys(_view(match[1], match[2]) for match in _TAG.finditer(page.bare))
    problems = list(unsafe_page(page.html, (one.policy for one in views)))
    problems += [problem for one in views for problem in one.problems]
    addresses = dict.fromkeys(address for one in views for address in one.addresses)
    here = f"{base}{page.url}"
    leads = tuple(_lead(address, here, base) for address in addresses)
    return Look(tuple(problems), frozenset().union(*(one.ids for one in views)), leads)


@dataclass(frozen=True, slots=True)
class _View:
    """What can be seen in one tag: the same for the same tag on every page."""

    ids: frozenset[str]
    addresses: tuple[str, ...]
    problems: tuple[str, ...]
    policy: str


@lru_cache(maxsize=50_000)
def _view(name: str, text: str) -> _View:
    tag, attributes = name.lower(), _attributes(text)
    written = [(one, attributes[one]) for one in _ADDRESSES if one in attributes]
    written += [("srcset", one) for one in _candidates(attributes.get("srcset", ""))]
    problems = list(unsafe_tag(tag, attributes))
    problems += [
        f"loads {address} from elsewhere"
        for one, address in written
        if _is_elsewhere(address) and _is_loaded(tag, one, attributes)
    ]
    inside = (one for _, one in written if not _is_elsewhere(one) and one not in {"", "#"})
    return _View(
        frozenset(_ids(tag, attributes)),
        tuple(one for one in inside if not one.startswith("data:")),
        tuple(problems),
        policy_in(attributes),
    )


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


def _lead(address: str, here: str, base: str) -> Lead:
    path, _, part = address.partition("#")
    path, folder = path.partition("?")[0], here.rpartition("/")[0]
    while path.startswith("../") and folder:
        path, folder = path[3:], folder.rpartition("/")[0]
    target = _joined(folder, path) if path or address[0] == "." else here
    inside = target.startswith(base)
    return Lead(address, unquote(target[len(base) :]) if inside else None, unquote(part))


@lru_cache(maxsize=20_000)
def _joined(folder: str, path: str) -> str:
    target = posixpath.normpath(posixpath.join(f"{folder}/", path))
    as_folder = path.rpartition("/")[2] in {"", ".", ".."}
    return f"{target}/" if as_folder and target != "/" else target


@lru_cache(maxsize=20_000)
def _attributes(text: str) -> Attributes:
    return {
        match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(text)
    }


def _opening_tag(match: re.Match[str]) -> str:
    whole = match[0]
    return "" if whole.startswith("<!--") else whole[: whole.index(">") + 1]
