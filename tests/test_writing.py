"""Lines written letter by letter look as if they had been written in one go."""

from __future__ import annotations

import random
from typing import get_args

import pytest
from PIL import Image, ImageChops, ImageDraw

from hub.publish import writing
from hub.publish.lettering import Face, typeface, writable
from hub.publish.writing import write

FACES = get_args(Face)
LETTERS = [chr(code) for code in range(0x20, 0x2030) if writing._SINGLE.fullmatch(chr(code))]
INK = 5
AT = (40, 110)


def in_one_go(text: str, face: tuple[Face, int]) -> Image.Image:
    image = Image.new("L", (900, 150))
    ImageDraw.Draw(image).text(AT, text, font=typeface(*face), fill=INK, anchor="ls")
    return image


def letter_by_letter(text: str, face: tuple[Face, int]) -> Image.Image:
    image = Image.new("L", (900, 150))
    write(image, AT, text, face, INK)
    return image


def tones_apart(text: str, face: tuple[Face, int]) -> int:
    """Return by how many tones the two ways differ where they differ most."""
    pair = in_one_go(text, face), letter_by_letter(text, face)
    return int(ImageChops.difference(*pair).getextrema()[1])


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size", [24, 46, 88])
@pytest.mark.parametrize(
    "text",
    [
        "Who pays for the work?",
        "AVA, To: Wylie",
        "“Tōkyō” – £7.7m…",
        "off if flow fit fat lift",
        "office affluent fft fff",
    ],
)
def test_kerning_and_ligatures_stay(text: str, face: Face, size: int) -> None:
    assert tones_apart(text, (face, size)) <= 1


@pytest.mark.parametrize("face", FACES)
def test_every_letter_that_counts_as_a_single_shape_is_one(face: Face) -> None:
    letters = [one for one in LETTERS if writable(one, face) or one.isascii()]
    assert len(letters) > 280
    found = [
        one for one in letters if any(tones_apart(f"{one}n{one}", (face, s)) for s in (47, 61))
    ]
    assert not found


@pytest.mark.parametrize("face", FACES)
def test_letters_in_any_order_differ_by_a_tone_at_most_where_they_touch(face: Face) -> None:
    chance = random.Random(7)  # noqa: S311 - the same texts each time
    letters = [one for one in LETTERS if writable(one, face) or one.isascii()]
    texts = ["".join(chance.choices(letters, k=8)) for _ in range(300)]
    assert max(tones_apart(text, (face, 64)) for text in texts) <= 1


@pytest.mark.parametrize("text", ["Ĭĭ", "q̃ and m̃", "Ấp Bắc", "Ẍṁ", "Київ", "ώρα"])
def test_what_may_be_several_shapes_is_written_in_one_go(text: str) -> None:
    assert in_one_go(text, ("serif", 61)) == letter_by_letter(text, ("serif", 61))


def test_letters_lie_softly_on_the_tone_that_is_there() -> None:
    image = Image.new("L", (900, 150), 10)
    write(image, AT, "Trust", ("serif", 64), 13)
    assert {tone for _, tone in image.getcolors() or ()} == {10, 11, 12, 13}
