"""Measure us beside Hugo with Pagefind, stock Material, ProperDocs and Eleventy, in turn.

Run with: .venv/bin/python benchmarks/compare.py FOLDER [--numbers 100 1000] [--turns 3] [--write]
It installs the others into FOLDER, and makes the corpus there. With --write, docs/performance.md
holds the result; with --limits, it ends with 1 when a ratio is above its limit.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import ours
from measuring import Cost, cost_of, middle
from peers import Peer, Peers, plain_pages

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"

Costs = dict[str, Cost]
"""What each thing costs, by its name; the median of all turns."""

MOST_COLD = 5000
HUGO, PAGEFIND = "Hugo", "Pagefind over Hugo"
MATERIAL = "Material on MkDocs"
RATIOS = (
    ("body edit, whole / Hugo + Pagefind", ("ours, body",), (HUGO, PAGEFIND), 0.25),
    ("body edit, without search / Hugo", ("ours, body, without search",), (HUGO,), 0.25),
    ("title edit, without search / Hugo", ("ours, title, without search",), (HUGO,), 0.4),
    ("cold, without search / Material", ("ours, cold, without search",), (MATERIAL,), 0.5),
)
"""What the ratios are called, what is divided by what, and the goal at 5,000 case studies."""


def main() -> int:
    """Measure as the command line asks for it; return 1 when a limit is passed."""
    options = _parser().parse_args()
    peers = Peers(options.folder.resolve())
    peers.install()
    measured = {
        number: measure(peers, options.folder.resolve() / str(number), number, options.turns)
        for number in options.numbers
    }
    page = "\n".join(_page(measured, peers.versions(), options.turns))
    print(page)
    if options.write:
        PAGE.write_text(page + "\n", encoding="utf-8")
    too_much = [line for costs in measured.values() for line in _too_much(costs, options.limits)]
    print("\n".join(too_much), file=sys.stderr)
    return int(bool(too_much))


def measure(peers: Peers, folder: Path, number: int, turns: int) -> Costs:
    """Measure everything at one size; what has a goal once in every turn, the rest in the first.

    Above `MOST_COLD` our cold build and Material's, which take minutes, belong to the rest.
    """
    pages = plain_pages(folder / "pages", number)
    hub = ours.made_hub(folder / "ours", number)
    beside = [peers.hugo(pages), peers.material(pages)]
    rest = [
        peers.material(pages, search=True),
        peers.material(pages, engine="properdocs"),
        peers.eleventy(pages),
    ]
    costs: dict[str, list[Cost]] = defaultdict(list)
    for turn in range(turns):
        cold = number <= MOST_COLD or not turn
        parts = [_beside(peers, beside if cold else beside[:1]), _ours(hub, turn, cold=cold)]
        parts += [] if turn else [_beside(peers, rest), _more_of_ours(hub)]
        for name, cost in chain(*parts):
            costs[name].append(cost)
            print(f"{number} {name}: {cost.cpu:.2f} s of CPU", file=sys.stderr, flush=True)
    return {name: middle(found) for name, found in costs.items()}


def _beside(peers: Peers, beside: list[Peer]) -> Iterator[tuple[str, Cost]]:
    for peer in beside:
        shutil.rmtree(peer.made, ignore_errors=True)
        yield peer.name, cost_of(peer.command, peer.folder, peer.made)
        if peer.name == HUGO:
            pagefind = peers.pagefind(peer)
            yield PAGEFIND, cost_of(pagefind.command, pagefind.folder, pagefind.made)


def _ours(hub: Path, turn: int, *, cold: bool) -> Iterator[tuple[str, Cost]]:
    if cold:
        ours.forget(hub)
        yield "ours, cold, without search", ours.build(hub, "--without-search")
    ours.edit_body(hub, turn)
    yield "ours, body, without search", ours.build(hub, "--without-search")
    ours.edit_title(hub, turn)
    yield "ours, title, without search", ours.build(hub, "--without-search")
    index = ours.build(hub)
    if cold:
        yield "ours, the search index alone", index
    ours.edit_body(hub, turn + 100)
    yield "ours, body", ours.build(hub)
    ours.edit_title(hub, turn + 100)
    yield "ours, title", ours.build(hub)


def _more_of_ours(hub: Path) -> Iterator[tuple[str, Cost]]:
    for name in ("new file", "new theme", "template"):
        ours.EDITS[name](hub, 0)
        yield f"ours, {name}, without search", ours.build(hub, "--without-search")
    kept = hub / ".cache" / "hub"
    kept.rename(hub / "kept")
    yield "our check, cold", ours.check(hub)
    ours.edit_body(hub, 200)
    yield "our check, body", ours.check(hub)
    shutil.rmtree(kept)
    (hub / "kept").rename(kept)


def _page(measured: dict[int, Costs], versions: list[str], turns: int) -> Iterator[str]:
    yield "# How fast it is"
    yield ""
    yield (
        f"Measured on {date.today().isoformat()} by `benchmarks/compare.py` in one run, each thing "  # noqa: DTZ011 - the day here
        f"in turn: medians of {turns} turn{'s' if turns > 1 else ''} for what has a goal, the rest once, "
        f"and cold builds of more than {MOST_COLD:,} too; "
        "seconds of the processor for the whole tree of processes. The text is made, the same for all; the others' "
        "layouts are thin, and they check, compare and filter nothing. They keep nothing between "
        "builds, so after an edit they cost what a cold build costs."
    )
    yield ""
    load = os.getloadavg()[0]
    yield f"{os.cpu_count()} cores, Python {platform.python_version()}, load {load:.1f} at the end."
    yield f"{', '.join(versions)}."
    for number, costs in measured.items():
        yield from _tables(number, costs)
    yield from _growth(measured)


def _tables(number: int, costs: Costs) -> Iterator[str]:
    yield f"\n## {number:,} case studies\n"
    yield "| what | CPU s | s | largest process, MB | written, MB |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, one in costs.items():
        yield f"| {name} | {one.cpu:.2f} | {one.wall:.2f} | {one.peak:.0f} | {one.written:.1f} |"
    yield "\n| ratio of CPU seconds | is | goal at 5,000 |"
    yield "| --- | ---: | ---: |"
    for name, above, below, goal in RATIOS:
        yield f"| {name} | {_ratio(costs, above, below):.2f} | {goal} |"


def _growth(measured: dict[int, Costs]) -> Iterator[str]:
    if not {1000, 10_000} <= measured.keys():
        return
    yield "\n## Growth from 1,000 to 10,000\n"
    for name, goal in (("ours, cold, without search", 10.5), ("ours, body, without search", 3)):
        times = measured[10_000][name].cpu / measured[1000][name].cpu
        yield f"- {name}: {times:.1f} times (goal: {goal})"


def _ratio(costs: Costs, above: tuple[str, ...], below: tuple[str, ...]) -> float:
    return sum(costs[name].cpu for name in above) / sum(costs[name].cpu for name in below)


def _too_much(costs: Costs, limits: list[float]) -> Iterator[str]:
    for (name, above, below, _), limit in zip(RATIOS, limits, strict=False):
        ratio = _ratio(costs, above, below)
        if ratio > limit:
            yield f"{name} is {ratio:.2f}, above its limit of {limit}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="compare.py", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the others and the corpus go")
    parser.add_argument("--numbers", type=int, nargs="+", default=[100, 1000, 5000, 10_000])
    parser.add_argument("--turns", type=int, default=3, help="how often each thing is measured")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument(
        "--limits", type=float, nargs="*", default=[], help="the highest allowed ratios, in order"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
