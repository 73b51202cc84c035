"""A turn of mind in rows: we thought, tried, noticed, and now think."""

from __future__ import annotations

from hub.pages.whole import Shown
from hub.pages.words import moment
from hub.parts import LearningLogEntry


def turn_shown(turn: LearningLogEntry) -> Shown:
    """Return one turn of mind with its date; what is not told has no row."""
    rows = (
        ("We thought", turn.we_thought),
        ("We tried", turn.we_tried),
        ("We noticed", turn.we_noticed),
        ("Now we think", turn.now_we_think),
    )
    facts = [{"label": name, "text": text} for name, text in rows if text]
    return {"date": moment(turn.date), "facts": facts}
