"""Texts in which every place that Markdown has is hostile, for renderers that let HTML through."""

from __future__ import annotations

from payloads import Payload

END = (
    "\"'>--></script></style></textarea></title></xmp></noembed></noframes></iframe></noscript>"
    "</s></template></option></select></a></mglyph></form></mtext></math></desc></foreignObject>"
    "</svg></form></td></tr></table></b></p></div></div></div></blockquote></body></html>"
)
"""What ends whatever a payload leaves open, so that it cannot hide those after it."""


def added_text(payload: Payload) -> str:
    """Return Markdown with `payload` in every place of a text, and a mark behind each place.

    A mark is missing from the page only if the payload has hidden what follows it.
    """
    end = f"\n\n{END}" if payload.kind in {"html", "wrapped"} else ""
    return "".join(
        f"\n\n{text}{end}\n\n{mark(payload, place)}\n"
        for place, text in enumerate(unended_texts(payload))
    )


def unended_texts(payload: Payload) -> list[str]:
    """Return a text for each place in which `payload` can stand; what it opens is left open."""
    places = _places(payload)
    line = " ".join(payload.text.split())
    return [one.format(n=payload.number, text=payload.text, line=line) for one in places]


def marks(payload: Payload) -> list[str]:
    """Return the marks behind all places of `payload`, as they stand in the page's HTML."""
    places = range(len(_places(payload)))
    return [f"<strong>{mark(payload, one).strip('*')}</strong>" for one in places]


def mark(payload: Payload, place: int) -> str:
    """Return the mark behind one place, as Markdown."""
    return f"**end-{payload.number}-{place}**"


def _places(payload: Payload) -> list[str]:
    """Return the places of a payload; what is wrapped takes turns with some, as there are many."""
    if payload.kind in _PLACES:
        return [*_PLACES[payload.kind]]
    turn = payload.number
    return [*_HTML[:2], _HTML[2 + turn % (len(_HTML) - 2)], _SELDOM[turn % len(_SELDOM)]]


_HTML = (
    "{text}",
    "Words {line} and words.",
    "## Heading {line}",
    '[Link {line}](https://other.example/{n} "{line}")',
    "![Picture {line}](x.png)",
    '!!! note "Note {line}"\n    Words {line}',
    'Words\n{{: title="{line}" }}',
)
_PLACES = {
    "html": _HTML,
    "address": (
        "[Link]({text}) [Link](<{text}>) ![Picture]({text}) ![Picture](<{text}>) <{text}>",
        "[Link][a{n}] ![Picture][a{n}] [![Picture]({text})]({text})\n\n[a{n}]: {text}",
        '<a href="{text}">Link</a> <img src="{text}" alt="Picture">',
        "<a href='{text}'>Link</a> <img src='{text}' alt='Picture'>",
        '## [Heading]({text})\n\n!!! note "[Note]({text})"\n    [Words]({text})',
    ),
    "attributes": (
        "Words\n{{: {text} }}",
        "## Heading {{: {text} }}",
        "[Link](https://other.example/{n}){{: {text} }} ![Picture](x.png){{: {text} }}",
        "*Words*{{: {text} }} `code`{{: {text} }}\n\n- Item\n{{: {text} }}",
        '!!! note "Note {{: {text} }}"\n    Words {{: {text} }}',
        "<p {text}>Words</p>",
        "<img src=x.png {text}>",
        "<a href=x {text}>Link</a>",
    ),
}
_SELDOM = (
    '=== "Tab {line}"\n    Words',
    "- [ ] Task {line}",
    "| Table | {line} |\n|---|---|\n| {line} | x |",
    "> Quote {line}",
    "Words[^{n}]\n\n[^{n}]: Footnote {line}",
    "Term {line}\n:   What {line} is",
    '??? note "Folded {line}"\n    Words',
)
