"""Finished pages of made words, for the search to index: some with accents, some with a place.

Some of their words are in parts that the search passes over.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from hub.cache import digest
from hub.publish.search_shards import FoundPage
from made_words import made_words

WORDS = [*made_words(5, 400), "community", "communities", "communion", "café", "cafe", "māori"]
KINDS, MOST_PAGES = ("Questions", "Case studies", "Places"), "Case studies"
_LENGTH = 150


def write_pages(site: Path, number: int) -> dict[str, FoundPage]:
    """Write so many pages below `site`; return them by address."""
    return dict(written(site, one) for one in range(number))


def written(site: Path, number: int, more: str = "", unread: str = "") -> tuple[str, FoundPage]:
    """Write a page, which always says the same; return its address and what it is.

    It also says `more`, and `unread` where the search passes it over.
    """
    below = f"page-{number - 1:03}/" if number % 10 == 9 else ""
    url = f"{below}page-{number:03}/"
    path = site / url / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_text("".join(_html(number, more, unread)), encoding="utf-8")
    return url, FoundPage(digest(path.read_bytes()), kind_of(number))


def kind_of(number: int) -> str:
    """Return the kind of a page: half of them are of one."""
    return KINDS[number % len(KINDS)] if number % 2 else MOST_PAGES


def _html(number: int, more: str, unread: str) -> Iterator[str]:
    chance = random.Random(number)  # noqa: S311 - the same each time
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>'
    if number % 7 == 0:
        yield f'<meta data-pagefind-meta="place[content]" content="{chance.choice(WORDS)}">'
    words = chance.choices(WORDS, [1 / (1 + one) for one in range(len(WORDS))], k=_LENGTH)
    aside = f"{chance.choice(WORDS)} {unread}"
    yield f"</head><body><header><article><p>{aside}</p></article></header>"
    yield f'<article title="a > b" data-pagefind-body><h1>{chance.choice(WORDS)} {number}</h1>'
    yield f"<!-- </article> {aside} --><br data-pagefind-ignore>{chance.choice(WORDS)}"
    yield f'<p title="data-pagefind-ignore">{chance.choice(WORDS)}</p>'
    yield f"<section data-pagefind-ignore><section title='</section>'>{aside}</section>{aside}"
    yield f"</section><article data-pagefind-ignore>{aside}</article><nav>{chance.choice(WORDS)}"
    yield f"<i data-pagefind-ignore>{aside}</i>{chance.choice(WORDS)}</nav>"
    yield f'<p>{" ".join(words)}</p><h2 id="more">{chance.choice(WORDS)}</h2><p>{more}</p>'
    yield f"</article><footer data-pagefind-ignore>{aside}</footer></body></html>"
