"""Which pages have a picture of their own, for where their links are shared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from hub.facts import fact
from hub.library import Hub
from hub.records import CaseStudy

MOST_OF_THEIR_OWN = 2000
"""So many pages have a picture of their own; in a larger hub the rest show the hub's.

A picture costs about 10 ms and 11 kB (benchmarks/preview_speed.py): 20 s and 22 MB for these, and
97 s and 110 MB if each of ten thousand pages had one, on every build that starts without a cache.
"""

KINDS_BY_USE = (
    "guide",
    "question",
    "case-study",
    "process",
    "theme",
    "sector",
    "place",
    "behaviour",
    "idea",
    "need",
    "answer",
)
"""The kinds of page that have pictures, those most shared first."""


@dataclass(frozen=True)
class Pictured:
    """Finds the pages with a picture of their own; at most `most` have one."""

    hub: Hub
    most: int = MOST_OF_THEIR_OWN

    @fact
    def pages(self) -> Mapping[str, bool]:
        """Where the pages lie among the site's sources, each true."""
        return dict.fromkeys(islice(self._by_use(), self.most), True)

    def _by_use(self) -> Iterator[str]:
        for kind in KINDS_BY_USE:
            if kind == "case-study":
                cases = self.hub.records(CaseStudy)
                newest = sorted(
                    cases, key=lambda one: (-one[1].published.toordinal(), one[1].title)
                )
                yield from (entry.src_uri for entry, _ in newest)
            else:
                yield from (entry.src_uri for entry in self.hub.by_kind[kind])
