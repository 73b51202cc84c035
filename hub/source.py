"""A file taken apart: its front matter with places, its text, and an outline of the text.

The only module that reads content files. What it cannot read it describes as faults; it raises
for nothing that a contributor can write.
"""

from __future__ import annotations

import marshal
import re
from collections.abc import Callable
from dataclasses import astuple, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from frontmatter.default_handlers import YAMLHandler

from hub.cache import digest
from hub.facts import TEXT, note
from hub.faults import Fault, Spot
from hub.front_matter import FrontMatter, parse_front_matter
from hub.outline import Outline, outline_of
from hub.seals import NO_SEAL, Seal, lasting, seal_of

MAX_PAGE_BYTES = 200_000
_SPLITTER = YAMLHandler()
HIDDEN = re.compile(  # control characters, then those that turn the direction of writing
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
_PLAIN = bytes(range(32, 127)) + b"\t\n\r"
"""What is never hidden; most files hold nothing else, which is seen at once."""


@dataclass(frozen=True, slots=True)
class Writing:
    """How a file is written: its fields with their places, its text, and an outline of the text.

    `body_line` is the line of the file on which the body begins, counted from 1.
    """

    front: FrontMatter
    body: str
    body_line: int
    outline: Outline


@dataclass(frozen=True, slots=True)
class Gist:
    """What a file says to the pages around it: all but the wording of its text, and lines.

    A heading is its level, text and id; a link what it shows, where it goes, whether a picture.
    `digest` tells the whole from any other.
    """

    values: dict[str, Any] = field(default_factory=dict)
    headings: tuple[tuple[int, str, str], ...] = ()
    links: tuple[tuple[str, str, bool], ...] = ()
    has_text: bool = False
    faults: tuple[Fault, ...] = ()
    digest: bytes = b""

    @classmethod
    def of(cls, plain: tuple[Any, ...]) -> Gist:
        """Return the gist that `plain` was."""
        values, headings, links, has_text, faults, whole = plain
        return cls(values, headings, links, has_text, tuple(Fault(*one) for one in faults), whole)

    @property
    def plain(self) -> tuple[Any, ...]:
        """The gist as texts, numbers and tuples."""
        faults = tuple(map(astuple, self.faults))
        return (self.values, self.headings, self.links, self.has_text, faults, self.digest)


@dataclass(frozen=True)
class Document:
    """One Markdown file: its path from the hub's root (with `/`), what it says, how it is written.

    Looking at how it is written is noted (hub/facts.py); `digest` tells it from any other writing.
    """

    path: str
    digest: bytes
    gist: Gist = field(hash=False)
    _written: Callable[[], Writing] = field(compare=False)
    seal: Seal = field(default=NO_SEAL, compare=False)

    @property
    def values(self) -> dict[str, Any]:
        """The values of the fields."""
        return self.gist.values

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What stops the file from being read as meant."""
        return self.gist.faults

    @property
    def anchors(self) -> frozenset[str]:
        """The ids of the headings."""
        return frozenset(name for _, _, name in self.gist.headings)

    @property
    def front(self) -> FrontMatter:
        """The fields with their lines and columns."""
        return self.writing.front

    @property
    def body(self) -> str:
        """The text below the fields."""
        return self.writing.body

    @property
    def body_line(self) -> int:
        """The line on which the body begins."""
        return self.writing.body_line

    @property
    def outline(self) -> Outline:
        """The headings, links and HTML of the body, with their lines and columns."""
        return self.writing.outline

    @property
    def is_read(self) -> bool:
        """Whether the front matter was read to its end, so that the model can be asked."""
        return all(fault.code == "repeated-key" for fault in self.faults)

    @property
    def writing(self) -> Writing:
        """How the file is written."""
        note(TEXT, self.path)
        return self._written()

    def let_go(self) -> None:
        """Hold no longer how the file is written, as far as it can be read again."""
        if isinstance(self._written, _Again):
            self._written.let_go()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a former reading of a file found: its seal (hub/seals.py), its digest, and its gist."""

    seal: Seal
    digest: bytes
    said: tuple[Any, ...]

    @property
    def gist(self) -> Gist:
        """What the file says."""
        return Gist.of(self.said)


class ChangedMeanwhile(Exception):
    """A file was changed while the hub was being read; the message says which."""


def read_document(root: Path, path: str, known: Reading | None = None) -> Document:
    """Read the file at `path` below `root` and take it apart.

    As long as the file's bytes are the same as when it was `known`, it is taken apart again only
    when somebody looks at how it is written; with its seal unbroken it need not even be read.
    """
    seal = lasting(seal_of(f"{root}/{path}"))
    if known and seal and seal == known.seal:
        return _as_known(root, path, known, seal)
    try:
        raw = _bytes_of(root, path)
    except OSError as error:
        reason = error.strerror or "it could not be opened"
        return unreadable(path, Fault("unreadable-file", f"the file cannot be read: {reason}"))
    if known and known.digest == digest(raw):
        return _as_known(root, path, known, seal)
    read = document_from(path, raw)
    seen = read.digest or digest(raw)
    return replace(read, _written=_Again(root, path, seen, read.writing), seal=seal)


def _bytes_of(root: Path, path: str) -> bytes:
    """Return what is in a file; of one that is too long, enough to see that."""
    with (root / path).open("rb") as file:
        return file.read(MAX_PAGE_BYTES + 1)


def _as_known(root: Path, path: str, known: Reading, seal: Seal) -> Document:
    return Document(path, known.digest, known.gist, _Again(root, path, known.digest), seal)


class _Again:
    """Takes a file apart when it is asked how it is written, and holds that until it is let go."""

    __slots__ = ("_path", "_root", "_seen", "_writing")

    def __init__(self, root: Path, path: str, seen: bytes, writing: Writing | None = None) -> None:
        self._root, self._path, self._seen = root, path, seen
        self._writing = writing

    def let_go(self) -> None:
        self._writing = None

    def __call__(self) -> Writing:
        if self._writing is None:
            raw = _bytes_of(self._root, self._path)
            if digest(raw) != self._seen:
                raise ChangedMeanwhile(f"{self._path} was changed while the hub was being read")
            self._writing = document_from(self._path, raw).writing
        return self._writing


def document_from(path: str, raw: bytes) -> Document:
    """Take apart `raw`, the bytes of the file at `path`."""
    if len(raw) > MAX_PAGE_BYTES:
        return unreadable(path, _TOO_LONG)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return unreadable(path, _not_utf8(raw, error), digest(raw))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = HIDDEN.search(text) if raw.translate(None, _PLAIN) else None
    if found:
        return unreadable(path, _hidden_character(text, found), digest(raw))
    return _take_apart(path, text, digest(raw))


def unreadable(path: str, fault: Fault, seen: bytes = b"") -> Document:
    """Make the document of a file that was not taken apart, because of `fault`."""
    nothing = Writing(FrontMatter(), "", 1, Outline())
    return Document(path, seen, _with_digest(Gist(faults=(fault,))), lambda: nothing)


def without_field(document: Document, name: str) -> Document:
    """Return `document` as it would be if its front matter had no field `name`."""
    values = {field: value for field, value in document.values.items() if field != name}

    def written() -> Writing:
        whole = document.writing
        texts = [(path, text) for path, text in whole.front.texts if path[0] != name]
        return replace(whole, front=replace(whole.front, values=values, texts=texts))

    gist = _with_digest(replace(document.gist, values=values, digest=b""))
    return replace(document, gist=gist, _written=cache(written))


def _take_apart(path: str, text: str, seen: bytes) -> Document:
    if not _SPLITTER.detect(text):
        return unreadable(path, _NO_FRONT_MATTER, seen)
    try:
        written, body = _SPLITTER.split(text)
    except ValueError:
        return unreadable(path, _NEVER_CLOSED, seen)
    opening = _SPLITTER.FM_BOUNDARY.match(text)
    first_line = 1 + text.count("\n", 0, opening.end() if opening else 0)
    front = parse_front_matter(written, first_line)
    body_line = 1 + text.count("\n", 0, len(text) - len(body))
    writing = Writing(front, body, body_line, outline_of(body, body_line))
    return Document(path, seen, _gist(writing), lambda: writing)


def _gist(writing: Writing) -> Gist:
    outline = writing.outline
    return _with_digest(
        Gist(
            writing.front.values,
            tuple((one.level, one.text, one.id) for one in outline.headings),
            tuple((one.text, one.url, one.picture) for one in outline.links),
            bool(writing.body.strip()),
            tuple(writing.front.faults),
        )
    )


def _with_digest(gist: Gist) -> Gist:
    return replace(gist, digest=digest(marshal.dumps(gist.plain, 2)))


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
