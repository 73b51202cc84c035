"""Our own builds of the made corpus: cold, and after each kind of edit."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from corpus import Corpus, hub_case, write_hub
from measuring import Cost, cost_of

ROOT = Path(__file__).resolve().parent.parent
EDITED = "case_studies/case-00042.md"


def made_hub(folder: Path, number: int, keep: Collection[str] = ()) -> Path:
    """Write the corpus as a hub of ours, with the real templates and settings.

    Of what lies in `folder`, only what is named in `keep` stays.
    """
    for path in folder.glob("*"):
        if path.name not in keep:
            (shutil.rmtree if path.is_dir() else os.unlink)(path)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    write_hub(folder, number, Corpus())
    return folder


def build(hub: Path, *options: str) -> Cost:
    """Measure `run.py build` of a hub, with its last stage included."""
    command = [sys.executable, str(ROOT / "scripts/run.py"), "build", "--root", str(hub), *options]
    return cost_of(command, hub, hub / "site")


def check(hub: Path) -> Cost:
    """Measure `run.py check` of a hub."""
    command = [sys.executable, str(ROOT / "scripts/run.py"), "check", "--root", str(hub)]
    return cost_of(command, hub, hub / "case_studies")


def forget(hub: Path) -> None:
    """Take away all that former builds have made and kept."""
    for name in (".cache", "site", ".build-spare"):
        shutil.rmtree(hub / name, ignore_errors=True)


def edit_body(hub: Path, turn: int) -> None:
    """Add a sentence to one case study."""
    with (hub / EDITED).open("a", encoding="utf-8") as file:
        file.write(f"\nEdited in turn {turn}.\n")


def edit_title(hub: Path, turn: int) -> None:
    """Give one case study another title."""
    path = hub / EDITED
    text = re.sub(r'(?m)^title: ".*"$', f'title: "Turn {turn} of many"', path.read_text(), count=1)
    path.write_text(text, encoding="utf-8")


def add_file(hub: Path, turn: int) -> None:
    """Add a case study."""
    corpus, number = Corpus(), 90_000 + turn
    case = corpus.case(turn)
    text = hub_case(corpus, case).replace(f'"{case.title}"', f'"Added {turn}"', 1)
    (hub / f"case_studies/case-{number:05}.md").write_text(text, encoding="utf-8")


def add_theme(hub: Path, turn: int) -> None:
    """Add a theme, and name it in one case study."""
    front = f'title: "Theme {turn}"\nsummary: "A made theme."\norder: 90{turn}\n'
    theme = f"---\n{front}---\n\nText.\n"
    (hub / f"content/themes/added-{turn}.md").write_text(theme, encoding="utf-8")
    path = hub / EDITED
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("themes: [", f'themes: ["added-{turn}", ', 1), encoding="utf-8")


def edit_template(hub: Path, turn: int) -> None:
    """Change what stands at the foot of every page."""
    path = hub / "overrides/partials/hub/footer.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</footer>", f"<!-- {turn} --></footer>", 1), encoding="utf-8")


EDITS: dict[str, Callable[[Path, int], None]] = {
    "body": edit_body,
    "title": edit_title,
    "new file": add_file,
    "new theme": add_theme,
    "template": edit_template,
}
