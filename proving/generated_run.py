"""The long run over generated policies: checks every property on policies that nobody wrote."""

from __future__ import annotations

import multiprocessing
import traceback
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, fields
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from rich.progress import Progress

from decision_aid.door import open_door
from proving import said
from proving.damage import damaged_tree
from proving.generated import policies
from proving.properties import (
    accepted,
    changed_by_round_trip,
    finds_nobody_stranded,
    not_answered,
    not_repeatable,
    pages_that_cannot_be_read,
    read_tree,
    require_none,
    stranded,
    withheld,
)
from proving.walks import walks
from site_generator.checks.loader import Loaded
from site_generator.proof.prove import prove
from site_generator.publish.build import Site, read_site
from site_generator.screens.graph import Graph, compile_graph
from site_generator.screens.policies import policy_json

DAY = date(2026, 11, 25)
"""The day of every proof, so that a seed always gives the same run."""

MOST_STATES = 300
"""A policy with more states is visited only so far, and not proved or drawn: that takes long."""

A_ROUND = 50
"""How many policies are made from one seed."""


class GeneratedError(Exception):
    """A property does not hold for a generated policy."""


@dataclass(slots=True)
class Result:
    """What was tried; a run that ends without an error found that every property holds."""

    policies: int = 0
    states: int = 0
    """States that were asked for, each with and without times."""
    walked: int = 0
    """Screens seen on walks."""
    damaged: int = 0
    """Damaged policies that were read."""
    accepted: int = 0
    """Damaged policies that had no Problem; their states were asked for too."""
    proved: int = 0
    """Policies on which all checks were run, and whose pages were drawn and read back."""
    never_stranding: int = 0
    """Proved policies in which the checks found nobody stranded."""

    def add(self, other: Result) -> None:
        """Count what another round tried as well."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    def __str__(self) -> str:
        return (
            f"{self.policies} generated policies: {self.states} states asked, {self.walked} "
            f"screens walked, {self.proved} proved and drawn ({self.never_stranding} strand "
            f"nobody); {self.damaged} damaged, of which {self.accepted} were accepted"
        )


def run(root: Path, progress: Progress, wanted: int = 1_000) -> Result:
    """Make this many policies and check every property; raises GeneratedError if one fails.

    Each round has a process of its own, so that its seed alone makes the same policies again.
    """
    result = Result()
    task = progress.add_task("Generated policies", total=wanted)
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=fresh, max_tasks_per_child=1) as processes:
        each = partial(a_round, root, min(A_ROUND, wanted))
        for found in processes.map(each, range(0, wanted, A_ROUND)):
            result.add(found)
            progress.update(task, completed=result.policies)
    return result


def a_round(root: Path, examples: int, number: int) -> Result:
    """So many policies of one seed; raises GeneratedError if a property fails."""
    result = Result()
    try:
        _made(number, examples, result, read_site(root))
    except Exception as error:  # whatever it is, a generated policy has caused it
        last = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"
        raise GeneratedError(f"seed {number}: {what}: {error}") from None
    return result


def _made(number: int, examples: int, result: Result, site: Site) -> None:
    holidays = site.holidays

    @seed(number)
    @settings(
        max_examples=examples,
        database=None,
        deadline=None,
        phases=(Phase.generate,),  # making the failing policy smaller may take very long
        suppress_health_check=list(HealthCheck),
    )
    @given(policies(), st.data())
    def hold(tree: Any, data: st.DataObject) -> None:
        loaded = read_tree(tree)
        require_none(changed_by_round_trip(tree, loaded.policy))
        walked = data.draw(walks(loaded.policy))
        require_none(not_repeatable(loaded.policy, walked))
        graph = _asked(loaded, holidays)
        result.policies += 1
        result.walked += len(walked)
        result.states += len(graph.states)
        if graph.whole:
            proof = prove(loaded, (), holidays, DAY)
            require_none(stranded(proof))
            require_none(pages_that_cannot_be_read(site, loaded.policy))
            result.proved += 1
            result.never_stranding += finds_nobody_stranded(proof)
        damaged = accepted(damaged_tree(tree, Random(data.draw(st.integers(0)))))
        result.damaged += 1
        if damaged:
            result.accepted += 1
            _asked(damaged, holidays)

    hold()


def _asked(loaded: Loaded, holidays: str) -> Graph:
    graph = compile_graph(loaded.policy, MOST_STATES)
    door = open_door(policy_json(loaded.policy), holidays)
    require_none(not_answered(door, graph.states.values()))
    for broken in (withheld, *said.ALL):
        require_none(broken(door.policy, graph.states.values()))
    return graph
