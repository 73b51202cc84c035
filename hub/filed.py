"""What each account is filed under: all that counting and filtering needs to know of it."""

from __future__ import annotations

from typing import NamedTuple

from hub.accounts import Account
from hub.facts import says
from hub.library import Entry
from hub.records import CaseStudy


class Filed(NamedTuple):
    """Under what an account is found.

    It stays as it is when the account is only worded otherwise, and what was counted stays with it.
    `status` is empty for an answer that stands alone, `year` where nobody says when it began.
    """

    kind: str
    id: str
    url: str
    questions: tuple[str, ...]
    themes: tuple[str, ...]
    places: tuple[str, ...]
    sectors: tuple[str, ...]
    told_by: tuple[str, ...]
    evidence: str
    status: str
    year: str

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id, which together name one page."""
        return (self.kind, self.id)


def filed(entry: Entry, account: Account) -> Filed:
    """Return what the account of `entry` is filed under."""
    return Filed(
        *entry.key,
        entry.url,
        tuple([answer.question for answer in account.told]),
        account.themes,
        account.places,
        account.sectors,
        account.told_by,
        account.evidence.status if account.evidence else "unknown",
        account.status if isinstance(account, CaseStudy) else "",
        account.period.start[:4] if account.period else "",
    )


says(Filed, tuple)
