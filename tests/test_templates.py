"""Templates show contributed words as words: escaped, in quotes, and in a script as JSON only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from jinja2 import Environment

from hub.publish.templates import looked_up

ROOT = Path(__file__).resolve().parent.parent
OVERRIDES = ROOT / "overrides"
TEMPLATES = sorted(OVERRIDES.rglob("*.html"))

MADE_BY_US = {
    ("partials/hub/prose.html", "page.content | safe"),  # what cleaning leaves
    ("partials/hub/form_fields.html", "what | safe"),  # a field, made by the same template
    ("partials/hub/form_fields.html", "described | safe"),  # its attributes, likewise
}
"""What is HTML already when a template prints it."""

_SHOWN = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<[a-z][^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""", re.IGNORECASE)


def shown_as_html(template: str) -> list[str]:
    """Return what `template` prints without escaping it."""
    found = [words.strip(" -") for words in _SHOWN.findall(template)]
    loose = [words for words in found if re.search(r"\|\s*(?:safe|forceescape|striptags)\b", words)]
    switched = re.findall(r"\{%-?\s*(?:autoescape|filter)\b[^%]*%\}", template)
    return [*loose, *switched]


def loose_in_scripts(template: str) -> Iterator[str]:
    """Yield what stands in a script or a handler of `template` and is not written as JSON."""
    for script in _SCRIPT.findall(template):
        yield from (one for one in _SHOWN.findall(script) if not re.search(r"\|\s*tojson\s*$", one))
    for tag in _TAG.findall(template):
        yield from re.findall(r"\son\w+\s*=\s*[^\s>]*", tag)


def loose_in_tags(template: str) -> list[str]:
    """Return the attributes of `template` whose value is printed without quotes around it."""
    plain = re.sub(r"\{%.*?%\}|\{#.*?#\}", "", _SHOWN.sub("SHOWN", template), flags=re.DOTALL)
    tags = (re.sub(r"\"[^\"]*\"|'[^']*'", "", tag) for tag in _TAG.findall(plain))
    return [found for tag in tags for found in re.findall(r"[\w-]+=\w*SHOWN", tag)]


def name_of(path: Path) -> str:
    return path.relative_to(OVERRIDES).as_posix()


each_template = pytest.mark.parametrize("path", TEMPLATES, ids=name_of)


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 60


@each_template
def test_a_template_prints_nothing_as_html_but_what_we_made(path: Path) -> None:
    found = {(name_of(path), one) for one in shown_as_html(path.read_text(encoding="utf-8"))}
    assert found <= MADE_BY_US


@each_template
def test_a_template_writes_data_into_a_script_as_json_only(path: Path) -> None:
    assert list(loose_in_scripts(path.read_text(encoding="utf-8"))) == []


@each_template
def test_a_template_puts_every_value_in_quotes(path: Path) -> None:
    assert loose_in_tags(path.read_text(encoding="utf-8")) == []


def test_no_code_of_ours_says_that_words_are_html() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), line)
        for folder in ("hub", "hooks", "scripts")
        for path in (ROOT / folder).rglob("*.py")
        for line in re.findall(r"\bMarkup\(.*?\)(?=\s|$)", path.read_text(encoding="utf-8"))
    }
    assert found <= {("hooks/site.py", "Markup(around.part(name, page.url, shown, caller))")}


@pytest.mark.parametrize(
    "template",
    [
        "<p>{{ page.title | safe }}</p>",
        "<p>{{ page.title|safe }}</p>",
        "{% autoescape false %}{{ page.title }}{% endautoescape %}",
    ],
)
def test_words_as_html_are_seen(template: str) -> None:
    assert shown_as_html(template)


@pytest.mark.parametrize(
    "template",
    [
        '<script>let title = "{{ page.title | e }}";</script>',
        "<script>let title = {{ page.title }};</script>",
        '<script type="application/json">{{ data | safe }}</script>',
        "<script>let title = {{ page.title | tojson | upper }};</script>",
        '<button onclick="take()">x</button>',
        '<a title="x > y" onclick="go(\'{{ page.url | e }}\')">x</a>',
    ],
)
def test_data_in_a_script_that_is_no_json_is_seen(template: str) -> None:
    assert list(loose_in_scripts(template))


@pytest.mark.parametrize(
    "template",
    [
        '<script type="application/json">{{ data | tojson }}</script>',
        '<script src="{{ name | url }}"></script>',
        '<p title="on = {{ x | e }}">{{ x | e }}</p>',
    ],
)
def test_data_as_json_is_no_fault(template: str) -> None:
    assert list(loose_in_scripts(template)) == []


def test_a_value_without_quotes_is_seen() -> None:
    assert loose_in_tags("<a title=\"x\" href={{ page.url | e }}{% if x %} id='y'{% endif %}>x</a>")
    assert (
        loose_in_tags('<a href="a?b={{ page.url | e }}" title=\'{{ x | d("y") | e }}\'>x</a>') == []
    )


def test_a_template_sees_what_a_dict_holds_before_what_every_dict_can_do() -> None:
    env = Environment(autoescape=True)
    env.getattr = partial(looked_up, env.getattr)  # type: ignore[method-assign]
    template = env.from_string(
        "{{ a.items }} {{ b.items() | list }} {{ b.n }} {{ b.no }}{{ c.real }}"
    )
    assert template.render(a={"items": 1}, b={"n": 2}, c=3) == "1 [(&#39;n&#39;, 2)] 2 3"
