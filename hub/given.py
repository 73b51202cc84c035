"""Accounts and the answers they give, each with the page that tells it."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from hub.accounts import Account
from hub.addresses import answer_anchor
from hub.cache import digest
from hub.facts import says
from hub.library import Entry
from hub.records import StandAloneAnswer
from hub.told import ToldAnswer


class GivenAnswer(NamedTuple):
    """An answer with the account that gives it: a case study, or the answer standing alone."""

    entry: Entry
    account: Account
    answer: ToldAnswer

    @property
    def is_alone(self) -> bool:
        """Whether no case study goes with it yet."""
        return isinstance(self.account, StandAloneAnswer)

    @property
    def id(self) -> str:
        """What tells the answer from the others to its question."""
        return f"answers/{self.entry.id}" if self.is_alone else self.entry.id

    @property
    def url(self) -> str:
        """The answer's own address below the site's root."""
        if self.is_alone:
            return self.entry.url
        return f"{self.entry.url}#{answer_anchor(self.answer.question)}"


class Telling(NamedTuple):
    """A page that tells of a place, and its record."""

    entry: Entry
    account: Account


class Origin(NamedTuple):
    """Where an answer comes from: its file, the names of its places, and its own address."""

    path: str
    places: str
    url: str
    is_alone: bool


class Origins:
    """Where the answers to one question come from, in their order; each is told when asked for."""

    def __init__(self, given: Sequence[GivenAnswer], names: Mapping[tuple[str, ...], str]) -> None:
        self._given = given
        self._names = names

    def __len__(self) -> int:
        return len(self._given)

    def __iter__(self) -> Iterator[Origin]:
        for one in self._given:
            yield Origin(one.entry.path, self._names[one.account.places], one.url, one.is_alone)

    @property
    def places(self) -> list[str]:
        """The names of the places of each."""
        return [self._names[one.account.places] for one in self._given]

    @property
    def said(self) -> bytes:
        """A digest of all that they say."""
        paths = [one.entry.path for one in self._given]
        return digest(marshal.dumps((paths, self.places), 2))


NO_ORIGINS = Origins((), {})
"""What a question has without an answer."""


says(Origins, lambda origins: origins.said)
says(Telling, lambda telling: telling.entry.face)
says(GivenAnswer, lambda given: given.entry.face + given.answer.question.encode())
