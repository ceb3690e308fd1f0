"""An engine that shows less to whoever is not sure, or one address twice, is found out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from decision_aid.calendar import calendar_from_json
from decision_aid.step import Step
from site_generator.checks.findings import Finding
from site_generator.checks.loader import Loaded, parse_policy
from site_generator.proof.explored import Explored, steps_of
from site_generator.proof.not_sure import check_not_sure
from site_generator.proof.totality import check_totality
from site_generator.reading.holidays import holidays_json
from site_generator.reading.whole import Whole
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.graph import Graph, State, address_of, compile_graph

ROOT = Path(__file__).resolve().parents[2]
HOLIDAYS = holidays_json(ROOT / "holidays")
Check = Callable[[Explored], Iterator[Finding]]
NOT_SURE = "plan=unsure;position=one;safe=yes;yours=school"


@cache
def loaded() -> Loaded:
    return parse_policy(read_yaml(ROOT / "tests" / "engine" / "ladder.yaml"), "ladder")


@cache
def graph() -> Graph:
    return compile_graph(loaded().policy)


def found_in(shown: Graph, check: Check = check_not_sure) -> list[str]:
    """What a check says of a policy whose engine gave these screens."""
    policy = loaded().policy
    calendar = calendar_from_json(HOLIDAYS, policy.nation, policy.conventions)
    whole = Whole(policy, loaded().read)
    explored = Explored(whole, shown, steps_of(shown), (), calendar, date(2026, 11, 25))
    return [finding.what for finding in check(explored)]


def shown_instead(change: Callable[[Step], Step]) -> Graph:
    """The screens, with another step shown to the one who is not sure about the plan."""
    state = graph().states[NOT_SURE]
    assert state.turn.step
    changed = replace(state.turn, step=change(state.turn.step))
    return replace(graph(), states={**graph().states, NOT_SURE: State(NOT_SURE, changed)})


def test_nothing_is_found_where_not_sure_shows_everything() -> None:
    assert found_in(graph()) == []


def test_a_duty_that_is_kept_from_the_one_who_is_not_sure_is_found() -> None:
    untold = shown_instead(
        lambda step: replace(step, duties=tuple(d for d in step.duties if d.kind != "tell"))
    )
    (found,) = found_in(untold)
    assert "“plan: on” is shown this, but a reader who is not sure is not: tell the chair" in found


def test_a_duty_that_is_weaker_for_the_one_who_is_not_sure_is_found() -> None:
    weaker = shown_instead(
        lambda step: replace(step, duties=tuple(replace(duty, force="may") for duty in step.duties))
    )
    told = " ".join(found_in(weaker))
    assert "a reader who is not sure is not: talk; talk; tell the chair" in told


def test_a_limit_that_is_kept_from_the_one_who_is_not_sure_is_found() -> None:
    told = " ".join(found_in(shown_instead(lambda step: replace(step, timescales=()))))
    assert "settling it: 5 working days" in told


@pytest.mark.parametrize("place", ["two", "mediation"])
def test_a_way_that_is_not_offered_to_the_one_who_is_not_sure_is_found(place: str) -> None:
    """Two schools skip a stage: who does not know the other side is offered both places."""
    answers = {"position": "one.unresolved", "yours": "school", "theirs": "unsure"}
    there = steps_of(graph())[place][0].address
    sent = replace(graph(), leads={**graph().leads, address_of(answers): there})
    missing = {"two": "mediation", "mediation": "two"}[place]
    told = " ".join(found_in(sent))
    assert f"leads to “{missing}”, but a reader who is not sure is not offered it" in told


def test_a_screen_that_its_own_answers_do_not_lead_to_is_found() -> None:
    said = f"the answers {NOT_SURE} lead to a different screen;"
    elsewhere = shown_instead(lambda step: replace(step, next=()))
    assert said not in " ".join(found_in(graph(), check_totality))
    assert said in " ".join(found_in(elsewhere, check_totality))
