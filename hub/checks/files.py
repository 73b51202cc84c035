"""Checks of the file itself: it can be read, and lies where a page belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.registry import Complaint, check
from hub.checks.words import field_name
from hub.findings import Severity
from hub.kinds import KINDS
from hub.library import Entry
from hub.links import Links
from hub.source import HIDDEN

MADE_BY_THE_HUB = frozenset(
    {"404", "assets", "compare", "coverage", "changed-minds", "explore", "gaps", "index"}
) | {kind.section.partition("/")[0] for kind in KINDS.values() if kind.name != "advice"}
"""The names, at the root of the site, of pages and folders that the hub makes itself."""

_FORMS = frozenset({"answer", "case-study"})
"""The forms lie beside the pages of advice."""

_WIDTHLESS = re.compile(
    r"[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u3164\ufeff\uffa0\U000e0000-\U000e007f]"
    # What joins may follow a letter of Hebrew and the scripts behind it, or a part of an emoji.
    r"(?<![\u0590-\u1fff\u2600-\u27bf\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U0001f000-\U0001faff][\u061c\u200c-\u200f])"
    # The flags of England, Scotland and Wales are spelt in tags.
    r"(?<![\U0001f3f4\U000e0061-\U000e007a][\U000e0061-\U000e007f])"
)
_TYPE_ANEW = "delete it, or type the word anew"

_NO_PAGE = frozenset({"stray-file", "bad-picture"})


def _faults(entry: Entry, code: str) -> Iterator[Complaint]:
    for fault in entry.document.faults:
        if fault.code == code:
            yield Complaint(fault.message, fault.hint, spot=(fault.line, fault.column))


@check()
def unreadable_file(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A file or folder must be one that can be opened.

    Bad: a file that its owner has locked.
    Good: an ordinary text file.
    """
    return _faults(entry, "unreadable-file")


@check()
def stray_file(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A content folder must hold pages and pictures alone, as files that every computer can hold.

    Bad: `content/themes/trust.html`, or a link to a folder elsewhere
    Good: `content/themes/trust.md`
    """
    return _faults(entry, "stray-file")


@check()
def bad_picture(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A picture must be what its name says, at most 2 MB, and not huge when unpacked.

    Bad: a Word document named `sofa.jpg`
    Good: a photograph saved as JPEG, 1,600 pixels wide
    """
    return _faults(entry, "bad-picture")


@check()
def not_utf_8(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A file must be saved as UTF-8, so that each letter arrives as it was written.

    Bad: a file saved by a word processor as 'Unicode' (UTF-16).
    Good: a file made in GitHub's editor, or saved as 'UTF-8'.
    """
    return _faults(entry, "not-utf-8")


@check()
def hidden_character(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A file must not hold control characters, which hide what a reader would see.

    Bad: a right-to-left override pasted from another program.
    Good: plain letters, in any script.
    """
    yield from _faults(entry, "hidden-character")
    for path, text in entry.document.front.texts:
        if found := HIDDEN.search(text):
            yield Complaint(
                f"{field_name(path)} stands for an invisible control character (U+{ord(found[0]):04X})",
                "delete the backslash and what belongs to it",
                path,
            )


@check(Severity.WARNING)
def zero_width_character(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A text should hold no character without width, over which searches and links fail unseen.

    What joins letters of a script that needs it, or the parts of an emoji, may stay.

    Bad: a word pasted from a web page with a hidden break in it (U+200B).
    Good: the same word typed anew.
    """
    document = entry.document
    for path, text in document.front.texts:
        if found := _without_width(text):
            message = f"{field_name(path)} holds an invisible character without width ({found[1]})"
            yield Complaint(message, _TYPE_ANEW, path)
    if _without_width(document.body):
        for number, line in enumerate(document.body.split("\n"), start=document.body_line):
            if found := _without_width(line):
                message = f"there is an invisible character without width here ({found[1]})"
                yield Complaint(message, _TYPE_ANEW, spot=(number, found[0] + 1))


@check()
def too_long_page(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A page must be short enough to read: at most 200 KB.

    Bad: a whole report pasted into one page.
    Good: a case study of two pages, with a link to the report.
    """
    return _faults(entry, "too-long-page")


@check()
def no_front_matter(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A page must begin with its fields, between two lines of three dashes.

    Bad: `# Our story`
    Good: `---`, then `title: Our story` and the other fields, then `---`
    """
    return _faults(entry, "no-front-matter")


@check()
def broken_front_matter(entry: Entry, links: Links) -> Iterator[Complaint]:
    """The fields must be written so that they can be read: `name: value`, one to a line.

    Bad: `title: Plymouth: one alliance`
    Good: `title: "Plymouth: one alliance"`
    """
    return _faults(entry, "broken-front-matter")


@check()
def forbidden_yaml(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Values must be plain: no references (`&`, `*`) and no type marks (`!`).

    Bad: `title: &name Our story`
    Good: `title: Our story`
    """
    return _faults(entry, "forbidden-yaml")


@check()
def repeated_key(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A field must stand once, or nobody can tell which value was meant.

    Bad: two lines that begin with `title:`
    Good: one line that begins with `title:`
    """
    return _faults(entry, "repeated-key")


@check()
def misplaced_file(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A page must lie in the folder for its kind; its name is its id.

    Bad: `case_studies/Our Story.md`
    Good: `case_studies/our-story.md`
    """
    is_page = not any(fault.code in _NO_PAGE for fault in entry.document.faults)
    if entry.kind is None and is_page:
        yield Complaint(
            "no page belongs at this path",
            "use a folder such as `case_studies/`, and a name of lower-case letters, digits and "
            "single dashes, at most 80",
            spot=(1, 1),
        )


@check()
def reserved_name(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A page about the hub must not take the address of a page that the hub makes itself.

    Bad: `content/pages/explore.md`
    Good: `content/pages/how-to-explore.md`
    """
    taken = {"page": MADE_BY_THE_HUB, "advice": _FORMS}.get(entry.key[0], frozenset())
    if entry.id in taken:
        yield Complaint(
            f"the address '{entry.url}' belongs to a page that the hub makes itself",
            "give the file another name",
            spot=(1, 1),
        )


@check()
def duplicate_id(entry: Entry, links: Links) -> Iterator[Complaint]:
    """An id must belong to one page, however it is written.

    Bad: `case_studies/wigan.md` beside `case_studies/wigan/index.md`
    Good: one of the two
    """
    first = links.hub.by_key.get(entry.key)
    if entry.kind and first and first is not entry:
        yield Complaint(
            f"the id '{entry.id}' belongs to `{first.path}` already",
            "give this file another name, or delete one of the two",
            spot=(1, 1),
        )


def _without_width(text: str) -> tuple[int, str] | None:
    """Return where the first character without width stands in `text`, and its number."""
    found = None if text.isascii() else _WIDTHLESS.search(text)
    return (found.start(), f"U+{ord(found[0]):04X}") if found else None
