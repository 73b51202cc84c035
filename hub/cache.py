"""What builds keep for one another, below `.cache/hub`: it may be lost or damaged at any time.

Everything is named by a digest of what it holds and looked over when it is taken out, so that a
piece that is missing, cut off, altered or foreign is simply not there, and is made again. Records
(one file each, `marshal` behind a digest) say what a former build knew; values are small pieces in
one SQLite file; files are whole files of the site, put into it by hard link. The folder is as
trusted as `.venv` beside it: only this machine's own builds, or those of the main branch, write it.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Collection
from hashlib import sha256
from pathlib import Path
from typing import Any

from hub.seals import Seal, lasting, seal_of

_FORM = f"many-answers 1 {sys.implementation.cache_tag} ".encode()
_VALUES = "values.sqlite"
_LENGTH = 16
_CHUNK = 1 << 20
_SEALS, _ADDED = "seals", "added"
_SPARE = 2000
"""So many pieces that nobody names any more may stay; they help when a change is taken back."""


class Cache:
    """A place for what is kept; without a `folder` it lasts as long as the process."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder and _is_folder(folder) else None
        self._values: sqlite3.Connection | None = None
        self._seals: dict[bytes, Seal] = dict(self.record(_SEALS) or {})
        self._seen: dict[bytes, Seal] = {}
        self._added = 0

    def record(self, name: str) -> Any:
        """Return what was last recorded under `name`, or None."""
        if not self.folder:
            return None
        try:
            whole = (self.folder / f"{name}.record").read_bytes()
        except OSError:
            return None
        start = len(_FORM) + _LENGTH
        said = memoryview(whole)[start:]  # large ones would not fit twice
        if whole[:start] != _FORM + _sum(name, said):
            return None
        return marshal.loads(said)  # noqa: S302 - its digest says that it is our own

    def write_record(self, name: str, plain: Any) -> None:
        """Record plain data (text, bytes, numbers, tuples, lists, dicts) under `name`."""
        if self.folder:
            said = marshal.dumps(plain)
            _write(self.folder / f"{name}.record", _FORM + _sum(name, said), said)

    def drop_record(self, name: str) -> None:
        """Forget the record `name`."""
        if self.folder:
            with contextlib.suppress(OSError):
                (self.folder / f"{name}.record").unlink(missing_ok=True)

    def value(self, key: bytes) -> bytes | None:
        """Return the value whose digest is `key`, or None."""
        try:
            row = self._table.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            self._start_again()
            return None
        return row[0] if row and isinstance(row[0], bytes) and digest(row[0]) == key else None

    def keep_value(self, value: bytes) -> bytes:
        """Keep `value`; return its digest."""
        key = digest(value)
        self._added += 1
        for _ in range(2):
            try:
                self._table.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, value))
                break
            except sqlite3.DatabaseError:
                self._start_again()
        return key

    def put_file(self, key: bytes, target: str) -> bool:
        """Put the file whose digest is `key` at `target`; return False when it is not there whole.

        Nobody may be looking there yet. A file that lies there already may stay if it is the same.
        """
        seal, kept = seal_of(target), self._place(key)
        if seal and seal == self._seals.get(key):
            self._seen[key] = seal
            return True
        if not self._is_whole(kept, key):
            return self._is_whole(target, key)
        if seal == self._seen[key]:
            return True
        if seal:
            os.unlink(target)  # noqa: PTH108 - after a template was changed, thousands at a time
        try:
            _link(kept, target)
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            _link(kept, target)
        self._seal(key, target)
        return True

    def _is_whole(self, path: str, key: bytes) -> bool:
        """Tell whether the file at `path` is the one whose digest is `key`."""
        seal = seal_of(path)
        if seal is None or (self._seals.get(key) != seal and digest(_bytes_of(path)) != key):
            return False
        self._seen[key] = seal
        return True

    def keep_file(self, path: Path) -> bytes:
        """Keep the finished file at `path`, which nobody may change any more; return its digest."""
        key = digest(path.read_bytes())
        self._added += 1
        if self.folder:
            place = self._place(key)
            with contextlib.suppress(OSError):
                Path(place).parent.mkdir(parents=True, exist_ok=True)
                _link(str(path), place)
            self._seal(key, str(path))
        return key

    def _seal(self, key: bytes, path: str) -> None:
        if seal := seal_of(path):
            self._seen[key] = seal

    def fork(self) -> None:
        """Go on in a process that was forked from the one that has used this until now."""
        if self.folder:
            self._values = None  # SQLite forbids to use the other process's connection

    def commit(self) -> None:
        """Make what was kept last, for other processes too."""
        with contextlib.suppress(sqlite3.DatabaseError):
            self._table.commit()

    def _write_seals(self) -> None:
        """Record how the files look that were put or kept."""
        seals = {key: seal for key, seal in self._seen.items() if lasting(seal)}
        if seals != self._seals:
            self.write_record(_SEALS, seals)

    def tidy(self, needed: Callable[[], tuple[Collection[bytes], Collection[bytes]]]) -> None:
        """Make what was kept last.

        When enough was added since it last happened, all goes but the values and files `needed`.
        """
        added = self._added + (self.record(_ADDED) or 0)
        if added > _SPARE:
            values, files = needed()
            self._drop_values(values)
            self._drop_files({key.hex() for key in files})
            added = 0
        self.write_record(_ADDED, added)
        self.commit()
        self._write_seals()

    def _drop_values(self, needed: Collection[bytes]) -> None:
        with contextlib.suppress(sqlite3.DatabaseError):
            keys = {key for (key,) in self._table.execute("SELECT key FROM kept")}
            unneeded = [(key,) for key in keys.difference(needed)]
            self._table.executemany("DELETE FROM kept WHERE key = ?", unneeded)

    def _drop_files(self, needed: Collection[str]) -> None:
        if not self.folder or not (self.folder / "files").is_dir():
            return
        for group in list(os.scandir(self.folder / "files")):
            for one in list(os.scandir(group.path)) if group.is_dir() else ():
                if one.is_file() and f"{group.name}{one.name}" not in needed:
                    Path(one.path).unlink(missing_ok=True)

    def _place(self, key: bytes) -> str:
        name = key.hex()
        return f"{self.folder}/files/{name[:2]}/{name[2:]}"

    @property
    def _table(self) -> sqlite3.Connection:
        if self._values is None:
            self._values = _opened(self.folder / _VALUES if self.folder else None)
        return self._values

    def _start_again(self) -> None:
        if self._values is not None:
            self._values.close()
        self._values = _opened(None)
        if self.folder:
            with contextlib.suppress(OSError):
                (self.folder / _VALUES).unlink()
                self._values = _opened(self.folder / _VALUES)


