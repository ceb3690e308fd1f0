"""That a child may not be safe is kept, and shown, wherever anything rests on it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_aid.conditions import alternatives
from decision_aid.duties import Duty
from decision_aid.policy import Policy
from decision_aid.turn import turn
from decision_aid.written import several
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.policies import graph_of, version_of

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@cache
def policy_of(path: Path) -> Policy:
    return parse_policy(read_yaml(path), path.parent.name).policy


def test_it_is_kept_while_a_place_that_can_follow_rests_on_it_under_any_answers() -> None:
    """Only a red risk leads from two to three, and the reader may yet change that answer."""
    policy = policy_of(HERE / "rules.yaml")
    three = policy.stages["three"]
    duty = replace(three.duties[0], id="now", who="worker", when={"safe": "no"})
    two = replace(policy.stages["two"], tell=())
    stages = {**policy.stages, "two": two, "three": replace(three, duties=(duty,))}
    answers = {"position": "two", "safe": "no", "risk": "green"}
    assert turn(replace(policy, stages=stages), answers).answers.get("safe") == "no"


def test_the_school_reports_at_once_where_the_week_is_given() -> None:
    policy = policy_of(ROOT / "policies" / "school-birmingham" / "policy.yaml")
    typed = {
        "safe": "no",
        "told": "told",
        "position": "start",
        "yours": "school",
        "theirs": "trust",
    }
    found = turn(policy, typed)
    assert found.answers["safe"] == "no"
    assert found.step
    assert [each.id for each in found.step.timescales] == ["before.1", "week"]
    assert found.step.duties[0].id == "before.1"


def in_an_emergency(*duties: Duty) -> tuple[list[str], list[str]]:
    """What the reader whom a policy names is told to do, and which facts they are asked."""
    policy = policy_of(HERE / "facts.yaml")
    named = replace(policy, emergency=replace(policy.emergency, duties=duties))
    step = turn(named, {"safe": "no", "told": "i_am_named"}).step
    assert step is not None
    return [each.does for each in step.duties], [each.id for each in step.facts]


TELL = Duty(who="worker", must="tell the desk", whom="desk", clause="1")


def test_whoever_is_named_is_not_told_to_tell_themselves() -> None:
    assert in_an_emergency(TELL) == ([], [])
    assert in_an_emergency(TELL, replace(TELL, must="say it again", whom=("desk",))) == ([], [])


def test_a_call_of_other_cases_names_nobody_here() -> None:
    night = replace(TELL, whom="chair", when={"told": "cannot_reach"})
    assert in_an_emergency(TELL, night) == ([], [])


def test_what_is_done_by_whoever_is_named_is_told_to_them() -> None:
    act = replace(TELL, must="ring the chair", when={"told": "i_am_named"})
    assert in_an_emergency(TELL, act) == (["ring the chair"], [])


def test_what_the_other_side_tells_them_is_told() -> None:
    theirs = replace(TELL, who="their manager", must="tell the desk too")
    assert in_an_emergency(TELL, theirs) == (["tell the desk too"], [])


def test_a_fact_is_asked_while_a_line_rests_on_it() -> None:
    on_a_plan = Duty(who="worker", must="write it down", when={"plan": "yes"}, clause="1")
    in_care = replace(TELL, when={"carers": "yes"})
    assert in_an_emergency(in_care, on_a_plan) == (["write it down"], ["plan"])


def test_a_limit_of_the_other_agency_is_told_with_its_condition() -> None:
    within = replace(
        TELL, who="their manager", when={"theirs": "school"}, within="1 hour", runs_from="raised"
    )
    policy = policy_of(HERE / "ladder.yaml")
    policy = replace(policy, emergency=replace(policy.emergency, duties=(within,)))
    step = turn(policy, {"safe": "no"}).step
    assert step is not None
    (limit,) = step.timescales
    assert limit.condition is not None
    assert [fact.question for facts in limit.condition.any for fact in facts] == ["theirs"]


POLICIES = sorted(Path("policies").resolve().glob("*/policy.yaml"))


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.parent.name)
def test_whoever_is_not_sure_is_told_what_is_urgent_with_the_policys_condition(path: Path) -> None:
    """Without it the verb would be stronger than the clause; and nothing of it is left out."""
    policy = parse_policy(read_yaml(path), path.parent.name).policy
    states = graph_of(version_of(policy)).states.values()
    told = {tuple(state.turn.answers.items()): state.turn.step for state in states}
    urgent = 0
    for answers, step in told.items():
        if step is None or ("safe", "unsure") not in answers:
            continue
        sure = turn(policy, {**dict(answers), "safe": "no"}).step
        assert sure
        assert {each.id for each in sure.duties} == {each.id for each in step.duties}
        for each in step.duties:
            if ("safe", "no") in _conditions(policy, each.source) or "emergency." in each.source:
                urgent += 1
                assert each.when
                assert each.when.says
    assert urgent or policy.emergency.clause == "not stated"


def _conditions(policy: Policy, source: str) -> set[tuple[str, str]]:
    """What the duty at a place in the file rests on."""
    duty: Any = policy
    for part in source.split("."):
        if part.isdigit():
            duty = duty[int(part)]
        else:
            duty = duty[part] if isinstance(duty, dict) else getattr(duty, part)
    return {
        (question, answer)
        for facts in alternatives(duty.when)
        for question, allowed in facts.items()
        for answer in several(allowed)
    }
