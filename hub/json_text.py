"""JSON as it is written for a page's scripts: short, with letters as they are."""

from __future__ import annotations

import json
from typing import Any


def as_json(content: Any) -> str:
    """Return plain data as JSON without spaces; raises `TypeError` for what JSON cannot hold."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
