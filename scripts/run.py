"""Start any of the hub's commands: python3 scripts/run.py build, serve, test, check or new.

This file is read by whatever Python a machine has, so it is written for Python 2.7 and later;
what it calls needs 3.11. Only the standard library is used.
"""

import os
import subprocess
import sys

OLDEST = (3, 11)
NEWER_PYTHONS = (
    ["python3.13"],
    ["python3.12"],
    ["python3.11"],
    ["python3.14"],
    ["python3"],
    ["py", "-3"],  # the launcher on Windows
)


def is_new_enough(command):  # type: (list[str]) -> bool
    """Tell whether `command` starts a Python that the hub can use."""
    # It is asked, not trusted by its name: pyenv puts names on PATH that start nothing.
    question = "import sys; sys.exit(sys.version_info[:2] < %r)" % (OLDEST,)
    with open(os.devnull, "w") as nowhere:
        try:
            return subprocess.call(command + ["-c", question], stdout=nowhere, stderr=nowhere) == 0
        except OSError:
            return False


def start_with_newer_python(arguments, pythons=NEWER_PYTHONS):
    # type: (list[str], tuple[list[str], ...]) -> int
    """Run this file again with a newer Python; return its exit code, or 3 if there is none."""
    for python in pythons:
        if is_new_enough(python):
            return subprocess.call(python + [os.path.abspath(__file__)] + arguments)
    sys.stderr.write(
        "Many Answers needs Python %d.%d or newer; this is Python %d.%d, and no newer one was "
        "found.\nIt can be had from https://www.python.org/downloads/ or from your system's "
        "packages.\nThen run the same command again.\n" % (OLDEST + tuple(sys.version_info[:2]))
    )
    return 3


def main(arguments):  # type: (list[str]) -> int
    """Run one command; return its exit code, or 3 when it could not be set up."""
    if sys.version_info[:2] < OLDEST:
        return start_with_newer_python(arguments)
    # What guards the setting up lies in the package `hub`, which needs nothing else for that.
    sys.path.insert(1, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    import commands  # noqa: PLC0415 - older Pythons cannot read it

    return commands.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
