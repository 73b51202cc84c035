"""Change several files together: either all of them are as wanted afterwards, or none is changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path


def replace_files(root: Path, writes: Mapping[str, bytes], removes: Collection[str] = ()) -> None:
    """Write each of `writes` (path below `root` to bytes) and delete what is in `removes`.

    Everything is first written beside its place. When anything fails or stops the work, what was
    done is undone, and the error goes on.
    """
    with ExitStack() as undo:
        staged = [(root / path, _staged(root / path, raw, undo)) for path, raw in writes.items()]
        former = [_set_aside(root / path, undo) for path in sorted({*writes, *removes})]
        for target, written in staged:
            undo.callback(_delete, target)
            written.replace(target)
        undo.pop_all()  # from here on all is as wanted
    for beside in filter(None, former):
        beside.unlink()
    for path in removes:
        _remove_empty_folders((root / path).parent, root)


def _staged(target: Path, raw: bytes, undo: ExitStack) -> Path:
    """Write `raw` beside `target`, in folders that are made for it if need be."""
    for folder in reversed([one for one in target.parents if not one.exists()]):
        folder.mkdir()
        undo.callback(_remove_if_empty, folder)
    beside = _beside(target, "new")
    undo.callback(_delete, beside)
    with beside.open("xb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    if target.is_file():
        shutil.copymode(target, beside)
    return beside


def _set_aside(target: Path, undo: ExitStack) -> Path | None:
    """Move the file at `target` out of the way, if there is one; return where it is then."""
    if not target.is_file():
        return None
    beside = _beside(target, "old")
    undo.callback(_put_back, beside, target)
    target.rename(beside)
    return beside


def _beside(target: Path, word: str) -> Path:
    return target.with_name(f".{target.name}.{word}-{os.getpid()}")


def _put_back(beside: Path, target: Path) -> None:
    if beside.exists():
        beside.replace(target)


def _delete(path: Path) -> None:
    if path.is_file():
        path.unlink()


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _remove_empty_folders(folder: Path, root: Path) -> None:
    while folder != root and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
