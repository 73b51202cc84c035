"""Random edits of a made hub, each built with what former builds kept and at last from nothing."""

from __future__ import annotations

import filecmp
import io
import logging
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import build
from builders import page
from edits import EDITS, damage
from made_hub import write_made_hub

ROOT = Path(__file__).resolve().parent.parent
CASES, LONGEST, CHANCE_OF_DAMAGE = 12, 4, 0.3  # so many that their cards fill two files
OTHER_KINDS = {
    f"content/{kind}/{name}.md": page(f"content/{kind}")
    for kind, name in {
        "answers": "plymouth-pays",
        "communities": "southern-circle",
        "connections": "talk-about-paying",
        "events": "morning",
        "glossary": "council",
        "ideas": "learning",
        "resources": "report",
        "sides": "people",
        "stories": "minutes",
    }.items()
}
"""Pages of the kinds that small hubs do without, by their paths."""


@dataclass(frozen=True)
class Outcome:
    """What a build came to: its exit code, what it said but for times and folders, its site."""

    code: int
    said: str
    site: Path


def made_site(folder: Path) -> Path:
    """Write a made hub with the real templates and settings into `folder`."""
    for name in ("mkdocs.yml", "hooks", "overrides"):
        source, target = ROOT / name, folder / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    write_made_hub(folder, CASES)
    for path, text in OTHER_KINDS.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def run_sequence(folder: Path, seed: int, *options: str) -> list[str]:
    """Edit the hub in `folder` a few times, building after each; return what differs from cold.

    The first build of a new folder fills its cache, and later sequences go on from there.
    """
    chance = random.Random(seed)  # noqa: S311 - the same edits for each seed
    done = []
    for _ in range(chance.randint(1, LONGEST)):
        edit = chance.choice(EDITS)
        edit(folder, chance)
        done.append(edit.__name__)
        if chance.random() < CHANCE_OF_DAMAGE:
            damage(folder, chance)
            done.append("damage")
        cached = built(folder, *options)
    cold = built(folder, "--cold", "--site", str(folder / "cold"), *options)
    if (cached.code, cached.said) != (cold.code, cold.said):
        return [f"{seed} {done}: cached says {cached}, cold says {cold}"]
    differing = differences(cached.site, cold.site) if cold.code == 0 else []
    return [f"{seed} {done}: {name} differs" for name in differing]


def built(folder: Path, *options: str) -> Outcome:
    """Build the hub in `folder`."""
    said, site = io.StringIO(), folder / "site"
    with redirect_stdout(said), redirect_stderr(said), _logged_to(said):
        code = build.main(["--root", str(folder), *options])
    if "--site" in options:
        site = Path(options[options.index("--site") + 1])
    lines = said.getvalue().replace(str(site), "SITE").rpartition(", ")
    return Outcome(
        code, lines[0] if code == 0 else said.getvalue().replace(str(site), "SITE"), site
    )


@contextmanager
def _logged_to(said: io.StringIO) -> Iterator[None]:
    """Let what is logged be said too, as it is where no test listens to the log already."""
    handler = logging.StreamHandler(said)
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


def differences(one: Path, other: Path) -> list[str]:
    """Return the files that are not the same, byte for byte, in both folders."""
    names = {
        path.relative_to(folder).as_posix()
        for folder in (one, other)
        for path in folder.rglob("*")
        if path.is_file()
    }
    same, _, _ = filecmp.cmpfiles(one, other, names, shallow=False)
    return sorted(names - set(same))
