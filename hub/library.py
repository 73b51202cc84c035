"""The hub in memory: every page read once, with its record, its problems and what it names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from hub.accounts import Record
from hub.cache import digest
from hub.facts import fact, once, says
from hub.faults import Fault
from hub.fields import is_id
from hub.kinds import KINDS, Kind
from hub.ledger import read_ledger
from hub.naming import together
from hub.records import StandAloneAnswer
from hub.references import Reference, references_in
from hub.source import Document, Reading, read_document, unreadable
from hub.tree import in_order, tree_of

_AT_THEIR_ADDRESS = frozenset({"case-study", "withdrawn-page"})
"""Kinds whose pages do not lie among the site's sources as their files lie in the repository."""

_BY_FOLDER = {kind.folder: kind for kind in KINDS.values() if kind.name != "question"}

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Problem:
    """What a model refuses: pydantic's or our own type of error, where, and its particulars."""

    type: str
    path: tuple[str | int, ...]
    value: Any
    details: dict[str, Any]


@dataclass(frozen=True, eq=False)
class Entry:
    """A file and what it is: its kind and id, and its record when the front matter is valid.

    `kind` is None, and `id` empty, for a file that lies where no page belongs. `name` is what the
    hub calls a record whose writer gives it no title.
    """

    document: Document
    kind: Kind | None
    id: str
    name: str = ""

    @property
    def record(self) -> Record | None:
        """The front matter as a record, or None when it is not valid."""
        return self._validated[0]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the model refuses."""
        return self._validated[1]

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The ids that the front matter names, valid or not."""
        return references_in(self.kind.model, self.document.values) if self.kind else ()

    @cached_property
    def face(self) -> bytes:
        """A digest of all that other pages can know of this one."""
        return digest(f"{self.path}\n{self.name}\n".encode() + self.document.gist.digest)

    @cached_property
    def _validated(self) -> tuple[Record | None, tuple[Problem, ...]]:
        if not self.kind or not self.document.is_read:
            return None, ()
        return _validate(self.kind.model, self.document.values)

    @property
    def path(self) -> str:
        """The file's path from the hub's root."""
        return self.document.path

    @cached_property
    def key(self) -> tuple[str, str]:
        """Kind and id, which together name one page."""
        return (self.kind.name if self.kind else "", self.id)

    @cached_property
    def title(self) -> str:
        """The page's title, as far as it can be told."""
        return self.name or str(self.document.values.get("title") or self.id)

    @property
    def summary(self) -> str:
        """What the page says in short, or nothing as long as its record is not valid."""
        return str(getattr(self.record, "summary", ""))

    @cached_property
    def src_uri(self) -> str:
        """Where the page lies among the site's sources, such as `themes/trust.md`."""
        if self.kind and self.kind.gathered:
            return f"{self.kind.section}/index.md"
        if self.kind and self.kind.name in _AT_THEIR_ADDRESS:
            return f"{self.kind.address(self.id).rstrip('/')}.md"
        return self.path.removeprefix("content/").removeprefix("pages/")

    @cached_property
    def folders(self) -> tuple[str, str]:
        """Where the file lies in the repository, and its page among the site's sources."""
        return (self.path.rpartition("/")[0], self.src_uri.rpartition("/")[0])

    @property
    def anchor(self) -> str:
        """The id of the record's part of its page, when it has no page of its own."""
        return f"{self.kind.name}-{self.id}" if self.kind and self.kind.gathered else ""

    @cached_property
    def url(self) -> str:
        """The page's address below the site's root, such as `themes/trust/`."""
        address = self.src_uri.removesuffix(".md").removesuffix("index").rstrip("/") + "/"
        return f"{address}#{self.anchor}" if self.anchor else address


@dataclass(frozen=True)
class Hub:
    """All entries, in the order of their paths, and the pictures that lie beside them."""

    root: Path
    _entries: tuple[Entry, ...]
    _pictures: frozenset[str]
    _published: frozenset[str] = frozenset()

    @fact
    def entries(self) -> tuple[Entry, ...]:
        """The entries, in the order of their paths."""
        return self._entries

    @fact
    def pictures(self) -> Mapping[str, bool]:
        """The paths of the pictures, each true."""
        return dict.fromkeys(sorted(self._pictures), True)

    @fact
    def published(self) -> frozenset[str]:
        """The addresses that were ever published, below the site's root."""
        return self._published

    @cached_property
    def face(self) -> bytes:
        """A digest of all that the tables of the hub can hold."""
        faces = b"".join(entry.face for entry in self._entries)
        names = "\n".join([*sorted(self._pictures), "", *sorted(self._published)])
        return sha256(faces + names.encode()).digest()

    @fact
    def by_key(self) -> Mapping[tuple[str, str], Entry]:
        """The entries by kind and id; of two with the same, the first."""
        table: dict[tuple[str, str], Entry] = {}
        for entry in self.entries:
            if entry.kind:
                table.setdefault(entry.key, entry)
        return table

    @fact
    def by_path(self) -> Mapping[str, Entry]:
        """The entries by the path of their file."""
        return {entry.path: entry for entry in self.entries}

    @fact
    def file_names(self) -> frozenset[str]:
        """The names of the files, without their folders."""
        return frozenset(path.rpartition("/")[2] for path in self.by_path)

    @fact
    def by_src_uri(self) -> Mapping[str, Entry]:
        """The entries by where they lie among the site's sources."""
        return {entry.src_uri: entry for entry in self.by_key.values()}

    @fact
    def by_url(self) -> Mapping[str, Entry]:
        """The entries by the address of their page."""
        return {entry.url: entry for entry in self.by_key.values()}

    @fact
    def by_kind(self) -> Mapping[str, tuple[Entry, ...]]:
        """The entries of each kind, in the order of their ids."""
        table: dict[str, list[Entry]] = {name: [] for name in KINDS}
        for (kind, _), entry in sorted(self.by_key.items()):
            table[kind].append(entry)
        return {kind: tuple(entries) for kind, entries in table.items()}

    @fact
    def ids(self) -> Mapping[str, frozenset[str]]:
        """The ids of each kind."""
        return {
            kind: frozenset(entry.id for entry in entries) for kind, entries in self.by_kind.items()
        }

    @once  # most of what is worked out for the whole hub goes through the same ones
    def records(self, model: type[R]) -> tuple[tuple[Entry, R], ...]:
        """Return the valid records of one model, with their entries, in order of id."""
        return tuple(
            [
                (entry, record)
                for kind in KINDS.values()
                if kind.model is model
                for entry in self.by_kind[kind.name]
                if type(record := entry.record) is model
            ]
        )


