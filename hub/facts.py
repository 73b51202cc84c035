"""What a result was worked out from: each look into the hub's tables is noted.

A page, a finding, a file is worked out by a function of the hub alone. While it runs, every table
of the hub that it looks into notes the fact that was read (`noting`). A function that reads the
same facts takes the same way and comes to the same result; so as long as `digest_of` every noted
fact is what it was, the result holds and need not be worked out again.

Three things make this safe. Whatever is worked out once for the whole hub is a `fact` and not a
`cached_property` (a test sees to it), and what many pages show alike is worked out `once` and noted
by each, so nothing is read unnoted. What a fact rests on itself is not noted, since its own digest
tells whether it changed. And a digest takes in all that an entry in it says (`Entry.face`), used or
not: too much is worked out again at times, never too little.
"""

from __future__ import annotations

import marshal
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    ItemsView,
    Iterable,
    Iterator,
    KeysView,
    Mapping,
    ValuesView,
)
from contextvars import ContextVar
from dataclasses import fields
from datetime import date
from functools import wraps
from hashlib import sha256
from types import TracebackType
from typing import Any, Generic, TypeVar, cast, overload

from pydantic import BaseModel

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])

Fact = tuple[str, Any]
"""The name of a table, and the key that was looked up there; `ALL` for the whole of it."""

ALL = "*"
TEXT = "text"
"""The name of the facts that say how a file is written, by the file's path."""

_NOTES: ContextVar[set[Fact] | None] = ContextVar("notes", default=None)


class noting:  # noqa: N801 - it is used like a function
    """Note the facts that are read inside the block: `with noting() as facts`."""

    def __enter__(self) -> set[Fact]:
        facts: set[Fact] = set()
        self._token = _NOTES.set(facts)
        return facts

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        _NOTES.reset(self._token)


class unnoted(noting):  # noqa: N801 - it is used like a function
    """Note nothing inside the block, which is told nothing either."""

    def __enter__(self) -> set[Fact]:
        self._token = _NOTES.set(None)
        return set()


def note(name: str, key: object) -> None:
    """Note that a fact was read, if somebody wants to know."""
    notes = _NOTES.get()
    if notes is not None:
        notes.add((name, key))


