"""The first use of a glossary's word on a page becomes a link to its explanation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from hub.library import Hub
from hub.outline import without_code
from hub.records import Word

_UNTOUCHED = re.compile(
    r"^ {0,3}#[^\n]*$"  # headings
    r"|!?\[[^\[\]]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])"  # links and pictures
    r"|<[^<>\n]*>|https?://[^\s]+|^\|[^\n]*$",  # addresses and tables
    re.MULTILINE,
)


@dataclass(frozen=True)
class Glossary:
    """The words of a hub, in every form in which they may stand in a text."""

    hub: Hub

    @cached_property
    def _forms(self) -> dict[str, str]:
        forms: dict[str, str] = {}
        for entry, word in self.hub.records(Word):
            for form in (word.title, *word.also_called):
                forms.setdefault(_folded(form), entry.id)
        return forms

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest_first = sorted(self._forms, key=lambda form: (-len(form), form))
        alternatives = "|".join(re.escape(form) for form in longest_first)
        return (
            re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)
            if alternatives
            else None
        )

    def linked(self, body: str, src_uri: str) -> str:
        """Return `body`, of the page at `src_uri`, with each word's first use as a link."""
        folder = posixpath.dirname(src_uri) or "."
        page = posixpath.relpath("glossary/index.md", folder)
        pieces, at = [], 0
        for start, end, name in self._first_uses(body):
            pieces += [body[at:start], f"[{body[start:end]}]({page}#word-{name})"]
            at = end
        return "".join([*pieces, body[at:]])

    def _first_uses(self, body: str) -> Iterator[tuple[int, int, str]]:
        if self._pattern is None:
            return
        text = _UNTOUCHED.sub(lambda match: " " * len(match[0]), without_code(body))
        seen: set[str] = set()
        for match in self._pattern.finditer(text):
            name = self._forms.get(_folded(match[0]))
            if name and name not in seen:
                seen.add(name)
                yield match.start(), match.end(), name


def _folded(form: str) -> str:
    """Fold case, but for abbreviations: 'NHS' is a word, 'nhs' is not, and 'PbR' stays itself."""
    capitals = sum(letter.isupper() for letter in form)
    return form if capitals > 1 and " " not in form else form.lower()
