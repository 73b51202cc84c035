"""The commands of scripts/run.py: which script each starts, and with which packages."""

from __future__ import annotations

import difflib
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from environment import RUNTIME_LOCK, TEST_LOCK, prepare
from set_up_errors import SetUpError

ROOT = Path(__file__).resolve().parent.parent
NOT_SET_UP = 3
"""The exit code when a command could not be started; below it, codes are the command's own."""

_NOT_HANDED_ON = frozenset({"PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE"})


class Command(NamedTuple):
    """A command: its script below the root, the lock file it needs, and what it does."""

    script: str
    lock: str
    summary: str


COMMANDS = {
    "build": Command("scripts/build.py", RUNTIME_LOCK, "check the content and write site/"),
    "serve": Command("scripts/serve.py", RUNTIME_LOCK, "show the site and follow your edits"),
    "check": Command("scripts/check.py", RUNTIME_LOCK, "say what to correct in the content"),
    "new": Command("scripts/new.py", RUNTIME_LOCK, "begin a case study, guide or other page"),
    "export": Command("scripts/export.py", RUNTIME_LOCK, "write plain pages for another engine"),
    "rename": Command("scripts/rename.py", RUNTIME_LOCK, "give a page a new id, everywhere"),
    "urls": Command("scripts/urls.py", RUNTIME_LOCK, "record every address that is published"),
    "report": Command("scripts/report.py", RUNTIME_LOCK, "tell the editors what to look at"),
    "links": Command("scripts/links.py", RUNTIME_LOCK, "look whether links to other sites work"),
    "digest": Command("scripts/digest.py", RUNTIME_LOCK, "write what is new, for an e-mail"),
    "reference": Command("scripts/reference.py", RUNTIME_LOCK, "write docs/reference.md anew"),
    "issue-forms": Command("scripts/issue_forms.py", RUNTIME_LOCK, "write the issue forms anew"),
    "from-issue": Command("scripts/from_issue.py", RUNTIME_LOCK, "make pages from an issue"),
    "pull-request-report": Command(
        "scripts/pull_request_report.py", RUNTIME_LOCK, "tell what a change adds for a reader"
    ),
    "sbom": Command("scripts/sbom.py", TEST_LOCK, "list what it is built with, for programs"),
    "test": Command(
        "scripts/run_tests.py", TEST_LOCK, "test everything, as is done for each change"
    ),
}


def main(arguments: Sequence[str], root: Path = ROOT) -> int:
    """Run the command that `arguments` begin with; return its exit code, 2 for wrong usage."""
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(usage())
        return 0 if arguments else 2
    name, *rest = arguments
    if name not in COMMANDS:
        print(f"{_unknown(name)}\n\n{usage()}", file=sys.stderr)
        return 2
    return _run(COMMANDS[name], rest, root)


def usage() -> str:
    """Return what `--help` prints."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}} {command.summary}" for name, command in COMMANDS.items()]
    return "\n".join(
        [
            "usage: python3 scripts/run.py COMMAND [ARGUMENT ...]",
            "",
            *lines,
            "",
            "Everything needed is put into .venv/ the first time. `COMMAND --help` tells more.",
        ]
    )


def child_environment(environ: Mapping[str, str], venv: Path) -> dict[str, str]:
    """Return the variables a command runs with: `environ` without what is meant for another Python.

    What Python makes of modules is kept in `venv`, also where it is told to write nothing beside
    them: without that, half of a small edit's time goes into reading modules again.
    """
    kept = {key: value for key, value in environ.items() if key not in _NOT_HANDED_ON}
    # Material and ProperDocs each print a notice about MkDocs 2 on every build.
    return kept | {
        "DISABLE_MKDOCS_2_WARNING": "true",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPYCACHEPREFIX": str(venv / "bytecode"),
        "PYTHONUTF8": "1",
    }


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name, COMMANDS, n=1)
    return f"There is no command '{name}'." + (f" Did you mean '{close[0]}'?" if close else "")


def _run(command: Command, arguments: Sequence[str], root: Path) -> int:
    try:
        python = prepare(root, command.lock)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return NOT_SET_UP
    except OSError as error:
        print(f"Setting up failed: {error.strerror}: {error.filename}", file=sys.stderr)
        return NOT_SET_UP
    except KeyboardInterrupt:
        print("Stopped while setting up; the next run begins again.", file=sys.stderr)
        return 130
    environ = child_environment(os.environ, root / ".venv")
    return _start([str(python), str(root / command.script), *arguments], environ)


def _start(command: list[str], environ: Mapping[str, str]) -> int:
    if os.name == "posix":
        os.execve(command[0], command, environ)  # signals and the exit code are the script's own
    return subprocess.run(command, env=environ, check=False).returncode
