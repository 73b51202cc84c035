"""What the browser finds in an index joined from shards, beside one that was made at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from playwright.sync_api import Page

from hub.cache import Cache
from hub.publish.search import write_search_index
from hub.publish.search_shards import bundle_name
from made_pages import WORDS, write_pages

pytestmark = pytest.mark.browser

NUMBER, MOST = 80, 12
ASKED = [
    *WORDS[:4],
    *WORDS[40:400:60],
    "commun",
    "café",
    "nobodysaysthis",
    f"{WORDS[1]} {WORDS[9]}",
]
_SEARCH = """async ([folder, asked]) => {
  const pagefind = await import(new URL(`${folder}/pagefind.js`, location.href));
  const found = {};
  for (const words of asked) {
    const { results } = await pagefind.search(words);
    found[words] = results.map(({ id, score }) => [id, score]);
  }
  return found;
}"""


def _by_address(results: list[Any], address_of: dict[str, str]) -> list[tuple[str, float]]:
    return [(address_of[name], score) for name, score in results]


def test_shards_find_what_one_index_finds(
    page: Page, serving: Callable[[Path], AbstractContextManager[str]], tmp_path: Path
) -> None:
    found: list[dict[str, Any]] = []
    for name, most in (("whole", NUMBER), ("shards", MOST)):
        site = tmp_path / name
        names = write_search_index(site, write_pages(site, NUMBER), Cache(), most)
        address_of = {name: url for url, name in names.items()}
        (site / "404.html").write_text("", encoding="utf-8")
        with serving(site) as address:
            page.goto(f"{address}page-000/")
            told = page.evaluate(_SEARCH, [f"../{bundle_name()}", ASKED])
        found.append({words: _by_address(told[words], address_of) for words in told})
    whole, shards = found
    assert sum(1 for words in ASKED if whole[words]) > len(ASKED) / 2
    for words in ASKED:
        assert dict(shards[words]) == dict(whole[words]), words
        assert [score for _, score in shards[words]] == [score for _, score in whole[words]]
    first = [({name for name, _ in one[words][:10]} for one in found) for words in ASKED]
    assert mean(len(one & other) / max(1, len(one)) for one, other in first) >= 0.7
