"""The explore page's data as tests look at it: the texts of its files, read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from hub.links import Links
from hub.pages.whole import Site
from hub.publish.explore_data import CODES, explore_texts


@dataclass(frozen=True)
class Explored:
    """What is fetched first, the other files by name, and all cards in the codes' order."""

    filters: dict[str, Any]
    files: dict[str, Any]
    cards: list[dict[str, str]]


def explored(links: Links) -> Explored:
    """Make the data of the explore page, and read it."""
    read = {name: json.loads(text) for name, text in explore_texts(Site(links, {})).items()}
    filters = read.pop(CODES)
    folder = f"explore/{filters['folder']}/"
    files = {name.removeprefix(folder): content for name, content in read.items()}
    in_order = sorted((name for name in files if name.startswith("cards-")), key=_number)
    cards = [card for name in in_order for card in files[name]]
    return Explored(filters, files, cards)


def _number(name: str) -> int:
    return int(name.removeprefix("cards-").removesuffix(".json"))
