"""Pictures put together from strips: PNG files that any reader takes, the same in any order of making."""

from __future__ import annotations

import io
import random
import zlib

import pytest
from PIL import Image

from hub.publish.strips import as_png, strip_of

PALETTE = bytes(range(48))
ROWS = {
    "empty": lambda _x, _y: 0,
    "full": lambda _x, _y: 15,
    "even": lambda x, _y: x % 16,
    "slanting": lambda x, y: (x + y) % 16,
    "uneven": lambda x, y: random.Random(x * 999 + y).randrange(16),  # noqa: S311 - any will do
}


def strip_image(kind: str, size: tuple[int, int] = (30, 9)) -> Image.Image:
    image = Image.new("L", size)
    width, height = size
    image.putdata([ROWS[kind](x, y) for y in range(height) for x in range(width)])
    return image


def chunks(png: bytes) -> dict[bytes, bytes]:
    """Take a PNG apart, and see that each part's sum is right."""
    found, at = {}, 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        kind, said = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + said) == int.from_bytes(
            png[at + 8 + length : at + 12 + length], "big"
        )
        found[kind] = said
        at += 12 + length
    return found


@pytest.mark.parametrize("kinds", [[one] for one in ROWS] + [[*ROWS], [*ROWS][::-1]])
def test_strips_make_the_picture_that_they_were_taken_from(kinds: list[str]) -> None:
    images = [strip_image(kind) for kind in kinds]
    png = as_png([strip_of(image) for image in images], 30, PALETTE)
    picture = Image.open(io.BytesIO(png))
    assert (picture.mode, picture.size) == ("P", (30, 9 * len(kinds)))
    assert picture.getpalette() == [*PALETTE]
    assert picture.tobytes() == b"".join(image.tobytes() for image in images)


def test_a_strip_may_have_no_rows() -> None:
    whole = strip_of(strip_image("uneven"))
    none = strip_of(Image.new("L", (30, 0)))
    picture = Image.open(io.BytesIO(as_png([none, whole, none], 30, PALETTE)))
    assert picture.tobytes() == strip_image("uneven").tobytes()


def test_the_joined_stream_ends_where_it_should_with_the_sum_of_all() -> None:
    png = as_png([strip_of(strip_image(kind, (600, 70))) for kind in ROWS], 600, PALETTE)
    assert [*chunks(png)] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    stream = zlib.decompressobj()
    rows = stream.decompress(chunks(png)[b"IDAT"])
    assert stream.eof, "the sum is not that of the rows, or the last block is missing"
    assert (len(rows), stream.unused_data) == (301 * 350, b"")


def test_what_stands_still_from_row_to_row_takes_little_room() -> None:
    assert len(strip_of(strip_image("even", (1200, 300))).deflated) < 3000
    assert len(strip_of(strip_image("empty", (1200, 300))).deflated) < 500
