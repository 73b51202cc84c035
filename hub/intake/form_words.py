"""In which order the forms ask, and in which words.

Each row is a field's path, the label above it, what helps, and an example. What a field takes,
whether it is needed and what may be chosen comes from the models; help left empty is the model's
own. A label is also the heading under which the answer stands in the issue, so it is worded as
nobody would word a heading.
"""

from __future__ import annotations

Table = tuple[tuple[str, str, str, str], ...]

_BODY = ""
_CHOOSE = "If none of them is yours, tell us with the form 'Correct something'."
_ONLY_IF = "Only if there is one."
_PLACES = (
    ("places", "Where did it happen?", "One place a line, as it is called there.", "Plymouth"),
    (
        "new_place.kind",
        "If the place is new to this hub: what kind of place is it?",
        "Only for the first account of a place. For any other, leave this and the next two empty.",
        "",
    ),
    (
        "new_place.summary",
        "If the place is new to this hub: what would a stranger need to know of it?",
        "A sentence or two.",
        "",
    ),
    (
        "new_place.part_of",
        "If the place is new to this hub: which larger place does it belong to?",
        "One a line.",
        "England",
    ),
)
_HOW_TO_NAME_A_SOURCE = (
    "One source a line: title, publisher, year and web address, with a bar between them. What you "
    "have seen yourself counts: name your part in it as the title, and 'Told to this hub' as the "
    "publisher."
)
_SOURCES = (
    "sources",
    "Where can others look it up?",
    _HOW_TO_NAME_A_SOURCE,
    "Annual report | Exampleton Council | 2025 | https://www.example.org/report",
)
_WHEN = (
    ("period.from", "When did it begin?", "", "2019"),
    ("period.to", "When did it end?", "", ""),
)
_BY = (
    "contributors",
    "How do you wish to be named as the writer?",
    "Leave it empty, and no name appears on the page.",
    "",
)
_WITHOUT_NAMES = (
    "anonymised",
    "Telling it without names",
    "If people could be recognised and have not agreed to that.",
    "Nobody may be recognised: names and small places are refused.",
)
ANSWER: Table = (
    _WITHOUT_NAMES,
    ("question", "Which question does it answer?", _CHOOSE, ""),
    ("short", "What answer did the place come to?", "The answer, so that it can stand alone.", ""),
    *_PLACES,
    ("told_by", "Whose account is this?", "", ""),
    _SOURCES,
    ("conditions", "What did it depend on?", "", ""),
    ("hard", "What was hard about it?", "", ""),
    ("next", "What did it lead to, or what came next?", "", ""),
    ("sure", "How sure are the people who tell it?", "", ""),
    ("sectors", "Which fields of work is it in?", "", ""),
    ("themes", "Which themes is it about?", "", ""),
    *_WHEN,
    _BY,
    (_BODY, "What else helps to understand it?", "Two or three sentences, or nothing.", ""),
)
CASE_STUDY: Table = (
    _WITHOUT_NAMES,
    ("title", "What should the page be called?", "A few words that say what happened.", ""),
    ("summary", "What happened, in short?", "", ""),
    *_PLACES,
    ("sectors", "Which fields of work is it in?", "", ""),
    ("themes", "Which themes is it about?", "", ""),
    ("status", "Is it still going on?", "A stopped case is a normal case.", ""),
    ("told_by", "Whose account is this?", "", ""),
    ("answers.0.question", "Which question does it answer?", _CHOOSE, ""),
    ("answers.0.short", "What answer did the place come to?", "", ""),
    ("answers.0.hard", "What was hard about it?", "", ""),
    ("answers.1.question", "Which second question does it answer?", _ONLY_IF, ""),
    ("answers.1.short", "What answer did the place come to on the second question?", "", ""),
    ("answers.1.hard", "What was hard about the second answer?", "", ""),
    ("answers.2.question", "Which third question does it answer?", _ONLY_IF, ""),
    ("answers.2.short", "What answer did the place come to on the third question?", "", ""),
    ("answers.2.hard", "What was hard about the third answer?", "", ""),
    ("did_not_work", "What did not work?", "This or the next is needed.", ""),
    ("still_unsure", "What is still unsure?", "This or the one before is needed.", ""),
    _SOURCES,
    *_WHEN,
    ("evidence.status", "Has anybody from outside looked at it?", "", ""),
    _BY,
    (_BODY, "Your story", "350 to 900 words, under headings that begin with `##`.", ""),
)
