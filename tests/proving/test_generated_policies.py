"""What holds of every policy that a board could write, tried on some that nobody has."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from decision_aid.door import open_door
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.timescale import COUNTED_UNITS
from proving.damage import damaged_tree
from proving.generated import policies
from proving.properties import (
    accepted,
    hold_to_be_answered,
    hold_to_be_kept,
    hold_to_be_proved,
    hold_to_be_replayed,
    read_tree,
)
from proving.walks import walks
from site_generator.graph import compile_graph
from site_generator.hints import records_in
from site_generator.holidays import holidays_json
from site_generator.policies import policy_json
from site_generator.whole import walk
from tests.conftest import ROOT

HOLIDAYS = holidays_json(ROOT / "holidays")
FEW_STATES = 60

# The same policies every time, so that no build fails by chance; `make prove` tries new ones.
steady = settings(
    max_examples=50,
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
@given(policies(3), st.integers(0, 10**9))
def test_damage_is_told_or_does_no_harm(tree: Any, seed: int) -> None:
    loaded = accepted(damaged_tree(tree, Random(seed)))
    if loaded:
        door = open_door(policy_json(loaded.policy), HOLIDAYS)
        hold_to_be_answered(door, compile_graph(loaded.policy, FEW_STATES).states.values())


def test_generated_policies_use_the_whole_language() -> None:
    """Every key that may be left out is written in some, and every unit and exit occurs."""
    written: set[tuple[type, str]] = set()
    texts: set[str] = set()

    @settings(steady, max_examples=200)
    @given(policies())
    def note(tree: Any) -> None:
        for _, item in walk(read_tree(tree).policy, ()):
            if is_dataclass(item):
                written.update((type(item), name) for name in _not_left_out(item))
            elif isinstance(item, str):
                texts.add(item)

    note()
    every = {(kind, each.name) for kind in records_in(Policy) for each in fields(kind)}
    assert every - written == set()
    assert {(Rule, key) for key in ("go", "otherwise", "choose")} <= written
    assert [unit for unit in COUNTED_UNITS if not any(unit in text for text in texts)] == []


def _not_left_out(item: Any) -> list[str]:
    return [each.name for each in fields(item) if getattr(item, each.name) != _left_out(each)]


def _left_out(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
