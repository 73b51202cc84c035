"""A page to begin: its kind, title and id, where its file goes, and what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from hub.kinds import KINDS
from hub.library import Hub
from hub.skeleton import skeleton


@dataclass(frozen=True, slots=True)
class NewPage:
    """What a writer has said of a new page; `guide` is set for a question.

    `chosen` holds the values of some fields, by the field's path.
    """

    kind: str
    title: str
    name: str
    guide: str = ""
    chosen: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where its file goes, from the hub's root."""
        folder = KINDS[self.kind].folder
        if self.kind == "guide":
            return f"{folder}/{self.name}/index.md"
        inside = f"{folder}/{self.guide}" if self.kind == "question" else folder
        return f"{inside}/{self.name}.md"

    def is_taken(self, hub: Hub) -> bool:
        """Tell whether there is such a page, or such a file, already."""
        name = f"{self.guide}/{self.name}" if self.kind == "question" else self.name
        return (hub.root / self.path).exists() or (self.kind, name) in hub.by_key

    def files(self, hub: Hub, today: date) -> dict[str, str]:
        """Return the texts of the files to write, by path; a guide comes with a first question."""
        made = {self.path: self._text(hub, today)}
        if self.kind == "guide":
            first = NewPage("question", "What is the first question?", "first", self.name)
            made |= first.files(hub, today)
        return made

    def _text(self, hub: Hub, today: date) -> str:
        is_question = self.kind in {"guide", "question"} and not self.title.endswith("?")
        title = f"{self.title}?" if is_question else self.title
        return skeleton(KINDS[self.kind], title, hub, today, self.chosen)
