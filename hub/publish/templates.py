"""Where templates are found, kept compiled from one build to the next, and look up what they show."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
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


class NoIcons(FileSystemLoader):
    """Finds every template, but lists none below a hidden folder.

    There lie the theme's ten thousand icons; MkDocs would ask of each whether it goes into the site,
    where nothing hidden goes.
    """

    def list_templates(self) -> list[str]:
        """Return the names of the templates, in their order."""
        found = set[str]()
        for top in map(Path, self.searchpath):
            for folder, inner, names in os.walk(top, followlinks=self.followlinks):
                inner[:] = [name for name in inner if not name.startswith(".")]
                here = Path(folder).relative_to(top)
                found.update((here / name).as_posix() for name in names)
        return sorted(found)


def looked_up(usual: Callable[[Any, str], Any], thing: Any, name: str) -> Any:
    """Return `thing.name` of a template: what a dict has under `name`, or what is `usual`.

    Jinja asks a dict for an attribute first, which costs an exception for nearly all that is shown.
    """
    if type(thing) is dict and name in thing:
        return thing[name]
    return usual(thing, name)
