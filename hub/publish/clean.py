"""Clean the HTML of contributed text: what is not on the list of allowed things goes.

The checks refuse HTML in the first place; this is the second fence, behind the renderer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

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
    "code": {"class"},
    "div": {"class"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
    "td": {"align", "colspan", "rowspan", "style"},
    "th": {"align", "colspan", "rowspan", "scope", "style"},
    **{f"h{level}": {"id"} for level in range(2, 7)},
}
_CLASSES = {
    "a": re.compile(r"headerlink|footnote-(?:back)?ref"),
    "code": re.compile(r"language-.+"),
    "div": re.compile(r"footnote"),
}
_WITH_CONTENT = frozenset(
    {"script", "style", "svg", "math", "iframe", "object", "template", "textarea", "title"}
    | {"noscript"}
)

_ID = re.compile(r"(?!__|hub-)[a-z0-9_-][a-z0-9_:.-]*|fn(?:ref\d*)?:.+")
"""What Markdown makes of a heading, or of a footnote's name. Any other id with capitals can stand
in for a part of the browser, as `createElement` does; `__` is the theme's, and `hub-` our own."""

_ALIGNMENT = re.compile(r"text-align: (?:left|center|right);")
"""The one style that Markdown writes: how a table's column is aligned."""

_UNREAD = re.compile(r"^[\x00-\x20]+|[\x00-\x20]+$|[\t\n\r]")
"""What browsers pass over in an address (WHATWG URL Standard, section 4.4)."""

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
"""How an address begins that leads out of the site."""

_REL = "noopener nofollow ugc"
_LINK = re.compile(r'<a(?: [\w-]+="[^"]*")+>')
_ATTRIBUTE = re.compile(r' ([\w-]+)="([^"]*)"')
_LEVEL_ONE = re.compile(r"<(/?)h1\b", re.IGNORECASE)


def clean_html(html: str) -> str:
    """Return `html` with allowed tags, attributes and addresses (http, https, mailto) only.

    A heading at level 1 goes down to 2, as the page's title is the only one there. A link that leads
    elsewhere tells search engines that it is a contributor's, not the hub's.
    """
    cleaned = _cleaner().clean(_LEVEL_ONE.sub(r"<\1h2", html))
    return _LINK.sub(_unmarked_within, cleaned)


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_keep,
        url_schemes={"http", "https", "mailto"},
        link_rel=_REL,
    )


def _keep(tag: str, attribute: str, value: str) -> str | None:
    keep = _FILTERS.get(attribute)
    return keep(tag, value) if keep else value


def _classes(tag: str, value: str) -> str | None:
    allowed = _CLASSES.get(tag)  # none for a tag that goes, which is asked about all the same
    return " ".join(name for name in value.split() if allowed and allowed.fullmatch(name)) or None


def _id(_tag: str, value: str) -> str | None:
    return value if _ID.fullmatch(value) else None


def _style(_tag: str, value: str) -> str | None:
    return value if _ALIGNMENT.fullmatch(value) else None


def _href(_tag: str, value: str) -> str:
    return _UNREAD.sub("", value)


def _src(_tag: str, value: str) -> str | None:
    """Keep the address of a picture that lies beside the page."""
    address = _UNREAD.sub("", value)
    beside = not address.startswith(("/", "\\")) and ":" not in address.partition("/")[0]
    return address if beside else None


_FILTERS: dict[str, Callable[[str, str], str | None]] = {
    "class": _classes,
    "href": _href,
    "id": _id,
    "src": _src,
    "style": _style,
}


def _unmarked_within(link: re.Match[str]) -> str:
    """Take the mark off a link that stays within the hub."""
    address = dict(_ATTRIBUTE.findall(link[0])).get("href")
    leads_away = address is None or _ELSEWHERE.match(address)
    return link[0] if leads_away else link[0].replace(f' rel="{_REL}">', ">")
