"""What the accessibility tests look at: kinds of page, what scripts make of them, and in which states."""

from __future__ import annotations

from pathlib import Path

from hub.pages.words import joined

ROOT = Path(__file__).resolve().parent.parent

WIDTHS = (1280, 375, 320)
COLOURS = ("light", "dark", "forced")
STATES = (
    *(f"{joined([*map(str, WIDTHS)])} pixels wide, in {one} colours" for one in COLOURS),
    *("zoom of 200 %", "text at 200 %", "each link and button in focus"),
)

TEMPLATES = sorted({path.name for path in (ROOT / "overrides").glob("*.html")} - {"main.html"})
WITHOUT_A_PAGE = {"answer_moved.html", "moved.html", "withdrawn.html"}
"""Templates for which the hub has no page now; a small hub has them in test_old_links.py."""

LOOKED_AT = set(TEMPLATES) - WITHOUT_A_PAGE
NOTHING = "explore/?theme=trust&place=scotland&sector=adult-social-care&status=changed"
SEARCH = "the search"
VIEWS = {
    "three places beside each other": (
        "compare/?place=lambeth&place=york&place=oxford",
        ".hub-beside",
    ),
    "the case studies as a table": ("explore/?theme=trust&view=table&place=x", ".hub-table a"),
    "the case studies on a map": ("explore/?theme=trust&view=map", ".hub-explore-map a"),
    "filters that nothing fits": (NOTHING, ".hub-results__near + ol a"),
    SEARCH: ("", ".hub-search__group"),
}
"""What scripts make: the address of each, and what is there once it is made."""
