"""A made corpus: case studies whose words follow a Zipf law, as those of real prose do.

Case study i depends on the seed and on i alone, and links lead to lower numbers only, so that a
corpus of n is the beginning of every larger one and growth compares like with like. The same text
is written in two forms: as a hub of ours, and as the plain pages that other generators read.

Run with: .venv/bin/python benchmarks/corpus.py NUMBER FOLDER [--plain]
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from made_words import COMMON_WORDS, VOCABULARY_SIZE, made_words

THEMES = (
    "Climate adaptation",
    "Community wealth",
    "Digital inclusion",
    "Health and care",
    "Housing",
    "Skills and work",
    "Transport",
    "Young people",
)
SECTORS = (
    "Agriculture",
    "Arts and culture",
    "Charity",
    "Education",
    "Energy",
    "Finance",
    "Health",
    "Housing association",
    "Local government",
    "Manufacturing",
    "Retail",
    "Social enterprise",
)
PLACES, GUIDES, QUESTIONS_IN_A_GUIDE = 60, 12, 8
HEADINGS = (
    "The challenge",
    "What they did",
    "How it worked",
    "What changed",
    "Lessons for others",
)


@dataclass(frozen=True)
class MadeCase:
    """A made case study: what stands in its fields, and its text as pieces of Markdown.

    A piece that links to another case study or to a question holds `{case:00007}` or
    `{question:03/5}` where the address goes, which differs with the form.
    """

    number: int
    title: str
    summary: str
    place: str
    themes: tuple[str, ...]
    sectors: tuple[str, ...]
    published: date
    answers: tuple[tuple[int, int], ...]
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Corpus:
    """Everything that can be made from one seed."""

    seed: int = 7

    @cached_property
    def places(self) -> list[str]:
        """The names of the places."""
        return sorted(word.capitalize() for word in made_words(self.seed + 1, PLACES))

    def case(self, number: int) -> MadeCase:
        """Make case study `number`."""
        chance = self._chance("case", number)
        title, place = self._title(number)
        themes = sorted(chance.sample(THEMES, chance.choice((1, 1, 2))))
        sectors = sorted(chance.sample(SECTORS, chance.choice((1, 2, 2, 3))))
        published = date(2015, 1, 1) + timedelta(days=chance.randrange(3900))
        answers = {
            (chance.randrange(GUIDES), chance.randrange(QUESTIONS_IN_A_GUIDE))
            for _ in range(chance.choice((1, 2, 3)))
        }
        summary = self.sentence(chance, 26)
        told = sorted(answers)
        paragraphs = tuple(self._paragraphs(chance, number, told[0]))
        return MadeCase(
            number,
            title,
            summary,
            place,
            tuple(themes),
            tuple(sectors),
            published,
            tuple(told),
            paragraphs,
        )

    def question(self, guide: int, number: int) -> tuple[str, list[str]]:
        """Make a question: its title and the paragraphs of its text."""
        chance = self._chance("question", f"{guide}/{number}")
        title = f"How do we {' '.join(self._long_words(chance, 5))}?"
        return title, [" ".join(self.sentence(chance) for _ in range(4)) for _ in range(2)]

    def guide(self, number: int) -> tuple[str, str]:
        """Make a guide: its title and summary."""
        chance = self._chance("guide", number)
        words = " ".join(self._long_words(chance, 3))
        return f"Guide {number:02}: what of {words}?", self.sentence(chance, 20)

    def answer(self, case: int, question: tuple[int, int]) -> str:
        """Make the short answer of a case study to a question."""
        return self.sentence(self._chance("answer", f"{case}/{question}"), 30)

    def sentence(self, chance: random.Random, length: int | None = None) -> str:
        """Make a sentence of `length` words, or of 8 to 24."""
        words = self._words(chance, length or chance.randint(8, 24))
        words[0] = words[0].capitalize()
        if len(words) > 12:
            words[len(words) // 2] += ","
        return f"{' '.join(words)}."

    def _paragraphs(
        self, chance: random.Random, number: int, answer: tuple[int, int]
    ) -> Iterator[str]:
        budget, used = chance.randint(540, 820), 0
        several = chance.choice((2, 3, 4)) if number else 0
        linked = [chance.randrange(number) for _ in range(several)]
        for index, heading in enumerate(HEADINGS):
            yield f"## {heading}"
            while used < budget * (index + 1) / len(HEADINGS):
                paragraph, length = self._paragraph(chance, linked)
                used += length
                yield paragraph
            for piece, length in self._extras(chance, index):
                used += length
                yield piece
        for one in linked:
            yield f"Related: {self._link(one)}."
        yield f"Guide: [the question]({{question:{answer[0]:02}/{answer[1]}}})."

    def _paragraph(self, chance: random.Random, linked: list[int]) -> tuple[str, int]:
        sentences = [self.sentence(chance) for _ in range(chance.randint(2, 5))]
        if linked and chance.random() < 0.5:
            sentences.append(f"See also {self._link(linked.pop())}.")
        if chance.random() < 0.3:
            bold = " ".join(self._long_words(chance, 2))
            sentences.append(f"This was **{bold}** and *{self._long_words(chance, 1)[0]}*.")
        return " ".join(sentences), sum(len(one.split()) for one in sentences)

    def _extras(self, chance: random.Random, index: int) -> Iterator[tuple[str, int]]:
        """Make what stands below a section beside paragraphs, with what it counts as in words."""
        if index in {1, 3}:
            items = [self.sentence(chance, 10) for _ in range(chance.randint(3, 6))]
            yield "\n".join(f"- {one}" for one in items), 10 * len(items)
        if index == 2:
            yield f"### {' '.join(self._long_words(chance, 3)).capitalize()}", 0
            yield self.sentence(chance), 16
        if index == 3:
            rows = [
                f"| {' '.join(self._long_words(chance, 2))} | {chance.randint(1, 99)} "
                f"| {chance.randint(1, 99)} |"
                for _ in range(3)
            ]
            yield "\n".join(["| Measure | Before | After |", "| --- | --- | --- |", *rows]), 0

    def _link(self, number: int) -> str:
        return f"[{self._title(number)[0]}]({{case:{number:05}}})"

    def _title(self, number: int) -> tuple[str, str]:
        chance = self._chance("title", number)
        place = self.places[(int(chance.paretovariate(0.35)) - 1) % PLACES]
        return f"{' '.join(self._long_words(chance, 4)).capitalize()} in {place}", place

    def _chance(self, what: str, which: object) -> random.Random:
        return random.Random(f"{self.seed}/{what}/{which}")  # noqa: S311 - the same each time

    def _words(self, chance: random.Random, number: int) -> list[str]:
        return chance.choices(self._vocabulary, cum_weights=self._weights, k=number)

    def _long_words(self, chance: random.Random, number: int) -> list[str]:
        return [one for one in self._words(chance, number * 10 + 20) if len(one) > 3][:number]

    @cached_property
    def _vocabulary(self) -> list[str]:
        rest = made_words(self.seed, VOCABULARY_SIZE - len(COMMON_WORDS), COMMON_WORDS)
        return [*COMMON_WORDS, *rest]

    @cached_property
    def _weights(self) -> list[float]:
        return list(accumulate(1 / (rank + 2.7) ** 1.07 for rank in range(1, VOCABULARY_SIZE + 1)))


def write_hub(root: Path, number: int, corpus: Corpus) -> None:
    """Write the first `number` case studies below `root`, with all that they name, as a hub."""
    files = dict(_terms(corpus))
    for one in range(number):
        files[f"case_studies/case-{one:05}.md"] = hub_case(corpus, corpus.case(one))
    _write(root, files)


def write_plain(root: Path, number: int, corpus: Corpus) -> None:
    """Write the same as plain pages with title, date, summary and tags, for other generators."""
    files = {
        "index.md": _page({"title": "Knowledge hub"}, ["Start with [a guide](guides/guide-00.md)."])
    }
    for guide in range(GUIDES):
        files[f"guides/guide-{guide:02}.md"] = _plain_guide(corpus, guide)
    for one in range(number):
        files[f"cases/case-{one:05}.md"] = _plain_case(corpus.case(one))
    _write(root, files)


def hub_case(corpus: Corpus, case: MadeCase) -> str:
    """Return a case study as a file of a hub."""
    front = {
        "title": case.title,
        "summary": case.summary,
        "places": [_id(case.place)],
        "sectors": [_id(one) for one in case.sectors],
        "themes": [_id(one) for one in case.themes],
        "status": "ongoing",
        "told_by": ["delivery"],
        "answers": [
            {"question": f"guide-{one[0]:02}/q{one[1]}", "short": corpus.answer(case.number, one)}
            for one in case.answers
        ],
        "still_unsure": ["Nobody has asked those who left."],
        "sources": [{"title": "A made account", "publisher": "Nobody", "year": "2020"}],
        "published": case.published.isoformat(),
    }
    return _page(front, _linked(case.paragraphs, "case-{}.md", "../guides/guide-{}/q{}.md"))


def _terms(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for order, title in enumerate(THEMES, start=1):
        front = {"title": title, "summary": f"All about {title.lower()}.", "order": str(order)}
        yield f"content/themes/{_id(title)}.md", _page(front, ["A made theme."])
    for title in SECTORS:
        front = {"title": title, "summary": f"All of {title.lower()}."}
        yield f"content/sectors/{_id(title)}.md", _page(front, ["A made sector."])
    for title in corpus.places:
        front = {"title": title, "summary": "A made place.", "kind": "city"}
        yield f"content/places/{_id(title)}.md", _page(front, ["It is nowhere."])
    front = {"title": "Work", "summary": "You have something to do.", "order": "1"}
    yield "content/needs/work.md", _page(front, ["A made need."])
    for guide in range(GUIDES):
        yield from _hub_guide(corpus, guide)


def _hub_guide(corpus: Corpus, guide: int) -> Iterator[tuple[str, str]]:
    title, summary = corpus.guide(guide)
    front = {
        "title": title,
        "summary": summary,
        "short_title": f"Guide {guide}",
        "order": str(guide + 1),
        "needs": ["work"],
        "published": "2015-01-01",
    }
    yield f"guides/guide-{guide:02}/index.md", _page(front, ["A made guide."])
    for number in range(QUESTIONS_IN_A_GUIDE):
        title, paragraphs = corpus.question(guide, number)
        front = {
            "title": title,
            "summary": "Places came to different answers.",
            "order": str(number + 1),
            "published": "2015-01-01",
        }
        yield f"guides/guide-{guide:02}/q{number}.md", _page(front, paragraphs)


def _plain_case(case: MadeCase) -> str:
    front = {
        "title": case.title,
        "date": case.published.isoformat(),
        "place": case.place,
        "themes": list(case.themes),
        "sectors": list(case.sectors),
        "tags": [*case.themes, *case.sectors, case.place],
        "summary": case.summary,
    }
    return _page(front, _linked(case.paragraphs, "case-{}.md", "../guides/guide-{}.md#q{}"))


def _plain_guide(corpus: Corpus, guide: int) -> str:
    title, summary = corpus.guide(guide)
    parts = []
    for number in range(QUESTIONS_IN_A_GUIDE):
        question, paragraphs = corpus.question(guide, number)
        parts += [f"## {question} {{ #q{number} }}", *paragraphs]
    return _page({"title": title, "summary": summary}, parts)


def _linked(paragraphs: Sequence[str], case: str, question: str) -> list[str]:
    """Put addresses into the text: `case` and `question` say how they are written."""
    linked = []
    for paragraph in paragraphs:
        text = paragraph
        while (start := text.find("{")) >= 0:
            end = text.index("}", start)
            kind, _, which = text[start + 1 : end].partition(":")
            address = (case if kind == "case" else question).format(*which.split("/"))
            text = f"{text[:start]}{address}{text[end + 1 :]}"
        linked.append(text)
    return linked


def _page(front: Mapping[str, object], paragraphs: Sequence[str]) -> str:
    fields = "\n".join(f"{name}: {_yaml(value)}" for name, value in front.items())
    return f"---\n{fields}\n---\n\n" + "\n\n".join(paragraphs) + "\n"


def _yaml(value: object) -> str:
    """Return a value as JSON, which YAML reads; a date stays bare, since Hugo and MkDocs want it."""
    plain = isinstance(value, str) and value.replace("-", "").isdigit()
    return str(value) if plain else json.dumps(value)


def _id(title: str) -> str:
    return title.lower().replace(" ", "-")


def _write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def main() -> None:
    """Write a corpus as the command line asks for it."""
    parser = argparse.ArgumentParser(prog="corpus.py", description=__doc__)
    parser.add_argument("number", type=int, help="how many case studies")
    parser.add_argument("folder", type=Path, help="where they go")
    parser.add_argument("--plain", action="store_true", help="write them for other generators")
    options = parser.parse_args()
    (write_plain if options.plain else write_hub)(options.folder, options.number, Corpus())


if __name__ == "__main__":
    main()