def digest(whole: bytes) -> bytes:
    """Return what a piece is known by: the first half of its SHA-256."""
    return sha256(whole).digest()[:_LENGTH]


def _sum(name: str, said: bytes | memoryview) -> bytes:
    """Return what tells that this is the record `name`: another one whole is not it."""
    whole = sha256(name.encode() + b" ")
    whole.update(said)
    return whole.digest()[:_LENGTH]


def _opened(path: Path | None) -> sqlite3.Connection:
    """Open the table of values at `path`; in memory when there is none or it cannot be used."""
    if path:
        for _ in range(2):
            with contextlib.suppress(sqlite3.DatabaseError):
                return _table_at(path)
            with contextlib.suppress(OSError):
                path.unlink()
    return _table_at(":memory:")


def _table_at(path: Path | str) -> sqlite3.Connection:
    table = sqlite3.connect(path)
    table.execute("PRAGMA synchronous = OFF")
    table.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB)")
    return table


def _is_folder(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder.is_dir()


def _write(path: Path, *parts: bytes) -> None:
    unfinished = path.with_name(f"{path.name}.new")
    with contextlib.suppress(OSError):
        try:
            with unfinished.open("wb") as file:
                file.writelines(parts)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)


def _bytes_of(path: str) -> bytes:
    """Return what is in a file, or nothing when it cannot be read."""
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return b""
    try:
        whole = os.read(file, _CHUNK)
        while more := os.read(file, _CHUNK):
            whole += more
    except OSError:
        return b""
    finally:
        os.close(file)
    return whole


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        _link_in_place(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one without hard links
        shutil.copyfile(source, target)


def _link_in_place(source: str, target: str) -> None:
    """Link over what lies at `target`, so that whoever looks there finds one or the other."""
    fresh = f"{target}.{os.getpid()}.new"
    try:
        Path(fresh).unlink(missing_ok=True)
        _link(source, fresh)
        Path(fresh).replace(target)
    finally:
        Path(fresh).unlink(missing_ok=True)
