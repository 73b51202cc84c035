"""How a group reflects together: the rounds with their time, and who does what.

Nothing in a session is a score. The minutes are worked out from the size of the group in one
formula, which the page's script repeats from the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass

SIZES = (1, 4, 8, 12)
"""The sizes of group that a sheet on paper gives the time for."""

AT_ONE_TABLE = 6
"""More people than that talk at several tables, and then say one thing aloud from each."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field for notes: its id, and what to write there."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Round:
    """A part of a session: what is done, and how many minutes it takes.

    It takes `fixed` minutes, and `each` more for every person, counting at most `most` of them.
    """

    id: str
    title: str
    text: str
    fixed: int
    each: int
    most: int = AT_ONE_TABLE
    fields: tuple[Field, ...] = ()

    def minutes(self, size: int) -> int:
        """Return how long it takes a group of `size` people."""
        return self.fixed + self.each * min(size, self.most)


@dataclass(frozen=True, slots=True)
class Role:
    """What one person does for the others; needed from `size` people on."""

    title: str
    text: str
    size: int


ARRIVE = Round(
    "arrive",
    "Arrive",
    "Each says their name and what they were doing an hour ago. Agree who will see the notes, and "
    "who decides what happens next. Anybody may pass, at any time.",
    fixed=2,
    each=1,
    most=12,
)
PROMPT = Round(
    "prompt",
    "Prompt",
    "Read it aloud. Two minutes alone, in silence. Then each speaks once, and nobody replies. Only "
    "then talk. Listen for the reply that differs, and leave it standing.",
    fixed=8,
    each=2,
)
MISSING = Round(
    "missing",
    "Who is missing",
    "Look round the room, and then think of those who are not in it: the people the work is for, "
    "those who left, those who were never asked, those who would disagree.",
    fixed=8,
    each=0,
    fields=(Field("missing/who", "Who would have said something else, and how could we hear it?"),),
)
CLOSING = Round(
    "closing",
    "Closing round",
    "Each says one thing: what they will do, ask or stop. Nothing is voted on. Then agree what "
    "becomes of these notes, and when you will do this again.",
    fixed=4,
    each=1,
    most=12,
    fields=(
        Field("closing/next", "What will somebody do, ask or stop?"),
        Field("closing/notes", "Who keeps these notes, and when do we meet again?"),
    ),
)
ROLES = (
    Role("Holds the talk", "Reads each prompt aloud, sees that all have spoken, speaks last.", 2),
    Role("Writes", "Notes what is said in people's own words, and no names.", 3),
    Role("Asks who is missing", "Says whenever somebody absent is being spoken for.", 4),
    Role("Keeps the time", "Says when two minutes are left. A round may be left out.", 5),
)
SEVERAL_TABLES = (
    f"More than {AT_ONE_TABLE} people: sit at tables of four or five with those whom you know "
    "least. At the end of each round, every table says one thing aloud."
)


def session_minutes(prompts: int, size: int) -> int:
    """Return how long a session with so many prompts takes a group of `size` people."""
    others = sum(one.minutes(size) for one in (ARRIVE, MISSING, CLOSING))
    return others + prompts * PROMPT.minutes(size)
