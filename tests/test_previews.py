"""The pictures for shared links: small, the same each time, without a box for what cannot be drawn."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageColor, ImageDraw

from builders import write_hub
from hub.cache import Cache
from hub.library import load_hub
from hub.links import Links
from hub.pages.page import SitePage
from hub.pages.preview import Preview, own_preview, preview_of, with_preview
from hub.pages.site import site_pages
from hub.pictured import MOST_OF_THEIR_OWN, Pictured
from hub.publish import mark
from hub.publish import preview_drawing as drawing
from hub.publish.lettering import LEADING, Face, fitted, typeface, writable
from hub.publish.preview_drawing import COLOURS, drawn, drawn_touch_icon
from hub.publish.previews import write_previews
from page_data import SETTINGS, alone, cases

ROOT = Path(__file__).resolve().parent.parent
PLYMOUTH = Preview("Case study", "A city listens", "Plymouth, England", "Many Answers")
LONG = "What happens when the people who hold the money do not come to the table, " * 6
WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 3


def previews_of(
    root: Path, files: dict[str, str], most: int = MOST_OF_THEIR_OWN
) -> dict[str, Preview]:
    """Return the pictures of a small hub, by where their pages lie."""
    links = Links(load_hub(write_hub(root, files)))
    settings = SETTINGS | {"name": "Many Answers"}
    pages = {page.src_uri: page for page in site_pages(links, settings)}
    return {uri: preview_of(pages[uri], settings) for uri in Pictured(links.hub, most).pages}


@pytest.mark.parametrize("title", ["Trust", PLYMOUTH.title, LONG, WORD])
def test_a_picture_is_whole_and_small_whatever_its_title(title: str) -> None:
    data = drawn(replace(PLYMOUTH, title=title))
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (1200, 630))
    assert len(data) < 25_000
    margin = picture.convert("RGB").crop((1130, 0, 1200, 520)).getcolors()
    wash = tuple(bytes.fromhex(COLOURS["wash"][1:]))
    assert margin == [(70 * 520, wash)], "something is written over the edge"


def in_one_piece(preview: Preview) -> Image.Image:
    """Draw a picture plainly: each line as a mask, whose levels are parted into a colour's steps."""
    picture = Image.new("RGB", drawing.SIZE, COLOURS["wash"])
    picture.paste(COLOURS["ink"], (72, 60, 1128, 68))
    picture.paste(COLOURS["foot"], (0, 530, 1200, 630))

    def write(at: tuple[int, int], text: str, face: tuple[Face, int], ramp: drawing.Ramp) -> None:
        mask = Image.new("L", picture.size)
        ImageDraw.Draw(mask).text(at, text, font=typeface(*face), fill=255, anchor="ls")
        colour_in(mask, ramp)

    def colour_in(mask: Image.Image, ramp: drawing.Ramp) -> None:
        ground, colour = (ImageColor.getrgb(COLOURS[one]) for one in (ramp.ground, ramp.colour))
        last = ramp.steps - 1
        for step in range(1, ramp.steps):
            pairs = zip(ground, colour, strict=True)
            tone = tuple(round(one + (other - one) * step / last) for one, other in pairs)
            here = [255 * (round(level / 255 * last) == step) for level in range(256)]
            picture.paste(tone, (0, 0), mask.point(here))

    write((72, 122), preview.kind, ("sans", 32), drawing.MUTED)
    write((72, 492), preview.note, ("sans", 32), drawing.INK)
    title = fitted(preview.title, "serif", drawing.TITLE_SIZES, 1056, 300)
    for number, line in enumerate(title.lines):
        baseline = 152 + round(title.size * (0.86 + number * LEADING))
        write((72, baseline), line, ("serif", title.size), drawing.INK)
    write((136, 593), preview.hub, ("serif", 38), drawing.FOOT)
    shape = Image.new("L", picture.size)
    shape.paste(mark.mark(60), (65, 549))
    colour_in(shape, drawing.FOOT)
    return picture


@pytest.mark.parametrize(
    "title",
    [
        "Trust",
        "Ấ Ồ Ű Ạ Ḉ",
        LONG,
        "Why should funders and those whom they fund trust each other, and what does that change?",
        "AVA, Tommy & Wylie: office, affluent, flow, Þjóð",
        "Écoute à Łódź, Ågård, Ấp Bắc and q̃",
        "Ёлка й Київ",
        "Ελληνικά, ώρα",
    ],
)
def test_a_picture_put_together_looks_as_if_drawn_in_one_piece(title: str) -> None:
    preview = replace(PLYMOUTH, title=title)
    whole = Image.open(io.BytesIO(drawn(preview))).convert("RGB")
    assert ImageChops.difference(whole, in_one_piece(preview)).getbbox() is None


