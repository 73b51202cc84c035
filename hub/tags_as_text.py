"""Markdown without HTML: whatever looks like a tag is shown as it was written.

The checks refuse HTML in a text. Where the renderer sees some that they took for code, as after a
fence that is never closed, it stays readable text, and nothing of it is lost.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension


class TagsAsText(Extension):
    """Takes from Markdown the two parts that let HTML through."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Leave tags to what shows `<` as a sign."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


def makeExtension(**settings: Any) -> TagsAsText:  # noqa: N802 - the name that Markdown calls
    """Make the extension; Markdown finds it by the name of this module."""
    return TagsAsText(**settings)
