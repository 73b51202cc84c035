"""What stands around many pages alike (styles, header, foot, settings, scripts), rendered once for all of them.

Pages in one folder reach every other page by the same relative address, but for pages below
themselves. So a part that shows nothing of its page but such addresses is the same on all of them.
It is rendered whole a few times all the same, and if a byte differs, from then on every time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache

_LOOKED_AT = 3
"""So many pages of each kind have a part rendered whole."""


class Addresses:
    """Addresses as pages write them; `write` is the engine's way to do so for one address and page."""

    def __init__(self, write: Callable[[str, str], str]) -> None:
        self._write = write
        self._from_folder = lru_cache(maxsize=100_000)(
            lambda address, folder: write(address, f"{folder}\0/")
        )

    def written(self, address: str, page: str) -> str:
        """Return `address`, below the site's root, as the page at address `page` writes it."""
        below = f"{address}/".startswith(page)
        plain = address and not below and address[0] not in "./#" and ":" not in address
        if page.endswith("/") and (plain or address == "."):
            return self._from_folder(address, folder_of(page))
        return self._write(address, page)


def folder_of(page: str) -> str:
    """Return the folder in which the page at address `page` lies, with a slash at its end, or ''."""
    return page[: page.rstrip("/").rfind("/") + 1]


class Around:
    """The parts that have been rendered; `links` are the addresses that they show."""

    def __init__(self, links: Collection[str]) -> None:
        self._links = tuple(links)
        self._parts: dict[tuple[str, ...], tuple[str, int]] = {}
        self.differing: set[str] = set()

    def part(self, name: str, page: str, shown: str, render: Callable[[], str]) -> str:
        """Return the part `name` of the page at address `page`.

        `shown` is all that the part shows of its page beside addresses; `render` renders it.
        """
        key = (name, self._place(page), shown)
        text, looked_at = self._parts.get(key, ("", 0))
        if looked_at >= _LOOKED_AT and name not in self.differing:
            return text
        whole = render()
        if looked_at and whole != text:
            self.differing.add(name)
        self._parts[key] = (whole, looked_at + 1)
        return whole

    def _place(self, page: str) -> str:
        """Return what tells the addresses on one page from those on another."""
        is_above = any(link.startswith(page) for link in self._links)
        return f"the page {page}" if is_above else f"in {folder_of(page)}"
