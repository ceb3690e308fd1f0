"""How long it takes to check a policy, and how that grows with its steps and its questions."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

from bench.ladder import ladder
from bench.measure import Measured, median_seconds
from site_generator.graph import compile_graph
from site_generator.holidays import holidays_json
from site_generator.loader import Loaded
from site_generator.policies import graph_of
from site_generator.proof.proving import prove

TODAY = date(2026, 11, 25)

READ_ONLY = "import sys, yaml; yaml.safe_load(open(sys.argv[1], encoding='utf-8'))"

STEPS = (5, 10, 20, 40)
QUESTIONS = (0, 1, 2, 3)


def measure_checks(root: Path) -> Iterator[Measured]:
    """`fingerpost check` of each policy, against a Python that only reads the same YAML.

    Both are processes of their own: what a board waits for, the start of Python included.
    """
    for path in sorted((root / "policies").glob("*/policy.yaml")):
        check = [str(Path(sys.executable).with_name("fingerpost")), "check", str(path.parent)]
        read = [sys.executable, "-c", READ_ONLY, str(path)]
        yield Measured(
            f"fingerpost check {path.parent.name}",
            median_seconds(partial(_run, root, check)),
            "Python starts and PyYAML reads the same file",
            median_seconds(partial(_run, root, read)),
        )


def measure_growth(root: Path) -> Iterator[Measured]:
    """Exploring and proving one made-up ladder, against the shortest one of the same run."""
    holidays = holidays_json(root / "holidays")
    for what, made in (
        ("steps", {count: ladder(count, 1) for count in STEPS}),
        ("questions", {count: ladder(3, count) for count in QUESTIONS}),
    ):
        took = {
            count: median_seconds(partial(_prove, loaded, holidays))
            for count, loaded in made.items()
        }
        least = min(took)
        for count, seconds in took.items():
            states = len(compile_graph(made[count].policy).states)
            yield Measured(
                f"prove {count} {what} ({states} screens)",
                seconds,
                f"prove {least} {what}",
                took[least],
            )


def _run(root: Path, command: list[str]) -> None:
    subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)


def _prove(loaded: Loaded, holidays: str) -> None:
    graph_of.cache_clear()
    prove(loaded, (), holidays, TODAY)
