"""Check files one by one, each in a process of its own, and say what each cost.

Run with: python tests/one_by_one.py HUB FOLDER; prints a line of JSON for each case study in the
folder. The hub is read once; then each file is put beside its pages and checked in a child of its
own, which may take a gigabyte and some seconds and is stopped when it wants more.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import traceback
from pathlib import Path

from hub.checks import run_checks
from hub.library import Hub, joined, load_hub
from hub.links import Links
from hub.reports import as_json
from hub.source import read_document

MOST_MEMORY = 1 << 30
MOST_SECONDS = 5


def main(hub: Hub, folder: Path) -> None:
    """Check each of the case studies in `folder`."""
    run_checks(Links(hub))  # what is made once in a program's life counts for no file
    for file in sorted((folder / "case_studies").iterdir()):
        reading, writing = os.pipe()
        child = os.fork()
        if not child:
            os.close(reading)
            _check_and_leave(hub, folder, f"case_studies/{file.name}", writing)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as said:
            findings = said.read()
        _, status, used = os.wait4(child, 0)
        row = {
            "name": file.stem,
            "status": status,
            "seconds": used.ru_utime + used.ru_stime,
            "memory": used.ru_maxrss * 1024,
            "findings": json.loads(findings or "[]"),
        }
        sys.stdout.write(json.dumps(row) + "\n")


def _check_and_leave(hub: Hub, folder: Path, path: str, writing: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    status = 1
    try:
        findings = run_checks(Links(joined(hub, [read_document(folder, path)])))
        with os.fdopen(writing, "w", encoding="utf-8") as told:
            told.write(as_json([one for one in findings if one.path == path]))
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it is, it is what we look for
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    main(load_hub(Path(sys.argv[1])), Path(sys.argv[2]))
