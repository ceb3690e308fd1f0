"""Rules of the engine at their corners: two rules at once, none at all, silence, sides."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.answers import Answer, Condition, Fact
from decision_aid.codec import to_plain
from decision_aid.endings import Next, Required
from decision_aid.places import leads
from decision_aid.step import Step
from decision_aid.turn import Message, Turn, turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.graph import compile_graph
from tests import told
from words.catalogue import ENGLISH
from words.questions import asked, help_told
from words.sentence import plain
from words.slips import slip_told
from words.ways import required_told, unsaid_told

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
READ = parse_policy(read_yaml(HERE / "rules.yaml"), "rules")
POLICY = READ.policy


def ask(position: str = "", **answers: str) -> Turn:
    return turn(POLICY, {**({"position": position} if position else {}), **answers})


def step(position: str = "", **answers: str) -> Step:
    found = ask(position, **answers).step
    assert found is not None
    return found


def choices(position: str, **answers: str) -> list[tuple[str, str]]:
    found = ask(position, **answers).question
    assert found is not None
    return [(choice.id, told.choice(choice)) for choice in found.answers]


def ways(shown: Step, move: str) -> list[Next]:
    return [way for way in shown.next if way.move == move]


def risk_is(answer: str, says: str) -> Fact:
    return Fact("risk", "How great is the risk?", (Answer(answer, says),))


ONE = {"risk": "green", "area": "south"}
TWO = {"safe": "yes", "area": "south"}


def test_where_no_rule_for_the_start_holds_it_is_the_first_stage() -> None:
    assert step("start", **ONE, safe="yes").stage.id == "one"


def test_where_nobody_knows_which_start_holds_each_is_offered() -> None:
    offered = choices("start", risk="unsure")
    assert offered == [
        ("two", "If the risk is red: The seniors talk"),
        ("one", "In every other case: The managers talk"),
    ]


def test_a_condition_without_words_of_its_own_is_told_by_its_question() -> None:
    rule = replace(POLICY.start[0], if_words="")
    found = turn(replace(POLICY, start=(rule,)), {"position": "start", "risk": "unsure"}).question
    assert found is not None
    first = found.answers[0]
    assert first.condition == Condition("", ((risk_is("red", "Red"),),))
    assert told.choice(first) == "If “How great is the risk?” is “Red”: The seniors talk"


def test_a_choice_whose_condition_is_known_to_hold_is_offered_without_it() -> None:
    rule = replace(POLICY.start[0], if_words="", go=("two", "three"))
    found = turn(replace(POLICY, start=(rule,)), {"position": "start", "risk": "red"}).question
    assert found is not None
    assert (found.kind, found.ask, found.help, found.sure) == ("way", "", "", True)
    assert plain(asked(found, ENGLISH)) == "Which of these fits?"
    assert help_told(found, ENGLISH) == ()
    assert [each.condition for each in found.answers] == [None, None]
    said = [told.choice(each) for each in found.answers]
    assert said == ["The seniors talk", "The chair is asked"]


def test_whoever_is_not_sure_which_holds_is_told_to_take_the_one_that_protects_sooner() -> None:
    found = ask("start", risk="unsure").question
    assert found is not None
    assert not found.sure
    assert plain(help_told(found, ENGLISH)) == (
        "Not sure? Take the one that protects the child sooner (our advice)."
    )


def test_going_higher_is_not_offered_where_its_condition_fails() -> None:
    assert not ways(step("one", **ONE, safe="yes"), "higher")
    assert ways(step("one", risk="red", area="south", safe="yes"), "higher")


def test_going_higher_where_it_is_not_offered_says_so() -> None:
    shown = ask("one.higher", **ONE, safe="yes")
    assert shown.answers["position"] == "one"
    (message,) = shown.messages
    assert message == Message("next", "not_offered")
    assert plain(slip_told(message, ENGLISH)) == "The policy has no such way on from here."


def test_an_ending_without_a_rule_has_a_place_of_its_own_that_says_so() -> None:
    shown = step("one.own_side", **ONE, safe="yes")
    assert (shown.stage.id, shown.stage.is_unsaid) == ("one.own_side", True)
    assert {each.why for each in shown.headlines.values()} == {"ending"}
    unsaid, back = shown.next
    assert (unsaid.move, unsaid.basis, back.code) == ("own_side", "none", "back")
    assert plain(unsaid_told(unsaid, ENGLISH)) == "The policy does not say what you do then."


def test_a_reader_who_is_not_sure_is_told_that_the_policy_may_stop() -> None:
    assert choices("two.unresolved", **TWO, risk="unsure") == [
        ("three", "If the risk is red: The chair is asked"),
        ("two.stops", "In every other case: the policy stops here"),
    ]


def test_what_a_way_requires_is_shown_before_it_is_known_whether_it_is_taken() -> None:
    way = ways(step("two", **TWO, risk="unsure"), "unresolved")[0]
    assert way.requires == (Required("Tell the desk first.", "if the risk is red"),)
    said = plain(required_told(way.requires[0], ENGLISH))
    assert said == "if the risk is red: Tell the desk first."
    assert (way.force, way.clauses) == ("must", ("3",))


def test_a_choice_that_is_our_reading_is_never_shown_as_the_policys() -> None:
    found = ways(step("one", **ONE, safe="yes"), "unresolved")
    assert [way.answers["position"] for way in found] == ["two", "three"]
    assert all(not way.stated and way.unclear for way in found)


def test_silence_that_may_move_on_is_never_stronger_than_may() -> None:
    shown = step("two", **TWO, risk="red")
    assert [ways(shown, move)[0].force for move in ("unresolved", "no_reply")] == ["must", "may"]


def test_silence_that_moves_on_never_leads_to_where_the_policy_stops() -> None:
    assert not leads(POLICY, "four", "no_reply", {"area": "south"}).ways


def test_two_rules_that_lead_to_one_place_are_one_way() -> None:
    assert step("three.unresolved", area="north", safe="yes").stage.id == "four"
    assert len(ways(step("three", area="north", safe="yes"), "unresolved")) == 1


def test_not_sure_of_a_good_end_offers_both_and_stays_where_they_agreed() -> None:
    found = ways(step("two", **TWO, risk="unsure"), "resolved")
    assert [way.answers["position"] for way in found] == ["three.resolved", "two.resolved"]
    assert ask("two.resolved", **TWO, risk="unsure").outcome == "agreed"


def test_a_stage_that_never_stops_has_no_such_place() -> None:
    assert [each.question for each in ask("one.stops").dropped] == ["position"]


def test_what_agreement_asks_for_is_still_known_where_the_policy_stops() -> None:
    shown = ask("four.stops", area="north", safe="yes")
    assert shown.answers["area"] == "north"
    assert shown.step is not None
    agreed = turn(POLICY, shown.step.next[0].answers).step
    assert agreed is not None
    assert [duty.does for duty in agreed.duties] == ["tell the area"]


def test_an_answer_dropped_is_not_sent_on_by_the_next_question() -> None:
    """One address is one screen: `told` without `safe` would skip the emergency."""
    shown = ask(told="told").question
    assert shown is not None
    assert next(choice.answers for choice in shown.answers) == {"safe": "no"}


def test_whom_one_told_is_asked_on_the_ladder_only_of_a_child_who_may_not_be_safe() -> None:
    question = ask("two", area="south", risk="red").question
    assert question is not None
    assert question.id == "safe"
    unsafe = ask("two", area="south", risk="red", safe="no").question
    assert unsafe is not None
    assert (unsafe.id, unsafe.kind, unsafe.ask, unsafe.help) == ("told", "told", "", "")
    assert plain(asked(unsafe, ENGLISH)) == "Have you told them?"
    assert not [duty for duty in step("two", **TWO, risk="red").duties if duty.kind == "tell"]


def test_an_emergency_duty_under_a_condition_stands_open_with_it() -> None:
    duties = [(duty.does, told.condition(duty.when)) for duty in ask().emergency.duties]
    assert duties == [("ring the team of the area", "if it is in the north")]


@pytest.mark.parametrize("condition", [{"safe": "no"}, {"yours": "school"}, {"theirs": "school"}])
def test_nothing_of_an_emergency_is_left_out_where_it_stands_open(
    condition: dict[str, str | tuple[str, ...]],
) -> None:
    """Whatever is known of the case, and before anything is."""
    duty = replace(POLICY.emergency.duties[0], when=condition, if_words="so it is")
    policy = replace(POLICY, emergency=replace(POLICY.emergency, duties=(duty,)))
    stands = turn(policy, {}).emergency
    assert stands.line == "immediate risk"
    assert [each.does for each in stands.duties] == ["ring the team of the area"]


def test_an_emergency_limit_stands_only_where_its_duty_does() -> None:
    for facts in ({"area": "north"}, {"area": "south"}, {"area": "north", "told": "will_not_act"}):
        shown = step(safe="no", **facts)
        assert {each.id for each in shown.timescales} == {duty.id for duty in shown.duties}


def test_a_duty_without_a_limit_has_the_one_for_every_stage() -> None:
    limits = [each for each in step("one", **ONE, safe="yes").timescales if each.limits == "duty"]
    assert [(each.on_what, each.events) for each in limits] == [("tell the worker", ("raised",))]
    said = "Tell the worker: promptly, counted from the day it was raised."
    assert [told.limit(each) for each in limits] == [said]


def test_limits_under_conditions_nobody_knows_both_stand_each_with_its_condition() -> None:
    shown = step("one", risk="unsure", area="south", safe="yes")
    limits = [each for each in shown.timescales if each.limits == "stage"]
    assert [each.condition for each in limits] == [
        Condition("", ((risk_is("red", "Red"),),)),
        Condition("", ((risk_is("green", "Green"),),)),
    ]
    counted = "counted from the day it was raised."
    risk = "if “How great is the risk?” is"
    assert [told.limit(each) for each in limits] == [
        f"For settling it, {risk} “Red”: 1 working day, {counted}",
        f"For settling it, {risk} “Green”: 5 working days, {counted}",
    ]


def test_a_limit_is_never_put_off_where_it_is_not_known_that_the_child_is_safe() -> None:
    assert all(each.urgent for each in step("one", **ONE).timescales)


def test_you_is_said_only_to_the_one_who_raised_it() -> None:
    duties = step("one", **ONE, safe="yes").duties
    named = {duty.side: [told.who(each, duty.side) for each in duty.with_] for duty in duties}
    assert named == {
        "manager": ["your worker"],
        "receiver": ["everyone involved"],
        "board": ["the raising agency's manager"],
    }


def test_an_agency_is_never_the_other_agencys_agency() -> None:
    headlines = told.headlines(step("two", **TWO, risk="red"))
    assert headlines["receiver"] == "This step is for the other agency."
    assert headlines["board"] == "This step is for the agency that raised it."


def test_a_contact_that_is_not_for_this_case_is_not_given() -> None:
    contacts = [each.contacts for each in step("four", area="south", safe="yes").duties]
    assert [(each.kind, each.phone) for each in contacts[0]] == [("not_given", "")]


def test_the_same_address_is_always_the_same_screen() -> None:
    for state in compile_graph(POLICY).states.values():
        again = turn(POLICY, state.turn.answers)
        assert (again.answers, again.dropped, again.messages) == (state.turn.answers, (), ())
        assert to_plain((again.question, again.step)) == to_plain(
            (state.turn.question, state.turn.step)
        )


def test_no_way_on_in_any_policy_leads_back_to_where_it_is() -> None:
    for path in [*(ROOT / "policies").glob("*/policy.yaml"), HERE / "rules.yaml"]:
        policy = parse_policy(read_yaml(path), path.parent.name).policy
        for state in compile_graph(policy).states.values():
            for way in state.turn.step.next if state.turn.step else ():
                if way.basis == "none":
                    continue
                assert turn(policy, way.answers).answers != state.turn.answers, way
