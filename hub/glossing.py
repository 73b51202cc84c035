"""The first use of a glossary's word on a page becomes a link to its explanation."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
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
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True)
class Glossary:
    """The words of a hub, in every form in which they may stand in a text."""

    hub: Hub

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[str, int, str]]]:
        """For each first word, in lower case: the forms that begin with it, the longest first.

        A form comes with the number of its words and the id of what it is a form of.
        """
        forms: dict[str, str] = {}
        for entry, word in self.hub.records(Word):
            for form in (word.title, *word.also_called):
                forms.setdefault(_folded(form), entry.id)
        table: dict[str, list[tuple[str, int, str]]] = defaultdict(list)
        for form, name in sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0])):
            if words := _WORD.findall(form):
                table[words[0].lower()].append((form, len(words), name))
        return table

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
        text = _UNTOUCHED.sub(lambda match: "\0" * len(match[0]), without_code(body))
        spans = [match.span() for match in _WORD.finditer(text)]
        seen: set[str] = set()
        at = 0
        for index, (start, end) in enumerate(spans):
            for form, length, name in self._by_first_word.get(text[start:end].lower(), ()):
                last = spans[index + length - 1][1] if index + length <= len(spans) else 0
                if start >= at and _folded(" ".join(text[start:last].split())) == form:
                    if name not in seen:
                        seen.add(name)
                        yield start, last, name
                    at = last
                    break


def _folded(form: str) -> str:
    """Fold case, but for abbreviations: 'NHS' is a word, 'nhs' is not, and 'PbR' stays itself."""
    capitals = sum(letter.isupper() for letter in form)
    return form if capitals > 1 and " " not in form else form.lower()
