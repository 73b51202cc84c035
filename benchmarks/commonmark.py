"""Take all examples of the CommonMark specification through rendering and cleaning: commonmark.py [FILE].

Exits with 1 when one of them loses text, or markup that a page may hold (rules: tests/lossless.py).
FILE is the package as npm gives it; without one it is fetched, and its hash looked at.
"""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hub.outline import outline_of
from hub.publish.clean import clean_html

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from lossless import lost, renderer  # type: ignore[import-not-found]  # noqa: E402 - the tests' own

PACKAGE = "commonmark-spec@0.31.2"
SHA512 = "vXKxmclzJPymhOJYD26G0oBjVmIcKC8p5m2DvHIq1A1btr1m0r0dT/PzRA5/nwxUbCAPedMNPEoiQE+zvuOcOw=="
EXAMPLES = 652
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """An example of the specification: its number, its Markdown, and the HTML it stands for."""

    number: int
    markdown: str
    html: str

    @property
    def is_refused(self) -> bool:
        """Whether the check of HTML in a text refuses it, so that it is never rendered."""
        return bool(outline_of(self.markdown, 1).html)


def main(file: str = "") -> int:
    """Print what each example loses, and one line at the end."""
    examples = list(_examples(_specification(Path(file) if file else _fetched())))
    if len(examples) != EXAMPLES:
        sys.exit(f"There are {len(examples)} examples, not {EXAMPLES}; has their form changed?")
    render = renderer()
    rendered = sum(_loses(one, render(one.markdown), "rendered here") for one in examples)
    written = [one for one in examples if not one.is_refused]
    as_written = sum(_loses(one, one.html, "as the specification renders it") for one in written)
    print(
        f"{len(examples)} examples rendered here: {rendered} lose something. {len(written)} hold no "
        f"HTML, which the check refuses; as the specification renders them, {as_written} lose something."
    )
    return int(bool(rendered or as_written))


def _loses(example: Example, html: str, how: str) -> bool:
    found = lost(html, clean_html(html))
    if found:
        print(f"Example {example.number}, {how}: {example.markdown!r}", *found, sep="\n  ")
    return bool(found)


def _fetched() -> Path:
    folder = ROOT / ".cache" / "commonmark"
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "pack", "--silent", PACKAGE, "--pack-destination", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


def _specification(file: Path) -> str:
    found = base64.b64encode(hashlib.sha512(file.read_bytes()).digest()).decode()
    if found != SHA512:
        sys.exit(f"{file} is not {PACKAGE}: its hash is sha512-{found}")
    with tarfile.open(file) as package:
        text = package.extractfile("package/spec.txt")
        return text.read().decode() if text else ""


def _examples(text: str) -> Iterator[Example]:
    for number, match in enumerate(_EXAMPLE.finditer(text), start=1):
        yield Example(number, *(part.replace("→", "\t") for part in match.groups()))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
