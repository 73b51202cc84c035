"""A site is built aside, and takes the former one's place only when it is whole."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from hub.file_lock import Taken, only_one
from hub.publish.swap import exchanged
from hub.stopping import undisturbed

_STAGE = ".build-stage"
_FORMER = ".build-former"
_SPARE = ".build-spare"
_LOCK = ".build-lock"
_PATIENCE = 0.5
"""Seconds in which a build that was just killed has surely let go."""


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
    former = folder / _FORMER
    with _only_one(folder / _LOCK):
        if former.exists() and not site.exists():
            former.rename(site)
        for left in (former, *folder.glob(f"{_STAGE}*")):
            shutil.rmtree(left, ignore_errors=True)
        # Its name is new each time: whoever outlived a build that was killed writes into the old.
        stage = folder / f"{_STAGE}-{secrets.token_hex(4)}"
        stage.mkdir()
        try:
            yield stage
        except BaseException:
            shutil.rmtree(stage, ignore_errors=True)
            raise
        with undisturbed():
            _put_in_place(stage, site, former)
            _keep_as_spare(former, spare_of(site))


def _put_in_place(stage: Path, site: Path, former: Path) -> None:
    """Give the site's name to `stage`, in one step where the system can, else in two."""
    if site.exists() and exchanged(stage, site):
        stage.rename(former)
        return
    if site.exists():
        site.rename(former)
    try:
        stage.rename(site)
    except OSError:
        if former.exists():
            former.rename(site)
        raise


def _keep_as_spare(former: Path, spare: Path) -> None:
    if former.exists():
        shutil.rmtree(spare, ignore_errors=True)
        with suppress(OSError):  # without it the next build is only slower
            former.rename(spare)


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    try:
        with only_one(path, patience=_PATIENCE):
            yield
    except Taken:
        raise Busy("another build of this hub is running; wait until it has ended") from None
