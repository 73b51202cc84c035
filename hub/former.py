"""Where pages once stood: the old addresses and anchors that their `aliases` keep alive."""

from __future__ import annotations

from collections import defaultdict

from hub.addresses import answer_anchor
from hub.kinds import Kind
from hub.library import Entry, Hub


def aliases_of(entry: Entry) -> tuple[str, ...]:
    """Return the aliases of a page as they are written, valid or not."""
    written = entry.document.values.get("aliases")
    aliases = written if isinstance(written, tuple) else ()
    return tuple(alias for alias in aliases if isinstance(alias, str))


def former_url(kind: Kind, alias: str) -> str:
    """Return the address below the site's root that an alias of a record of `kind` stands for.

    An alias is an old id, or an old address (it ends with `/`); the result is '' for an old
    anchor (it begins with `#`), which has no address of its own.
    """
    if alias.startswith("#"):
        return ""
    return alias if alias.endswith("/") else kind.address(alias)


def former_urls(hub: Hub) -> dict[str, tuple[Entry, ...]]:
    """Return for each old address the pages that say they stood there: one, if all is well."""
    table: dict[str, list[Entry]] = defaultdict(list)
    for entry in hub.by_key.values():
        for alias in aliases_of(entry):
            if entry.kind and (url := former_url(entry.kind, alias)):
                table[url].append(entry)
    return {url: tuple(entries) for url, entries in table.items()}


def former_anchors(entry: Entry) -> list[str]:
    """Return the old anchors of a page, or of the part of a page that a record has."""
    if entry.kind and entry.kind.gathered:
        urls = [former_url(entry.kind, alias) for alias in aliases_of(entry)]
        return [url.partition("#")[2] for url in urls if "#" in url]
    return [alias[1:] for alias in aliases_of(entry) if alias.startswith("#")]


def former_answer_anchors(question: Entry) -> list[str]:
    """Return the anchors that answers to `question` had under its old ids."""
    ids = (alias for alias in aliases_of(question) if "#" not in alias and alias[-1] != "/")
    return [answer_anchor(one) for one in ids]
