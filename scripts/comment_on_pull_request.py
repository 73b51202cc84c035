"""Tell on a pull request what a reader will see of it; at GitHub, after the check has run.

It runs with a token that may comment, and reads what a stranger's change has handed over. So it
uses the standard library alone, takes the report for data, and asks GitHub which pull request the
checked commit belongs to: the report has no say in that.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from github_api import GitHub, call, from_environment
from github_artifacts import NoArtifact, file_in
from github_comments import put_comment
from hub.handed_over import Unexpected
from hub.preview.comment import MARKER, comment_on
from hub.preview.report import MAX_BYTES, read


def main() -> int:
    """Run the command; return 0 when there was nothing to tell, too."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    run, github = event["workflow_run"], from_environment()
    try:
        report = read(file_in(github, int(run["id"]), "report", MAX_BYTES))
    except (NoArtifact, Unexpected) as reason:
        print(f"No comment: {reason}.")
        return 0
    text = comment_on(report, run["html_url"], run["head_sha"])
    for number in pulls_of(github, run):
        put_comment(github, number, MARKER, text)
        print(f"Told on #{number}.")
    return 0


def pulls_of(github: GitHub, run: dict[str, Any]) -> Iterator[int]:
    """Yield the numbers of the open pull requests whose newest commit is the one that `run` checked.

    GitHub leaves `pull_requests` of a run empty when the change comes from a fork.
    """
    home = run["head_repository"]
    if run["event"] != "pull_request" or not home:
        return
    head = quote(f"{home['owner']['login']}:{run['head_branch']}", safe="")
    for pull in call(github, "GET", f"pulls?state=open&head={head}&per_page=100"):
        comes_from = (pull["head"]["repo"] or {}).get("full_name")
        if pull["head"]["sha"] == run["head_sha"] and comes_from == home["full_name"]:
            yield int(pull["number"])


if __name__ == "__main__":
    sys.exit(main())
