"""One comment of ours on an issue or pull request, put there once and then kept up to date."""

from __future__ import annotations

from typing import Any

from github_api import GitHub, call

BOT = "github-actions[bot]"
_MOST_PAGES = 10


def put_comment(github: GitHub, number: int, marker: str, text: str) -> None:
    """Make our comment on `number` say `text`; `marker`, a line that nobody sees, tells it apart.

    Only what the bot itself has written is ever changed, whatever others write.
    """
    body = f"{marker}\n{text}"
    ours = _ours(github, number, marker)
    if ours is None:
        call(github, "POST", f"issues/{number}/comments", {"body": body})
    elif ours["body"] != body:
        call(github, "PATCH", f"issues/comments/{int(ours['id'])}", {"body": body})


def _ours(github: GitHub, number: int, marker: str) -> Any:
    for page in range(1, _MOST_PAGES + 1):
        listed = call(github, "GET", f"issues/{number}/comments?per_page=100&page={page}")
        for one in listed:
            author = one["user"] or {}
            if author.get("login") == BOT and (one["body"] or "").startswith(marker):
                return one
        if len(listed) < 100:
            return None
    return None
