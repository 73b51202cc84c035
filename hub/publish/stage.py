"""A site is built aside, and takes the former one's place only when it is whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from hub.publish.swap import exchanged

_STAGE = ".build-stage"
_FORMER = ".build-former"
_SPARE = ".build-spare"
_LOCK = ".build-lock"


class Busy(Exception):
    """Another build of this hub is running."""


def spare_of(site: Path) -> Path:
    """Return where the site that was shown before `site` lies, if it is still there."""
    return site.parent / _SPARE


@contextmanager
def staged(site: Path) -> Iterator[Path]:
    """Give an empty folder beside `site` to build into; on leaving, it becomes `site`.

    When the block raises, the folder goes and `site` stays as it was. Where it takes two renames
    to publish, a build killed between them is mended by the next one. Raises `Busy` while another
    build runs. The former site stays behind as a spare, whose files a later build may use.
    """
    folder = site.parent
    stage, former = folder / _STAGE, folder / _FORMER
    with _only_one(folder / _LOCK):
        if former.exists() and not site.exists():
            former.rename(site)
        _remove(stage)
        _remove(former)
        stage.mkdir()
        try:
            yield stage
            _put_in_place(stage, site, former)
        except BaseException:
            if former.exists() and not site.exists():
                former.rename(site)
            _remove(stage)
            raise
        if former.exists():
            _remove(spare_of(site))
            former.rename(spare_of(site))


def _put_in_place(stage: Path, site: Path, former: Path) -> None:
    """Give the site's name to `stage`, in one step where the system can, else in two."""
    if site.exists() and exchanged(stage, site):
        stage.rename(former)
        return
    if site.exists():
        site.rename(former)
    stage.rename(site)


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    try:
        with FileLock(path, timeout=0):
            yield
    except Timeout:
        raise Busy("another build of this hub is running; wait until it has ended") from None


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
