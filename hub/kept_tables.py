"""Tables of plain data that builds keep: recorded whole now and then, and else what has changed."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from hub.cache import Cache

_SHARE = 10
"""As long as no more than one row in so many has changed, only those are written."""

Changes = Sequence[tuple[Mapping[Any, Any], Collection[Any]]]
"""For each table the rows that are new or changed, and the keys that are gone."""


class KeptTables:
    """So many tables (dicts) under one name, made by `base`: anything else counts for nothing.

    `head` is a small thing that goes with them. Both are recorded at once or not at all. A changed
    row keeps its place in its table, and a new one comes last, as long as none goes.
    """

    def __init__(self, cache: Cache, name: str, base: bytes, number: int) -> None:
        self._cache = cache
        self._name, self._base = name, base
        self._stamp = b""
        self._changes: list[tuple[dict[Any, Any], set[Any]]] = [({}, set()) for _ in range(number)]
        self.head: Any = None
        self.tables: list[dict[Any, Any]] = [{} for _ in range(number)]
        record = cache.record(name)
        if record and record[1] == base:
            self._stamp, _, self.head, self.tables = record
            self._take_changes()

    def _take_changes(self) -> None:
        record = self._cache.record(f"{self._name}-since")
        if record and record[0] == self._stamp:
            _, self.head, self._changes = record
            for table, (changed, gone) in zip(self.tables, self._changes, strict=True):
                table.update(changed)
                for key in gone:
                    table.pop(key, None)

    def write_changes(self, head: Any, changes: Changes) -> bool:
        """Record what is otherwise than when the tables were taken, if it is little; tell whether."""
        for (changed, gone), (more, lost) in zip(self._changes, changes, strict=True):
            changed.update(more)
            gone.difference_update(more)
            gone.update(lost)
            for key in lost:
                changed.pop(key, None)
        number = sum(len(changed) + len(gone) for changed, gone in self._changes)
        if number * _SHARE > sum(map(len, self.tables)):
            return False
        self._cache.write_record(f"{self._name}-since", (self._stamp, head, self._changes))
        return True

    def write(self, head: Any, tables: Sequence[dict[Any, Any]]) -> None:
        """Record whole tables."""
        stamp = secrets.token_bytes(8)  # changes of tables that say the same are not for these
        self._cache.drop_record(f"{self._name}-since")
        self._cache.write_record(self._name, (stamp, self._base, head, [*tables]))
