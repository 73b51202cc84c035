"""The pages of kinds whose records stand together: words explained, and resources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from hub.former import former_anchors
from hub.library import Entry
from hub.pages.page import HEADINGS, SitePage, edit_address, gathered_page
from hub.pages.resources import ResourceEntry, resource_line
from hub.pages.sources import source_lines
from hub.pages.whole import Shown, Site
from hub.records import Resource, Word
from hub.vocabulary import label


def collected_pages(site: Site) -> Iterator[SitePage]:
    """Make the pages of words and of resources, when there are any."""
    if site.hub.by_kind["word"]:
        yield _words(site)
    if site.hub.by_kind["resource"]:
        yield _resources(site)


def _words(site: Site) -> SitePage:
    lead = "Words from this field, said plainly. They are linked where a page first uses them."
    found = sorted(site.hub.records(Word), key=lambda pair: pair[0].title.casefold())
    shown: Shown = {
        "template": "words.html",
        "lead": lead,
        "search": {"kind": HEADINGS["word"]},
        "words": [
            {
                "id": entry.anchor,
                "title": word.title,
                "summary": word.summary,
                "also_called": list(word.also_called),
                "see_also": site.links_to("word", word.see_also),
                "sources": source_lines(word.sources),
                "former": former_anchors(entry),
                "edit": edit_address(site, entry),
            }
            for entry, word in found
        ],
    }
    return gathered_page("glossary/index.md", "Words explained", lead, shown)


def _resources(site: Site) -> SitePage:
    lead = "Further reading, and networks to join, with a note on what each is good for."
    groups: dict[str, list[ResourceEntry]] = defaultdict(list)
    counts: Counter[str] = Counter()
    for entry, resource in site.hub.records(Resource):
        groups[resource.kind].append((entry, resource))
        counts.update(resource.themes)
    shown: Shown = {
        "template": "resources.html",
        "lead": lead,
        "search": {"kind": HEADINGS["resource"]},
        "themes": _themes(site, counts),
        "total": sum(map(len, groups.values())),
        "groups": [
            {"title": _several(kind), "items": [_resource(site, *pair) for pair in groups[kind]]}
            for kind in sorted(groups)
        ],
    }
    return gathered_page("resources/index.md", "Resources", lead, shown)


def _themes(site: Site, counts: Counter[str]) -> list[Shown]:
    return [
        {"id": name, "count": counts[name], **site.link("theme", name)}
        for name in sorted(counts, key=lambda name: site.links.title("theme", name).casefold())
    ]


def _several(kind: str) -> str:
    return label(kind) if kind == "research" else f"{label(kind)}s"


def _resource(site: Site, entry: Entry, resource: Resource) -> Shown:
    return resource_line(entry, resource) | {
        "id": entry.anchor,
        "former": former_anchors(entry),
        "edit": edit_address(site, entry),
        "theme_ids": list(resource.themes),
        "themes": site.links_to("theme", resource.themes),
        "questions": site.links_to("question", resource.questions),
        "processes": site.links_to("process", resource.processes),
    }
