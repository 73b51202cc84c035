"""What former builds worked out, and whether it still holds.

A result is kept with the facts that it was worked out from (hub/facts.py) and the digest that each
had. It holds when it was made by the same `base` (code and settings) and none of those facts has
changed. Facts are looked at as follows: when no page's face has changed, no table of the hub can
have, and only files whose text is written otherwise count; or else every fact that any result
rests on is worked out anew and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from hub.cache import Cache
from hub.facts import TEXT, Current, Fact, noting
from hub.library import Hub

Owners = Mapping[str, object]
"""Who has the tables that facts are read from, by the name of their class."""


class Memory:
    """Results by name, each as plain data; `work` looks one up or works it out."""

    def __init__(self, cache: Cache, name: str, base: bytes, hub: Hub, owners: Owners) -> None:
        self._cache = cache
        self._name = name
        self._base = base
        self._hub = hub
        texts = {entry.path: entry.document.digest for entry in hub.entries}
        self._facts_now = Current(owners, texts)
        self._facts: list[Fact] = []
        self._digests: list[bytes] = []
        self._results: dict[str, tuple[Any, tuple[int, ...]]] = {}
        self._kept: dict[str, tuple[Any, tuple[int, ...]]] = {}
        self.same_faces = False
        self._recall()

    def known(self, name: str) -> bool:
        """Tell whether the result `name` is known and holds."""
        return name in self._results or (name in self._kept and not self._is_stale(name))

    def work(self, name: str, function: Callable[[], Any]) -> Any:
        """Return the result `name`, by `function` when it is not known or no longer holds."""
        if name not in self._results:
            if name in self._kept and not self._is_stale(name):
                self._results[name] = self._kept[name]
            else:
                with noting() as facts:
                    result = function()
                self.keep(name, result, facts)
        return self._results[name][0]

    def keep(self, name: str, result: Any, facts: set[Fact]) -> None:
        """Keep a result that was worked out while `facts` were noted."""
        self._results[name] = (result, tuple(self._number(one) for one in facts))

    def results(self) -> dict[str, Any]:
        """Return every result that was asked for or kept since the beginning."""
        return {name: result for name, (result, _) in self._results.items()}

    def keep_all(self) -> None:
        """Take over every kept result that holds, asked for or not."""
        for name, kept in self._kept.items():
            if name not in self._results and not self._is_stale(name):
                self._results[name] = kept

    def stale(self) -> list[str]:
        """Return the names of the kept results that hold no longer."""
        return [name for name in self._kept if self._is_stale(name)]

    def save(self) -> None:
        """Record the results that were asked for, with their facts, unless all are as before."""
        if self._is_as_before():
            return
        used = set[int]().union(*(facts for _, facts in self._results.values()))
        if len(used) < len(self._facts):
            self._drop_unused(sorted(used))
        new = [index for index, known in enumerate(self._digests) if not known]
        now = self._facts_now.digests([self._facts[index] for index in new])
        for index, known in zip(new, now, strict=True):
            self._digests[index] = known
        record = (self._base, self._hub.face, self._facts, self._digests, self._results)
        self._cache.write_record(self._name, record)

    def _drop_unused(self, used: Sequence[int]) -> None:
        position = {index: place for place, index in enumerate(used)}
        self._results = {
            name: (result, tuple([position[index] for index in facts]))
            for name, (result, facts) in self._results.items()
        }
        self._facts = [self._facts[index] for index in used]
        self._digests = [self._digests[index] for index in used]

    def _is_as_before(self) -> bool:
        same = self._results.keys() == self._kept.keys()
        kept = (self._kept[name] is self._results[name] for name in self._results)
        return bool(self._kept) and same and self.same_faces and all(kept)

    def _recall(self) -> None:
        record = self._cache.record(self._name)
        if not record or record[0] != self._base:
            self._changed: frozenset[int] = frozenset()
            self._numbers: dict[Fact, int] = {}
            return
        _, face, self._facts, self._digests, self._kept = record
        self._numbers = {one: index for index, one in enumerate(self._facts)}
        self.same_faces = face == self._hub.face
        in_doubt = [
            index for index, one in enumerate(self._facts) if one[0] == TEXT or not self.same_faces
        ]
        changed = set()
        now = self._facts_now.digests([self._facts[index] for index in in_doubt])
        for index, known in zip(in_doubt, now, strict=True):
            if known != self._digests[index]:
                changed.add(index)
                self._digests[index] = known
        self._changed = frozenset(changed)

    def _is_stale(self, name: str) -> bool:
        return not self._changed.isdisjoint(self._kept[name][1])

    def _number(self, one: Fact) -> int:
        if one not in self._numbers:
            self._numbers[one] = len(self._facts)
            self._facts.append(one)
            self._digests.append(b"")  # worked out when it is saved
        return self._numbers[one]
