"""Markdown without HTML: whatever looks like a tag is shown as it was written.

The checks refuse HTML in a text. Where the renderer sees some that they took for code, as after a
fence that is never closed, it stays readable text, and nothing of it is lost.
"""

from __future__ import annotations

import re
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

_OPENING = re.compile(r"<(?=[!?])")
_GUARD = STX + ETX
"""Stands where no text can have it, as Markdown takes both characters out of every text."""


class TagsAsText(Extension):
    """Takes from Markdown the two parts that let HTML through, and guards `<!` and `<?`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Leave tags to what shows `<` as a sign."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.preprocessors.register(_Guarding(md), "guard", 22)  # after fences, before MkDocs
        md.postprocessors.register(_Unguarding(md), "unguard", 0)


class _Guarding(Preprocessor):
    """Parts `<` from `!` and `?`: MkDocs seeks anchors with a parser that `<![` stops.

    It raises an error (https://github.com/mkdocs/mkdocs/issues/4001).
    """

    def run(self, lines: list[str]) -> list[str]:
        return [_OPENING.sub(f"<{_GUARD}", line) for line in lines]


class _Unguarding(Postprocessor):
    """Puts together again what was parted."""

    def run(self, text: str) -> str:
        return text.replace(_GUARD, "")


def makeExtension(**settings: Any) -> TagsAsText:  # noqa: N802 - the name that Markdown calls
    """Make the extension; Markdown finds it by the name of this module."""
    return TagsAsText(**settings)
