"""Pictures are published from their pixels alone, at the size a page can use."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from hub.pictures import (
    LONGEST_SIDE,
    Published,
    picture_fault,
    publishable,
    published,
    with_sizes,
)

ROOT = Path(__file__).resolve().parent.parent
SECRET = b"51.5007,-0.1246 Anna's phone"


def photograph(path: Path, size: tuple[int, int] = (64, 32)) -> Path:
    """Write a photograph that carries a place, a device and a note."""
    image = Image.radial_gradient("L").resize(size).convert("RGB")
    about = Image.Exif()
    about[0x010F] = SECRET.decode()
    about[0x0112] = 6  # turned by a quarter
    image.save(path, exif=about, comment=SECRET, xmp=SECRET)
    return path


def test_what_a_camera_put_beside_the_pixels_does_not_come_along(tmp_path: Path) -> None:
    path = photograph(tmp_path / "sofa.jpg")
    assert SECRET in path.read_bytes()
    webp = publishable(path).webp
    assert SECRET not in webp
    with Image.open(io.BytesIO(webp)) as image:
        assert image.format == "WEBP"
        assert not image.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & image.info.keys()


def test_what_stands_behind_the_picture_does_not_come_along(tmp_path: Path) -> None:
    path = photograph(tmp_path / "sofa.jpg")
    path.write_bytes(path.read_bytes() + b"PK\x03\x04" + SECRET * 100)
    assert picture_fault(path) is None
    assert SECRET not in publishable(path).webp


def test_a_photograph_stands_upright_and_fits(tmp_path: Path) -> None:
    picture = publishable(photograph(tmp_path / "sofa.jpg", (1_800, 900)))
    assert (picture.width, picture.height) == (LONGEST_SIDE // 2, LONGEST_SIDE)


@pytest.mark.parametrize("ending", [".png", ".webp", ".jpeg", ".avif"])
def test_every_allowed_kind_is_published_the_same_each_time(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"sofa{ending}"
    Image.radial_gradient("L").convert("RGB").save(path)
    assert picture_fault(path) is None
    assert publishable(path) == publishable(path)


def test_what_is_clear_stays_clear(tmp_path: Path) -> None:
    path = tmp_path / "mark.png"
    Image.new("RGBA", (4, 4), (255, 0, 0, 0)).save(path)
    with Image.open(io.BytesIO(publishable(path).webp)) as image:
        assert image.convert("RGBA").getpixel((1, 1))[3] == 0


def test_a_picture_cut_short_anywhere_is_refused(tmp_path: Path) -> None:
    whole = photograph(tmp_path / "sofa.jpg").read_bytes()
    for length in range(0, len(whole) - 40, 25):
        path = tmp_path / "short.jpg"
        path.write_bytes(whole[:length])
        assert picture_fault(path), length


def heavy(path: Path) -> None:
    photograph(path)
    with path.open("ab") as file:
        file.truncate(2_000_001)


def flat(side: int) -> Callable[[Path], None]:
    return lambda path: Image.new("1", (side, side)).save(path, "PNG")


def huge(path: Path) -> None:
    """Write the head of a picture that Pillow itself would not open."""
    Image.new("1", (8, 8)).save(path, "PNG")
    raw = bytearray(path.read_bytes())
    raw[16:24] = struct.pack(">II", 20_000, 20_000)
    raw[29:33] = struct.pack(">I", zlib.crc32(raw[12:29]))
    path.write_bytes(raw)


@pytest.mark.parametrize(
    ("name", "write", "said"),
    [
        ("a.jpg", heavy, "larger than 2 MB"),
        ("a.png", flat(5_001), "more than 25 million pixels"),
        ("a.png", huge, "more than 25 million pixels"),
        ("a.jpg", flat(8), "is a PNG picture"),
        ("a.webp", flat(8), "is a PNG picture"),
        ("a.png", lambda path: path.write_bytes(b"GIF89a" + b"\0" * 99), "cannot be opened"),
        ("a.png", lambda path: path.write_bytes(b""), "cannot be opened"),
    ],
)
def test_a_picture_that_cannot_be_published_is_refused_by_what_is_wrong(
    tmp_path: Path, name: str, write: Callable[[Path], object], said: str
) -> None:
    write(tmp_path / name)
    fault = picture_fault(tmp_path / name)
    assert fault
    assert said in fault.message
    assert fault.hint


def test_a_kept_picture_is_used_and_a_damaged_one_made_again(tmp_path: Path) -> None:
    path, cache = photograph(tmp_path / "sofa.jpg"), tmp_path / "kept"
    first = published(path, cache)
    whole, kept = first.file.read_bytes(), first.file.stat().st_ino
    assert published(path, cache) == first
    assert first.file.stat().st_ino == kept
    for damage in (b"", whole[:-1], whole + b"x"):
        first.file.write_bytes(damage)
        assert published(path, cache).file.read_bytes() == whole


def test_a_picture_in_a_text_says_how_large_it_is() -> None:
    kept = {"case_studies/a/sofa one.jpg.webp": Published(Path("x"), 640, 480)}
    html = '<p><img alt="A sofa" src="sofa%20one.jpg.webp"> <img src="other.webp"></p>'
    assert with_sizes(html, "case_studies/a/", kept) == (
        '<p><img alt="A sofa" src="sofa%20one.jpg.webp" width="640" height="480" loading="lazy">'
        ' <img src="other.webp"></p>'
    )


def test_every_picture_in_a_template_says_how_large_it_is_and_waits() -> None:
    """Our scripts show none, and those in contributed text are sized by `with_sizes`."""
    found = [
        tag
        for path in (ROOT / "overrides").rglob("*.html")
        for tag in re.findall(r"<img\b[^>]*>", path.read_text(encoding="utf-8"))
    ]
    assert found
    for tag in found:
        assert re.search(r'width="\d+" height="\d+" loading="lazy"', tag), tag
    for path in (ROOT / "overrides/assets").glob("*.js"):
        assert not re.search(r"new Image|make\(\"img|<img", path.read_text("utf-8")), path.name
