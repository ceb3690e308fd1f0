"""Policy mutation: a board's mistakes, made everywhere in every policy, must be caught.

Three nets are tried in turn: the checks, the scenarios and the outcome table. A mutant counts for
the first one that catches it.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from rich.progress import Progress

from decision_aid.codec import to_plain
from decision_aid.door import open_door
from decision_aid.policy import Policy
from proving.policy_changes import Mutant, changed
from proving.policy_condition_operators import CONDITION_OPERATORS
from proving.policy_operators import OPERATORS, Operator, drop_a_line
from proving.policy_value_operators import VALUE_OPERATORS
from site_generator.checks.clauses import Clause, check_clauses, read_clauses
from site_generator.checks.loader import Loaded, parse_policy
from site_generator.outcomes.table import TABLE, draw_table
from site_generator.pages.pages import draw_procedure
from site_generator.pages.templates import environment
from site_generator.proof.expected import Scenario, read_scenarios
from site_generator.proof.prove import prove
from site_generator.proof.scenarios import check_scenarios
from site_generator.publish.checking import CLAUSES, POLICY, SCENARIOS, policy_folders
from site_generator.reading.holidays import holidays_json
from site_generator.reading.problems import Problem, ProblemsFound
from site_generator.reading.short_forms import in_full
from site_generator.reading.yaml_reader import Read, read_yaml
from site_generator.screens.policies import graph_of, policy_json, version_of
from words.standing import WORKED_EXAMPLE

NETS = CHECKS, SCENARIO, IN_TABLE = "checks", "scenarios", "table"
"""The nets that are tried on each mutant, in this order."""

NO_NET = "none"

LEAST_CAUGHT = 0.95
"""The share that a net must catch of all mutants that change what is told."""

ALL_OPERATORS: dict[str, Operator] = {
    **OPERATORS,
    **CONDITION_OPERATORS,
    **VALUE_OPERATORS,
    "drop a line": drop_a_line,  # last, because a change made by an earlier operator is skipped
}


ONE_IN = 3
"""Of the invented policy only every third mutant is tried: it says everything many times."""


class PolicyMutantsError(Exception):
    """The run has failed: a policy itself has a fault, or too many mutants were not caught."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What happened to one mutant."""

    mutant: Mutant
    net: str
    """The net that caught it, or `none`."""
    said: str
    """What that net said; for a survivor, why it is harmless."""


@dataclass(frozen=True, slots=True)
class Result:
    """What happened to every mutant, in the order in which they were made."""

    fates: tuple[Fate, ...]

    def __str__(self) -> str:
        return "\n".join(told(self))

    @property
    def made(self) -> int:
        """All mutants."""
        return len(self.fates)

    @property
    def nets(self) -> Counter[str]:
        """How many each net caught."""
        return Counter(fate.net for fate in self.fates)

    @property
    def by_operator(self) -> dict[str, Counter[str]]:
        """The same for each operator."""
        found: dict[str, Counter[str]] = {}
        for fate in self.fates:
            found.setdefault(fate.mutant.operator, Counter())[fate.net] += 1
        return found

    @property
    def survivors(self) -> tuple[Fate, ...]:
        """Those that no net caught."""
        return tuple(fate for fate in self.fates if fate.net == NO_NET)

    @property
    def share(self) -> float:
        """The share that was caught of the mutants that change what is told."""
        told = [fate for fate in self.fates if fate.said != SAME]
        return 1 - sum(fate.net == NO_NET for fate in told) / len(told) if told else 0.0


@dataclass(frozen=True, slots=True)
class Original:
    """One unchanged policy, with everything that its mutants are checked against."""

    read: Read
    clauses_read: Read
    clauses: tuple[Clause, ...]
    scenarios_read: Read
    scenarios: tuple[Scenario, ...]
    table: str
    days: str
    today: date


def run(root: Path, progress: Progress, today: date) -> Result:
    """Make every mutant of every policy and try the nets; raises PolicyMutantsError if it fails."""
    mutants = [each for name in policies(root) for each in tried(original(root, name, today).read)]
    task = progress.add_task("Policy mutation", total=len(mutants))
    fates: list[Fate] = []
    for fate in fates_of(root, mutants, today):
        fates.append(fate)
        progress.advance(task)
    return passed(Result(tuple(fates)))


def tried(read: Read) -> list[Mutant]:
    """The mutants to try: all of a policy, but only one in a few of the long invented one."""
    every = ONE_IN if Path(read.file).parent.name == WORKED_EXAMPLE else 1
    return list(mutants_of(read))[::every]


def told(result: Result) -> Iterator[str]:
    """The result of the run, line by line: the numbers, then the survivors by what they change."""
    nets = (*NETS, NO_NET)
    yield f"{'':36}{''.join(f'{net:>11}' for net in nets)}"
    everything = {**result.by_operator, "all": result.nets}
    for operator, counts in everything.items():
        yield f"{operator:36}{''.join(f'{counts[net]:11,}' for net in nets)}"
    caught = result.made - len(result.survivors)
    yield (
        f"{caught:,} of {result.made:,} mutants are caught: {result.share:.2%} of those that "
        "change what is told."
    )
    classes: dict[tuple[str, str], list[str]] = {}
    for fate in result.survivors:
        classes.setdefault((fate.mutant.operator, fate.said), []).append(fate.mutant.name)
    for (operator, why), names in classes.items():
        yield f"{len(names)} by “{operator}” survive: {why or 'NOBODY HAS SAID WHY YET'}"
        yield from (f"  {name}" for name in names)


