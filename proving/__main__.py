"""`make prove`: all long runs one after the other, or only those named, with their progress."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from proving import code_mutants, fuzz, generated_run, long_tests, policy_mutants

ROOT = Path(__file__).resolve().parents[1]

LONG_RUNS: dict[str, Callable[[Path, Progress], object]] = {
    "tests": long_tests.run,
    "generated": generated_run.run,
    "fuzz": fuzz.run,
    "policies": partial(policy_mutants.run, today=date.today()),  # noqa: DTZ011 local day
    "code": code_mutants.run,
}
"""Each run returns its result in words, or raises an error with what it found."""

FAILURES = (
    code_mutants.CodeMutantsError,
    fuzz.FuzzError,
    generated_run.GeneratedError,
    long_tests.LongTestsError,
    policy_mutants.PolicyMutantsError,
)


def main(named: list[str]) -> int:
    """Do the runs; returns 1 if one of them failed, 2 if there is no run with that name."""
    console = Console()
    unknown = [name for name in named if name not in LONG_RUNS]
    if unknown:
        console.print(f"No run is called “{unknown[0]}”; write any of: {', '.join(LONG_RUNS)}")
        return 2
    failed = False
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    for name in named or LONG_RUNS:
        try:
            with Progress(*columns, console=console) as progress:
                result = LONG_RUNS[name](ROOT, progress)
        except FAILURES as failure:
            console.print(str(failure), style="bold red", markup=False)
            failed = True
        else:
            console.print(str(result), markup=False, highlight=False, soft_wrap=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
