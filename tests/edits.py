"""Edits of a hub as people make them, and damage to what builds keep; each drawn by chance."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from builders import page
from made_hub import QUESTIONS

Edit = Callable[[Path, random.Random], None]


def some_file(root: Path, pattern: str, chance: random.Random) -> Path:
    """Return one of the files that `pattern` finds."""
    return chance.choice(sorted(root.glob(pattern)))


def replace_line(path: Path, start: str, line: str) -> None:
    """Put `line` where the line that begins with `start` stands."""
    lines = path.read_text(encoding="utf-8").split("\n")
    changed = [line if one.startswith(start) else one for one in lines]
    path.write_text("\n".join(changed), encoding="utf-8")


def reword(root: Path, chance: random.Random) -> None:
    """Add a sentence to the text of a page."""
    path = some_file(root, chance.choice(["case_studies/*.md", "guides/*/*.md"]), chance)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nSentence {chance.randrange(1000)} of a grant.\n")


def add_line_before(root: Path, chance: random.Random) -> None:
    """Move a text down by a paragraph, so that every line in it has another number."""
    path = some_file(root, "case_studies/*.md", chance)
    text = path.read_text(encoding="utf-8")
    start = text.index("\n---\n") + 5
    path.write_text(f"{text[:start]}\nFirst of all.\n\n{text[start:]}", encoding="utf-8")


def add_heading(root: Path, chance: random.Random) -> None:
    """Add a heading with a long sentence below it, which a check advises against."""
    path = some_file(root, "case_studies/*.md", chance)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\n## Part {chance.randrange(9)}\n\n{'word ' * 50}.\n")


def add_link(root: Path, chance: random.Random) -> None:
    """Link from one page's text to another page."""
    target = some_file(root, "case_studies/*.md", chance).name
    with some_file(root, "case_studies/*.md", chance).open("a", encoding="utf-8") as file:
        file.write(f"\nSee [another]({target}).\n")


def change_title(root: Path, chance: random.Random) -> None:
    """Give a case study, place or theme another title."""
    pattern = chance.choice(["case_studies/*.md", "content/places/*.md", "content/themes/*.md"])
    replace_line(some_file(root, pattern, chance), "title:", f"title: New {chance.randrange(99)}")


def change_answer(root: Path, chance: random.Random) -> None:
    """Let a case study answer another question."""
    path = some_file(root, "case_studies/*.md", chance)
    replace_line(path, "- question:", f"- question: {chance.choice(QUESTIONS)}")


def change_order(root: Path, chance: random.Random) -> None:
    """Put a question or theme elsewhere in its list."""
    pattern = chance.choice(["guides/*/question-*.md", "content/themes/*.md"])
    replace_line(some_file(root, pattern, chance), "order:", f"order: {chance.randrange(20)}")


def add_case(root: Path, chance: random.Random) -> None:
    """Add a case study."""
    number = chance.randrange(100, 1000)
    text = page("case_studies", title=f"Added {number}", answers=[_answer(chance)])
    (root / f"case_studies/added-{number}.md").write_text(text, encoding="utf-8")


def delete_case(root: Path, chance: random.Random) -> None:
    """Delete a case study; whoever linked to it is told so."""
    some_file(root, "case_studies/*.md", chance).unlink()


def rename_case(root: Path, chance: random.Random) -> None:
    """Give a case study's file another name."""
    path = some_file(root, "case_studies/*.md", chance)
    path.rename(path.with_name(f"renamed-{chance.randrange(1000)}.md"))


def mend_links(root: Path, _: random.Random) -> None:
    """Take all links between case studies out of the texts, so that none leads nowhere."""
    for path in root.glob("case_studies/*.md"):
        text = path.read_text(encoding="utf-8")
        kept = [line for line in text.split("\n") if not line.startswith("See [another]")]
        path.write_text("\n".join(kept), encoding="utf-8")


def explain_word(root: Path, chance: random.Random) -> None:
    """Add a word to the glossary, or explain it otherwise."""
    title = chance.choice(["grant", "sentence", "word"])
    path = root / f"content/glossary/{title}.md"
    path.parent.mkdir(exist_ok=True)
    text = page("content/glossary", title=title, summary=f"Meaning {chance.randrange(9)}.")
    path.write_text(text, encoding="utf-8")


def change_template(root: Path, chance: random.Random) -> None:
    """Change what a template shows."""
    name = chance.choice(["case.html", "partials/hub/footer.html", "question.html"])
    path = root / "overrides" / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</", f"<!-- {chance.randrange(99)} --></", 1), encoding="utf-8")


def change_setting(root: Path, chance: random.Random) -> None:
    """Change a setting of the site."""
    path = root / "mkdocs.yml"
    name = chance.choice(["site_name", "      question"])
    replace_line(path, f"{name}:", f"{name}: Another {chance.randrange(99)}?")


