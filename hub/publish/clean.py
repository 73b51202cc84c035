"""Clean the HTML of contributed text: what is not on the list of allowed things goes.

The checks refuse HTML in the first place; this is the second fence, behind the renderer.
"""

from __future__ import annotations

import re

import nh3

_TAGS = frozenset(
    {"a", "abbr", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em"}
    | {"figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "img", "ins", "kbd", "li"}
    | {"ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "tr", "ul"}
)
_ATTRIBUTES = {
    "a": {"href", "title", "id", "class"},
    "abbr": {"title"},
    "div": {"class"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_CLASSES = {
    "a": {"headerlink", "footnote-ref", "footnote-backref"},
    "div": {"footnote"},
}
_WITH_CONTENT = frozenset(
    {"script", "style", "svg", "math", "iframe", "object", "template", "textarea", "title"}
    | {"noscript"}
)

_ID = re.compile(r"(?!__|hub-)[a-z0-9_][a-z0-9_:.-]*")
"""What Markdown makes of a heading. An id with capitals can stand in for a part of the browser, as
`createElement` does; `__` is the theme's, and `hub-` our own."""

_REL = "noopener nofollow ugc"
_OWN_LINK = re.compile(rf'(<a [^<>]*href="(?!https?:|mailto:)[^"]*"[^<>]*) rel="{_REL}"')


def _keep(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "class":
        kept = [name for name in value.split() if name in _CLASSES.get(tag, ())]
        return " ".join(kept) or None
    if attribute == "id" and not _ID.fullmatch(value):
        return None
    if attribute == "src" and not _is_beside_the_page(value):
        return None
    return value


def _is_beside_the_page(address: str) -> bool:
    return not address.startswith(("/", "\\")) and ":" not in address.partition("/")[0]


def clean_html(html: str) -> str:
    """Return `html` with allowed tags, attributes and addresses (http, https, mailto) only.

    A link that leads elsewhere tells search engines that it is a contributor's, not the hub's.
    """
    cleaned = nh3.clean(
        html,
        tags=set(_TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_keep,
        url_schemes={"http", "https", "mailto"},
        link_rel=_REL,
    )
    return _OWN_LINK.sub(r"\1", cleaned)
