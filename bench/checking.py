"""How long it takes to check a policy, and how that grows with its steps and questions."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache, partial
from pathlib import Path

import yaml

from bench.ladder import ladder
from bench.measure import Measured, Rounds, timed
from site_generator.checks.loader import Loaded
from site_generator.proof.prove import prove
from site_generator.publish.build import Site, read_site
from site_generator.publish.checking import KEPT, check_folders, nothing_thrown_away, policy_folders
from site_generator.publish.site import check_pages, policy_pages
from site_generator.reading.holidays import holidays_json
from site_generator.screens.graph import compile_graph

TODAY = date(2026, 11, 25)

STEPS = (5, 10, 20, 40)
QUESTIONS = (0, 1, 2, 3)


def measure_checking(rounds: Rounds) -> Iterator[Measured]:
    """Measure the checks of real policies, then how the time for proving grows."""
    yield from measure_checks(rounds)
    yield from measure_growth(rounds)


def measure_checks(rounds: Rounds) -> Iterator[Measured]:
    """Compare the whole check of each policy, including its pages, with only reading its YAML."""
    root = rounds.root
    site = read_site(root)
    for folder in policy_folders(root / "policies"):
        text = (folder / "policy.yaml").read_text(encoding="utf-8")
        yield _against(
            rounds,
            f"check {folder.name}",
            partial(_check, root, folder, site),
            "PyYAML reads the same file",
            partial(yaml.safe_load, text),
        )
    every = [str(Path(sys.executable).with_name("fingerpost")), "check"]
    yield _against(
        rounds,
        "fingerpost check, every policy, from the start of Python",
        partial(subprocess.run, every, cwd=root, check=True, capture_output=True),
        "Python starts and does nothing",
        partial(subprocess.run, [sys.executable, "-c", ""], check=True),
    )


def _against(
    rounds: Rounds,
    what: str,
    work: Callable[[], object],
    baseline: str,
    lesser: Callable[[], object],
) -> Measured:
    took = rounds.in_turns({what: timed(work), baseline: timed(lesser)})
    return Measured(what, "s", took[what], baseline, took[baseline])


def _check(root: Path, folder: Path, site: Site) -> None:
    _forget()
    with nothing_thrown_away():
        checked = check_folders((folder,), root / "holidays", TODAY)
        (proof,) = checked.proofs
        pages = policy_pages(site, proof.loaded.policy)
        assert not [*checked.problems, *check_pages(proof, pages)]


def _forget() -> None:
    """Empty everything that our code caches from one run to the next."""
    KEPT.clear()
    for empty in _caches():
        empty()


@cache
def _caches() -> tuple[Callable[[], None], ...]:
    modules = [
        module
        for name, module in sys.modules.items()
        if name.startswith(("decision_aid", "site_generator", "words"))
    ]
    held = {each for module in modules for each in vars(module).values() if callable(each)}
    return tuple(each.cache_clear for each in held if hasattr(each, "cache_clear"))


def measure_growth(rounds: Rounds) -> Iterator[Measured]:
    """Compare exploring and proving a made-up ladder with the shortest ladder in the same run."""
    holidays = holidays_json(rounds.root / "holidays")
    for what, made in (
        ("steps", {count: ladder(count, 1) for count in STEPS}),
        ("questions", {count: ladder(3, count) for count in QUESTIONS}),
    ):
        works = {
            f"prove {count} {what}": timed(partial(_prove, loaded, holidays))
            for count, loaded in made.items()
        }
        took = dict(zip(made, rounds.in_turns(works).values(), strict=True))
        least = min(took)
        for count, seconds in took.items():
            states = len(compile_graph(made[count].policy).states)
            yield Measured(
                f"prove {count} {what} ({states} screens)",
                "s",
                seconds,
                f"prove {least} {what}",
                took[least],
            )


def _prove(loaded: Loaded, holidays: str) -> None:
    _forget()
    prove(loaded, (), holidays, TODAY)
