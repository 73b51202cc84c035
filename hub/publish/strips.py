"""PNG files put together from strips of rows, so that what many of them share is packed once.

A strip is deflated on its own and ends on a whole byte (zlib's sync flush: an empty block, RFC 1951
section 3.2.4), so that strips can be joined in any order. Of two filters (PNG, section 9.2) each row
takes the one that leaves more bytes empty: that makes smaller files than the usual guess, and needs
less time.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from PIL import Image, ImageChops

_AS_IT_IS, _FROM_ABOVE = b"\0", b"\2"
_ZLIB, _END = b"\x78\x01", b"\x03\x00"
"""How a zlib stream begins, and an empty last block (RFC 1950 and 1951)."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows of a picture: how many, deflated, and the Adler-32 and the length of what was deflated."""

    rows: int
    deflated: bytes
    adler: int
    length: int


def strip_of(image: Image.Image) -> Strip:
    """Pack an image of mode "L" whose values are numbers of a palette, 0 to 15, and its width even."""
    rows = _filtered(_two_in_a_byte(image))
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS, strategy=zlib.Z_RLE)
    deflated = packer.compress(rows) + packer.flush(zlib.Z_SYNC_FLUSH)
    return Strip(image.height, deflated, zlib.adler32(rows), len(rows))


def as_png(strips: Sequence[Strip], width: int, palette: bytes) -> bytes:
    """Return the picture that `strips` of one width make, one below the other."""
    header = struct.pack(">2I5B", width, sum(one.rows for one in strips), 4, 3, 0, 0, 0)
    adler = reduce(_adler_of_both, strips, 1)
    packed = b"".join((_ZLIB, *(one.deflated for one in strips), _END, struct.pack(">I", adler)))
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", packed), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*one) for one in chunks)


def _two_in_a_byte(image: Image.Image) -> Image.Image:
    size = (image.width // 2, image.height)
    numbers = image.copy()
    numbers.putpalette(bytes(3 * 16))  # Pillow packs numbers of a palette, and not levels of grey
    return Image.frombytes("L", size, numbers.tobytes("raw", "P;4"))


def _filtered(image: Image.Image) -> bytes:
    width, height = image.size
    above = Image.new("L", image.size)
    above.paste(image, (0, 1))
    plain, changed = image.tobytes(), ImageChops.subtract_modulo(image, above).tobytes()
    empty = bytes(width)
    found: list[bytes] = []
    for start in range(0, width * height, width):
        row, change = plain[start : start + width], changed[start : start + width]
        # In a tie it stays as it is. So does a strip's first row, which may be put below any other.
        if row == empty or row.count(0) >= change.count(0):
            found += (_AS_IT_IS, row)
        else:
            found += (_FROM_ABOVE, change)
    return b"".join(found)


def _adler_of_both(adler: int, strip: Strip) -> int:
    """Return the Adler-32 of what has `adler` with `strip` after it (as zlib's adler32_combine)."""
    low = (adler & 0xFFFF) - 1
    high = (adler >> 16) + (strip.adler >> 16) + low * strip.length
    return high % 65521 << 16 | (low + (strip.adler & 0xFFFF)) % 65521


def _chunk(kind: bytes, said: bytes) -> bytes:
    return struct.pack(">I", len(said)) + kind + said + struct.pack(">I", zlib.crc32(kind + said))
