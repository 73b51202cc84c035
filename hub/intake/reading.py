"""An issue read with its form: the page's values, and what stands in the way of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hub.intake.asked import Asked, Path
from hub.intake.forms import NEW_PLACE, Form
from hub.intake.sections import Sections
from hub.intake.values import value_of

STORY: Path = ("story",)
"""Where the text below the fields is kept."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something to change before an issue can become a page: under which heading, what, and how.

    `private` says that it should not stay readable in the issue's history either.
    """

    label: str
    message: str
    hint: str = ""
    private: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What an issue gives: values for front matter, those of a new place, and the text below.

    `labels` tells for the path of a value under which heading it was written.
    """

    values: dict[str, Any]
    place: dict[str, Any]
    story: str
    labels: dict[Path, str]
    troubles: tuple[Trouble, ...]

    def label_at(self, path: Path) -> str:
        """Return the heading under which the value at `path`, or what holds it, was written."""
        ends = range(len(path), 0, -1)
        return next((self.labels[path[:end]] for end in ends if path[:end] in self.labels), "")


def read_sections(form: Form, sections: Sections) -> Reading:
    """Read `sections` as answers to what `form` asks."""
    values: dict[str, Any] = {}
    troubles = list(_out_of_place(sections))
    for question in form.questions:
        text = sections.texts.get(question.label, "")
        if question.label not in sections.missing:
            troubles += _left_out(question, text)
        value = value_of(question, text) if text and question.control != "boxes" else None
        if value:
            _put(values, question.path or STORY, value)
    numbers = sorted(values.get("answers", ()))
    if numbers:
        values["answers"] = [values["answers"][number] for number in numbers]
    place, story = values.pop(NEW_PLACE, {}), values.pop("story", "")
    return Reading(values, place, story, _labels(form, numbers), tuple(troubles))


def _put(values: dict[str, Any], path: Path, value: Any) -> None:
    """Set the value at `path`; each of several answers is kept under its number for now."""
    here: dict[Any, Any] = values
    for part in path[:-1]:
        here = here.setdefault(part, {})
    here[path[-1]] = value


def _labels(form: Form, numbers: Sequence[int]) -> dict[Path, str]:
    """Return the heading of each value by its path, now that answers left empty are skipped.

    Of a group as a whole, such as the answers, it is the group's first heading.
    """
    labels: dict[Path, str] = {}
    for question in form.questions:
        for path in _paths(question.path, numbers):
            labels.setdefault(path, question.label)
    return labels


def _paths(path: Path, numbers: Sequence[int]) -> Iterator[Path]:
    match path:
        case (str(group), int(number), *rest):
            yield (group,)
            if number in numbers:
                yield (group, numbers.index(number), *rest)
        case _:
            yield path or STORY


def _out_of_place(sections: Sections) -> Iterator[Trouble]:
    for label in sections.repeated:
        yield Trouble(
            label,
            "this heading appears twice, so nobody can tell which text was meant",
            "keep one of the two; if it is a heading of your own, word it otherwise",
        )
    for label in sections.missing:
        yield Trouble(
            label,
            "this heading is gone from the issue",
            f"put a line with `### {label}` back, and what belongs there below it",
        )
    if sections.before:
        yield Trouble(
            "",
            "there is text above the first heading, where it belongs to no part of the form",
            "move it below a heading, or delete it",
        )


def _left_out(question: Asked, text: str) -> Iterator[Trouble]:
    if question.control == "boxes":
        ticked = value_of(question, text)
        for option in question.options:
            if option.code not in ticked:
                yield Trouble(
                    question.label,
                    f"this is not ticked: {option.shown}",
                    "tick it if it is so; otherwise leave out what it is about",
                )
    elif question.required and not text:
        yield Trouble(question.label, "this is empty, and it is needed", question.help)
