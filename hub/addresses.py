"""Where a link written in a page leads, and how the site's engine wants it written."""

from __future__ import annotations

import posixpath
import re
from typing import Literal, NamedTuple
from urllib.parse import unquote

from hub.facts import once
from hub.library import Entry, Hub, identify
from hub.outline import BodyLink
from hub.records import CaseStudy

SCHEMES = frozenset({"http", "https", "mailto"})
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*):")


class Target(NamedTuple):
    """What a link leads to.

    `kind` is `external` (another site), `page` (then `entry` is set), `picture` (then `path` is
    its file), `scheme` (a kind of address that is not allowed) or `nowhere`.
    """

    kind: Literal["external", "page", "picture", "scheme", "nowhere"]
    entry: Entry | None = None
    path: str = ""
    anchor: str = ""


def answer_anchor(question_id: str) -> str:
    """Return the permanent anchor of the answer to `question_id` on its case study's page."""
    return f"answer-{question_id.replace('/', '-')}"


def answer_anchors(entry: Entry) -> frozenset[str]:
    """Return the anchors of the answers on the page of `entry`."""
    answers = entry.record.answers if isinstance(entry.record, CaseStudy) else ()
    return frozenset(answer_anchor(answer.question) for answer in answers)


def anchors_of(entry: Entry) -> frozenset[str]:
    """Return the ids on the page of `entry` that a link may name."""
    if entry.anchor:
        return frozenset({entry.anchor})
    return entry.document.anchors | answer_anchors(entry)


def resolve(hub: Hub, entry: Entry, url: str) -> Target:
    """Find what `url`, written in the page of `entry`, leads to.

    A link to another page may be written as GitHub shows files (`../content/themes/trust.md`), as
    the site's sources lie (`../themes/trust.md`), or as the page's address (`../themes/trust/`).
    """
    bare = url.partition("#")[0]
    if not bare:
        return Target("page", entry, anchor=unquote(url[1:]))
    return _resolved(hub, *entry.folders, "" if bare.endswith(".md") else entry.url, url)


@once  # many pages of a folder link to the same ones
def _resolved(hub: Hub, folder: str, sources: str, address: str, url: str) -> Target:
    """Find what `url` leads to from these folders, or from the page's own `address` if it is told."""
    if scheme := SCHEME.match(url):
        known = scheme[1].lower() in SCHEMES
        return Target("external" if known else "scheme", path=scheme[1].lower())
    path, _, anchor = url.partition("#")
    path, anchor = unquote(path), unquote(anchor)
    if path.startswith(("/", "\\")):
        return Target("nowhere")
    as_file = _joined(folder, path)
    if as_file in hub.pictures:
        return Target("picture", path=as_file)
    found = (
        hub.by_path.get(as_file)
        or hub.by_path.get(posixpath.join(as_file, "index.md"))
        or hub.by_src_uri.get(_joined(sources, path))
        or (hub.by_url.get(f"{_joined(address, path)}/") if path.endswith("/") else None)
    )
    return Target("page", found, anchor=anchor) if found else Target("nowhere")


def addresses_meant(entry: Entry, url: str) -> list[str]:
    """Return the addresses that `url`, written in `entry`, can mean, be there a page or not."""
    path = unquote(url.partition("#")[0])
    kind, name = identify(_joined(posixpath.dirname(entry.path), path))
    as_source = _joined(posixpath.dirname(entry.src_uri), path)
    bare = as_source.removesuffix(".md").removesuffix("/index")
    as_file = [kind.address(name)] if kind else []
    return [*as_file, f"{bare}/", f"{_joined(entry.url, path)}/"]


def relinked_body(hub: Hub, entry: Entry) -> str:
    """Return the body of `entry` with each link to a page or picture as the engine wants it."""
    body, pieces, at = entry.document.body, [], 0
    for link in sorted(entry.document.outline.links, key=lambda one: one.start):
        address = _engine_address(hub, entry, link)
        if address is not None and link.start >= at:
            pieces += [body[at : link.start], address]
            at = link.end
    return "".join([*pieces, body[at:]])


def picture_src_uri(path: str) -> str:
    """Return where the picture at `path`, as it is published, lies among the site's sources."""
    return f"{path.removeprefix('content/').removeprefix('pages/')}.webp"


def _engine_address(hub: Hub, entry: Entry, link: BodyLink) -> str | None:
    target = resolve(hub, entry, link.url)
    if target.kind == "picture":
        uri = picture_src_uri(target.path)
    elif target.kind == "page" and target.entry is not entry and target.entry:
        uri = target.entry.src_uri
    else:
        return None
    relative = posixpath.relpath(uri, posixpath.dirname(entry.src_uri) or ".")
    anchor = target.anchor or (target.entry.anchor if target.entry else "")
    return f"{relative}#{anchor}" if anchor else relative


def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))
