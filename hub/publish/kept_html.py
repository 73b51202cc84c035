"""The HTML that Markdown became, kept apart from the pages: a changed title makes none of it anew."""

from __future__ import annotations

from collections.abc import Callable, Collection

from hub.cache import Cache

_RECORD, _LEFT = "html", "html-of-the-second"


class KeptHtml:
    """HTML by the page that shows it; `key_of` returns a digest of all that a page's is made from."""

    def __init__(self, cache: Cache, key_of: Callable[[str], bytes]) -> None:
        self._cache = cache
        self._key_of = key_of
        self._rows: dict[str, tuple[bytes, bytes]] = cache.record(_RECORD) or {}
        self._found: dict[str, str] = {}
        self._new: dict[str, tuple[bytes, str]] = {}

    def find(self, page: str) -> bool:
        """Tell whether the HTML of the text of `page` is known; if so, `take` returns it."""
        key, value = self._rows.get(page, (None, b""))
        html = self._cache.value(value) if key == self._key_of(page) else None
        if html is not None:
            self._found[page] = html.decode()
        return html is not None

    def take(self, page: str) -> str | None:
        """Return what was found, once; None if nothing was."""
        return self._found.pop(page, None)

    def keep(self, page: str, html: str) -> None:
        """Keep the HTML of the text of `page`, from `save` on."""
        self._new[page] = (self._key_of(page), html)

    def leave(self) -> None:
        """Leave what is new to the other of two processes, which calls `take_over` then."""
        self._cache.write_record(_LEFT, self._new)

    def take_over(self) -> None:
        """Take what the other process has left."""
        left = self._cache.record(_LEFT) or {}
        self._new |= {page: row for page, row in left.items() if row[0] == self._key_of(page)}
        self._cache.drop_record(_LEFT)

    def save(self, pages: Collection[str]) -> None:
        """Record what is known of these `pages`, the only ones that there are."""
        rows = {page: row for page, row in self._rows.items() if page in pages}
        for page, (key, html) in self._new.items():
            rows[page] = (key, self._cache.keep_value(html.encode()))
        if rows != self._rows:
            self._rows = rows
            self._cache.write_record(_RECORD, rows)

    def values(self) -> Collection[bytes]:
        """Return the digests of the values that the cache keeps for it."""
        return [value for _, value in self._rows.values()]
