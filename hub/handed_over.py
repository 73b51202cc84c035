"""What one job at GitHub hands over to another: JSON of a known form, whoever wrote it.

Uses the standard library alone, so that what runs with rights at GitHub can use it as it is.
"""

from __future__ import annotations

import json
from typing import Any


class Unexpected(Exception):
    """What was handed over is not what it should be; the message says why."""


def loaded(raw: bytes, most: int) -> Any:
    """Return the JSON in `raw`; raise `Unexpected` when it is none, or longer than `most` bytes."""
    if len(raw) > most:
        raise Unexpected(f"it is larger than {most // 1000} KB")
    try:
        return json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Unexpected("it is not JSON in UTF-8") from None
