"""The comment on a pull request, from the report on it; the standard library alone."""

from __future__ import annotations

import re

from hub.preview.report import Report
from hub.preview.words import as_words

MARKER = "<!-- many-answers: what a reader will see -->"
MOST_LETTERS = 60_000
"""GitHub takes 65,536 letters in a comment."""

_SHA = re.compile(r"[0-9a-f]{40}")


def comment_on(report: Report, run: str, commit: str) -> str:
    """Return the comment on the change at `commit`; `run` is the address of the check's run."""
    if not _SHA.fullmatch(commit):
        raise ValueError("a commit has forty digits and letters")
    said = as_words(report)
    if len(said) > MOST_LETTERS:
        said = said[:MOST_LETTERS].rpartition("\n")[0]
    return f"{said}\n\n{_MORE.format(run=run, short=commit[:7])}"


_MORE = """\
The [whole report]({run}) has every finding with its line. There, under **Artifacts**, you can also \
download a **preview** of the site with this change: unpack it and open `index.html`. Search and \
filters stay quiet there.

<sub>For {short}. This comment is renewed with each change.</sub>"""
