"""A branch that the bot keeps: one commit on top of another branch, and its pull request."""

from __future__ import annotations

from typing import Any

from github_api import GitHub, RefusedByGitHub, call
from github_comments import BOT


def newest_pull(github: GitHub, branch: str) -> Any:
    """Return the newest pull request from our own `branch`, open or closed; None when there is none."""
    listed = call(github, "GET", f"pulls?state=all&head={github.owner}:{branch}&per_page=100")
    ours = [
        one
        for one in listed
        if one["head"]["ref"] == branch
        and (one["head"]["repo"] or {}).get("full_name") == github.repository
    ]
    return max(ours, key=lambda one: one["number"], default=None)


def has_others_work(github: GitHub, base: str, branch: str) -> bool:
    """Tell whether `branch` holds a commit of anybody but the bot that `base` has not."""
    if _tip(github, branch) is None:
        return False
    commits = call(github, "GET", f"compare/{base}...{branch}")["commits"]
    return any((one["author"] or {}).get("login") != BOT for one in commits)


def put_files(github: GitHub, base: str, branch: str, message: str, files: dict[str, str]) -> None:
    """Make `branch` one commit with `files` (path to text) on top of `base`.

    A branch that holds just that already is left as it is.
    """
    parent, head = _tip(github, base), _tip(github, branch)
    blobs = [
        {"path": path, "mode": "100644", "type": "blob", "content": text}
        for path, text in files.items()
    ]
    before = _tree(github, parent)
    tree = call(github, "POST", "git/trees", {"base_tree": before, "tree": blobs})["sha"]
    if head and _tree(github, head) == tree:
        return
    commit = {"message": message, "tree": tree, "parents": [parent]}
    made = call(github, "POST", "git/commits", commit)["sha"]
    if head:
        call(github, "PATCH", f"git/refs/heads/{branch}", {"sha": made, "force": True})
    else:
        call(github, "POST", "git/refs", {"ref": f"refs/heads/{branch}", "sha": made})


def _tip(github: GitHub, branch: str) -> str | None:
    try:
        return str(call(github, "GET", f"git/ref/heads/{branch}")["object"]["sha"])
    except RefusedByGitHub as refusal:
        if refusal.status == 404:
            return None
        raise


def _tree(github: GitHub, commit: str | None) -> str:
    return str(call(github, "GET", f"git/commits/{commit}")["tree"]["sha"])
