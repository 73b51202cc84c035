"""The hub's own Python environment, `.venv`: made, filled from a lock file, kept up to date."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from hub.file_lock import only_one
from set_up_errors import SetUpError, explain_missing, explain_output

RUNTIME_LOCK = "requirements.lock"
TEST_LOCK = "requirements-test.lock"

_STAMP = "many-answers.json"
_VERSION = "import sys; print('%d.%d' % sys.version_info[:2])"
_PACKAGES = "import sysconfig; print(sysconfig.get_path('purelib'))"


def prepare(root: Path, lock: str) -> Path:
    """Return the Python of `root`/.venv, after putting in what the file `lock` names, if need be.

    Raises `SetUpError` with a message for the person at the keyboard when that cannot be done.
    """
    venv = root / ".venv"
    # The test lock holds everything the runtime lock does (tests/test_locks.py), so it fills both.
    wanted = {name: _fingerprint(root / name) for name in {RUNTIME_LOCK, lock}}
    if not is_ready(venv, wanted):
        with only_one(root / ".cache" / "set-up.lock", _say_waiting):
            if not is_ready(venv, wanted):
                _fill(root, venv, lock, wanted)
    return python_of(venv)


def _say_waiting() -> None:
    print("Waiting for another run to set up .venv.", file=sys.stderr, flush=True)


def is_ready(venv: Path, wanted: Mapping[str, str]) -> bool:
    """Tell whether `venv` works and holds what the lock files with these fingerprints name."""
    stamp = read_stamp(venv)
    return wanted.items() <= stamp.items() and _works(venv, stamp)


def is_worth_keeping(venv: Path, wanted: Mapping[str, str]) -> bool:
    """Tell whether `venv` only lacks packages, and holds none that a lock file has dropped."""
    stamp = read_stamp(venv)
    changed = any(stamp.get(name, wanted[name]) != wanted[name] for name in wanted)
    return _works(venv, stamp) and not changed


def read_stamp(venv: Path) -> dict[str, str]:
    """Return what was put into `venv`: lock files and their fingerprints; empty if unfinished."""
    try:
        stamp = json.loads((venv / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def python_of(venv: Path) -> Path:
    """Return where the Python of `venv` is on this system."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def require_modules(names: Sequence[str] = ("venv", "ensurepip")) -> None:
    """Raise `SetUpError` when this Python lacks what makes an environment, as Debian's can."""
    missing = [name for name in names if find_spec(name) is None]
    if missing:
        raise SetUpError(explain_missing(missing))


def _fingerprint(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise SetUpError(
            f"{path.name} is missing; get it back with: git restore {path.name}"
        ) from None


def _works(venv: Path, stamp: Mapping[str, str]) -> bool:
    try:
        same = stamp.get("interpreter") == _interpreter(venv)  # then it need not be asked again
        return bool(stamp) and (same or _ask(venv, _VERSION) == stamp.get("python"))
    except (OSError, subprocess.CalledProcessError):
        return False  # the Python it was made with has gone


def _interpreter(venv: Path) -> str:
    """Return what tells the program of this Python from any other; `OSError` when it has gone."""
    program = python_of(venv).resolve(strict=True)
    seen = program.stat()
    return f"{program} {seen.st_size} {seen.st_mtime_ns}"


def _ask(venv: Path, question: str) -> str:
    command = [str(python_of(venv)), "-I", "-c", question]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _fill(root: Path, venv: Path, lock: str, wanted: Mapping[str, str]) -> None:
    print(
        f"Setting up .venv from {lock}; this takes about half a minute.",
        file=sys.stderr,
        flush=True,
    )
    stamp = read_stamp(venv)
    if is_worth_keeping(venv, wanted):
        (venv / _STAMP).unlink()
    else:
        stamp = {}
        _make(venv)
    _install(root, venv, lock)
    _put_on_path(root, venv)
    made = {"python": _ask(venv, _VERSION), "interpreter": _interpreter(venv)}
    _write_stamp(venv, {**stamp, **wanted, **made})


def _make(venv: Path) -> None:
    require_modules()
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    elif venv.exists():
        (venv / _STAMP).unlink(missing_ok=True)  # first, so that what is half gone is not trusted
        shutil.rmtree(venv)
    # The Python that runs this may itself be in the environment that has just gone.
    python = getattr(sys, "_base_executable", None) or sys.executable
    _carry_out([python, "-I", "-m", "venv", str(venv)], os.environ)


def _install(root: Path, venv: Path, lock: str) -> None:
    pip = [str(python_of(venv)), "-I", "-m", "pip", "install", "--quiet", "--no-compile"]
    cache = root / ".cache"
    (cache / "tmp").mkdir(parents=True, exist_ok=True)
    ours = {
        "PIP_CACHE_DIR": str(cache / "pip"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
        "PIP_RETRIES": "2",
        "PIP_USER": "0",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(cache / "tmp")),
    }
    command = [*pip, "--require-hashes", "--requirement", str(root / lock)]
    _carry_out(command, {**os.environ, **ours})


def _carry_out(command: Sequence[str], environ: Mapping[str, str]) -> None:
    done = subprocess.run(
        command,
        env=environ,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        raise SetUpError(explain_output(done.stdout))


def _put_on_path(root: Path, venv: Path) -> None:
    """Make `import hub` work, by a path that holds when the repository is moved as a whole."""
    packages = Path(_ask(venv, _PACKAGES)).resolve()
    relative = os.path.relpath(root.resolve(), packages)
    (packages / "many_answers.pth").write_text(relative + "\n", encoding="utf-8")


def _write_stamp(venv: Path, stamp: Mapping[str, str]) -> None:
    unfinished = venv / f"{_STAMP}.new"
    unfinished.write_text(json.dumps(stamp, indent=2) + "\n", encoding="utf-8")
    unfinished.replace(venv / _STAMP)
