"""Write the site's pages as plain Markdown with front matter, for another engine to build."""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import yaml
from mkdocs.config import load_config

from hub import build

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0 when the folder is written, 1 when the content has errors."""
    parser = argparse.ArgumentParser(prog="export.py", description=__doc__)
    parser.add_argument("folder", type=Path, help="a new or empty folder for the pages")
    parser.add_argument("--root", type=Path, default=ROOT, help="the hub to export")
    options = parser.parse_args(arguments)
    if options.folder.exists() and any(options.folder.iterdir()):
        parser.error(f"{options.folder} is not empty, and is left as it is")
    config = load_config(str(options.root / "mkdocs.yml"))
    settings = config.extra["hub"] | {"site_url": config.site_url, "name": config.site_name}
    try:
        built = build.prepare(options.root, settings)
    except build.Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    _write(built, options.folder)
    print(f"{len(built.plan.pages)} pages written to {options.folder}")
    return 0


def _write(built: build.Built, folder: Path) -> None:
    for uri in built.plan.pages:
        page, target = built.plan.page(uri), folder / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        front = yaml.safe_dump(page.meta, allow_unicode=True, sort_keys=False)
        target.write_text(f"---\n{front}---\n\n{page.body}", encoding="utf-8", newline="\n")
    for uri, picture in built.pictures.items():
        target = folder / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(picture.file, target)
    for uri in built.plan.files:
        target = folder / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(built.plan.file(uri))


if __name__ == "__main__":
    sys.exit(main())
