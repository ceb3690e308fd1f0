"""The long cases of the tests: every page, state, policy, zone and year that `make test` spares.

Each is one more case of a rule that `make test` tries too, on one of each kind.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from rich.progress import Progress

ASKED = ("-m", "long", "-n", "2", "--dist", "loadfile", "--color=no")

COUNTED = re.compile(r"=+ (\d+) passed.* in ([\d.]+)s")


class LongTestsError(Exception):
    """A long case failed, or there was none."""


def run(root: Path, progress: Progress) -> str:
    """Run them; what they came to, or LongTestsError with all that pytest says."""
    progress.add_task("Long cases of the tests", total=None)
    asked = [sys.executable, "-m", "pytest", *ASKED]
    done = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=False)
    counted = COUNTED.search(done.stdout)
    if done.returncode or not counted:
        raise LongTestsError(f"The long cases of the tests:\n{done.stdout}{done.stderr}")
    return f"{counted[1]} long cases of the tests held, in {float(counted[2]):.0f} seconds"
