"""Marks on the types of fields: each a rule that the models keep, and tell in their JSON Schema.

So the check, the reference and the form's script know of each rule from the one place where it is
written. Keywords beside those of JSON Schema: `folded`, `maxWords`, `refersTo` and `refusal`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, LiteralString

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from hub.patterns import for_scripts


def count_words(text: str) -> int:
    """Count the words of `text`, as an editor would: runs between white space."""
    return len(text.split())


def asked(part: str, **words: Any) -> dict[str, Any]:
    """Say for `json_schema_extra` in which part of a form a field is asked for.

    `words` may be `more` (it can be folded away), `hint` (in place of its description), `each`
    and `autocomplete`; see `hub.describe.FieldView`. What is in the part `editors` is in no form.
    """
    return {"asked": {"part": part, **words}}


@dataclass(frozen=True, slots=True)
class Lines:
    """Says how many lines a form leaves for a text."""

    number: int


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a text as the id of a record of one kind (`hub.kinds.KINDS` has the names)."""

    kind: str

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Add the keyword `refersTo`."""
        return handler(schema) | {"refersTo": self.kind}


class _Rule:
    """A mark that looks at each text, and adds keywords to the JSON Schema."""

    __slots__ = ()

    def __call__(self, text: str) -> str:
        raise NotImplementedError

    def keywords(self) -> dict[str, Any]:
        raise NotImplementedError

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(schema) | self.keywords()


@dataclass(frozen=True, slots=True)
class OneLine(_Rule):
    """Marks a text as one paragraph: folds its white space; refuses nothing else as `empty`."""

    def __call__(self, text: str) -> str:
        """Return `text` in one line."""
        words = text.split()
        if not words:
            raise PydanticCustomError("empty", "is empty", {})
        return " ".join(words)

    def keywords(self) -> dict[str, Any]:
        """Return what the JSON Schema says of it."""
        return {"folded": True}


@dataclass(frozen=True, slots=True)
class Matches(_Rule):
    """Marks a text as having a form: in words, as a pattern, and as the type of the refusal."""

    words: str
    pattern: str
    refusal: LiteralString

    def __call__(self, text: str) -> str:
        """Return `text` when the whole of it has the form."""
        if re.fullmatch(self.pattern, text) is None:
            raise PydanticCustomError(self.refusal, "is no {words}", {"words": self.words})
        return text

    def keywords(self) -> dict[str, Any]:
        """Return what the JSON Schema says of it."""
        return {"pattern": f"^(?:{for_scripts(self.pattern)})$", "refusal": self.refusal}


@dataclass(frozen=True, slots=True)
class MaxWords(_Rule):
    """Marks a text in one line as holding at most so many words.

    Refuses more with type `too_many_words`.
    """

    limit: int

    def __call__(self, text: str) -> str:
        """Return `text` when it is short enough."""
        count = text.count(" ") + 1  # `OneLine` has left one between each two
        if count > self.limit:
            raise PydanticCustomError(
                "too_many_words",
                "has {count} words; at most {limit} fit",
                {"count": count, "limit": self.limit},
            )
        return text

    def keywords(self) -> dict[str, Any]:
        """Return what the JSON Schema says of it."""
        return {"maxWords": self.limit}
