"""The forms in which somebody adds an answer or a case study without knowing git.

Each is made from its model: a field of the model is a field of the form, in the part that the
model names for it. What has no part stands under "More, if you know it".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from hub.checks.answers import GOOD_LENGTH
from hub.describe import FieldView, fields_of
from hub.kinds import KINDS
from hub.pages.adding import ANSWER_FORM, CASE_FORM
from hub.pages.page import SitePage, gathered_page
from hub.pages.whole import Shown, Site
from hub.vocabulary import label, meaning

TEXT = "text"
"""The part of a form that holds the text below the fields."""


@dataclass(frozen=True, slots=True)
class FormPart:
    """One part of a form: its id, as models name it, its heading, and a word of help."""

    id: str
    title: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One form: its address, what its page says, its parts in order, and what its text is for.

    `advice` is the id of the page that helps with the writing.
    """

    url: str
    title: str
    lead: str
    minutes: str
    advice: str
    parts: tuple[FormPart, ...]
    text: FieldView


def _text(label: str, hint: str, lines: int, max_words: int = 0) -> FieldView:
    return FieldView(
        name=TEXT,
        required=False,
        shape="text",
        many=False,
        description="",
        example="",
        label=label,
        hint=hint,
        lines=lines,
        max_words=max_words,
        part=TEXT,
    )


_PLACE = FormPart("place", "Where it was, and who is telling it")
_RESTS = FormPart(
    "rests",
    "Where the facts come from",
    "At least one source that others can look up. If you were there yourself, say so: that counts.",
)
_MORE = FormPart("more", "Other details")
_YOU = FormPart("you", "Your name, if you want it shown")

FORMS = {
    "answer": Form(
        url=ANSWER_FORM,
        title="Add an answer",
        lead="What did people in one place decide or learn, on one question? A few sentences are "
        "enough, and you can say what was hard.",
        minutes="about ten minutes",
        advice="writing-an-answer",
        parts=(
            FormPart("answer", "The question and your answer"),
            _PLACE,
            _RESTS,
            FormPart(TEXT, "Anything to add"),
            _MORE,
            _YOU,
        ),
        text=_text(
            "A few more sentences",
            "Only what your answer does not already say. Leave a blank line between paragraphs.",
            5,
            GOOD_LENGTH,
        ),
    ),
    "case-study": Form(
        url=CASE_FORM,
        title="Add a case study",
        lead="What did people in one place do and learn? A case study holds at least one answer, what "
        "did not work, and the story behind it.",
        minutes="about half an hour, in one go or several",
        advice="writing-a-case-study",
        parts=(
            FormPart("story", "The story in brief"),
            _PLACE,
            FormPart(
                "answers",
                "Your answers",
                "Each answer appears on the page of its question, next to answers from other places.",
            ),
            FormPart(
                "doubt",
                "What did not work, and what is still uncertain",
                "At least one point, under either heading. This is where readers learn most.",
            ),
            FormPart(TEXT, "The story"),
            _RESTS,
            _MORE,
            _YOU,
        ),
        text=_text(
            "What happened, in your own words",
            "What was happening before, what people did, what changed and what did not. Most are 350 to "
            "900 words. Leave a blank line between paragraphs, and start a heading with ##.",
            14,
        ),
    ),
}
"""The forms, by the kind of record that they make."""


def form_pages(site: Site) -> Iterator[SitePage]:
    """Make the page of each form."""
    for kind, form in FORMS.items():
        yield _form_page(site, kind, form)


def form_links() -> list[Shown]:
    """Return where each form is, with its name and what it takes, for the page that explains all."""
    return [
        {"title": form.title, "url": form.url, "text": form.lead, "note": form.minutes}
        for form in FORMS.values()
    ]


def _form_page(site: Site, kind: str, form: Form) -> SitePage:
    views = [view for view in fields_of(KINDS[kind].model) if view.part != "editors"]
    parts = (_part(part, [*views, form.text]) for part in form.parts)
    shown: Shown = {
        "template": "form.html",
        "crumbs": [site.link("page", "contribute")],
        "lead": form.lead,
        "minutes": form.minutes,
        "makes": kind,
        "label": KINDS[kind].label,
        "parts": [part for part in parts if part["fields"] or part["more"]],
        "repository": site.settings.get("repository", ""),
        "mailbox": site.settings.get("mailbox", ""),
        "folder": KINDS[kind].folder,
        "other": [one for one in form_links() if one["url"] != form.url],
        "consent": site.link("advice", "consent-and-anonymity")["url"],
        "advice": site.link("advice", form.advice),
        "contribute": site.link("page", "contribute")["url"],
        "licence": site.link("page", "licence")["url"],
        "privacy": site.link("page", "privacy")["url"],
    }
    page = gathered_page(f"{form.url}index.md", form.title, form.lead, shown)
    return SitePage(f"{form.url.rstrip('/')}.md", page.meta, "")


def _part(part: FormPart, views: Iterable[FieldView]) -> Shown:
    own = [view for view in views if view.part == part.id]
    return {"id": part.id, "title": part.title, "lead": part.lead} | _split(own, open_=False)


def _split(views: Iterable[FieldView], *, open_: bool) -> dict[str, list[Shown]]:
    """Return the fields that are shown at once, and those that are folded away."""
    shown: dict[str, list[Shown]] = {"fields": [], "more": []}
    for view in sorted(views, key=lambda view: view.order):
        folded = view.more and not view.required
        shown["more" if folded else "fields"].append(_field(view, open_=open_))
    return shown


def _field(view: FieldView, *, open_: bool) -> Shown:
    """Return one field; with `open_` a choice may be left open though the field is needed."""
    open_ = open_ or not view.required
    return {
        **{name: value for name, value in asdict(view).items() if isinstance(value, str | int)},
        "hint": view.hint.replace("`", ""),
        "choices": [
            {"id": code, "label": label(code), "hint": meaning(view.choices, code)}
            for code in view.choices
        ],
        "open": open_,
        **_split(
            (part for part in view.parts if part.part != "editors"),
            open_=open_ and not view.many,
        ),
    }