Known = Mapping[str, Reading]
"""What a former reading found, by path."""


def load_hub(
    root: Path, progress: Callable[[int, int], None] | None = None, known: Known | None = None
) -> Hub:
    """Read every page below `root` and put each under its kind and id.

    `progress` is called with the number of files read and the number there are. A file that is
    still as it is `known` need not be taken apart. Raises nothing for what the files hold.
    """
    known = known or {}
    tree = tree_of(root)
    paths = tree.pages
    faults = dict(_looked_at(root, tree.pictures))
    pictures = frozenset(path for path, fault in faults.items() if not fault)
    entries = []
    for count, path in enumerate(paths, start=1):
        entries.append(entry_from(read_document(root, path, known.get(path))))
        if progress:
            progress(count, len(paths))
    strays = [(one.path, Fault(one.code, one.message, one.hint)) for one in tree.strays]
    strays += [(path, fault) for path, fault in faults.items() if fault]
    entries += [entry_from(unreadable(path, fault)) for path, fault in strays]
    return hub_of(root, entries, pictures)


def hub_of(root: Path, entries: Iterable[Entry], pictures: frozenset[str]) -> Hub:
    """Make the hub at `root` of these entries and pictures."""
    in_place = sorted(entries, key=lambda entry: in_order(entry.path))
    return Hub(root, _named(in_place), pictures, read_ledger(root))


def joined(hub: Hub, documents: Iterable[Document]) -> Hub:
    """Return `hub` as it would be with `documents` as pages beside its own."""
    entries = [*hub.entries, *map(entry_from, documents)]
    return with_entries(hub, _named(sorted(entries, key=lambda entry: in_order(entry.path))))


def with_entries(hub: Hub, entries: tuple[Entry, ...]) -> Hub:
    """Return `hub` with these entries in place of its own."""
    return replace(hub, _entries=entries)


def _looked_at(root: Path, pictures: Sequence[str]) -> Iterator[tuple[str, Fault | None]]:
    if pictures:
        from hub.pictures import picture_fault  # noqa: PLC0415 - costs more than a small check

        yield from ((path, picture_fault(root / path)) for path in pictures)


def _named(entries: list[Entry]) -> tuple[Entry, ...]:
    """Name each stand-alone answer by its place and question: 'Bury: Who pays?'."""
    titles = {one.key: one.title for one in entries if one.key[0] in {"place", "question"}}

    def named(entry: Entry) -> Entry:
        answer = entry.record if entry.kind and entry.kind.model is StandAloneAnswer else None
        if not isinstance(answer, StandAloneAnswer):
            return entry
        places = together([titles.get(("place", place), place) for place in answer.places])
        question = titles.get(("question", answer.question), answer.question)
        return replace(entry, name=f"{places}: {question}")

    return tuple(map(named, entries))


def entry_from(document: Document) -> Entry:
    """Find out what `document` is, and check its front matter against the model."""
    kind, name = identify(document.path)
    if kind and "withdrawn" in document.values and not kind.gathered:
        kind, name = KINDS["withdrawn-page"], kind.address(name).rstrip("/")
    return Entry(document, kind, name)


def identify(path: str) -> tuple[Kind | None, str]:
    """Tell kind and id from a file's path; kind None when no page belongs there."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    if name == "index":
        folder, _, name = folder.rpartition("/")
        indexed = folder in {"guides", "case_studies"} and is_id(name)
        return (_BY_FOLDER[folder], name) if indexed else (None, "")
    if not is_id(name):
        return None, ""
    if folder.count("/") == 1 and folder.startswith("guides/"):
        guide = folder.removeprefix("guides/")
        return (KINDS["question"], f"{guide}/{name}") if is_id(guide) else (None, "")
    kind = _BY_FOLDER.get(folder) if folder != "guides" else None
    return (kind, name) if kind else (None, "")


def _validate(
    model: type[Record], values: dict[str, Any]
) -> tuple[Record | None, tuple[Problem, ...]]:
    try:
        return model.model_validate(values), ()
    except ValidationError as error:
        return None, tuple(
            Problem(one["type"], one["loc"], one["input"], one.get("ctx", {}))
            for one in error.errors(include_url=False)
            if not _is_echo(one["type"], one["input"])
        )


def _is_echo(kind: str, value: Any) -> bool:
    """Tell pydantic's 'too short' for a list whose items it has refused from a list that is empty."""
    return kind == "too_short" and bool(value)


says(Entry, lambda entry: entry.face)
