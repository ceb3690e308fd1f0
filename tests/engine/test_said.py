"""Nothing is said that no clause says, and nothing is left out: in every state of every policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_aid.policy import Policy
from proving import said
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.graph import State, compile_graph

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CITY = ROOT / "policies" / "city-and-hackney" / "policy.yaml"
FILES = [*sorted((ROOT / "policies").glob("*/policy.yaml")), *sorted(HERE.glob("*.yaml"))]

each_policy = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
each_property = pytest.mark.parametrize("broken", said.ALL, ids=lambda each: each.__name__)


@cache
def policy_of(path: Path) -> Policy:
    return parse_policy(read_yaml(path), path.parent.name).policy


@cache
def states_of(path: Path) -> tuple[State, ...]:
    return tuple(compile_graph(policy_of(path)).states.values())


@each_policy
@each_property
def test_it_holds_in_every_state(path: Path, broken: Callable[..., Iterator[str]]) -> None:
    assert list(broken(policy_of(path), states_of(path))) == []


def with_step(state: State, **changed: Any) -> State:
    """The same screen with something else on its step."""
    assert state.turn.step
    return State(state.address, replace(state.turn, step=replace(state.turn.step, **changed)))


def ends_a_reading(state: State) -> State:
    step = state.turn.step
    ways = step.next if step else ()
    to_an_end = {"position": f"{step.stage.id}.stops"} if step else {}
    return with_step(
        state,
        next=tuple(replace(way, answers=to_an_end) if way.unclear else way for way in ways),
    )


def strengthens(state: State) -> State:
    duties = state.turn.step.duties if state.turn.step else ()
    return with_step(state, duties=tuple(replace(each, force="must") for each in duties))


def orders_everybody(state: State) -> State:
    step = state.turn.step
    assert step
    own = next(each for each in step.headlines.values() if each.why == "own")
    return with_step(state, headlines=dict.fromkeys(step.headlines, own))


def stays(state: State) -> State:
    ways = state.turn.step.next if state.turn.step else ()
    return with_step(state, next=tuple(replace(way, answers=state.turn.answers) for way in ways))


@pytest.mark.parametrize(
    ("broken", "change"),
    [
        (said.leads_without_a_rule, ends_a_reading),
        (said.gaps_left_out, lambda state: with_step(state, gaps=())),
        (said.said_by_no_record, strengthens),
        (said.ordered_by_nobody, orders_everybody),
        (said.answers_without_effect, stays),
    ],
)
def test_a_screen_at_fault_is_found(
    broken: Callable[..., Iterator[str]], change: Callable[[State], State]
) -> None:
    policy = policy_of(CITY)
    [state] = [each for each in states_of(CITY) if each.address == "position=two"]
    assert not list(broken(policy, [state]))
    assert list(broken(policy, [change(state)]))
