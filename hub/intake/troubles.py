"""What a check says of a page, put for somebody who sees a form and not a file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hub.checks import Check, Complaint
from hub.intake.asked import Path
from hub.intake.forms import NEW_PLACE
from hub.intake.reading import STORY, Reading, Trouble
from hub.library import Entry

_PRIVATE = re.compile(r"personal-contact|identifying-.*")
"""Codes of checks whose findings quote what had better not be said again."""

_OF_THE_WHOLE: dict[str, Path] = {"identifying-name": ("title",)}
"""For checks that speak of a whole file, the field by which its writer can answer them."""

_HINTS = {
    "answer-as-long-as-a-case": "shorten it, or use the form 'Tell a case study'",
    "broken-front-matter": "shorten it, or move it to the last part of the form",
    "missing-picture": "leave it out here; an editor can add it to the draft",
    "no-doubt": "readers learn most from it; one line is enough, here or under 'What did not work?'",
    "personal-contact": "leave it out; the hub's editors can pass questions on",
    "too-long": "shorten it, and move the rest to the last part of the form",
}
"""What to do, by the code of a check whose own hint is for those who write files."""

_QUOTED = re.compile(r"(?<!\w)'.*'")
_KEY = re.compile(r"([a-z_]+):")


def trouble_from(
    reading: Reading, entry: Entry, fields: Sequence[Path], check: Check, complaint: Complaint
) -> Trouble:
    """Put `complaint` for the issue's writer; `fields` are those of the lines of the page's text."""
    path: Path = complaint.path
    if complaint.spot:
        line = min(complaint.spot[0], len(fields))
        path = fields[line - 1] or _OF_THE_WHOLE.get(check.code, ())
    label = reading.label_at(path)
    if entry.key[0] == "place":
        label = reading.label_at((NEW_PLACE, *path)) or reading.label_at(("places",))
    private = _PRIVATE.fullmatch(check.code) is not None
    message = _unsaid(complaint.message) if private else complaint.message
    message = message.replace("the front matter", "all that stands before the last part")
    return Trouble(label, message, _HINTS.get(check.code, complaint.hint), private)


def _unsaid(message: str) -> str:
    """Return `message` without what it quotes."""
    return _QUOTED.sub("something here" if message.startswith("'") else "…", message)


def fields_by_line(text: str) -> list[Path]:
    """Return for each line of a page's `text` the field that it is part of, also where it is broken."""
    fields: list[Path] = [()]
    for line in text.split("\n")[1:]:
        key = _KEY.match(line) if fields[-1] != STORY else None
        here: Path = (key[1],) if key else fields[-1]
        fields.append(STORY if line == "---" else here)
    return fields
