"""Where a build may run: time zone, locale, hash seed, the order of a folder, and no network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = """
import sys
import hub.halves
import build

hub.halves.ENOUGH = int(sys.argv[1])
sys.exit(build.run(sys.argv[2:]))
"""
_READ_OTHERWISE = """
import os

class Entries:
    def __init__(self, entries):
        self.left = iter(in_order(entries))

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.left)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    close = __exit__

def in_order(entries):
    return sorted(entries, key=lambda one: os.fsdecode(getattr(one, "name", one)), reverse=REVERSED)

scandir, listdir = os.scandir, os.listdir
os.scandir = lambda *at: Entries(in_order(scandir(*at)))
os.listdir = lambda *at: in_order(listdir(*at))
"""
"""For Python's start: folders are read in alphabetic order, or the other way round."""

_NO_NETWORK = """
import sys

def refuse(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"}:
        with open(TRIED, "a") as file:
            file.write(f"{event} {arguments[-1]}\\n")
        raise OSError("there is no network here")

sys.addaudithook(refuse)
"""
"""For Python's start: whoever reaches for the network is written down, and gets nothing."""

_SAY_OTHERWISE = {"PYTHONUTF8", "PYTHONCOERCECLOCALE", "PYTHONIOENCODING", "SOURCE_DATE_EPOCH"}
OFF_LINE = ("unshare", "--net")
TRIED = "tried.txt"
LATIN = "de_DE.ISO-8859-1"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What should make no difference to a build.

    `order` is that in which folders are read: as the disk has it, `rising` or `falling`. With
    `processes`, the pages are shared out between two.
    """

    zone: str = "UTC"
    locale: str = "C.UTF-8"
    seed: str = "0"
    order: str = ""
    processes: int = 1

    def environment(self, work: Path) -> dict[str, str]:
        """Return the variables of a process in these surroundings; files for it go to `work`."""
        work.mkdir(parents=True, exist_ok=True)
        paths = [str(work), str(ROOT / "scripts"), str(ROOT)]
        start = _NO_NETWORK.replace("TRIED", repr(str(work / TRIED)))
        if self.order:
            start += _READ_OTHERWISE.replace("REVERSED", str(self.order == "falling"))
        (work / "sitecustomize.py").write_text(start, encoding="utf-8")
        if self.locale == LATIN:
            _make_locale(work / LATIN)
        bare = {name: said for name, said in os.environ.items() if name not in _SAY_OTHERWISE}
        return {
            **bare,
            "DISABLE_MKDOCS_2_WARNING": "true",
            "NO_MKDOCS_2_WARNING": "1",
            "LC_ALL": self.locale,
            "LOCPATH": str(work),
            "PYTHONHASHSEED": self.seed,
            "PYTHONPATH": os.pathsep.join(paths),
            "TZ": self.zone,
        }


def build_in(
    surroundings: Surroundings, root: Path, work: Path, *options: str
) -> subprocess.CompletedProcess[str]:
    """Build the hub at `root` in these surroundings; files that this needs go to `work`."""
    enough = "1" if surroundings.processes == 2 else "1000000"
    return run_in(surroundings, work, "-c", BUILD, enough, "--root", str(root), *options)


def run_in(
    surroundings: Surroundings, work: Path, *arguments: str
) -> subprocess.CompletedProcess[str]:
    """Run Python in these surroundings, without a network as far as that is allowed here.

    `work` then holds the file `TRIED`, if Python reached for one nevertheless.
    """
    command = [*(OFF_LINE if can_be_off_line() else ()), sys.executable, *arguments]
    environ = surroundings.environment(work)
    return subprocess.run(
        command, capture_output=True, text=True, errors="replace", env=environ, check=False
    )


@cache
def can_be_off_line() -> bool:
    """Tell whether a program can be run here that has no network at all."""
    if not shutil.which(OFF_LINE[0]):
        return False
    tried = subprocess.run([*OFF_LINE, "true"], capture_output=True, check=False)
    return tried.returncode == 0


def manifest(folder: Path) -> dict[str, str]:
    """Return what lies in `folder`: each file's path with a digest of its bytes, each folder's with ''."""
    return dict(sorted(_lying_in(folder)))


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """Return the paths at which two manifests differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def can_be_latin() -> bool:
    """Tell whether a locale whose text is not UTF-8 can be made here."""
    return bool(shutil.which("localedef")) and Path("/usr/share/i18n/locales/de_DE").exists()


def _make_locale(path: Path) -> None:
    command = ["localedef", "-i", "de_DE", "-f", "ISO-8859-1", str(path)]
    subprocess.run(command, capture_output=True, check=False)


def _lying_in(folder: Path) -> Iterator[tuple[str, str]]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        yield name, "" if path.is_dir() else sha256(path.read_bytes()).hexdigest()
