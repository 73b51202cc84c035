"""What can be read or joined elsewhere, as lines of a list."""

from __future__ import annotations

from hub.library import Entry
from hub.pages.mentions import named_in
from hub.pages.page import limited
from hub.pages.whole import Shown, Site
from hub.records import Resource
from hub.vocabulary import label

ResourceEntry = tuple[Entry, Resource]


def resource_lines(site: Site, entry: Entry, field: str) -> Shown:
    """Return the resources that name `entry` in one of their fields."""
    found = [
        (one, one.record)
        for one in named_in(site, entry, "resource", field)
        if isinstance(one.record, Resource)
    ]
    return limited(found, lambda pair: resource_line(*pair))


def resource_line(entry: Entry, resource: Resource) -> Shown:
    """Return a resource as a line: it leads to where the thing itself is."""
    return {
        "title": entry.title,
        "url": resource.url,
        "published": f"{resource.publisher}, {resource.year}",
        "kind": label(resource.kind),
        "summary": resource.summary,
        "on_copy": resource.copy_of_original,
        "licence": resource.free_to_reuse or "",
    }
