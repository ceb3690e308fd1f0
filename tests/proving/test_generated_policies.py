"""What holds of every policy that a board could write, tried on some that nobody has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from decision_aid.door import open_door
from decision_aid.policy import Policy
from decision_aid.timescale import COUNTED_UNITS
from proving.damage import damaged_tree
from proving.generated import policies
from proving.properties import (
    accepted,
    hold_to_be_answered,
    hold_to_be_kept,
    hold_to_be_proved,
    hold_to_be_replayed,
    hold_to_be_told_alike,
    read_tree,
)
from proving.walks import walks
from site_generator.graph import compile_graph
from site_generator.hints import records_in
from site_generator.holidays import holidays_json
from site_generator.policies import policy_json
from site_generator.site import read_site
from site_generator.whole import walk
from site_generator.yaml_reader import Path
from tests.conftest import ROOT

HOLIDAYS = holidays_json(ROOT / "holidays")
SITE = read_site(ROOT)
FEW_STATES = 40
MOST_ROUNDS = 12

# The same policies every time, so that no build fails by chance; `make prove` tries new ones.
steady = settings(
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@steady
@given(policies())
def test_a_policy_is_the_same_after_every_journey(tree: Any) -> None:
    hold_to_be_kept(tree, read_tree(tree).policy)


@steady
@given(policies(), st.data())
def test_a_walk_ends_where_its_answers_alone_lead(tree: Any, data: st.DataObject) -> None:
    policy = read_tree(tree).policy
    hold_to_be_replayed(policy, data.draw(walks(policy)))


@steady
@given(policies())
def test_every_state_answers(tree: Any) -> None:
    policy = read_tree(tree).policy
    door = open_door(policy_json(policy), HOLIDAYS)
    hold_to_be_answered(door, compile_graph(policy, FEW_STATES).states.values())


@steady
@given(policies(3))
def test_the_checks_come_to_an_end_and_strand_nobody_unseen(tree: Any) -> None:
    loaded = read_tree(tree)
    if compile_graph(loaded.policy, FEW_STATES).whole:
        hold_to_be_proved(loaded, HOLIDAYS)


@steady
@given(policies(3))
def test_the_pages_say_what_the_engine_says(tree: Any) -> None:
    policy = read_tree(tree).policy
    graph = compile_graph(policy, FEW_STATES)
    if graph.whole:
        hold_to_be_told_alike(SITE, policy, graph)


@steady
@given(policies(3), st.integers(0, 10**9))
def test_damage_is_told_or_does_no_harm(tree: Any, chance: int) -> None:
    loaded = accepted(damaged_tree(tree, Random(chance)))
    if loaded:
        door = open_door(policy_json(loaded.policy), HOLIDAYS)
        hold_to_be_answered(door, compile_graph(loaded.policy, FEW_STATES).states.values())


def test_generated_policies_use_the_whole_language() -> None:
    """Every key that may be left out is written in some, and every unit and exit occurs."""
    lacking = {(kind, each.name) for kind in records_in(Policy) for each in fields(kind)}
    units = set(COUNTED_UNITS)
    for number in range(MOST_ROUNDS):
        for _, item in _all_written(number):
            if is_dataclass(item):
                lacking -= {(type(item), name) for name in _not_left_out(item)}
            elif isinstance(item, str):
                units -= {unit for unit in units if unit in item}
        if not lacking and not units:
            return
    assert (lacking, units) == (set(), set())


def _all_written(number: int) -> Iterator[tuple[Path, Any]]:
    """Everything in the policies that come of one seed."""
    found: list[tuple[Path, Any]] = []

    @seed(number)
    @settings(steady, derandomize=False)
    @given(policies())
    def note(tree: Any) -> None:
        found.extend(walk(read_tree(tree).policy, ()))

    note()
    yield from found


def _not_left_out(item: Any) -> list[str]:
    return [each.name for each in fields(item) if getattr(item, each.name) != _left_out(each)]


def _left_out(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
