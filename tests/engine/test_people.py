"""Who is named, and how: on each side of the disagreement, in each kind of agency."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from decision_aid.duties import Duty
from decision_aid.people import person, reach, refs, seen_from, sided_refs, turned
from decision_aid.policy import Policy
from decision_aid.roles import Contact
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml

POLICY = parse_policy(read_yaml(Path(__file__).with_name("ladder.yaml")), "ladder").policy


def duty(who: str, does: str, whom: str = "") -> Duty:
    return Duty(who=who, force="must", does=does, whom=whom, clause="4")


def with_mediation(**changes: object) -> Policy:
    stage = replace(POLICY.stages["mediation"], **changes)  # type: ignore[arg-type]
    return replace(POLICY, stages={**POLICY.stages, "mediation": stage})


def headlines(policy: Policy) -> dict[str, str]:
    step = turn(
        policy, {"position": "mediation", "safe": "yes", "plan": "off", "yours": "other"}
    ).step
    assert step is not None
    return step.headlines


def test_each_side_hears_who_acts_where_only_the_other_agency_does() -> None:
    policy = with_mediation(duties=(duty("their manager", "answer"),))
    acts = "The other agency's manager acts now. Ask when you will hear"
    assert headlines(policy) == {
        **dict.fromkeys(("raiser", "manager", "board"), acts),
        "receiver": "Answer",
    }


def test_where_something_is_only_told_nobody_is_said_to_act() -> None:
    policy = with_mediation(duties=(), tell=(duty("manager", "tell the chair", "chair"),))
    title = "A meeting with the chair"
    assert headlines(policy) == {
        "raiser": title,
        "manager": "Tell the chair",
        "receiver": title,
        "board": title,
    }


def test_each_agencys_post_stays_so_when_the_other_side_speaks_of_it() -> None:
    assert [turned(ref) for ref in ("manager", "their manager", "each manager", "everyone")] == [
        *("their manager", "manager", "each manager", "everyone")
    ]


def test_a_kind_of_agency_stands_inside_the_sentence_and_a_name_keeps_its_capital() -> None:
    kinds = {"a": "A school", "b": "An academy", "c": "Another school", "d": "Ofsted"}
    agencies = replace(POLICY.agencies, kinds=kinds) if POLICY.agencies else None
    manager = replace(POLICY.roles["manager"], where=dict.fromkeys(kinds, "head teacher"))
    policy = replace(POLICY, agencies=agencies, roles={**POLICY.roles, "manager": manager})
    assert person("manager", policy, {}).name == (
        "your manager (a school: head teacher; an academy: head teacher; "
        "another school: head teacher; Ofsted: head teacher)"
    )


def test_what_the_other_side_does_asks_nothing_about_ones_own_agency() -> None:
    policy = with_mediation(duties=(duty("their manager", "answer"),))
    assert turn(policy, {"position": "mediation", "safe": "yes", "plan": "off"}).step is not None


def test_the_other_side_sees_the_two_agencies_the_other_way_round() -> None:
    answers = {"yours": "school", "theirs": "nursery", "plan": "on"}
    assert seen_from("raiser", answers) == answers
    turned_round = {"theirs": "school", "yours": "nursery", "plan": "on"}
    assert seen_from("receiver", answers) == turned_round


def test_everyone_is_all_but_the_board() -> None:
    sides = [side for side, _ in sided_refs("everyone", POLICY)]
    assert sides == ["raiser", "manager", "receiver"]


def test_where_the_policy_names_nobody_every_reader_is_told_so() -> None:
    assert sided_refs("not stated", POLICY) == (("anyone", "not stated"),)
    assert person("not stated", POLICY, {}).name == "the policy does not say who"


def test_a_duty_names_whoever_does_it_and_everyone_it_is_done_with() -> None:
    assert refs("manager", ("chair", "desk")) == ("manager", "chair", "desk")


def test_a_post_with_contacts_for_others_only_is_not_known_to_the_reader() -> None:
    """Their own manager's number for another area is no number, and nothing they would know."""
    other = Contact(when={"plan": "on"}, phone="01632 960001")
    roles = {**POLICY.roles, "manager": replace(POLICY.roles["manager"], contacts=(other,))}
    policy = replace(POLICY, roles=roles)
    kinds = {plan: reach("manager", policy, {"plan": plan})[0].kind for plan in ("on", "off")}
    assert kinds == {"on": "given", "off": "not_given"}
