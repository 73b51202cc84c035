"""Markdown's search for marks, spared where a text has none: nearly half of the work for most texts.

Markdown looks for each of its marks in turn (emphasis, links, codes), in every heading, paragraph
and cell.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor

_MARK = re.compile(r"""[^\w\s.,;?!'"()%-]|_|  \n""")
"""All but letters, digits and the signs of plain sentences; and the end of a line that breaks there."""


class UnmarkedText(Extension):
    """Lets Markdown search for marks only where there is something that could be one."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Put our search in the place of Markdown's own."""
        md.treeprocessors.register(_Sparing(md), "inline", 20)


class _Sparing(InlineProcessor):
    """Takes texts without a mark out of the tree while the others are searched."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        spared = [(one, one.text) for one in tree.iter() if one.text and not _MARK.search(one.text)]
        for element, _ in spared:
            element.text = None
        super().run(tree, ancestors)
        for element, text in spared:
            element.text = text
        return tree


def makeExtension(**settings: Any) -> UnmarkedText:  # noqa: N802 - the name that Markdown calls
    """Make the extension; Markdown finds it by the name of this module."""
    return UnmarkedText(**settings)
