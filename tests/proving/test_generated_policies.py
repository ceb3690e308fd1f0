"""What holds of every policy that a board could write, tried on some that nobody has."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st

from decision_aid.door import open_door
from decision_aid.duties import Duty, Says
from decision_aid.policy import Policy
from decision_aid.timescale import COUNTED_UNITS
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
    stranded,
    withheld,
)
from proving.walks import walks
from site_generator.checks.loader import read_policy
from site_generator.proof.prove import prove
from site_generator.publish.build import read_site
from site_generator.reading.hints import records_in
from site_generator.reading.holidays import holidays_json
from site_generator.reading.whole import walk
from site_generator.reading.yaml_reader import Path, read_yaml
from site_generator.screens.graph import State, compile_graph
from site_generator.screens.policies import policy_json
from tests.conftest import ROOT

HOLIDAYS = holidays_json(ROOT / "holidays")
SITE = read_site(ROOT)
DAY = date(2026, 11, 25)
FEW_STATES = 40
MOST_ROUNDS = 12

# The same policies for the same code: no build fails by chance. `make prove` tries thousands.
steady = settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


@steady
@given(policies())
def test_a_policy_is_the_same_after_every_journey(tree: Any) -> None:
    assert list(changed_by_round_trip(tree, read_tree(tree).policy)) == []


@steady
@given(policies(), st.data())
def test_a_walk_ends_where_its_answers_alone_lead(tree: Any, data: st.DataObject) -> None:
    policy = read_tree(tree).policy
    walked = data.draw(walks(policy))
    assert walked
    assert list(not_repeatable(policy, walked)) == []


@steady
@given(policies())
def test_every_state_answers(tree: Any) -> None:
    policy = read_tree(tree).policy
    door = open_door(policy_json(policy), HOLIDAYS)
    states = compile_graph(policy, FEW_STATES).states
    assert list(not_answered(door, states.values())) == []


@steady
@given(policies())
def test_nothing_is_said_that_no_clause_says_and_nothing_is_left_out(tree: Any) -> None:
    policy = read_tree(tree).policy
    states = compile_graph(policy, FEW_STATES).states.values()
    assert [fault for broken in said.ALL for fault in broken(policy, states)] == []


@steady
@given(policies())
def test_a_fact_that_only_adds_withholds_nothing_until_it_is_known(tree: Any) -> None:
    policy = read_tree(with_facts(tree)).policy
    states = compile_graph(policy, FEW_STATES).states
    assert list(withheld(policy, states.values())) == []
    if len(states) < FEW_STATES:
        assert len(states) == len(compile_graph(read_tree(tree).policy, FEW_STATES).states)


def with_facts(tree: Any) -> Any:
    """The same policy with two facts that only add, on which two lines of every stage rest."""
    more = copy.deepcopy(tree)
    answers = {"yes": "It is so", "no": "It is not so"}
    asked = {name: {"ask": f"Is it {name}?", "answers": answers} for name in ("new", "old")}
    more["questions"] = {**more.get("questions", {}), **asked}
    line = {"who": "everyone", "clause": "1"}
    for stage in more["stages"].values():
        either = [{"new": "yes"}, {"old": "no"}]
        stage["record"] = [
            *stage.get("record", []),
            {**line, "must": "write down what is new", "when": {"new": "yes"}},
            {**line, "must": "write down what is either", "when": either},
        ]
    return more


@steady
@given(policies(3))
def test_the_checks_come_to_an_end_and_strand_nobody_unseen(tree: Any) -> None:
    loaded = read_tree(tree)
    assume(compile_graph(loaded.policy, FEW_STATES).whole)
    assert list(stranded(prove(loaded, (), HOLIDAYS, DAY))) == []


def test_somebody_left_without_a_way_on_would_be_seen() -> None:
    """Were the ways on taken off a screen, a proof that finds nobody stranded would not hold."""
    proof = prove(read_policy(ROOT / "policies/officers-annex/policy.yaml"), (), HOLIDAYS, DAY)
    assert finds_nobody_stranded(proof)
    address = "position=one"
    state = proof.graph.states[address]
    assert state.turn.step
    silent = replace(state.turn, step=replace(state.turn.step, next=()))
    states = {**proof.graph.states, address: State(address, silent)}
    cut = replace(proof, graph=replace(proof.graph, states=states))
    assert (list(stranded(proof)), list(stranded(cut))) == ([], [address])


@steady
@given(policies(3))
def test_the_pages_say_what_the_engine_says(tree: Any) -> None:
    policy = read_tree(tree).policy
    graph = compile_graph(policy, FEW_STATES)
    assume(graph.whole)
    assert list(pages_that_cannot_be_read(SITE, policy)) == []


@steady
@given(policies(3), st.integers(0, 10**9))
def test_damage_is_told_or_does_no_harm(tree: Any, chance: int) -> None:
    loaded = accepted(damaged_tree(tree, Random(chance)))
    door = open_door(policy_json(loaded.policy), HOLIDAYS) if loaded else None
    states = compile_graph(door.policy, FEW_STATES).states if door else {}
    assert door is None or list(not_answered(door, states.values())) == []


def test_damage_is_told_of_some_files_and_does_no_harm_to_others() -> None:
    """So that the test before this one holds something of each."""
    tree = read_yaml(ROOT / "policies/officers-annex/policy.yaml").tree
    right = [accepted(damaged_tree(tree, Random(chance))) is not None for chance in range(60)]
    assert {True, False} == set(right)


def test_generated_policies_use_the_whole_language() -> None:
    """Every key that may be left out is written in some, and every unit and exit occurs."""
    lacking = {(kind, each.name) for kind in records_in(Policy) for each in fields(kind)}
    lacking -= {(Duty, "at"), (Says, "at")}  # such entries are put into the stages they name
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
    @settings(steady, derandomize=False, max_examples=30)
    @given(policies())
    def note(tree: Any) -> None:
        found.extend(walk(read_tree(tree).policy, ()))

    note()
    yield from found


def _not_left_out(item: Any) -> list[str]:
    return [each.name for each in fields(item) if getattr(item, each.name) != _left_out(each)]


def _left_out(field: Any) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
