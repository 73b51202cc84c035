"""Stories: the page of each, and the list of all."""

from __future__ import annotations

from collections.abc import Iterable

from hub.library import Entry
from hub.pages.adding import add_gathering
from hub.pages.mentions import mention_groups
from hub.pages.page import SitePage, gathered_page, limited, record_page
from hub.pages.sources import source_lines
from hub.pages.whole import Shown, Site
from hub.pages.words import day, joined
from hub.practice import Story
from hub.vocabulary import label

StoryEntry = tuple[Entry, Story]

_LEAD = "Told on a day, by somebody: stories, thoughts, changes of mind, and calls for answers."


def stories_page(site: Site) -> SitePage:
    """Make the list of all stories."""
    shown: Shown = {
        "template": "stories.html",
        "lead": _LEAD,
        "stories": story_lines(site.hub.records(Story)),
        "add": add_gathering(site),
    }
    page = gathered_page("stories/index.md", "Stories", _LEAD, shown)
    page.meta["hub"]["section"] = "communities/"
    return page


def story_page(site: Site, entry: Entry, story: Story) -> SitePage:
    """Make the page of a story."""
    shown: Shown = {
        "lead": story.summary,
        "crumbs": [{"title": "Stories", "url": "stories/"}],
        "what": label(story.kind),
        "when": day(story.published),
        "who": joined(story.contributors),
        "calls": story.kind == "call-for-answers",
        "questions": site.links_to("question", story.questions),
        "places": site.links_to("place", story.places),
        "themes": site.links_to("theme", story.themes),
        "communities": site.links_to("community", story.communities),
        "sources": source_lines(story.sources),
        "mentions": mention_groups(site, entry),
    }
    return record_page(site, entry, "story.html", shown)


def story_lines(stories: Iterable[StoryEntry]) -> Shown:
    """Return stories as a list, the newest first."""
    ordered = sorted(stories, key=lambda pair: (-pair[1].published.toordinal(), pair[0].id))
    return limited(ordered, lambda pair: _line(*pair))


def _line(entry: Entry, story: Story) -> Shown:
    return {
        "title": entry.title,
        "url": entry.url,
        "what": label(story.kind),
        "when": day(story.published),
        "summary": story.summary,
    }
