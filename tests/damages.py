"""What can happen to the files that builds of a small hub keep, and whether builds bear it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from builders import page, site_of
from edit_sequences import built, differences

Damage = Callable[[Path], None]


def write_apart(path: Path, whole: bytes) -> None:
    """Put other bytes in a file's place, and leave alone what it was linked to."""
    path.unlink()
    path.write_bytes(whole)


def cut_to(length: Callable[[int], int]) -> Damage:
    """Return a damage that leaves only the beginning of a file, by its length."""

    def cut(path: Path) -> None:
        whole = path.read_bytes()
        write_apart(path, whole[: length(len(whole))])

    return cut


def alter(path: Path) -> None:
    """Change a bit in the middle."""
    whole = bytearray(path.read_bytes())
    if whole:
        whole[len(whole) // 2] ^= 1
    write_apart(path, bytes(whole))


def alter_in_place(path: Path) -> None:
    """Change the first bytes where they lie, in all that the file is linked to."""
    with path.open("r+b") as file:
        file.write(b"?!"[: path.stat().st_size])


def put_other(path: Path) -> None:
    """Put a whole file of the same kind in its place."""
    beside = sorted(one for one in path.parent.glob(f"*{path.suffix}") if one.is_file())
    other = beside[(beside.index(path) + 1) % len(beside)]
    write_apart(path, other.read_bytes() if other != path else b"Something else.\n")


def put_folder(path: Path) -> None:
    """Put a folder in its place."""
    path.unlink()
    (path / "inner").mkdir(parents=True)


def put_file_for_folder(path: Path) -> None:
    """Put a file in the place of the folder it lies in, and of all that lies there."""
    shutil.rmtree(path.parent)
    path.parent.write_bytes(b"Something else.\n")


def delete(path: Path) -> None:
    """Delete it."""
    path.unlink()


DAMAGES: dict[str, Damage] = {
    "altered where it lies": alter_in_place,
    "empty": cut_to(lambda _: 0),
    "one byte": cut_to(lambda _: 1),
    "half": cut_to(lambda length: length // 2),
    "all but one byte": cut_to(lambda length: length - 1),
    "altered": alter,
    "another": put_other,
    "a folder": put_folder,
    "gone": delete,
}


def kept_files(root: Path) -> Iterator[tuple[str, Path]]:
    """Go through all that builds of the hub at `root` keep: each file's kind, and its path."""
    for path in sorted((root / ".cache").rglob("*")):
        if path.is_file():
            inner = path.relative_to(root / ".cache").parts
            yield (inner[1] if inner[0] == "hub" else inner[0]), path


def pictured_hub(folder: Path, *options: str) -> Path:
    """Make a small hub with a picture, built, and built from nothing in `cold/site`."""
    (folder / "case_studies").mkdir()
    Image.radial_gradient("L").save(folder / "case_studies/sofa.png")
    text = page("case_studies", body="![A sofa](sofa.png)\n")
    site_of(folder, {"case_studies/plymouth.md": text})
    assert built(folder, *options).code == 0
    shutil.copytree(folder / "site", folder / "cold/site")
    return folder


def still_right(folder: Path, *options: str) -> list[str]:
    """Build again; return what is wrong with the outcome."""
    done = built(folder, *options)
    return [done.said] if done.code else differences(done.site, folder / "cold/site")
