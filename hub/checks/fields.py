"""Checks of the front matter against the models: right fields, right kinds of value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hub.checks.registry import Complaint, check
from hub.checks.words import (
    DATE_WORDS,
    TYPE_WORDS,
    description,
    field_name,
    holder,
    known_fields,
    likely_date,
)
from hub.findings import did_you_mean, quoted
from hub.library import Entry, Problem
from hub.links import Links

DOUBT = ("did_not_work", "still_unsure")
"""Of these fields a case study has at least one."""

_RESERVED = ("hub", "template")


def _problems(entry: Entry, *types: str) -> Iterator[Problem]:
    return (problem for problem in entry.problems if problem.type in types)


def _is_reserved(problem: Problem) -> bool:
    return str(problem.path[-1]).startswith(_RESERVED)


@check()
def unknown_field(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A field must be one that this kind of page has.

    Bad: `sumary: How a city listened`
    Good: `summary: How a city listened`
    """
    for problem in _problems(entry, "extra_forbidden"):
        if not _is_reserved(problem):
            name = str(problem.path[-1])
            known = known_fields(entry, problem.path[:-1])
            hint = did_you_mean(name, known) or f"the fields here are {', '.join(known)}"
            message = f"{quoted(name)} is not a field of {holder(entry, problem.path)}"
            yield Complaint(message, hint, problem.path, key=True)


@check()
def reserved_field(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Fields that begin with `hub`, and `template`, belong to the site itself.

    Bad: `template: home.html`
    Good: no such line
    """
    for problem in _problems(entry, "extra_forbidden"):
        if _is_reserved(problem):
            yield Complaint(
                f"{quoted(problem.path[-1])} is set by the site itself",
                "delete the line",
                problem.path,
                key=True,
            )


@check()
def missing_field(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A page must have every field that its readers rely on.

    Bad: a case study without `summary`
    Good: `summary: How a city listened for four months before it wrote a contract.`
    """
    for problem in _problems(entry, "missing", "too_short", "empty"):
        if problem.path != ("sources",):
            state = "missing" if problem.type == "missing" else "empty"
            yield Complaint(
                f"{field_name(problem.path)} is {state}",
                f"add it: {description(entry, problem.path)}",
                problem.path,
                key=True,
            )


@check()
def no_sources(entry: Entry, links: Links) -> Iterator[Complaint]:
    """What the hub says must rest on at least one source that others can look up.

    Bad: a case study without `sources`
    Good: `sources:` with a title, a publisher, a year and an address
    """
    for problem in _problems(entry, "missing", "too_short"):
        if problem.path == ("sources",):
            yield Complaint(
                "`sources` names no source",
                "name at least one page, report or minute that others can look up; for a first-hand "
                "account, name it so, with `publisher: Told to this hub`",
                problem.path,
                key=True,
            )


@check()
def no_doubt(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A case study must say what did not work, or what is still unsure.

    Bad: a case study in which everything went well
    Good: `still_unsure:` with one line, such as `Nobody has asked the residents yet.`
    """
    values = entry.document.values
    told = any(values.get(name) for name in DOUBT)
    case = entry.kind is not None and entry.kind.name == "case-study"
    if case and entry.document.is_read and not told:
        yield Complaint(
            "nothing is said of what did not work or is still unsure",
            "add at least one line under `did_not_work` or `still_unsure`; readers learn most there",
            (DOUBT[-1],),
            key=True,
        )


@check()
def wrong_type(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A value must be of the kind that its field wants: a text, a list, a number, true or false.

    Bad: `places: plymouth`
    Good: `places: [plymouth]`
    """
    for problem in _problems(entry, *TYPE_WORDS):
        wanted, hint = TYPE_WORDS[problem.type]
        yield Complaint(f"{field_name(problem.path)} must be {wanted}", hint, problem.path)


@check()
def wrong_number(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A number must be written in digits and lie within its bounds.

    Bad: `latitude: 500`
    Good: `latitude: 50.37`
    """
    for problem in _problems(entry, "not_a_number", "greater_than_equal", "less_than_equal"):
        bounds = [f"at least {problem.details['ge']}"] if "ge" in problem.details else []
        bounds += [f"at most {problem.details['le']}"] if "le" in problem.details else []
        yield Complaint(
            f"{field_name(problem.path)}: {quoted(problem.value)} is not a number that fits here",
            f"write a number in digits{', ' if bounds else ''}{', '.join(bounds)}",
            problem.path,
        )


@check()
def unknown_choice(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Where a field has a fixed list of values, the value must be on it.

    Bad: `status: finished`
    Good: `status: ended`
    """
    for problem in _problems(entry, "literal_error"):
        choices = re.findall(r"'([^']+)'", str(problem.details.get("expected", "")))
        yield Complaint(
            f"{field_name(problem.path)}: {quoted(problem.value)} is not one of the choices",
            did_you_mean(str(problem.value), choices) or f"choose one of {', '.join(choices)}",
            problem.path,
        )


@check()
def wrong_date(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Dates are written year-month-day, so that they mean the same everywhere.

    Bad: `published: 22/11/2026`
    Good: `published: 2026-11-22`
    """
    for problem in _problems(entry, *DATE_WORDS):
        yield Complaint(
            f"{field_name(problem.path)}: {quoted(problem.value)} is not {DATE_WORDS[problem.type][0]}",
            likely_date(str(problem.value)) or DATE_WORDS[problem.type][1],
            problem.path,
        )


@check()
def wrong_address(entry: Entry, links: Links) -> Iterator[Complaint]:
    """A web address must be whole, and begin with http or https.

    Bad: `url: www.example.org`
    Good: `url: https://www.example.org/report`
    """
    for problem in _problems(entry, "not_a_url"):
        yield Complaint(
            f"{field_name(problem.path)}: {quoted(problem.value)} is not a web address",
            "copy it whole from the browser's address bar, with https:// at the start",
            problem.path,
        )


@check()
def too_long(entry: Entry, links: Links) -> Iterator[Complaint]:
    """Texts that stand beside others must be short: at most 60 words, titles 120 letters.

    Bad: a summary of 80 words
    Good: the same in 50 words, with the rest in the text below
    """
    for problem in _problems(entry, "too_many_words", "too_long"):
        if problem.type == "too_many_words":
            count, limit = problem.details["count"], problem.details["limit"]
            said = f"has {count} words; at most {limit} fit"
        else:
            said = f"has more than {problem.details['max_length']} letters"
        yield Complaint(
            f"{field_name(problem.path)} {said}",
            "shorten it, and move the rest to the text below the fields",
            problem.path,
        )


@check()
def not_a_question(entry: Entry, links: Links) -> Iterator[Complaint]:
    """The title of a guide or question must be a question, and end with a question mark.

    Bad: `title: Sharing risk`
    Good: `title: How are risk and decisions shared?`
    """
    for problem in _problems(entry, "not_a_question"):
        yield Complaint(
            f"{field_name(problem.path)}: {quoted(problem.value)} does not end with a question mark",
            "put it as a question that somebody would really ask",
            problem.path,
        )
