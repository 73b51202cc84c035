"""What changed our mind: every turn of mind that the case studies tell of, newest first."""

from __future__ import annotations

from hub.pages.adding import add_anything
from hub.pages.page import SitePage, gathered_page, limited
from hub.pages.stories import story_lines
from hub.pages.turns import turn_shown
from hub.pages.whereabouts import place_and_country
from hub.pages.whole import Shown, Site
from hub.practice import Story
from hub.turns import Turn, turns_of

_LEAD = (
    "What people believed, what they noticed, and what they think now. Being wrong is news here, "
    "and no confession."
)


def changed_minds_page(site: Site) -> SitePage:
    """Make the page of all turns of mind."""
    told = [pair for pair in site.hub.records(Story) if pair[1].kind == "change-of-mind"]
    shown: Shown = {
        "template": "changed_minds.html",
        "lead": _LEAD,
        "turns": limited(turns_of(site.hub), lambda one: _shown(site, one)),
        "stories": story_lines(told),
        "follow": "changed-minds/" if "changed-minds/" in site.followed else "",
        "add": add_anything(site),
    }
    page = gathered_page("changed-minds/index.md", "What changed our mind", _LEAD, shown)
    page.meta["hub"]["section"] = "communities/"
    return page


def _shown(site: Site, one: Turn) -> Shown:
    place = place_and_country(site, one.case)
    return turn_shown(one.turn) | {"title": one.entry.title, "url": one.url, "place": place}
