"""A board's mistakes, made on purpose in a few places: the whole of it is `make prove`."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from proving.policy_changes import Change, Mutant, changed
from proving.policy_mutants import (
    ALL_OPERATORS,
    CHECKS,
    IN_TABLE,
    SCENARIO,
    Fate,
    PolicyMutantsError,
    Result,
    fate_of,
    mutants_of,
    original,
    passed,
    policies,
)

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 25)
FEWEST = 60
"""So many mutants are tried here, of every operator and of every policy."""

each_operator = pytest.mark.parametrize("operator", ALL_OPERATORS)


@cache
def mutants() -> tuple[Mutant, ...]:
    """All mutants of all policies."""
    return tuple(
        mutant for name in policies(ROOT) for mutant in mutants_of(original(ROOT, name, TODAY).read)
    )


def sample() -> Iterator[Mutant]:
    """One mutant of each operator, then as many more as are wanted; always the same."""
    chance = random.Random(3)
    for operator in ALL_OPERATORS:
        yield chance.choice([each for each in mutants() if each.operator == operator])
    for number in range(FEWEST - len(ALL_OPERATORS)):
        name = policies(ROOT)[number % len(policies(ROOT))]
        yield chance.choice([each for each in mutants() if each.policy == name])


@each_operator
def test_each_operator_makes_mutants(operator: str) -> None:
    assert any(mutant.operator == operator for mutant in mutants())


def test_a_mutant_differs_from_its_policy_and_from_every_other() -> None:
    read = {name: original(ROOT, name, TODAY).read for name in policies(ROOT)}
    made = [repr(changed(read[each.policy], each.change.edits).tree) for each in few()]
    assert not set(made) & {repr(each.tree) for each in read.values()}
    assert len(set(made)) == len(made)


def few() -> list[Mutant]:
    """Mutants of every kind, many more than are tried."""
    return random.Random(4).sample(mutants(), 400)


def test_a_mutant_is_named_so_that_a_person_finds_it() -> None:
    names = [mutant.name for mutant in mutants() if mutant.operator == "weaken a verb"]
    assert "city-and-hackney: stages.one.duties.0: must → may" in names


def test_a_mutation_leaves_the_policy_as_it_is() -> None:
    read = original(ROOT, "birmingham", TODAY).read
    before = repr(read.tree)
    for mutant in mutants_of(read):
        changed(read, mutant.change.edits)
    assert repr(read.tree) == before


def test_a_sample_is_caught_as_the_whole_must_be() -> None:
    result = passed(Result(tuple(fate_of(ROOT, mutant, TODAY) for mutant in sample())))
    assert result.made >= FEWEST
    assert set(result.by_operator) == set(ALL_OPERATORS)
    assert set(result.nets) >= {CHECKS, SCENARIO, IN_TABLE}


def test_no_mutants_is_a_failure_and_so_are_too_few_caught() -> None:
    with pytest.raises(PolicyMutantsError, match="made no mutants"):
        passed(Result(()))
    mutant = Mutant("birmingham", "drop a line", Change("nothing", ()))
    fates = [Fate(mutant, CHECKS, "")] * 94 + [Fate(mutant, "none", "")] * 6
    with pytest.raises(PolicyMutantsError, match=r"Only 94.0% .*95% are wanted"):
        passed(Result(tuple(fates)))
