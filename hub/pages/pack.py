"""The page that lays a reader's list out as a briefing; what is on the list, only her browser knows."""

from __future__ import annotations

from hub.pages.compare import PROMPTS
from hub.pages.page import SitePage, gathered_page
from hub.pages.whole import Site

_LEAD = "What you have ticked, laid out to print, to send on, or to take into a meeting."
_PROMPTS = (
    *PROMPTS,
    "What is least certain here, and how could we find out before we lean on it?",
    "What would we try first, how small could it be, and when do we look at it together?",
)


def pack_page(site: Site) -> SitePage:
    """Make the page of the briefing, with five things to talk about."""
    privacy = site.hub.by_key.get(("page", "privacy"))
    shown = {
        "template": "pack.html",
        "lead": _LEAD,
        "prompts": list(_PROMPTS),
        "privacy": privacy.url if privacy else "",
    }
    return gathered_page("pack/index.md", "A briefing from your list", _LEAD, shown)
