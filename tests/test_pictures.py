"""Pictures are published from their pixels alone, at the size a page can use."""

from __future__ import annotations

import io
import re
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
    picture = publishable(photograph(tmp_path / "sofa.jpg", (4000, 2000)))
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


def test_a_kept_picture_is_used_and_a_damaged_one_made_again(tmp_path: Path) -> None:
    path, cache = photograph(tmp_path / "sofa.jpg"), tmp_path / "kept"
    first = published(path, cache)
    whole = first.file.read_bytes()
    assert published(path, cache) == first
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
