"""Pictures: whether a file is one, and how it is published.

A picture is published as WebP, made anew from its pixels: what a camera or a sender put beside
them (place, device, names, a second file behind the first) does not come along.
"""

from __future__ import annotations

import hashlib
import io
import posixpath
import re
import shutil
import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from PIL import Image, ImageOps
from PIL import __version__ as pillow_version

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


@dataclass(frozen=True, slots=True)
class Published:
    """A published picture: where its file is kept, and its size in pixels."""

    file: Path
    width: int
    height: int


def published(path: Path, cache: Path) -> Published:
    """Return the picture at `path` as it is published, made anew if `cache` does not hold it whole.

    A kept file's name says what it was made from, its size, and what its bytes are.
    """
    made_from = _digest(path.read_bytes() + _MADE_BY)
    for file in sorted(cache.glob(f"{made_from}-*.webp")):
        if kept := _kept(file):
            return kept
    picture = publishable(path)
    name = f"{made_from}-{picture.width}-{picture.height}-{_digest(picture.webp)}.webp"
    _write(cache / name, picture.webp)
    return Published(cache / name, picture.width, picture.height)


def _kept(file: Path) -> Published | None:
    """Return the picture in `file`, or None when it is not what its name says."""
    said = _KEPT_NAME.fullmatch(file.name)
    with suppress(OSError):
        if said and _digest(file.read_bytes()) == said["bytes"]:
            return Published(file, int(said["width"]), int(said["height"]))
    return None


_KEPT_NAME = re.compile(r"\w+-(?P<width>\d+)-(?P<height>\d+)-(?P<bytes>\w+)\.webp")


def _write(path: Path, whole: bytes) -> None:
    """Write a file in one step, in place of whatever lies there."""
    folder = path.parent
    if not folder.is_dir():
        folder.unlink(missing_ok=True)
        folder.mkdir(parents=True)
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.write_bytes(whole)
    if path.is_dir():
        shutil.rmtree(path)
    unfinished.replace(path)


_MADE_BY = f"{pillow_version} {LONGEST_SIDE} {_QUALITY}".encode()


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()[:32]


def with_sizes(html: str, page: str, pictures: Mapping[str, Published]) -> str:
    """Return `html` of the page at address `page` with each picture's size, so that nothing jumps.

    `pictures` are by their address below the site's root. A picture further down the page is
    fetched only when a reader comes near it.
    """

    def sized(tag: re.Match[str]) -> str:
        address = posixpath.normpath(posixpath.join(page, unquote(unescape(tag[2]))))
        picture = pictures.get(address)
        if picture is None:
            return tag[0]
        size = f'width="{picture.width}" height="{picture.height}" loading="lazy"'
        return f"{tag[1]} {size}"

    return _IMAGE.sub(sized, html)


_IMAGE = re.compile(r'(<img\b[^<>]*?\bsrc="([^"]*)")')
