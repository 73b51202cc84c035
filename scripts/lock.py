"""Write requirements.lock and requirements-test.lock anew from pyproject.toml.

Start it with .venv/bin/python. Pins stay as they are where they still fit; --upgrade renews them.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = "uv==0.13.9"
COMPILE = (
    "pip",
    "compile",
    "pyproject.toml",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-config",
    "--quiet",
    "--default-index=https://pypi.org/simple",
    "--custom-compile-command=.venv/bin/python scripts/lock.py",
    "--cache-dir=.cache/uv",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write both lock files; return 0, or the exit code of the step that failed."""
    parser = argparse.ArgumentParser(prog="lock.py", description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest that fit")
    upgrade = ["--upgrade"] if parser.parse_args(arguments).upgrade else []
    # The test lock goes first and binds the other, so that both hold the same versions.
    test, runtime = "requirements-test.lock", "requirements.lock"
    steps = (
        ["pip", "install", "--quiet", f"--cache-dir={ROOT / '.cache/pip'}", UV],
        ["uv", *COMPILE, "--extra=test", f"--output-file={test}", *upgrade],
        ["uv", *COMPILE, f"--constraints={test}", f"--output-file={runtime}", *upgrade],
    )
    codes = (_run(step) for step in steps)
    return next((code for code in codes if code), 0)


def _run(step: Sequence[str]) -> int:
    # A machine's own settings (UV_INDEX, UV_FIND_LINKS) must not reach the lock files.
    environ = {key: value for key, value in os.environ.items() if not key.startswith("UV_")}
    command = [sys.executable, "-m", *step]
    return subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
