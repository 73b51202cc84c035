"""How the hub grows: what was published in each month, by the pages' own dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from hub.desk.sections import Line, Section
from hub.kinds import KINDS
from hub.links import Links
from hub.pages.words import counted, moment


def growth(links: Links) -> Section:
    """Return the months in which something was published, the latest first."""
    months: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in links.hub.by_key.values():
        published = getattr(entry.record, "published", None)
        if isinstance(published, date):
            months[published.isoformat()[:7]][entry.key[0]] += 1
    lines, total = [], 0
    for month in sorted(months):
        total += months[month].total()
        lines.append(_month(month, months[month], total))
    return Section(
        "growth",
        "How the hub grows",
        "What has a date of publication, by month.",
        tuple(reversed(lines)),
        "Nothing has been published yet.",
    )


def _month(month: str, counts: Counter[str], total: int) -> Line:
    words = [
        counted(counts[kind.name], kind.label, kind.plural)
        for kind in KINDS.values()
        if counts[kind.name]
    ]
    data = {"month": month, "published": dict(counts), "in_all": total}
    return Line("", moment(month), f"{', '.join(words)}; {total} in all", data)