def passed(result: Result) -> Result:
    """The result, if enough mutants were caught; otherwise raises PolicyMutantsError."""
    if not result.made:
        raise PolicyMutantsError("Policy mutation made no mutants.")
    if result.share < LEAST_CAUGHT:
        raise PolicyMutantsError(
            f"{result}\n"
            f"Only {result.share:.1%} of the mutants that change what is told were caught; "
            f"{LEAST_CAUGHT:.0%} are wanted."
        )
    return result


def policies(root: Path) -> tuple[str, ...]:
    """The names of all policies."""
    return tuple(folder.name for folder in policy_folders(root / "policies"))


def mutants_of(read: Read, operators: dict[str, Operator] = ALL_OPERATORS) -> Iterator[Mutant]:
    """Every mutant of a policy, each once, in a fixed order."""
    name = Path(read.file).parent.name
    made: set[str] = set()
    for operator, make in operators.items():
        for change in make(read.tree):
            edits = repr(sorted(change.edits, key=repr))
            if edits not in made:
                made.add(edits)
                yield Mutant(name, operator, change)


def fates_of(root: Path, mutants: Iterable[Mutant], today: date) -> Iterator[Fate]:
    """What happens to mutants, worked out by one process for each processor."""
    listed = list(mutants)
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        several = [(root, mutant, today) for mutant in listed]
        yield from processes.map(fate_of, *zip(*several, strict=True), chunksize=16)


@lru_cache(maxsize=16)
def original(root: Path, name: str, today: date) -> Original:
    """Read one policy; raises PolicyMutantsError if it has a fault before it is changed."""
    folder = root / "policies" / name
    clauses_read, clauses = read_clauses(folder / CLAUSES)
    scenarios_read, scenarios = read_scenarios(folder / SCENARIOS)
    table = (folder / TABLE).read_text(encoding="utf-8")
    days = holidays_json(root / "holidays")
    read = in_full(read_yaml(folder / POLICY), Policy)
    found = Original(read, clauses_read, clauses, scenarios_read, scenarios, table, days, today)
    net, said = caught_by(found, read)
    if net != NO_NET:
        raise PolicyMutantsError(f"{name} has a fault before anything is changed in it: {said}")
    return found


def fate_of(root: Path, mutant: Mutant, today: date) -> Fate:
    """Try the nets on one mutant; raises PolicyMutantsError if one of them fails with an error."""
    policy = original(root, mutant.policy, today)
    read = changed(policy.read, mutant.change.edits)
    try:
        net, said = caught_by(policy, read)
        return Fate(mutant, net, said if net != NO_NET else why_harmless(root, policy, read))
    except Exception as error:
        raise PolicyMutantsError(f"{mutant.name} breaks the checks: {error!r}") from error
    finally:
        graph_of.cache_clear()  # no other mutant has these states


def caught_by(policy: Original, read: Read) -> tuple[str, str]:
    """The first net that catches what was read, and what it says; `none` if none does."""
    try:
        loaded = parse_policy(read, Path(read.file).parent.name)
    except ProblemsFound as found:
        return CHECKS, found.problems[0].what
    for net, faults in (
        (CHECKS, _check(policy, loaded)),
        (SCENARIO, _scenarios(policy, loaded.policy)),
    ):
        first = next(faults, None)
        if first:
            return net, first.what
    drawn = draw_table(loaded.policy)
    return (IN_TABLE, _first_change(policy.table, drawn)) if drawn != policy.table else (NO_NET, "")


def _check(policy: Original, loaded: Loaded) -> Iterator[Problem]:
    yield from check_clauses(loaded.policy, loaded.read, policy.clauses_read, policy.clauses)
    yield from prove(loaded, policy.clauses, policy.days, policy.today).problems


def _scenarios(policy: Original, changed_policy: Policy) -> Iterator[Problem]:
    door = open_door(policy_json(changed_policy), policy.days)
    return check_scenarios(door, policy.scenarios_read, policy.scenarios)


def _first_change(was: str, now: str) -> str:
    lines = set(was.splitlines())
    return next((line for line in now.splitlines() if line not in lines), "a line is gone")


def why_harmless(root: Path, policy: Original, read: Read) -> str:
    """Why a mutant that nothing caught misleads nobody; empty if nobody has explained it yet."""
    name = Path(read.file).parent.name
    before, after = (parse_policy(each, name).policy for each in (policy.read, read))
    return SAME if _told(root, before, policy) == _told(root, after, policy) else ""


SAME = "every screen and the page say the same as before"
"""Why most survivors are harmless: what they change has no effect there."""


def _told(root: Path, policy: Policy, unchanged: Original) -> tuple[str, str]:
    """Everything that readers are told: each screen of the aid, and the procedure's page."""
    graph = graph_of(version_of(policy))
    page = draw_procedure(environment(root / "site_templates/pages"), policy, unchanged.today)
    return json.dumps([to_plain(state.turn) for state in graph.states.values()]), page.html
