"""How a browser reads a page's tags, by the HTML standard (WHATWG HTML, 13.2.5 Tokenization).

A tag begins at a `<` before a letter, and how it reads on from there hangs on nothing that stands
before it. Whether it is one at all does: in a comment, a script, a title or the value of an attribute
it is text. So whoever takes every `<` before a letter for a tag sees no less than a browser does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

Attributes = dict[str, str]

_SPACE = r"\t\n\f\r "
_END_OF_NAME = re.compile(rf"[{_SPACE}/]")
_TAG_NAME = rf"[a-zA-Z][^{_SPACE}/>]*+"
_NAME = rf"[^{_SPACE}/>][^{_SPACE}/>=]*+"
_BARE = rf"[^{_SPACE}>\"'][^{_SPACE}>]*+"
_EQUALS = rf"[{_SPACE}]*+=[{_SPACE}]*+"
_USUAL = ' [a-z-]++="[^"]*+"'  # nearly every attribute is so; what follows reads it too, but slower
_ATTRIBUTES = (
    rf"""(?:{_USUAL}|[{_SPACE}/]++|{_NAME}(?:{_EQUALS}(?:"[^"]*+"|'[^']*+'|{_BARE}|(?=>)))?+)*+"""
)
_ATTRIBUTE = re.compile(rf"""({_NAME})(?:{_EQUALS}(?:"([^"]*+)"|'([^']*+)'|({_BARE})|$))?+""")
_TAG = re.compile(rf"<(?=({_TAG_NAME}{_ATTRIBUTES}))")
_TAG_OR_END = re.compile(rf"<(?P<end>/?)(?P<tag>(?P<name>{_TAG_NAME}){_ATTRIBUTES})>")
_END = rf"</(?i:script)[{_SPACE}/>]"
_SCRIPT = re.compile(rf"<(?=((?i:script)(?=[{_SPACE}/>]){_ATTRIBUTES})>((?:[^<]++|(?!{_END})<)*+))")
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_DATA = frozenset({"application/json", "application/ld+json"})


def tags_in(html: str) -> list[str]:
    """Return all in `html` that can be a tag, each from its name to before its `>`.

    They stand in their order, and one may lie within another.
    """
    return _TAG.findall(html)


def tags_and_ends(html: str) -> Iterator[re.Match[str]]:
    """Go through the tags in `html` and those that end an element, none within another.

    Each has the groups `tag`, which `read_tag` reads, `name` as it is written, and `end`: '/' or ''.
    """
    return _TAG_OR_END.finditer(html)


def read_tag(tag: str) -> tuple[str, Attributes]:
    """Return the name and the attributes of a tag; of two with one name, as browsers do, the first."""
    name, attributes = _END_OF_NAME.split(tag, maxsplit=1)[0], Attributes()
    for key, *values in _ATTRIBUTE.findall(tag, len(name)):
        attributes.setdefault(key.lower(), unescape("".join(values)))
    return name.lower(), attributes


def programs_in(html: str) -> list[str]:
    """Return the text of each script that stands in `html` itself and that a browser could run."""
    return [text for tag, text in _SCRIPT.findall(html) if _is_program(tag)]


def without_tags_in(programs: Iterable[str], html: str) -> str:
    """Return `html` with nothing in its `programs` that could be a tag."""
    for program in programs:
        if _TAG.search(program):
            silent = program.replace("<", " ")
            html = html.replace(f">{program}</script>", f">{silent}</script>")
    return html


def without_comments(html: str) -> str:
    """Return `html` without its comments; one that nothing ends stays."""
    return _COMMENT.sub("", html)


@lru_cache(maxsize=100)
def _is_program(tag: str) -> bool:
    _, attributes = read_tag(tag)
    return "src" not in attributes and attributes.get("type", "").lower() not in _DATA
