"""Compiled templates, kept from one build to the next, and how they look up what they show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2.bccache import Bucket, BytecodeCache

from hub.cache import Cache


class KeptTemplates(BytecodeCache):
    """Templates by name and source; `base` is a digest of all else that they are compiled by."""

    def __init__(self, cache: Cache, base: bytes) -> None:
        self._cache = cache
        self._base = base
        record = cache.record("templates")
        self._kept: dict[str, bytes] = record[1] if record and record[0] == base else {}
        self._known = len(self._kept)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the compiled template into `bucket`, if it is known."""
        code = self._kept.get(bucket.key + bucket.checksum)
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template in `bucket`."""
        self._kept[bucket.key + bucket.checksum] = bucket.bytecode_to_string()

    def save(self) -> None:
        """Record what is new."""
        if len(self._kept) > self._known:
            self._cache.write_record("templates", (self._base, self._kept))


def looked_up(usual: Callable[[Any, str], Any], thing: Any, name: str) -> Any:
    """Return `thing.name` of a template: what a dict has under `name`, or what is `usual`.

    Jinja asks a dict for an attribute first, which costs an exception for nearly all that is shown.
    """
    if type(thing) is dict and name in thing:
        return thing[name]
    return usual(thing, name)
