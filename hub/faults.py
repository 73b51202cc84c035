"""What stops a file from being read as meant, in plain words for the person who wrote it."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

MAX_BYTES = 32_768
MAX_DEPTH = 20

Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fault:
    """What stops a file from being read as meant: the check's code, words, line and column."""

    code: str
    message: str
    hint: str = ""
    line: int = 1
    column: int = 1


SECOND_DOCUMENT = (
    "broken-front-matter",
    "the front matter ends and begins again",
    "keep one block of fields, between one pair of lines with three dashes",
)
NO_FIELDS = (
    "broken-front-matter",
    "the front matter holds no fields",
    "write each field on its own line, such as `title: Our story`",
)
ODD_KEY = (
    "broken-front-matter",
    "the name of a field must be one plain word",
    "write the field as `name: value`",
)
ALIAS = (
    "forbidden-yaml",
    "`&` and `*` at the start of a value have a special meaning that is not used here",
    "put the text in double quotes, or write the value out again",
)
TAG = (
    "forbidden-yaml",
    "`!` at the start of a value has a special meaning that is not used here",
    "put the text in double quotes",
)
TOO_DEEP = (
    "broken-front-matter",
    f"the fields are nested more than {MAX_DEPTH} deep",
    "compare with a page that passes, or begin again from a skeleton",
)

_TAB = "found a tab"

_PLAIN_WORDS = (
    (
        "mapping values are not allowed",
        "a colon followed by a space is read as a new field here",
        'put the whole text in double quotes, like `title: "Plymouth: one alliance"`',
    ),
    (
        _TAB,
        "there is a tab where only spaces can stand",
        "replace the tab by two spaces",
    ),
    (
        "cannot start any token",
        "this value begins with a sign that has a special meaning",
        "put the text in double quotes",
    ),
    (
        "while scanning a quoted scalar",
        "a text in quotation marks is never closed",
        "add the missing quotation mark at the end of the text",
    ),
    (
        "did not find expected ',' or",
        "a list or group in brackets is never closed",
        "close the bracket, or put the text in double quotes",
    ),
    (
        "could not find expected ':'",
        "a line here is neither a field nor part of a text",
        "write it as `name: value`, or indent it under the field it belongs to",
    ),
    (
        "did not find expected key",
        "the indentation or a quotation mark is off just before this line",
        "line the field up with the others; put texts with quotation marks in double quotes",
    ),
    (
        "did not find expected '-'",
        "an item of this list is not lined up with the others",
        "begin each item with a dash and a space, at the same indentation",
    ),
)


def broken(error: yaml.YAMLError, text: str, first_line: int) -> Fault:
    """Say in plain words what `error` found in `text`, which begins at `first_line` of its file."""
    mark = getattr(error, "problem_mark", None)
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
    if "quoted scalar" in said:
        mark = getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.splitlines()
    if line < len(lines) and lines[line][column : column + 1] == "\t":
        said = _TAB
    message, hint = next(
        ((words, remedy) for sign, words, remedy in _PLAIN_WORDS if sign in said),
        (
            "the front matter cannot be read from here on",
            "compare the line with a page that passes; texts with signs go in double quotes",
        ),
    )
    return Fault("broken-front-matter", message, hint, line + first_line, column + 1)


def too_big(first_line: int) -> Fault:
    """Say that front matter is longer than `MAX_BYTES`."""
    return Fault(
        "broken-front-matter",
        f"the front matter is longer than {MAX_BYTES // 1024} KB",
        "move long text below the second line of three dashes",
        first_line,
    )