def test_the_same_text_makes_the_same_bytes_and_another_text_another_address() -> None:
    assert drawn(PLYMOUTH) == drawn(replace(PLYMOUTH))
    for field in ("kind", "title", "note", "hub"):
        other = replace(PLYMOUTH, **{field: "Other"})
        assert other.uri != PLYMOUTH.uri
        assert drawn(other) != drawn(PLYMOUTH)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Café naïve “so” – £7.7m, Tōkyō", "Café naïve “so” – £7.7m, Tōkyō"),
        ("Cafe\u0301", "Café"),
        ("A party 🎉 for all ❤️", "A party for all"),
        ("Meeting 東京 大阪 again", "Meeting … again"),
        ("Tōkyō京 listens", "… listens"),
        ("東京都", ""),
        ("🎉", ""),
        ("a\u200bb\u202ec\nd", "abc d"),
        ("", ""),
    ],
)
def test_what_a_typeface_lacks_is_left_out_and_never_drawn_as_a_box(text: str, kept: str) -> None:
    assert writable(text, "serif") == kept
    assert writable(text, "sans") == kept


def test_a_title_that_cannot_be_written_leaves_its_place_to_the_kind() -> None:
    foreign = drawn(replace(PLYMOUTH, title="東京都"))
    assert foreign == drawn(replace(PLYMOUTH, kind="", title="Case study"))


def test_a_title_takes_the_largest_size_that_fits_and_its_lines_are_even() -> None:
    sizes = (100, 60, 40)
    assert fitted("Trust", "serif", sizes, 1000, 300).size == 100
    found = fitted("Should we compete or collaborate, contract or give?", "serif", sizes, 1000, 300)
    assert len(found.lines) * found.size * LEADING <= 300
    longest, shortest = max(map(len, found.lines)), min(map(len, found.lines))
    assert shortest > longest * 0.6


def test_what_does_not_fit_at_the_smallest_size_is_cut_at_a_word() -> None:
    found = fitted(LONG, "serif", (60, 40), 1000, 300)
    assert found.size == 40
    assert found.lines[-1].endswith("…")
    assert " ".join(found.lines).removesuffix("…") in LONG


def test_the_pictures_have_the_colours_and_the_mark_of_the_pages() -> None:
    css = (ROOT / "overrides/assets/base.css").read_text(encoding="utf-8")
    light = css.partition('[data-md-color-scheme="slate"]')[0]
    for name, colour in COLOURS.items():
        assert f"--hub-{name}: {colour};" in light
    svg = (ROOT / "overrides/.icons/hub/mark.svg").read_text(encoding="utf-8")
    assert f'd="{mark.CURVE}"' in svg
    dots = re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', svg)
    assert [(float(x), float(y)) for x, y in dots] == list(mark.DOTS)


def test_the_icon_for_phones_fills_its_square() -> None:
    icon = Image.open(io.BytesIO(drawn_touch_icon())).convert("RGB")
    assert icon.size == (180, 180)
    assert icon.getpixel((0, 0)) == tuple(bytes.fromhex(COLOURS["brand"][1:]))


def test_a_picture_is_drawn_once_and_again_when_the_kept_one_is_damaged(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    one, two, three = (tmp_path / name / PLYMOUTH.uri for name in ("one", "two", "three"))
    write_previews(tmp_path / "one", {PLYMOUTH.uri: PLYMOUTH}, cache)
    write_previews(tmp_path / "two", {PLYMOUTH.uri: PLYMOUTH}, cache)
    assert two.stat().st_ino == one.stat().st_ino, "it was drawn again"
    two.write_bytes(b"damaged, and with it what it is linked to")
    write_previews(tmp_path / "three", {PLYMOUTH.uri: PLYMOUTH}, cache)
    assert three.read_bytes() == drawn(PLYMOUTH)


def test_every_kind_of_page_that_people_share_says_what_it_is(tmp_path: Path) -> None:
    found = previews_of(tmp_path, alone())
    assert found["case_studies/plymouth.md"] == Preview(
        "Case study", "A city listens", "Plymouth", "Many Answers"
    )
    question = found["guides/money/who-pays.md"]
    assert (question.title, question.note) == ("Who pays?", "Answers from Plymouth")
    assert found["answers/plymouth-pays.md"].kind == "Short answer"
    assert found["places/plymouth.md"].note == "1 case study · 2 answers"
    assert "explore/index.md" not in found
    assert "about.md" not in found


def test_in_a_large_hub_the_oldest_case_studies_show_the_hubs_picture(tmp_path: Path) -> None:
    files = cases(3)
    everything = previews_of(tmp_path / "a", files)
    most = list(everything).index("case_studies/plymouth.md")
    found = previews_of(tmp_path / "b", files, most)
    assert list(found) == list(everything)[:most]
    assert {"guides/money/index.md", "guides/money/who-pays.md"} <= found.keys()


def test_a_page_names_its_picture_in_words_too() -> None:
    page = SitePage("places/plymouth.md", {"hub": {"kind": "place"}})
    preview = Preview("Place", "Plymouth", "1 case study", "Many Answers")
    shown = with_preview(page, preview).meta["hub"]
    assert shown["preview"] == {"url": preview.uri, "alt": "Place: Plymouth (1 case study)"}
    assert "preview" not in page.meta["hub"]
    assert with_preview(page, None) is page


def test_the_hubs_own_picture_asks_its_question() -> None:
    settings = {"name": "Many Answers", "home": {"question": "How?"}}
    assert own_preview(settings) == Preview("", "How?", "", "Many Answers")
    assert own_preview({"name": "Many Answers"}).title == "Many Answers"
