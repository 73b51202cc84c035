"""Put what an issue came to into a draft pull request, and answer on the issue; at GitHub.

It runs with a token that may write, and uses the standard library alone. The files come from the
job that has read the issue, and are looked over once more (`hub.intake.outcome`); the number of the
issue and the branch come from GitHub itself. Nothing is checked out, and nothing of it is run.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from github_api import GitHub, RefusedByGitHub, call, from_environment
from github_artifacts import file_in
from github_branches import has_others_work, newest_pull, put_files
from github_comments import put_comment
from hub.intake import reply
from hub.intake.outcome import MAX_BYTES, Outcome, read


def main() -> int:
    """Run the command; return 0 also when the issue was none of ours."""
    event = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text(encoding="utf-8"))
    github, issue = from_environment(), int(event["issue"]["number"])
    outcome = read(file_in(github, int(os.environ["GITHUB_RUN_ID"]), "outcome", MAX_BYTES))
    if outcome is None:
        print("No form was used for this issue; nothing to do.")
        return 0
    base = event["repository"]["default_branch"]
    told = propose(github, issue, base, outcome) if outcome.files else outcome.told
    put_comment(github, issue, reply.MARKER, told)
    print(f"Answered on #{issue}.")
    return 0


def propose(github: GitHub, issue: int, base: str, outcome: Outcome) -> str:
    """Make the one draft of `issue` hold the files of `outcome`; return what to tell its writer."""
    branch = f"intake/{issue}"
    pull = newest_pull(github, branch)
    number = int(pull["number"]) if pull else 0
    if pull and pull["state"] != "open":
        return reply.closed(number)
    if has_others_work(github, base, branch):
        return reply.in_other_hands(f"#{number}" if number else f"`{branch}`")
    put_files(github, base, branch, f"Add {' and '.join(outcome.files)}", outcome.files)
    words = {"title": outcome.title[:200], "body": outcome.told}
    if pull:
        call(github, "PATCH", f"pulls/{number}", words)
        return reply.drafted(number)
    try:
        made = call(github, "POST", "pulls", {**words, "head": branch, "base": base, "draft": True})
    except RefusedByGitHub as refusal:
        print(refusal)
        place = f"{os.environ['GITHUB_SERVER_URL']}/{github.repository}"
        return reply.without_draft(f"{place}/compare/{base}...{branch}?expand=1")
    return reply.drafted(int(made["number"]))


if __name__ == "__main__":
    sys.exit(main())
