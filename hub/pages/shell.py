"""What stands around every page: the main links, those at the foot, and where the search looks."""

from __future__ import annotations

from hub.pages.adding import add_anything
from hub.pages.page import HEADINGS
from hub.pages.preview import own_preview, preview_link
from hub.pages.whole import Shown, Site
from hub.publish.search_shards import bundle_name

NAVIGATION = (
    ("Home", ""),
    ("Questions", "guides/"),
    ("Case studies", "explore/"),
    ("Places", "places/"),
    ("Ways of working", "processes/"),
    ("Reflect", "reflect/"),
    ("Community", "communities/"),
)
_LISTS = (
    ("Questions", "guides/"),
    ("Case studies", "explore/"),
    ("Places", "places/"),
    ("Ways of working", "processes/"),
    ("Themes", "themes/"),
    ("Sectors", "sectors/"),
    ("Compare places", "compare/"),
)
_OPTIONAL = (
    ("idea", "Core ideas", "ideas/"),
    ("word", "Words explained", "glossary/"),
    ("resource", "Resources", "resources/"),
)
"""Lists that a hub may do without, by the kind they hold."""

_MEETING = (
    ("Communities", "communities/"),
    ("Events", "events/"),
    ("Stories", "stories/"),
    ("Offers and asks", "connections/"),
    ("What changed our mind", "changed-minds/"),
)
_TOLD = (("What has been told", "coverage/"), ("What nobody has told yet", "gaps/"))
ABOUT = ("start-here", "about", "contribute", "follow", "accessibility", "privacy", "licence")
"""Pages about the hub that its own code looks for by their ids."""
_LIST = (("Your list", "pack/"),)


def shell(site: Site) -> Shown:
    """Return what the header, the footer, the search and the 404 page show."""
    return {
        "navigation": _links(NAVIGATION),
        "lists": [*_links(_LISTS), *_optional(site)],
        "meeting": _links(_MEETING),
        "about": [*_links(_TOLD), *_links(_LIST), *_about(site)],
        "add": add_anything(site),
        "follow": bool(site.address and site.links.filed),
        "mailing_list": site.settings.get("mailing_list") or "",
        "preview": preview_link(own_preview(site.settings)),
        "search": {"bundle": f"{bundle_name()}/", "kinds": list(HEADINGS.values())},
    }


def shell_addresses(shown: Shown) -> list[str]:
    """Return the addresses below the site's root that the header and the footer lead to."""
    groups = (shown["navigation"], shown["lists"], shown["meeting"], shown["about"], _links(_LIST))
    return [shown["add"], *(link["url"] for group in groups for link in group)]


def _links(pairs: tuple[tuple[str, str], ...]) -> list[Shown]:
    return [{"title": title, "url": url} for title, url in pairs]


def _optional(site: Site) -> list[Shown]:
    return [
        {"title": title, "url": url} for kind, title, url in _OPTIONAL if site.hub.by_kind[kind]
    ]


def _about(site: Site) -> list[Shown]:
    return [site.link("page", name) for name in ABOUT if ("page", name) in site.hub.by_key]
