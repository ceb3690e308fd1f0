"""How long it takes to check a policy, and how that grows with its steps and its questions."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import yaml

from bench.ladder import ladder
from bench.measure import Measured, median_seconds
from site_generator.aid import aid_of_version
from site_generator.checking import KEPT, check_folders, policy_folders
from site_generator.graph import compile_graph
from site_generator.holidays import holidays_json
from site_generator.loader import Loaded
from site_generator.policies import graph_of
from site_generator.proof.prove import prove
from site_generator.site import Site, check_pages, policy_pages, read_site, told_of_pages

TODAY = date(2026, 11, 25)

STEPS = (5, 10, 20, 40)
QUESTIONS = (0, 1, 2, 3)

WORKED_OUT_ONCE = (graph_of, aid_of_version, told_of_pages)
"""What is kept of a version of a policy and costs most; forgotten before every run."""


def measure_checks(root: Path) -> Iterator[Measured]:
    """The whole check of each policy, pages drawn and read back, against reading its YAML."""
    site = read_site(root)
    for folder in policy_folders(root / "policies"):
        text = (folder / "policy.yaml").read_text(encoding="utf-8")
        yield Measured(
            f"check {folder.name}",
            median_seconds(partial(_check, root, folder, site)),
            "PyYAML reads the same file",
            median_seconds(partial(yaml.safe_load, text)),
        )
    every = [str(Path(sys.executable).with_name("fingerpost")), "check"]
    yield Measured(
        "fingerpost check, every policy, from the start of Python",
        median_seconds(partial(subprocess.run, every, cwd=root, check=True, capture_output=True)),
        "Python starts and does nothing",
        median_seconds(partial(subprocess.run, [sys.executable, "-c", ""], check=True)),
    )


def _check(root: Path, folder: Path, site: Site) -> None:
    KEPT.clear()
    for kept in WORKED_OUT_ONCE:
        kept.cache_clear()
    checked = check_folders((folder,), root / "holidays", TODAY)
    (proof,) = checked.proofs
    pages = policy_pages(site, proof.loaded.policy)
    assert not [*checked.problems, *check_pages(proof, pages)]


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


def _prove(loaded: Loaded, holidays: str) -> None:
    graph_of.cache_clear()
    prove(loaded, (), holidays, TODAY)