def add_picture(root: Path, chance: random.Random) -> None:
    """Break a page by a picture that is not there."""
    with some_file(root, "case_studies/*.md", chance).open("a", encoding="utf-8") as file:
        file.write("\n![A sofa](not-there.jpg)\n")


def mend_pictures(root: Path, _: random.Random) -> None:
    """Take such pictures out again."""
    for path in root.glob("case_studies/*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("\n![A sofa](not-there.jpg)\n", ""), encoding="utf-8")


def show_picture(root: Path, chance: random.Random) -> None:
    """Put a picture beside a case study and show it, or put one of another size in its place."""
    size = (chance.randint(8, 40), chance.randint(8, 40))
    Image.radial_gradient("L").resize(size).save(root / "case_studies/sofa.png")
    with some_file(root, "case_studies/*.md", chance).open("a", encoding="utf-8") as file:
        file.write(f"\n![A sofa for {chance.randrange(9)}](sofa.png)\n")


def change_day(root: Path, chance: random.Random) -> None:
    """Build for another day: events have passed, and an offer has ended."""
    day = chance.choice(["2026-11-30", "2026-12-09", "2027-12-01"])
    replace_line(root / "mkdocs.yml", "    today:", f"    today: '{day}'")


def agree_for_a_time(root: Path, chance: random.Random) -> None:
    """Let somebody agree to be asked about a case study, for a time that may be over."""
    until = chance.choice(["2026-12-01", "2027-06-01"])
    contact = f"{{offers: An hour to talk, via: hub-introduces, consent: {{given: 2026-11-01, until: {until}}}}}"
    path = some_file(root, "case_studies/*.md", chance)
    text = path.read_text(encoding="utf-8")
    if "\ncontact:" not in text:
        path.write_text(text.replace("---\n", f"---\ncontact: {contact}\n", 1), encoding="utf-8")


def change_gathering(root: Path, chance: random.Random) -> None:
    """Give an event, community, story or offer another title."""
    pattern = chance.choice(["events", "communities", "stories", "connections", "answers", "sides"])
    path = some_file(root, f"content/{pattern}/*.md", chance)
    name = "short" if pattern == "answers" else "title"
    replace_line(path, f"{name}:", f"{name}: Another {chance.randrange(99)}")


def move_event(root: Path, chance: random.Random) -> None:
    """Let an event begin on another day."""
    path = root / "content/events/morning.md"
    replace_line(path, "start:", f"start: 2026-12-0{chance.randint(1, 8)} 10:00")


EDITS: tuple[Edit, ...] = (
    reword,
    reword,
    add_line_before,
    add_heading,
    add_link,
    change_title,
    change_answer,
    change_order,
    add_case,
    delete_case,
    rename_case,
    mend_links,
    mend_links,
    explain_word,
    change_template,
    change_setting,
    add_picture,
    mend_pictures,
    mend_pictures,
    show_picture,
    change_day,
    agree_for_a_time,
    change_gathering,
    move_event,
)
"""Every edit; some stand twice, so that a hub does not stay broken for long."""


def damage(root: Path, chance: random.Random) -> None:
    """Cut off, alter, empty, swap or delete something that builds have kept."""
    folder = root / ".cache" / "hub"
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    for _ in range(chance.randint(1, 5) if files else 0):
        path = chance.choice(files)
        if path.is_file():
            chance.choice(_DAMAGES)(path, chance.choice(files), chance)


def _cut(path: Path, _: Path, chance: random.Random) -> None:
    whole = path.read_bytes()
    _write_apart(path, whole[: chance.randrange(len(whole) + 1)])


def _alter(path: Path, _: Path, chance: random.Random) -> None:
    whole = bytearray(path.read_bytes())
    if whole:
        whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
    _write_apart(path, bytes(whole))


def _alter_in_place(path: Path, _: Path, __: random.Random) -> None:
    """Alter it where it lies, and with it the site's file that it is linked to."""
    with path.open("r+b") as file:
        file.write(b"not what it was")


def _swap(path: Path, other: Path, _: random.Random) -> None:
    if other.exists():
        shutil.copyfile(other, path.with_name("copy"))
        path.with_name("copy").replace(path)


def _delete(path: Path, _: Path, __: random.Random) -> None:
    path.unlink()


def _put_folder(path: Path, _: Path, __: random.Random) -> None:
    path.unlink()
    path.mkdir()


def _write_apart(path: Path, whole: bytes) -> None:
    path.unlink()
    path.write_bytes(whole)


_DAMAGES = (_cut, _alter, _alter_in_place, _swap, _delete, _put_folder)


def _answer(chance: random.Random) -> dict[str, str]:
    return {"question": chance.choice(QUESTIONS), "short": f"We did {chance.randrange(99)} things."}
