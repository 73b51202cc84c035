"""Pictures: whether a file is one, and how it is published.

A picture is published as WebP, made anew from its pixels: what a camera or a sender put beside
them (place, device, names, a second file behind the first) does not come along.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from hub.faults import Fault

MAX_BYTES = 2_000_000
MAX_PIXELS = 25_000_000
LONGEST_SIDE = 1_600
"""In pixels: twice the width at which a page shows a picture."""

_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP", ".avif": "AVIF"}
_QUALITY = 80
_CODE = "bad-picture"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is published: a WebP file, with its size in pixels."""

    webp: bytes
    width: int
    height: int


def picture_fault(path: Path) -> Fault | None:
    """Say what is wrong with the picture at `path`; None when it can be published.

    Its size is read from its head before anything is unpacked, so that a small file that unpacks
    to a huge one costs nothing.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            return Fault(_CODE, f"the picture is larger than {MAX_BYTES // 1_000_000} MB", _SMALLER)
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _fault_inside(path)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return _TOO_LARGE
    except (OSError, ValueError, SyntaxError):
        return Fault(_CODE, "the picture cannot be opened, or ends too early", _AGAIN)


_SMALLER = "save it smaller; 1,600 pixels on the longer side are enough"
_TOO_LARGE = Fault(
    _CODE, f"the picture unpacks to more than {MAX_PIXELS // 1_000_000} million pixels", _SMALLER
)
_AGAIN = "open it in a picture program and save it again as JPEG or PNG"


def _fault_inside(path: Path) -> Fault | None:
    wanted = _FORMATS[path.suffix.lower()]
    with Image.open(path, formats=sorted(set(_FORMATS.values()))) as image:
        if image.width * image.height > MAX_PIXELS:
            return _TOO_LARGE
        if image.format != wanted:
            said = f"the picture is named `{path.suffix}`, but is a {image.format} picture"
            return Fault(_CODE, said, "give it the ending of what it is")
        image.load()
    return None


def publishable(path: Path) -> Picture:
    """Make the picture at `path`, which has no fault, as it is published."""
    with Image.open(path) as image:
        upright = ImageOps.exif_transpose(image)
        plain = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A fresh image has no metadata that the encoder could carry over.
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    into = io.BytesIO()
    bare.save(into, "WEBP", quality=_QUALITY, method=4)
    return Picture(into.getvalue(), bare.width, bare.height)
