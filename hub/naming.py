"""The names of several places as one."""

from __future__ import annotations

from collections.abc import Sequence

_MOST = 3


def together(places: Sequence[str]) -> str:
    """Return the names of places as one name for lists: 'Bury and Rochdale', '4 places'."""
    if len(places) > _MOST:
        return f"{len(places)} places"
    return " and ".join([", ".join(places[:-1]), places[-1]] if len(places) > 1 else places)
