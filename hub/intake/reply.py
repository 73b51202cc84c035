"""What is told to somebody who used a form, once it is known what became of it.

The standard library alone: it is said where a token may write.
"""

from __future__ import annotations

MARKER = "<!-- many-answers: what became of this -->"


def drafted(pull: int) -> str:
    """Say that there is a draft."""
    return (
        f"Thank you for telling us this. It is a draft now: #{pull} shows what readers would see. An "
        "editor reads it, may ask something there, and decides.\n\nYou can still change your text "
        "here, by **Edit** in the menu with the three dots; the draft follows."
    )


def without_draft(address: str) -> str:
    """Say that the text is ready, and that an editor has to open the draft at `address`."""
    return (
        "Thank you for telling us this. Your text has passed the check and is ready. An editor still "
        f"has to [make a draft of it]({address}): this repository does not let workflows do that "
        "(Settings, Actions, General, 'Allow GitHub Actions to create and approve pull requests')."
    )


def in_other_hands(draft: str) -> str:
    """Say that somebody else works on `draft`, so that it no longer follows the issue."""
    return (
        f"Somebody has begun to work on the draft, {draft}, so it no longer follows what you change "
        "here: their work would be lost. Please say there what should change."
    )


def closed(pull: int) -> str:
    """Say that an editor has closed the draft."""
    return (
        f"The draft made from this, #{pull}, has been closed, so it does not follow what you change "
        "here. If you think that it should be taken up again, please say so there."
    )
