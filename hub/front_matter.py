"""Read front matter with the place of every key and item, and without YAML's surprises.

Only a plain subset is read: mappings, lists and texts, with `true`, `false` and nothing as the
sole special words. So `no`, `12:30`, `010` and `2019` stay the texts that their writer meant.
Anchors, aliases, tags, repeated keys, depth and size beyond need are refused on the stream of
events, before any value is built, so that a hostile file costs no more than its own length.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern
from typing import Any

import yaml
from yaml import events as ev

from hub import faults
from hub.faults import MAX_BYTES, MAX_DEPTH, Fault, Spot

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}

Path = tuple[str | int, ...]


@dataclass(slots=True)
class FrontMatter:
    """The values of a page's front matter, with the line and column of each key and item.

    `texts` lists every text with its path, in the order of the file.

    A field left empty is no value: its key has a place, and nothing else.
    """

    values: dict[str, Any] = field(default_factory=dict)
    keys: dict[Path, Spot] = field(default_factory=dict)
    items: dict[Path, Spot] = field(default_factory=dict)
    texts: list[tuple[Path, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def spot(self, path: Path, *, key: bool = False) -> Spot:
        """Return line and column of what `path` names, or of the nearest thing around it."""
        tables = (self.keys, self.items) if key else (self.items, self.keys)
        for length in range(len(path), 0, -1):
            for table in tables:
                if found := table.get(path[:length]):
                    return found
        return (1, 1)


@lru_cache(maxsize=10_000)
def _same(spot: Spot) -> Spot:
    """Return one and the same tuple for equal spots, since thousands of files have the like."""
    return spot


class _Refusal(Exception):
    """Ends the reading of one front matter; carries the fault to report."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def parse_front_matter(text: str, first_line: int) -> FrontMatter:
    """Read `text`, the YAML between the dashes; `first_line` is its first line in the file.

    Never raises for what `text` holds: the result's `faults` say what is wrong with it, and
    `values` holds what could be read before the first of them that ended the reading.
    """
    result = FrontMatter()
    if len(text.encode()) > MAX_BYTES:
        result.faults.append(faults.too_big(first_line))
        return result
    try:
        _Builder(yaml.parse(text, Loader=_LOADER), result, first_line).build()
    except _Refusal as refusal:
        result.faults.append(refusal.fault)
    except yaml.YAMLError as error:
        result.faults.append(faults.broken(error, text, first_line))
    return result


class _Builder:
    """Builds values from events; recursion is bounded by `MAX_DEPTH`."""

    def __init__(self, events: Iterator[ev.Event], into: FrontMatter, first_line: int) -> None:
        self.events = events
        self.into = into
        self.first_line = first_line

    def build(self) -> None:
        """Fill `into.values`, or raise `_Refusal`."""
        documents = 0
        for event in self.events:
            if isinstance(event, ev.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self._refuse(event, *faults.SECOND_DOCUMENT)
            elif isinstance(event, ev.MappingStartEvent):
                self._guard(event, 1)
                self._mapping(self.into.values, (), 1)
            elif isinstance(event, ev.NodeEvent):
                raise self._refuse(event, *faults.NO_FIELDS)

    def _mapping(self, values: dict[str, Any], path: Path, depth: int) -> None:
        for event in self.events:
            if isinstance(event, ev.MappingEndEvent):
                return
            if not isinstance(event, ev.ScalarEvent):
                raise self._refuse(event, *faults.ODD_KEY)
            self._guard(event, depth)
            here = (*path, intern(event.value))
            if here in self.into.keys:
                self._repeated(event)
            self.into.keys[here] = self._spot(event)
            value = self._value(next(self.events), here, depth)
            if value is not None:
                values[event.value] = value

    def _value(self, event: ev.Event, path: Path, depth: int) -> Any:
        self._guard(event, depth + 1)
        self.into.items[path] = self._spot(event)
        if isinstance(event, ev.ScalarEvent):
            if not event.style and event.value in _WORDS:
                return _WORDS[event.value]
            self.into.texts.append((path, event.value))
            return event.value
        if isinstance(event, ev.SequenceStartEvent):
            return tuple(self._sequence(path, depth + 1))
        values: dict[str, Any] = {}
        self._mapping(values, path, depth + 1)
        return values

    def _sequence(self, path: Path, depth: int) -> Iterator[Any]:
        for index, event in enumerate(self.events):
            if isinstance(event, ev.SequenceEndEvent):
                return
            yield self._value(event, (*path, index), depth)

    def _guard(self, event: ev.Event, depth: int) -> None:
        if isinstance(event, ev.AliasEvent) or getattr(event, "anchor", None):
            raise self._refuse(event, *faults.ALIAS)
        if getattr(event, "tag", None):
            raise self._refuse(event, *faults.TAG)
        if depth > MAX_DEPTH:
            raise self._refuse(event, *faults.TOO_DEEP)

    def _repeated(self, event: ev.ScalarEvent) -> None:
        line, column = self._spot(event)
        self.into.faults.append(
            Fault(
                "repeated-key",
                f"`{event.value[:60]}` stands here for the second time",
                "keep one of the two and delete the other",
                line,
                column,
            )
        )

    def _refuse(self, event: ev.Event, code: str, message: str, hint: str) -> _Refusal:
        return _Refusal(Fault(code, message, hint, *self._spot(event)))

    def _spot(self, event: ev.Event) -> Spot:
        mark = event.start_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        return _same((line + self.first_line, column + 1))
