"""The accessibility statement, from the settings: the parts that the law prescribes for public bodies.

They are those of the European model (Implementing Decision (EU) 2018/1523) as the United Kingdom's
accessibility regulations of 2018 ask for them: status, what is not accessible, how and when this was
found out, whom to tell, and who enforces it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from hub.pages.whole import Shown, Site
from hub.pages.words import day

_GUIDELINES = "https://www.w3.org/TR/WCAG22/"
_STATUS = {
    "fully": "fully compliant",
    "partially": "partially compliant",
    "not": "not compliant",
}


class Accessibility(BaseModel):
    """What `extra.hub.accessibility` holds; every text is a sentence or two."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    organisation: str = Field(min_length=1, description="Who answers for the site.")
    public_body: bool = Field(description="Whether the accessibility regulations bind it.")
    status: Literal["fully", "partially", "not"]
    not_compliant: tuple[str, ...] = Field((), description="What falls short, and until when.")
    burden: tuple[str, ...] = Field((), description="What would cost too much, and why.")
    out_of_scope: tuple[str, ...] = Field((), description="What the regulations leave out.")
    prepared: date
    reviewed: date
    method: str = Field(min_length=1, description="How it was found out.")
    contact: str = Field("", description="A shared mailbox; without it, the repository's issues.")
    answer_within: str = Field(min_length=1, description="Such as '14 days'.")


def statement(site: Site) -> Shown:
    """Return the statement's parts; nothing where the settings have none.

    Raises `ValueError` when the settings cannot be a statement.
    """
    setting = site.settings.get("accessibility")
    if not setting:
        return {}
    told = _told(setting)
    return {
        "organisation": told.organisation,
        "public": told.public_body,
        "site": site.name,
        "guidelines": _GUIDELINES,
        "status": _STATUS[told.status],
        "because": _because(told),
        "gaps": _gaps(told),
        "prepared": day(told.prepared),
        "reviewed": day(told.reviewed),
        "method": told.method,
        "contact": _contact(told, site),
        "answer_within": told.answer_within,
        "parts": [{"title": title, "id": anchor} for title, anchor in _PARTS],
    }


_PARTS = (
    ("Compliance status", "hub-status"),
    ("Non-accessible content", "hub-gaps"),
    ("How this statement was prepared", "hub-prepared"),
    ("Feedback and contact", "hub-feedback"),
    ("Enforcement procedure", "hub-enforcement"),
)


def _told(setting: Any) -> Accessibility:
    try:
        told = Accessibility.model_validate(setting)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise ValueError(f"mkdocs.yml: extra.hub.accessibility.{where}: {first['msg']}") from None
    if told.status != "fully" and not _gaps(told):
        raise ValueError(
            "mkdocs.yml: extra.hub.accessibility: say under `not_compliant` what falls short"
        )
    return told


def _because(told: Accessibility) -> str:
    """Return what the status is due to, in the words of the model."""
    if told.status == "fully":
        return ""
    exempt = "exemptions" if told.burden or told.out_of_scope else ""
    named = ("non-compliances" if told.not_compliant else "", exempt)
    return " and ".join(filter(None, named))


def _gaps(told: Accessibility) -> list[Shown]:
    return [
        {"title": title, "items": list(items)}
        for title, items in (
            ("Non-compliance with the accessibility regulations", told.not_compliant),
            ("Disproportionate burden", told.burden),
            ("Content that is not within the scope of the regulations", told.out_of_scope),
        )
        if items
    ]


def _contact(told: Accessibility, site: Site) -> Shown:
    if told.contact:
        return {"words": told.contact, "url": f"mailto:{told.contact}"}
    repository = str(site.settings.get("repository") or "")
    if not repository:
        return {}
    note = (
        "Issues are public and need a free account at GitHub, so leave out what is private. If an "
        "account is itself a barrier, somebody else can open the issue for you."
    )
    return {"words": "an issue in our repository", "url": f"{repository}/issues", "note": note}
