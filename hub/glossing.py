"""The first use of a glossary's word on a page becomes a link to its explanation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from hub.library import Hub
from hub.records import Word
from hub.running_text import running_text

_PAGE = "glossary/"
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


Forms = dict[str, list[tuple[str, int, str]]]
"""For each first word, in lower case: the forms that begin with it, the longest first.

A form comes with the number of its words and the id of what it is a form of.
"""


def glossary_forms(hub: Hub) -> Forms:
    """Return the words of a hub, in every form in which they may stand in a text."""
    forms: dict[str, str] = {}
    for entry, word in hub.records(Word):
        for form in (word.title, *word.also_called):
            forms.setdefault(_folded(form), entry.id)
    table: Forms = {}
    for form, name in sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        if words := _WORD.findall(form):
            table.setdefault(words[0].lower(), []).append((form, len(words), name))
    return table


@dataclass(frozen=True)
class Glossary:
    """Links the words of a hub, given by their forms."""

    forms: Forms

    def linked(self, html: str, url: str) -> str:
        """Return the page `html` with each word's first use as a link; `url` is its address."""
        start, end = html.find('id="hub-main"'), html.rfind("</article>")
        if start < 0 or url == _PAGE or not self.forms:
            return html
        page = posixpath.relpath(_PAGE, url or ".")
        pieces, at = [], 0
        for first, last, name in self._first_uses(html, html.index(">", start) + 1, end):
            pieces += [html[at:first], f'<a href="{page}/#word-{name}">{html[first:last]}</a>']
            at = last
        return "".join([*pieces, html[at:]])

    def _first_uses(self, html: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        seen: set[str] = set()
        for span in running_text(html, start, end):
            for first, last, name in self._uses(html, span):
                if name not in seen:
                    seen.add(name)
                    yield first, last, name

    def _uses(self, html: str, span: tuple[int, int]) -> Iterator[tuple[int, int, str]]:
        spans = [match.span() for match in _WORD.finditer(html, *span)]
        at = 0
        for index, (start, end) in enumerate(spans):
            for form, length, name in self.forms.get(html[start:end].lower(), ()):
                last = spans[index + length - 1][1] if index + length <= len(spans) else 0
                if start >= at and _folded(" ".join(html[start:last].split())) == form:
                    yield start, last, name
                    at = last
                    break


def _folded(form: str) -> str:
    """Fold case, but for abbreviations: 'NHS' is a word, 'nhs' is not, and 'PbR' stays itself."""
    capitals = sum(letter.isupper() for letter in form)
    return form if capitals > 1 and " " not in form else form.lower()
