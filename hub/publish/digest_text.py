"""A digest as Markdown, and as HTML for an e-mail: no pictures, nothing loaded, readable without styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from hub.publish.digest import Digest, Item, Section

_SIGNS = re.compile(r"([\\`*_\[\]<>#])")
_ADDRESS = re.compile(r"https?://\S+")
_STYLE = (
    "body{font-family:Georgia,serif;font-size:17px;line-height:1.5;color:#16202c;max-width:36em;"
    "margin:0 auto;padding:1em}h1,h2{line-height:1.2}h2{border-top:2px solid #16202c;"
    "margin-top:2em;padding-top:.5em}h3{margin-bottom:.3em}a{color:#0b4f53}p{margin:.4em 0}"
    ".small{color:#46515e;font-size:15px}"
)


def as_markdown(digest: Digest) -> str:
    """Return the digest as Markdown."""
    lines = [f"# {_plain(digest.title)}", "", _plain(digest.lead), ""]
    for section in digest.sections:
        lines += [f"## {_plain(section.heading)}", ""]
        for item in section.items:
            lines += _item_lines(item)
        if section.rest:
            lines += [_plain_with_addresses(section.rest), ""]
    return "\n".join([*lines, "---", "", f"<{digest.address}>"]) + "\n"


def as_email(digest: Digest) -> str:
    """Return the digest as an HTML page that can be sent as an e-mail."""
    body = "".join(_section_html(one) for one in digest.sections)
    title = escape(digest.title)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body>\n<h1>{title}</h1>\n<p>{escape(digest.lead)}</p>\n"
        f'{body}<p class="small"><a href="{escape(digest.address)}">{escape(digest.address)}</a>'
        "</p>\n</body></html>\n"
    )


def _item_lines(item: Item) -> Iterator[str]:
    if not item.texts:
        yield f"- {_linked(item)}"
        yield ""
        return
    yield from (f"### {_linked(item)}", "")
    for label, text in item.texts:
        yield f"**{_plain(label)}:** {_plain(text)}" if label else _plain(text)
        yield ""


def _linked(item: Item) -> str:
    return f"[{_plain(item.title)}](<{item.url}>)" if item.url else _plain(item.title)


def _section_html(section: Section) -> str:
    items = "".join(_item_html(one) for one in section.items)
    rest = f'<p class="small">{_html_with_addresses(section.rest)}</p>\n' if section.rest else ""
    return f"<h2>{escape(section.heading)}</h2>\n{items}{rest}"


def _item_html(item: Item) -> str:
    title = escape(item.title)
    link = f'<a href="{escape(item.url)}">{title}</a>' if item.url else title
    if not item.texts:
        return f"<p>{link}</p>\n"
    texts = "".join(
        f"<p>{f'<b>{escape(label)}:</b> ' if label else ''}{escape(text)}</p>\n"
        for label, text in item.texts
    )
    return f"<h3>{link}</h3>\n{texts}"


def _plain(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _plain_with_addresses(text: str) -> str:
    return _ADDRESS.sub(lambda match: f"<{match[0]}>", text)


def _html_with_addresses(text: str) -> str:
    return _ADDRESS.sub(lambda match: f'<a href="{match[0]}">{match[0]}</a>', escape(text))
