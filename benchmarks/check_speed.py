"""Time the check over copies of a real case study: how fast it is, and that it grows in line.

Run with: .venv/bin/python benchmarks/check_speed.py [NUMBER ...]
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ORIGINAL = ROOT / "case_studies" / "plymouth-alliance.md"


def main(numbers: list[int]) -> None:
    """Print the CPU seconds of the check for each number of copies, beside the hub as it is."""
    print(f"{'copies':>8} {'CPU s':>8} {'ms a copy':>10}")
    alone = cpu_of_check(0)
    print(f"{0:>8} {alone:>8.2f}")
    for number in numbers:
        seconds = cpu_of_check(number)
        print(f"{number:>8} {seconds:>8.2f} {1000 * (seconds - alone) / number:>10.2f}")


def cpu_of_check(copies: int) -> float:
    """Return the CPU seconds of a check over the hub with so many copies of one case study."""
    with tempfile.TemporaryDirectory() as name:
        hub = Path(name)
        for folder in ("case_studies", "guides", "content"):
            shutil.copytree(ROOT / folder, hub / folder)
        for number in range(copies):
            shutil.copyfile(ORIGINAL, hub / "case_studies" / f"copy-{number:05}.md")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, str(ROOT / "scripts/check.py"), "--root", str(hub)]
        subprocess.run(command, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or [1000, 2000, 5000])