def once(work: F) -> F:
    """Let a function of what holds tables (its first argument) and of names be worked out once each.

    Whoever asks again notes what was read then, as if it were worked out anew. Nobody may change
    what is returned.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def known(one: Any, *names: Hashable) -> Any:
        results = one.__dict__.setdefault(name, {})
        if names not in results:
            with noting() as facts:
                results[names] = (work(one, *names), facts)
        result, facts = results[names]
        notes = _NOTES.get()
        if notes is not None:
            notes |= facts
        return result

    return cast("F", known)


class Table(Mapping[K, V]):
    """A mapping whose every lookup is noted."""

    __slots__ = ("_name", "rows")

    def __init__(self, name: str, rows: Mapping[K, V]) -> None:
        self._name = name
        self.rows = rows

    def __getitem__(self, key: K) -> V:
        note(self._name, key)
        return self.rows[key]

    def get(self, key: K, default: Any = None) -> Any:
        """Return the value of `key`, or `default`."""
        note(self._name, key)
        return self.rows.get(key, default)

    def __contains__(self, key: object) -> bool:
        note(self._name, key)
        return key in self.rows

    def __iter__(self) -> Iterator[K]:
        note(self._name, ALL)
        return iter(self.rows)

    def __len__(self) -> int:
        note(self._name, ALL)
        return len(self.rows)

    def keys(self) -> KeysView[K]:
        """Return all keys."""
        note(self._name, ALL)
        return self.rows.keys()

    def items(self) -> ItemsView[K, V]:
        """Return all keys with their values."""
        note(self._name, ALL)
        return self.rows.items()

    def values(self) -> ValuesView[V]:
        """Return all values."""
        note(self._name, ALL)
        return self.rows.values()


class OnDemand(Mapping[K, V]):
    """A mapping whose values are worked out when they are first asked for.

    `say` returns a digest of all that a value says, without working it out.
    """

    def __init__(
        self, keys: Collection[K], work: Callable[[K], V], say: Callable[[K], bytes]
    ) -> None:
        self._keys = keys
        self._work = work
        self._say = say
        self._rows: dict[K, V] = {}

    def said(self, key: K) -> bytes | None:
        """Return the digest of the value of `key`; None when there is no such key."""
        return self._say(key) if key in self._keys else None

    def __getitem__(self, key: K) -> V:
        if key not in self._rows:
            if key not in self._keys:
                raise KeyError(key)
            with unnoted():
                self._rows[key] = self._work(key)
        return self._rows[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class fact(Generic[T]):  # noqa: N801 - it is used like `cached_property`
    """A value worked out once from the hub; reading it, or a key of it, is noted."""

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = f"{owner.__name__}.{name}"
        self._attribute = name

    @overload
    def __get__(self, one: None, owner: type) -> fact[T]: ...
    @overload
    def __get__(self, one: object, owner: type | None = None) -> T: ...
    def __get__(self, one: object | None, owner: type | None = None) -> T | fact[T]:
        if one is None:
            return self
        known = one.__dict__.get(self.name, known_not)
        if known is known_not:
            with unnoted():
                known = self._work(one)
            if isinstance(known, Mapping):  # from now on found under its own name, without us
                known = one.__dict__[self._attribute] = Table(self.name, known)
                return cast("T", known)
            one.__dict__[self.name] = known
        note(self.name, ALL)
        return cast("T", known)


class _KnownNot:
    """What is not there."""


known_not = _KnownNot()


class Current:
    """The facts as they stand now.

    `owners` holds who has the tables, by the name of the class; `texts` the digests of the files.
    """

    def __init__(self, owners: Mapping[str, object], texts: Mapping[str, bytes]) -> None:
        self._owners = owners
        self._tables: dict[str, tuple[Any, dict[Any, bytes]]] = {TEXT: (texts, {})}

    def digests(self, read: Iterable[Fact]) -> list[bytes]:
        """Return the digests of facts, in their order."""
        found, tables = [], self._tables
        with unnoted():
            for name, key in read:
                if name not in tables:
                    tables[name] = self._table(name)
                table, known = tables[name]
                seen = known.get(key)
                if seen is None:
                    seen = known[key] = self._digest(name, key, table)
                found.append(seen)
        return found

    def _digest(self, name: str, key: Any, table: Any) -> bytes:
        if key != ALL:
            is_told = type(table) is OnDemand
            return digest_of(table.said(key) if is_told else table.get(key, known_not))
        if not isinstance(table, Mapping):
            return digest_of(table)
        keys = list(table)
        return digest_of((keys, self.digests([(name, one) for one in keys])))

    def _table(self, name: str) -> tuple[Any, dict[Any, bytes]]:
        """Return a table, and the digests that are known of it, which stay with who has it."""
        owner, _, attribute = name.partition(".")
        table = getattr(self._owners[owner], attribute)
        known = self._owners[owner].__dict__.setdefault(f"digests of {attribute}", {})
        return (table.rows if type(table) is Table else table), known


_SHORT = 16
"""What is no longer than a digest need not be digested."""


def digest_of(value: object) -> bytes:
    """Return a digest that is the same for values that say the same, in every run."""
    if type(value) is bytes:
        return value
    say = _SAYING.get(type(value))
    said = say(value) if say else plain(value)
    if type(said) is bytes:
        return said
    whole = marshal.dumps(said, 2)
    return whole if len(whole) < _SHORT else sha256(whole).digest()[:16]


def says(kind: type[T], say: Callable[[T], Any]) -> None:
    """Let `say` tell what a value of this kind says: bytes, or what `plain` may return."""
    _SAYING[kind] = say


def plain(value: Any) -> Any:
    """Return `value` as texts, numbers and tuples."""
    kind = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if say := _SAYING.get(kind):
        return say(value)
    if isinstance(value, BaseModel):
        return value.model_dump_json()
    if isinstance(value, Mapping):
        return tuple([(plain(key), plain(one)) for key, one in value.items()])
    return tuple([plain(getattr(value, field.name)) for field in fields(value)])


def _in_order(values: Collection[Any]) -> tuple[Any, ...]:
    kinds = set(map(type, values))
    if kinds <= _AS_THEY_ARE:
        return tuple(values)
    say = _SAYING.get(*kinds) if len(kinds) == 1 else None  # as nearly always
    return tuple(map(say or plain, values))


_AS_THEY_ARE = frozenset({str, int, bytes, bool, float, type(None)})
_SAYING: dict[type, Callable[[Any], Any]] = {
    tuple: _in_order,
    list: _in_order,
    set: lambda value: tuple(sorted(map(plain, value))),
    frozenset: lambda value: tuple(sorted(map(plain, value))),
    date: date.isoformat,
    type(known_not): lambda _: None,
}
"""How values of each kind say what they hold; a dataclass without a way of its own says its fields."""
