"""The hub's own Python environment: when it is made, mended, added to, and left alone."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import environment
from environment import RUNTIME_LOCK, TEST_LOCK
from set_up_errors import SetUpError, explain_missing, explain_output

SCRIPTS = Path(__file__).resolve().parent.parent / "scripts"
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
STAMP = {RUNTIME_LOCK: "one", TEST_LOCK: "two", "python": PYTHON}


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """Return an environment without packages, stamped as holding both lock files."""
    command = [sys.executable, "-m", "venv", "--without-pip", str(tmp_path / ".venv")]
    subprocess.run(command, check=True)
    return stamped(tmp_path / ".venv", STAMP)


def stamped(venv: Path, stamp: object) -> Path:
    (venv / "many-answers.json").write_text(json.dumps(stamp), encoding="utf-8")
    return venv


def write_wheel(folder: Path, name: str) -> str:
    """Write a package of one empty module; return its line for a lock file."""
    info = f"{name}-1.0.dist-info"
    files = {
        f"{name}.py": "",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    rows = [f"{path},sha256={_digest(text)},{len(text)}" for path, text in files.items()]
    files[f"{info}/RECORD"] = "\n".join([*rows, f"{info}/RECORD,,", ""])
    path = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        for inner, text in files.items():
            wheel.writestr(inner, text)
    return f"{name}==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository whose lock files name packages that lie in a folder, off the network."""
    wheels, root = tmp_path / "wheels", tmp_path / "repository"
    (root / "hub").mkdir(parents=True)
    (root / "hub" / "__init__.py").touch()
    wheels.mkdir()
    runtime, test = write_wheel(wheels, "reading"), write_wheel(wheels, "testing")
    (root / RUNTIME_LOCK).write_text(runtime, encoding="utf-8")
    (root / TEST_LOCK).write_text(runtime + test, encoding="utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_FIND_LINKS", str(wheels))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    return root


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with pip and nothing else, which takes seconds to make."""
    folder = tmp_path_factory.mktemp("empty") / ".venv"
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return folder


@pytest.fixture
def unfilled(repository: Path, empty: Path) -> Path:
    """Return a repository whose environment only lacks its packages."""
    (repository / ".venv").symlink_to(stamped(empty, {"python": PYTHON}))
    return repository


def can_import(root: Path, *modules: str) -> bool:
    python = str(environment.python_of(root / ".venv"))
    command = [python, "-c", f"import {', '.join(modules)}"]
    return subprocess.run(command, check=False, capture_output=True, cwd="/").returncode == 0


def test_an_environment_with_the_right_stamp_is_ready(venv: Path) -> None:
    assert environment.is_ready(venv, {RUNTIME_LOCK: "one"})
    assert environment.is_ready(venv, {RUNTIME_LOCK: "one", TEST_LOCK: "two"})


def test_a_changed_lock_file_means_a_new_environment(venv: Path) -> None:
    assert not environment.is_ready(venv, {RUNTIME_LOCK: "new"})
    assert not environment.is_worth_keeping(venv, {RUNTIME_LOCK: "new"})


def test_an_environment_without_the_tests_packages_is_added_to(venv: Path) -> None:
    stamped(venv, {RUNTIME_LOCK: "one", "python": PYTHON})
    wanted = {RUNTIME_LOCK: "one", TEST_LOCK: "two"}
    assert not environment.is_ready(venv, wanted)
    assert environment.is_worth_keeping(venv, wanted)


def test_an_unfinished_environment_is_made_anew(venv: Path) -> None:
    (venv / "many-answers.json").unlink()
    assert not environment.is_ready(venv, {RUNTIME_LOCK: "one"})
    assert not environment.is_worth_keeping(venv, {RUNTIME_LOCK: "one"})


def test_an_environment_whose_python_has_gone_is_made_anew(venv: Path) -> None:
    environment.python_of(venv).unlink()
    assert not environment.is_ready(venv, {RUNTIME_LOCK: "one"})
    assert not environment.is_worth_keeping(venv, {RUNTIME_LOCK: "one"})


def test_an_environment_whose_python_was_replaced_is_made_anew(venv: Path) -> None:
    stamped(venv, STAMP | {"python": "3.1"})
    assert not environment.is_ready(venv, {RUNTIME_LOCK: "one"})


def test_a_python_that_is_as_it_was_is_not_asked_again(
    venv: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamped(venv, STAMP | {"interpreter": environment._interpreter(venv)})
    monkeypatch.setattr(environment, "_ask", lambda *_: "it was asked")
    assert environment.is_ready(venv, {RUNTIME_LOCK: "one"})
    stamped(venv, STAMP | {"interpreter": "another"})
    assert not environment.is_ready(venv, {RUNTIME_LOCK: "one"})


@pytest.mark.parametrize("damaged", ["", "{", "[]", '"text"'])
def test_a_damaged_stamp_counts_as_none(venv: Path, damaged: str) -> None:
    (venv / "many-answers.json").write_text(damaged, encoding="utf-8")
    assert environment.read_stamp(venv) == {}
    assert not environment.is_ready(venv, {RUNTIME_LOCK: "one"})


def test_an_environment_is_made_filled_kept_added_to_and_can_be_moved(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.prepare(repository, RUNTIME_LOCK)
    assert can_import(repository, "hub", "reading")
    assert not can_import(repository, "testing")
    assert "Setting up .venv from requirements.lock" in capsys.readouterr().err

    environment.prepare(repository, RUNTIME_LOCK)
    assert capsys.readouterr().err == ""

    environment.prepare(repository, TEST_LOCK)
    assert can_import(repository, "hub", "reading", "testing")

    moved = repository.rename(repository.parent / "moved")
    environment.prepare(moved, RUNTIME_LOCK)
    assert can_import(moved, "hub")
    assert "moved" not in capsys.readouterr().err


def test_a_half_made_environment_is_mended(repository: Path) -> None:
    (repository / ".venv" / "bin").mkdir(parents=True)
    (repository / ".venv" / "bin" / "python").touch()
    environment.prepare(repository, RUNTIME_LOCK)
    assert can_import(repository, "hub", "reading")


def test_an_environment_that_is_out_of_date_is_made_anew_by_its_own_python(
    repository: Path,
) -> None:
    folder = repository / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    stamped(folder, STAMP | {"python": "3.1"})
    places = f"import sys; sys.path[:0] = [{str(SCRIPTS)!r}, {str(SCRIPTS.parent)!r}]"
    code = f"{places}; import environment; from pathlib import Path"
    code += f"; environment.prepare(Path({str(repository)!r}), {RUNTIME_LOCK!r})"
    subprocess.run([environment.python_of(folder), "-I", "-c", code], check=True)
    assert can_import(repository, "reading")


def test_two_runs_at_once_set_up_once(repository: Path) -> None:
    code = "from pathlib import Path; from environment import prepare; import sys"
    command = [sys.executable, "-c", f"{code}; prepare(Path(sys.argv[1]), sys.argv[2])"]
    runs = [
        subprocess.Popen(
            [*command, str(repository), RUNTIME_LOCK],
            cwd=SCRIPTS,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = "".join(run.communicate()[1] for run in runs)
    assert [run.returncode for run in runs] == [0, 0]
    assert said.count("Setting up .venv") == 1
    assert can_import(repository, "hub", "reading")


def test_a_package_that_is_not_the_locked_one_is_refused(unfilled: Path) -> None:
    (unfilled / RUNTIME_LOCK).write_text(f"reading==1.0 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(SetUpError, match="is not the one that was tested"):
        environment.prepare(unfilled, RUNTIME_LOCK)
    assert environment.read_stamp(unfilled / ".venv") == {}


def test_an_index_out_of_reach_is_said_in_plain_words(
    unfilled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_FIND_LINKS")
    with pytest.raises(SetUpError, match="could not be reached"):
        environment.prepare(unfilled, RUNTIME_LOCK)


@pytest.mark.parametrize(
    ("output", "meaning"),
    [
        ("OSError: [Errno 28] No space left on device", "The disk is full."),
        ("NameResolutionError(... Temporary failure in name resolution)", "could not be reached"),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "PIP_CERT"),
        ("something\nnobody foresaw", "The last lines were:\nsomething\nnobody foresaw"),
    ],
)
def test_a_failed_step_is_explained(output: str, meaning: str) -> None:
    assert meaning in explain_output(output)


def test_a_python_without_venv_is_told_what_to_get() -> None:
    environment.require_modules(["venv"])
    with pytest.raises(SetUpError, match="lacks no_such_module"):
        environment.require_modules(["venv", "no_such_module"])


@pytest.mark.parametrize(
    ("os_release", "remedy"),
    [
        ("ID=debian\n", "sudo apt install python3.12-venv"),
        ("NAME=Ubuntu\nID=ubuntu\nID_LIKE=debian\n", "sudo apt install python3.12-venv"),
        ("ID=fedora\n", "https://www.python.org/downloads/"),
    ],
)
def test_the_missing_package_is_named_for_the_system(
    os_release: str, remedy: str, tmp_path: Path
) -> None:
    path = tmp_path / "os-release"
    path.write_text(os_release, encoding="utf-8")
    assert remedy in explain_missing(["ensurepip"], (3, 12), path)
