"""What former builds worked out, and whether it still holds.

A result is kept with the facts that it was worked out from (hub/facts.py) and the digest that each
had. It holds when it was made by the same `base` (code and settings) and none of those facts has
changed. Facts are looked at as follows: when no page's face has changed, no table of the hub can
have, and only files whose text is written otherwise count; or else every fact that any result
rests on is worked out anew and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from typing import Any

from hub.cache import Cache
from hub.facts import TEXT, Current, Fact, noting
from hub.kept_tables import Changes, KeptTables
from hub.library import Hub

Owners = Mapping[str, object]
"""Who has the tables that facts are read from, by the name of their class."""

Row = tuple[Any, tuple[int, ...]]
"""A result, and the numbers of the facts that it rests on, in the order in which facts are kept."""


class Memory:
    """Results by name, each as plain data; `work` looks one up or works it out."""

    def __init__(self, cache: Cache, name: str, base: bytes, hub: Hub, owners: Owners) -> None:
        self._hub = hub
        texts = {entry.path: entry.document.digest for entry in hub.entries}
        self._facts_now = Current(owners, texts)
        self._recorded = KeptTables(cache, name, base, 2)
        self._facts: dict[Fact, bytes] = self._recorded.tables[0]
        self._kept: dict[str, Row] = self._recorded.tables[1]
        self._results: dict[str, Row] = {}
        self.same_faces = self._recorded.head == hub.face
        self._changed = self._changed_facts()
        self._stale = self._stale_results()
        self._new: list[Fact] = []

    def known(self, name: str) -> bool:
        """Tell whether the result `name` is known and holds."""
        return name in self._results or (name in self._kept and name not in self._stale)

    def work(self, name: str, function: Callable[[], Any]) -> Any:
        """Return the result `name`, by `function` when it is not known or no longer holds."""
        if name not in self._results:
            if name in self._kept and name not in self._stale:
                self._results[name] = self._kept[name]
            else:
                with noting() as facts:
                    result = function()
                self.keep(name, result, facts)
        return self._results[name][0]

    def keep(self, name: str, result: Any, facts: set[Fact]) -> None:
        """Keep a result that was worked out while `facts` were noted."""
        self._results[name] = (result, tuple(map(self._number, facts)))

    def results(self) -> dict[str, Any]:
        """Return every result that was asked for or kept since the beginning."""
        return {name: result for name, (result, _) in self._results.items()}

    def keep_all(self) -> None:
        """Take over every kept result that holds, asked for or not."""
        for name, kept in self._kept.items():
            if name not in self._results and name not in self._stale:
                self._results[name] = kept

    def stale(self) -> Collection[str]:
        """Return the names of the kept results that hold no longer."""
        return self._stale

    def save(self) -> None:
        """Record the results that were asked for, with their facts, unless all are as before."""
        changed = {
            name: row for name, row in self._results.items() if self._kept.get(name) is not row
        }
        gone = self._kept.keys() - self._results.keys()
        if self._kept and self.same_faces and not changed and not gone:
            return
        new = dict(zip(self._new, self._facts_now.digests(self._new), strict=True))
        changes: Changes = [(self._changed | new, ()), (changed, gone)]
        if not self._recorded.write_changes(self._hub.face, changes):
            self._facts |= self._changed | new
            self._recorded.write(self._hub.face, self._used())

    def _used(self) -> tuple[dict[Fact, bytes], dict[str, Row]]:
        """Return the facts that a result rests on, and the results with their new numbers."""
        used = set[int]().union(*(facts for _, facts in self._results.values()))
        if len(used) == len(self._facts):
            return self._facts, self._results
        facts = {one: known for at, (one, known) in enumerate(self._facts.items()) if at in used}
        number = {before: now for now, before in enumerate(sorted(used))}
        return facts, {
            name: (result, tuple([number[one] for one in facts]))
            for name, (result, facts) in self._results.items()
        }

    def _changed_facts(self) -> dict[Fact, bytes]:
        """Return the facts that are not what they were, with the digests that they have now."""
        in_doubt = [one for one in self._facts if one[0] == TEXT or not self.same_faces]
        now = zip(in_doubt, self._facts_now.digests(in_doubt), strict=True)
        return {one: digest for one, digest in now if self._facts[one] != digest}

    def _stale_results(self) -> frozenset[str]:
        changed = {at for at, one in enumerate(self._facts) if one in self._changed}
        return frozenset(
            name for name, (_, facts) in self._kept.items() if not changed.isdisjoint(facts)
        )

    @cached_property
    def _numbers(self) -> dict[Fact, int]:
        return {one: at for at, one in enumerate(self._facts)}

    def _number(self, one: Fact) -> int:
        if one not in self._numbers:
            self._numbers[one] = len(self._numbers)
            self._new.append(one)
        return self._numbers[one]
