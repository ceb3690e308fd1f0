"""Facts that only add stand on the step; those that route are asked before it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.conditions import UNSURE, adding
from decision_aid.policy import Policy
from decision_aid.shown import ShownDuty
from decision_aid.step import Step
from decision_aid.turn import Turn, turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.graph import compile_graph
from tests import told
from tests.engine.test_every_state import FILES, each_policy, policy_of, states_of

HERE = Path(__file__).parent
FACTS = parse_policy(read_yaml(HERE / "facts.yaml"), "facts").policy
ADDS = {"plan", "carers", "area", "panel", "court", "lessons"}
ONE = {"position": "one", "risk": "green"}


def put_on_the_step(policy: Policy, question: str) -> Policy:
    asked = replace(policy.questions[question], on_the_step=True)
    return replace(policy, questions={**policy.questions, question: asked})


def step_of(found: Turn) -> Step:
    assert found.step is not None, found.question
    return found.step


def lines_of(step: Step) -> dict[str, str]:
    """What each duty does, with its condition in words."""
    return {each.does: told.condition(each.when) for each in (*step.duties, *step.earlier)}


def test_what_decides_a_way_a_limit_or_an_act_routes_and_all_else_adds() -> None:
    assert adding(FACTS) == ADDS


def test_six_facts_that_add_make_no_more_screens_than_none() -> None:
    graph = compile_graph(FACTS)
    places = [each.turn.step.stage.id for each in graph.states.values() if each.turn.step]
    assert places.count("three") == places.count("one.resolved") == 1
    assert places.count("one") == 3  # red, green, or not sure
    assert not ADDS & {question for each in graph.states.values() for question in each.turn.answers}


def test_a_step_tells_the_facts_that_add_to_it() -> None:
    facts = step_of(turn(FACTS, ONE)).facts
    assert [each.id for each in facts] == ["plan", "carers", "area", "panel", "court"]
    assert (facts[0].ask, facts[0].given) == ("Is the child on a plan?", "")
    assert [each.id for each in facts[0].answers] == ["yes", "no"]
    assert [each.id for each in step_of(turn(FACTS, {"position": "three"})).facts] == [
        *("plan", "carers", "court")
    ]


def test_a_line_stands_with_its_condition_until_the_fact_is_known() -> None:
    assert lines_of(step_of(turn(FACTS, ONE)))["tell the chair"] == "if the child is on a plan"


def test_yes_drops_the_condition_and_no_folds_the_line() -> None:
    yes = lines_of(step_of(turn(FACTS, {**ONE, "plan": "yes"})))
    no = lines_of(step_of(turn(FACTS, {**ONE, "plan": "no"})))
    assert yes["tell the chair"] == ""
    assert "tell the chair" not in no
    assert no["tell the carers"] == "if the child is in care"


def test_a_condition_on_several_facts_rests_on_those_still_open() -> None:
    def rests_on(**given: str) -> list[list[str]] | None:
        duties = step_of(turn(FACTS, {**ONE, **given})).duties
        found = [each for each in duties if each.does == "tell both teams"]
        return (
            [[f.question for f in facts] for facts in found[0].when.any]
            if (found and found[0].when)
            else ([] if found else None)
        )

    assert rests_on() == [["plan", "carers"], ["court"]]
    assert rests_on(plan="yes") == [["carers"], ["court"]]
    assert rests_on(plan="no") == [["court"]]
    assert rests_on(court="yes") == []
    assert rests_on(carers="no", court="no") is None


def test_a_contact_that_depends_on_a_fact_stands_with_its_condition() -> None:
    def desks(**given: str) -> dict[str, bool]:
        duties = step_of(turn(FACTS, {**ONE, **given})).duties
        reached = [each for duty in duties for each in duty.contacts if each.role == "desk"]
        return {each.name: each.when is None for each in reached}

    assert desks() == {"Desk of the north": False, "Desk of the south": False}
    assert desks(area="north") == {"Desk of the north": True}


def test_a_fact_given_is_in_no_address_and_goes_along() -> None:
    found = turn(FACTS, {**ONE, "plan": "yes", "lessons": "no"})
    assert found.answers == ONE
    assert found.facts == {"plan": "yes", "lessons": "no"}
    assert found.dropped == ()
    assert [each.given for each in step_of(found).facts] == ["yes", "", "", "", ""]
    onward = next(each for each in step_of(found).next if each.move == "resolved")
    assert turn(FACTS, onward.answers).facts == {"plan": "yes", "lessons": "no"}


def test_a_fact_that_adds_takes_no_other_answer_out_of_an_address() -> None:
    """Where the person is safe matters only off a plan, and it is on one."""
    two = FACTS.stages["two"]
    told = replace(two.duties[0], when={"safe": "yes", "plan": "no"}, if_words="")
    policy = replace(FACTS, stages={**FACTS.stages, "two": replace(two, tell=(told,))})
    asked = {"safe": "yes", "position": "two"}
    assert turn(policy, asked).answers == asked
    assert turn(policy, {**asked, "plan": "yes"}).answers == asked


def test_a_fact_that_changes_nothing_any_more_is_left_out_and_named() -> None:
    found = turn(FACTS, {"position": "three", "panel": "yes"})
    assert [(each.question, each.why) for each in found.dropped] == [("panel", "no_difference")]


def test_a_fact_that_a_given_one_makes_idle_is_not_asked() -> None:
    """Where the duty does not hold, nobody asks what its other condition is."""
    found = step_of(turn(FACTS, {**ONE, "court": "yes", "carers": "no"}))
    assert "tell both teams" in lines_of(found)
    assert [each.id for each in found.facts] == ["plan", "carers", "area", "panel", "court"]


def test_no_fact_that_adds_is_asked_before_an_emergency() -> None:
    found = step_of(turn(FACTS, {"safe": "no"}))
    assert lines_of(found)["ring the carers too"] == "if the child is in care"
    assert [each.id for each in found.facts] == ["carers", "area"]


def test_a_fact_that_adds_never_changes_what_stands_at_the_head() -> None:
    plain, known = (step_of(turn(FACTS, {**ONE, **given})) for given in ({}, {"plan": "yes"}))
    assert told.headlines(known) == told.headlines(plain)
    assert told.headlines(plain)["board"] == ("This step is for the raising agency's manager.")


def test_a_fact_that_decides_limits_only_may_be_put_on_the_step() -> None:
    policy = put_on_the_step(FACTS, "risk")
    assert adding(policy) == {*ADDS, "risk"}
    step = step_of(turn(policy, {"position": "one"}))
    assert "risk" in [each.id for each in step.facts]
    assert [(each.id, told.condition(each.condition)) for each in step.timescales] == [
        ("red", "if the risk is red"),
        ("green", "if the risk is green"),
    ]
    green = step_of(turn(policy, {"position": "one", "risk": "green"}))
    assert [each.id for each in green.timescales] == ["green"]


@pytest.mark.parametrize("question", ["lead", "closing"])
def test_a_fact_that_decides_more_is_asked_before_the_step_all_the_same(question: str) -> None:
    assert question not in adding(put_on_the_step(FACTS, question))


def _shown(step: Step) -> dict[tuple[str, str], ShownDuty]:
    return {(each.id, each.side): each for each in (*step.duties, *step.earlier)}


@each_policy
def test_no_address_names_a_fact_that_only_adds(path: Path) -> None:
    for state in states_of(path):
        assert not adding(policy_of(path)) & set(state.turn.answers), state.address
        assert state.turn.facts == {}


@each_policy
def test_until_a_fact_is_known_nothing_is_missing_that_any_answer_shows(path: Path) -> None:
    """Whatever is answered on a step, all that is then shown stood there before."""
    policy = policy_of(path)
    for state in states_of(path):
        step = state.turn.step
        if step is None or not step.facts:
            continue
        offered = [[*(each.id for each in fact.answers), UNSURE] for fact in step.facts]
        for answers in itertools.product(*offered):
            given = dict(zip((fact.id for fact in step.facts), answers, strict=True))
            told_all = step_of(turn(policy, {**state.turn.answers, **given}))
            assert set(_shown(told_all)) <= set(_shown(step)), (state.address, given)
            limits = {each.id for each in step.timescales}
            assert {each.id for each in told_all.timescales if each.stated} <= limits
            assert told_all.next == step.next or [
                (each.move, each.to) for each in told_all.next
            ] == [(each.move, each.to) for each in step.next]
            assert told.headlines(told_all) == told.headlines(step)
            if set(answers) == {UNSURE}:
                assert _shown(told_all) == _shown(step), state.address


@each_policy
def test_every_answer_on_a_step_changes_a_line_of_it(path: Path) -> None:
    policy = policy_of(path)
    for state in states_of(path):
        step = state.turn.step
        for fact in step.facts if step else ():
            seen = set()
            for answer in fact.answers:
                found = step_of(turn(policy, {**state.turn.answers, fact.id: answer.id}))
                seen.add((found.duties, found.earlier, found.timescales))
            assert len(seen) > 1, (state.address, fact.id)


def test_the_policies_that_are_tried_have_facts_that_add() -> None:
    assert sum(bool(adding(policy_of(path))) for path in FILES) >= 4
