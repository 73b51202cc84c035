"""A file taken apart: its front matter with places, its text, and an outline of the text.

The only module that reads content files. What it cannot read it describes as faults; it raises
for nothing that a contributor can write.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from frontmatter.default_handlers import YAMLHandler

from hub.faults import Fault, Spot
from hub.front_matter import FrontMatter, parse_front_matter
from hub.outline import Outline, outline_of

MAX_PAGE_BYTES = 200_000
_SPLITTER = YAMLHandler()
HIDDEN = re.compile(  # control characters, then those that turn the direction of writing
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)


@dataclass(frozen=True, slots=True)
class Document:
    """One Markdown file: path from the hub's root (with `/`), front matter, body and its outline.

    `body_line` is the line of the file on which the body begins, counted from 1.
    """

    path: str
    front: FrontMatter
    body: str
    body_line: int
    outline: Outline
    faults: tuple[Fault, ...]

    @property
    def is_read(self) -> bool:
        """Whether the front matter was read to its end, so that the model can be asked."""
        return all(fault.code == "repeated-key" for fault in self.faults)


def read_document(root: Path, path: str) -> Document:
    """Read the file at `path` below `root` and take it apart."""
    try:
        if (root / path).stat().st_size > MAX_PAGE_BYTES:
            return unreadable(path, _TOO_LONG)
        raw = (root / path).read_bytes()
    except OSError as error:
        reason = error.strerror or "it could not be opened"
        return unreadable(path, Fault("unreadable-file", f"the file cannot be read: {reason}"))
    return document_from(path, raw)


def document_from(path: str, raw: bytes) -> Document:
    """Take apart `raw`, the bytes of the file at `path`."""
    if len(raw) > MAX_PAGE_BYTES:
        return unreadable(path, _TOO_LONG)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return unreadable(path, _not_utf8(raw, error))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := HIDDEN.search(text):
        return unreadable(path, _hidden_character(text, found))
    return _take_apart(path, text)


def unreadable(path: str, fault: Fault) -> Document:
    """Make the document of a file that was not taken apart, because of `fault`."""
    return Document(path, FrontMatter(), "", 1, Outline(), (fault,))


def _take_apart(path: str, text: str) -> Document:
    if not _SPLITTER.detect(text):
        return unreadable(path, _NO_FRONT_MATTER)
    try:
        written, body = _SPLITTER.split(text)
    except ValueError:
        return unreadable(path, _NEVER_CLOSED)
    opening = _SPLITTER.FM_BOUNDARY.match(text)
    first_line = 1 + text.count("\n", 0, opening.end() if opening else 0)
    front = parse_front_matter(written, first_line)
    body_line = 1 + text.count("\n", 0, len(text) - len(body))
    outline = outline_of(body, body_line)
    return Document(path, front, body, body_line, outline, tuple(front.faults))


def _not_utf8(raw: bytes, error: UnicodeDecodeError) -> Fault:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or raw[:200].count(0) > len(raw[:200]) // 4:
        kind = "the file is saved as UTF-16"
    else:
        kind = "the file is not saved as UTF-8 (it looks like Windows-1252 or Latin-1)"
    return Fault(
        "not-utf-8",
        kind,
        "save it again with the encoding 'UTF-8', or paste the text into GitHub's editor",
        raw.count(b"\n", 0, error.start) + 1,
    )


def _hidden_character(text: str, found: re.Match[str]) -> Fault:
    line, column = _spot(text, found.start())
    return Fault(
        "hidden-character",
        f"there is an invisible control character here (U+{ord(found[0]):04X})",
        "delete it; it often comes along when text is pasted from another program",
        line,
        column,
    )


def _spot(text: str, offset: int) -> Spot:
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)


_TOO_LONG = Fault(
    "too-long-page",
    f"the file is larger than {MAX_PAGE_BYTES // 1000} KB",
    "split it into several pages, each with one story",
)
_NO_FRONT_MATTER = Fault(
    "no-front-matter",
    "the file does not begin with a block of fields",
    "begin with a line of three dashes, then `title: ...`, then the other fields",
)
_NEVER_CLOSED = Fault(
    "no-front-matter",
    "the block of fields at the top is never closed",
    "put a line with three dashes after the last field",
)
