"""A sentence is whole: nothing is set before a name, or said twice, that makes it no sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from decision_aid.answers import condition_of
from decision_aid.policy import Policy
from decision_aid.roles import Contact
from decision_aid.stages import End, Rule
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml
from tests import told
from words.catalogue import ENGLISH
from words.headlines import headline_told
from words.lines import reach_lines
from words.names import name
from words.notes import decided_told
from words.sentence import plain
from words.slips import left_out_told
from words.standing import review_passed_told

ENGINE = Path(__file__).parents[1] / "engine"
LADDER = parse_policy(read_yaml(ENGINE / "ladder.yaml"), "ladder").policy
RULES = parse_policy(read_yaml(ENGINE / "rules.yaml"), "rules").policy


def with_stage(policy: Policy, stage_id: str, **changes: object) -> Policy:
    stage = replace(policy.stages[stage_id], **changes)  # type: ignore[arg-type]
    return replace(policy, stages={**policy.stages, stage_id: stage})


def test_a_review_was_due_on_a_day_or_in_a_month() -> None:
    due = {
        "2023-10-20": "Its review was due on 20 October 2023.",
        "2023-10": "Its review was due in October 2023.",
        "2023": "Its review was due in 2023.",
    }
    for written, says in due.items():
        policy = replace(LADDER, review_due=written)
        assert plain(review_passed_told(policy, date(2026, 11, 30), ENGLISH)) == says


def named_hr() -> Policy:
    """The chair is an office that has a name of its own."""
    chair = replace(RULES.people["chair"], title="HR", named=True)
    ends = {"ruled": End(title="HR rules", outcome="decided", decided_by="chair", clause="9")}
    rule = Rule(go="ruled", by="chair", clause="9")
    policy = replace(RULES, people={**RULES.people, "chair": chair}, ends=ends)
    return with_stage(policy, "three", unresolved=(rule,))


def test_a_post_that_is_a_name_by_itself_has_no_article() -> None:
    policy = named_hr()
    step = turn(policy, {"position": "three", "safe": "yes"}).step
    assert step
    assert plain(name(step.duties[0].who, "raiser", ENGLISH)) == "HR"
    heads = {
        side: plain(headline_told(each, step, side, ENGLISH))
        for side, each in step.headlines.items()
    }
    assert heads["board"] == "Next: HR will decide."
    assert heads["raiser"].startswith("This step is for HR")
    (way,) = (each for each in step.next if each.move == "unresolved")
    assert "(HR judges)" in told.button(way)
    end = turn(policy, {"position": "ruled"}).step
    assert end
    assert end.decided
    assert plain(decided_told(end.decided, ENGLISH)) == "HR has decided."


def test_a_name_of_one_agencys_own_is_told_with_its_agency() -> None:
    manager = replace(LADDER.people["manager"], title="HR", where={}, named=True)
    policy = replace(LADDER, people={**LADDER.people, "manager": manager})
    answers = {"position": "one", "safe": "yes", "plan": "off", "yours": "other"}
    step = turn(policy, answers).step
    assert step
    lines = [plain(each) for each in reach_lines(step.duties, ENGLISH)]
    assert lines[0].startswith("Your HR → the other agency's HR.")


def test_a_place_is_offered_once_where_several_rules_lead_to_it() -> None:
    """To two if it is in the north or the risk is red; to three otherwise."""
    rules = (
        Rule(go="two", when={"area": "north"}, if_words="in the north", clause="2"),
        Rule(go="two", when={"risk": "red"}, clause="2"),
        Rule(go="three", clause="2"),
    )
    policy = with_stage(RULES, "one", unresolved=rules)
    unsure = {"safe": "yes", "area": "unsure", "risk": "unsure"}
    question = turn(policy, {"position": "one.unresolved", **unsure}).question
    assert question
    assert [each.id for each in question.answers] == ["two", "three"]
    assert [told.choice(each) for each in question.answers] == [
        "If “Which area?” is “North”, or if “How great is the risk?” is “Red”: The seniors talk",
        "In every other case: The chair is asked",
    ]
    rest = (rules[0], replace(rules[1], go="three"), replace(rules[2], go="two"))
    question = turn(
        with_stage(RULES, "one", unresolved=rest), {"position": "one.unresolved", **unsure}
    ).question
    assert question
    assert [told.choice(each) for each in question.answers] == [
        "In every other case: The seniors talk",
        "If “How great is the risk?” is “Red”: The chair is asked",
    ]


def test_an_answer_is_named_once_in_a_condition() -> None:
    condition = condition_of("", {"risk": ("red", "red")}, RULES)
    assert told.condition(condition) == "if “How great is the risk?” is “Red”"


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        (("It should go higher: to the chair", ""), "The risk is growing: it should go higher now"),
        (("It should go higher: to the chair",) * 2, "It should go higher"),
    ],
)
def test_what_all_rules_call_an_ending_stands_before_it_is_known_which_holds(
    labels: tuple[str, str], says: str
) -> None:
    rules = (
        Rule(go="three", when={"risk": "red"}, label=labels[0], clause="2"),
        Rule(go="two", label=labels[1], clause="2"),
    )
    policy = with_stage(RULES, "one", higher=rules)
    for position in ("one", "one.ended"):
        found = turn(policy, {"position": position, "safe": "yes"})
        if found.question and found.question.kind != "ended":
            found = turn(policy, {"position": position, "safe": "yes", "risk": "unsure"})
        if found.question:
            said = [told.choice(each) for each in found.question.answers]
        else:
            assert found.step
            said = [told.button(each) for each in found.step.next]
        assert says in said, position


def test_an_answer_that_has_chosen_the_way_is_not_said_to_make_no_difference() -> None:
    policy = with_stage(
        RULES, "three", unresolved=(Rule(go="one", when={"risk": "red"}, clause="2"),)
    )
    policy = with_stage(policy, "one", limits={}, higher=None, unresolved="not stated")
    policy = replace(policy, start=())
    found = turn(policy, {"position": "three.unresolved", "risk": "red", "area": "north"})
    why = {each.question: each.why for each in found.dropped}
    assert why["risk"] == "done"
    said = {each.question: plain(left_out_told(policy, each, ENGLISH)) for each in found.dropped}
    assert said["risk"] == (
        "“How great is the risk? Red” is left out: it has chosen the way, and nothing from here on "
        "depends on it."
    )


def test_the_kind_of_a_contacts_own_agency_is_told_by_the_question_that_asks_for_it() -> None:
    contacts = (Contact(when={"own": "school"}, phone="01632 960001"),)
    manager = replace(LADDER.people["manager"], contacts=contacts)
    policy = replace(LADDER, people={**LADDER.people, "manager": manager})
    answers = {"position": "one", "safe": "yes", "plan": "off", "yours": "school"}
    step = turn(policy, answers).step
    assert step
    conditions = {
        (duty.side, told.condition(contact.when))
        for duty in step.duties
        for contact in duty.contacts
        if contact.who.role == "manager"
    }
    theirs = "if “What are they in?” is “A school”"
    assert conditions == {("manager", theirs), ("receiver", "")}
