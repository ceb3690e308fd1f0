"""Who is named, and how: on each side of the disagreement, in each kind of agency."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.duties import Duty
from decision_aid.headlines import Headline
from decision_aid.people import (
    Post,
    PostIn,
    Reach,
    Who,
    reach,
    refs,
    seen_from,
    sided_refs,
    turned,
    who_is,
)
from decision_aid.policy import Policy
from decision_aid.roles import Contact
from decision_aid.step import Step
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml
from tests import told
from words.catalogue import ENGLISH
from words.names import reached
from words.sentence import plain

POLICY = parse_policy(read_yaml(Path(__file__).with_name("ladder.yaml")), "ladder").policy


def duty(who: str, does: str, whom: str = "") -> Duty:
    return Duty(who=who, force="must", does=does, whom=whom, clause="4")


def with_mediation(**changes: object) -> Policy:
    stage = replace(POLICY.stages["mediation"], **changes)  # type: ignore[arg-type]
    return replace(POLICY, stages={**POLICY.stages, "mediation": stage})


def step_at(policy: Policy) -> Step:
    answers = {"position": "mediation", "safe": "yes", "plan": "off", "yours": "other"}
    step = turn(policy, answers).step
    assert step is not None
    return step


def test_each_side_hears_who_acts_where_only_the_other_agency_does() -> None:
    step = step_at(with_mediation(duties=(duty("their manager", "answer"),)))
    source = "stages.mediation.duties.0"
    manager = Who("manager", "one", (Post("", "other", "manager"),))
    waiting = Headline("waiting", who=manager, source=source)
    assert step.headlines == {
        **dict.fromkeys(("raiser", "manager", "board"), waiting),
        "receiver": Headline("act", "answer", source=source),
    }
    acts = "The other agency's manager acts now. Ask when you will hear"
    assert told.headlines(step) == {
        **dict.fromkeys(("raiser", "manager", "board"), acts),
        "receiver": "Answer",
    }


def test_where_something_is_only_told_nobody_is_said_to_act() -> None:
    tell = (duty("manager", "tell the chair", "chair"),)
    step = step_at(with_mediation(duties=(), tell=tell))
    assert step.headlines == {
        **dict.fromkeys(("raiser", "receiver", "board"), Headline("place")),
        "manager": Headline("act", "tell the chair", source="stages.mediation.tell.0"),
    }
    assert told.headlines(step) == {
        **dict.fromkeys(("raiser", "receiver", "board"), "A meeting with the chair"),
        "manager": "Tell the chair",
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
    known = who_is("manager", policy, {"yours": "b"})
    assert known == Who("manager", "one", (Post("manager", "raising", "head teacher"),))
    unknown = who_is("manager", policy, {})
    assert unknown.posts[0].title == "manager"
    assert unknown.posts[0].kinds == tuple(PostIn(kind, "head teacher") for kind in kinds.values())
    assert told.who(unknown) == (
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
    assert who_is("not stated", POLICY, {}) == Who("not stated", "not_stated")
    assert told.who(who_is("not stated", POLICY, {})) == "the policy does not say who"


def test_a_duty_names_whoever_does_it_and_everyone_it_is_done_with() -> None:
    assert refs("manager", ("chair", "desk")) == ("manager", "chair", "desk")


def test_a_post_with_contacts_for_others_only_is_not_known_to_the_reader() -> None:
    """Their own manager's number for another area is no number, and nothing they would know."""
    other = Contact(when={"plan": "on"}, phone="01632 960001")
    roles = {**POLICY.roles, "manager": replace(POLICY.roles["manager"], contacts=(other,))}
    policy = replace(POLICY, roles=roles)
    kinds = {plan: reach("manager", policy, {"plan": plan})[0].kind for plan in ("on", "off")}
    assert kinds == {"on": "given", "off": "not_given"}


@pytest.mark.parametrize(
    ("ref", "side", "where", "called"),
    [
        ("worker", "raiser", "raising", "you"),
        ("worker", "manager", "raising", "your worker"),
        ("worker", "board", "raising", "the raising agency's worker"),
        ("worker", "receiver", "other", "your worker"),
        ("their worker", "raiser", "other", "the other agency's worker"),
        ("their worker", "receiver", "raising", "the other agency's worker"),
        ("manager", "raiser", "raising", "your manager"),
        ("their manager", "board", "other", "the other agency's manager"),
        ("each senior", "raiser", "both", "each agency's senior manager (a school: head teacher)"),
        ("chair", "raiser", "board", "the chair"),
        ("their chair", "receiver", "board", "the chair"),
    ],
)
def test_a_post_sits_on_one_side_and_is_called_by_whoever_reads(
    ref: str, side: str, where: str, called: str
) -> None:
    """You is said to the one who raised it; whose a post is depends on who reads."""
    found = who_is(ref, POLICY, {"yours": "other", "theirs": "other"}, side)
    assert found.how == ("each" if where == "both" else "one")
    assert [post.side for post in found.posts] == [where]
    assert told.who(found, side) == called


def test_everyone_is_no_post() -> None:
    assert who_is("everyone", POLICY, {}) == Who("everyone", "everyone")
    assert told.who(who_is("everyone", POLICY, {})) == "everyone involved"


def test_a_condition_on_who_may_act_is_told_with_the_post_and_not_of_each() -> None:
    senior = replace(POLICY.roles["senior"], where={}, must_be="not the one who decided")
    policy = replace(POLICY, roles={**POLICY.roles, "senior": senior})
    assert told.who(who_is("senior", policy, {})) == "your senior manager (not the one who decided)"
    each = who_is("each senior", policy, {})
    assert each.posts == (Post("senior", "both", "senior manager"),)
    assert told.who(each) == "each agency's senior manager"


def test_a_contact_is_called_by_its_own_name_and_else_by_its_post() -> None:
    contacts = (Contact(name="Night team", phone="01632 960001"), Contact(email="desk@example.org"))
    desk = replace(POLICY.roles["desk"], contacts=contacts)
    policy = replace(POLICY, roles={**POLICY.roles, "desk": desk})
    who, source = who_is("desk", policy, {}), "roles.desk.contacts"
    found = reach("desk", policy, {})
    assert found == (
        Reach("desk", who, "given", "Night team", phone="01632 960001", source=f"{source}.0"),
        Reach("desk", who, "given", email="desk@example.org", source=f"{source}.1"),
    )
    called = [plain(reached(each, "raiser", ENGLISH)) for each in found]
    assert called == ["Night team", "the duty desk"]


def test_a_post_of_ones_own_is_known_and_one_of_theirs_is_to_be_asked_for() -> None:
    kinds = {ref: reach(ref, POLICY, {})[0].kind for ref in ("manager", "their manager", "chair")}
    assert kinds == {"manager": "known", "their manager": "ask", "chair": "not_given"}
    assert reach("everyone", POLICY, {}) == ()


def test_a_body_is_no_post_that_one_can_hold() -> None:
    for title, is_body in (("agency", True), ("each agency", True), ("agency manager", False)):
        assert Post("", "raising", title).is_body is is_body
    assert not Post("", "raising", "agency", must_be="not involved").is_body
    assert not Post("", "raising", "agency", kinds=(PostIn("A school", "school"),)).is_body
