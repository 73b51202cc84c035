"""How much work the explore page has with a tick, in a browser driven by Playwright."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Page

_TICK = """async place => {
  const boxes = [...document.querySelectorAll('.hub-filter input[type=checkbox]:not(:checked)')];
  const box = boxes[place % boxes.length];
  const chips = () => document.querySelectorAll('.hub-chip').length;
  const before = chips();
  box.click();
  for (let turn = 0; turn < 50 && chips() === before; turn += 1) await null;
  document.body.getBoundingClientRect();
  if (chips() !== before + 1) throw new Error(`${box.value} was not followed at once`);
  document.querySelector(".hub-results__cards").hidden = true;
}"""
_SHOW_CARDS = """() => {
  document.querySelector(".hub-results__cards").hidden = false;
  document.body.getBoundingClientRect();
}"""
_APART = 7
_SETTLE_MS = 50


class Work(NamedTuple):
    """Milliseconds of the page's own processor time, so that a busy machine changes little."""

    script: float
    layout: float

    @property
    def whole(self) -> float:
        """All of it."""
        return self.script + self.layout


def work_of_ticks(page: Page, number: int) -> list[Work]:
    """Tick so many boxes in turn; return the work until the page shows the new set, laid out anew.

    The codes have to be there. The new cards, which come afterwards, are not counted: they are
    hidden until the work has been read, or a frame with them might come before that.
    """
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spent() -> Work:
        metrics = session.send("Performance.getMetrics")["metrics"]
        ms = {one["name"]: 1000 * one["value"] for one in metrics}
        return Work(ms["ScriptDuration"], ms["LayoutDuration"] + ms["RecalcStyleDuration"])

    found = []
    for place in range(number):
        before = spent()
        page.evaluate(_TICK, place * _APART)
        after = spent()
        found.append(Work(after.script - before.script, after.layout - before.layout))
        page.evaluate(_SHOW_CARDS)
        page.wait_for_timeout(_SETTLE_MS)
    session.detach()
    return found
