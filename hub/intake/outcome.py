"""What reading an issue came to, handed from the job that reads to the job that may write.

The issue is a stranger's, so the second job trusts no more of it than it must: few small files, at
paths where contributed pages lie. Uses the standard library alone.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass

from hub.handed_over import Unexpected, loaded

MAX_BYTES = 1_000_000
_MAX_FILE = 200_000
_MOST_FILES = 2
_PATH = re.compile(r"(?:case_studies|content/answers|content/places)/[a-z0-9-]{1,80}\.md")


@dataclass(frozen=True, slots=True)
class Outcome:
    """The files to propose by path, a title, and what to say in Markdown.

    With files, `told` is for the pull request; without, it tells the writer what to change.
    """

    files: dict[str, str]
    title: str
    told: str


def written(outcome: Outcome | None) -> str:
    """Return `outcome` as JSON; None, for an issue written without a form, as `null`."""
    return json.dumps(asdict(outcome) if outcome else None, ensure_ascii=False)


def read(raw: bytes) -> Outcome | None:
    """Read an outcome out of `raw`; raise `Unexpected` for anything else."""
    match loaded(raw, MAX_BYTES):
        case None:
            return None
        case {"files": dict(files), "title": str(title), "told": str(told), **rest} if not rest:
            _look_over(files)
            return Outcome(files, title, told)
    raise Unexpected("its fields are not those of an outcome")


def _look_over(files: dict[str, object]) -> None:
    if len(files) > _MOST_FILES:
        raise Unexpected(f"it holds more than {_MOST_FILES} files")
    for path, text in files.items():
        if not _PATH.fullmatch(path):
            raise Unexpected("a file lies where no contributed page belongs")
        if not isinstance(text, str) or len(text.encode("utf-8", "replace")) > _MAX_FILE:
            raise Unexpected("a file is no text, or too large")
