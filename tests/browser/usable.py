"""What a page has to bear: every width, every colour scheme, larger text, and the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page

from looked_at import COLOURS, WIDTHS

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ALL = {"runOnly": _TAGS}
_CONTRAST = {"runOnly": ["color-contrast"]}
_STRUCTURE = {**_ALL, "rules": {"color-contrast": {"enabled": False}}}
_RUN = """options => axe.run(document, {...options, resultTypes: ["violations"]}).then(
  ({violations, passes}) => ({passes: passes.length, violations: violations.flatMap(
    ({id, nodes}) => nodes.map(({target, failureSummary}) => `${id}: ${target} ${failureSummary}`))}))"""
_SHORTEN = """() => {
  const kinds = new Map([[document.documentElement, ""]]), seen = new Map();
  for (const one of document.querySelectorAll("body, body *:not(svg *)")) {
    if (!kinds.has(one.parentElement)) continue;
    const kind = `${kinds.get(one.parentElement)} ${one.nodeName}.${one.className}`;
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    const alike = ({ nodeName, className }) => nodeName === one.nodeName && className === one.className;
    const isFirst = [...one.parentElement.children].find(alike) === one;
    if (number > 3 && !isFirst) one.remove(); else kinds.set(one, kind);
  }
}"""
"""Elements are of a kind when they and all that they lie in have the same names and classes.

The first of each kind stays in every part: a row without cells would be a fault of its own.
"""

_COLOUR = """number => {
  const palette = document.getElementById(`__palette_${number}`);
  if (palette.checked) return document.body.dataset.mdColorScheme;
  palette.click();
  for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
  return document.body.dataset.mdColorScheme;
}"""
"""No colour is looked at while it is on its way to another."""

_FOCUS = """() => {
  const drawn = ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  const faults = [];
  for (const one of document.querySelectorAll("a[href], button, input, select, summary, textarea, [tabindex='0']")) {
    if (!one.checkVisibility({ visibilityProperty: true }) || one.disabled) continue;
    one.focus({ focusVisible: true, preventScroll: true });
    if (document.activeElement !== one) continue;
    const shown = [one, one.parentElement, one.nextElementSibling, one.querySelector("*")].filter(Boolean);
    if (!shown.some(part => drawn(getComputedStyle(part)))) faults.push(`no focus is seen: ${one.outerHTML.slice(0, 160)}`);
  }
  document.activeElement.blur();
  return faults;
}"""


def faults(page: Page) -> list[str]:
    """Return what is wrong with a page at any width, in any colours, with text twice as large.

    Structure does not depend on colours. Once the whole page has been looked at, three of a kind stay,
    and one in each part, because more of the same tells nothing new. Changes the page.
    """
    found = [*_with_large_text(page), *_without_focus(page)]
    show(page, WIDTHS[0], "light")
    found += _axe(page, _STRUCTURE, f"the whole page at {WIDTHS[0]} px")
    page.evaluate(_SHORTEN)
    for width, colours in product(WIDTHS, COLOURS):
        show(page, width, colours)
        is_new = colours == "light" and width != WIDTHS[0]
        found += _axe(page, _ALL if is_new else _CONTRAST, f"{width} px, {colours}")
    return found


def problems(page: Page) -> list[str]:
    """Return what axe finds on the page as it stands."""
    return list(_axe(page, _ALL))


def show(page: Page, width: int, colours: str) -> None:
    """Show the page at a width in pixels, in light, dark or forced colours."""
    if page.viewport_size != {"width": width, "height": 800}:
        page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(forced_colors="active" if colours == "forced" else "none")
    scheme = page.evaluate(_COLOUR, 1 if colours == "dark" else 0)
    assert scheme == ("slate" if colours == "dark" else "default")


def _axe(page: Page, options: dict[str, object], where: str = "") -> Iterator[str]:
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    found = page.evaluate(_RUN, options)
    assert found["passes"], "axe looked at nothing"
    yield from (f"{where}: {one}" for one in found["violations"])


def _too_wide(page: Page, where: str) -> Iterator[str]:
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if wide > seen:
        yield f"{where}: {wide} px wide"


def _with_large_text(page: Page) -> Iterator[str]:
    """Text twice as large: in a window that shows half as much, and by the text's size alone."""
    for width in WIDTHS:
        show(page, width, "light")
        yield from _too_wide(page, f"the whole page at {width} px")
    show(page, WIDTHS[0] // 2, "light")
    yield from _too_wide(page, "at 200 % zoom")
    show(page, WIDTHS[0], "light")
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # the theme's own is 125 %
    yield from _too_wide(page, "with text at 200 %")
    page.evaluate("document.documentElement.style.removeProperty('font-size')")


def _without_focus(page: Page) -> Iterator[str]:
    for colours in COLOURS:
        show(page, WIDTHS[0], colours)
        yield from (f"{colours}: {one}" for one in page.evaluate(_FOCUS))
