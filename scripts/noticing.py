"""Notice that files change: the system tells of it, or else they are looked at again and again."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserverVFS

_CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]
"""What is done to a file that counts; that somebody reads it, as each build does, is told too."""

_LOOK_EVERY = 0.3
"""Seconds between two looks at the files."""

LookInto = Callable[[str | None], Iterator[os.DirEntry[str]]]


class Noticing:
    """An observer of watchdog's, as far as MkDocs' server asks one: whatever notices changes here.

    With `poll`, and where the system watches as much as it may already, the files are looked at;
    `look_into` then lists a folder, and may wait until it is a good time.
    """

    def __init__(self, look_into: LookInto, *, poll: bool) -> None:
        self._polling = PollingObserverVFS(os.stat, look_into, polling_interval=_LOOK_EVERY)
        self.by: BaseObserver = self._polling if poll else Observer()
        self._scheduled: list[tuple[FileSystemEventHandler, Path, bool]] = []

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool) -> None:
        """Tell `handler` what happens to the file at `path`, or to those in a folder."""
        place = Path(path)
        if place.is_file():  # it is gone when another is put in its place, as many editors do
            self._scheduled.append((_Only(handler, place.name), place.parent, False))
        elif place.is_dir():
            self._scheduled.append((handler, place, recursive))

    def start(self) -> None:
        """Begin to notice changes."""
        try:
            self._start()
        except OSError:
            if self.by is self._polling:
                raise
            self.by.unschedule_all()
            self.by = self._polling
            self._start()

    def stop(self) -> None:
        """Notice nothing any more."""
        if self.by.is_alive():
            self.by.stop()

    def _start(self) -> None:
        for handler, folder, recursive in self._scheduled:
            self.by.schedule(handler, folder, recursive=recursive, event_filter=_CHANGES)
        self.by.start()


class _Only(FileSystemEventHandler):
    """Hands on what happens to the file `name`, which others may take the place of."""

    def __init__(self, handler: FileSystemEventHandler, name: str) -> None:
        self._handler, self._name = handler, name

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hand on an event if it is about the file."""
        paths = map(os.fsdecode, (event.src_path, event.dest_path))
        if self._name in map(os.path.basename, paths):
            self._handler.dispatch(event)
