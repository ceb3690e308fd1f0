"""How a Turn follows from the answers: one small ladder, one rule a test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from decision_aid.endings import Next
from decision_aid.headlines import Headline
from decision_aid.people import Post, Who
from decision_aid.shown import SamePerson
from decision_aid.stages import Rule
from decision_aid.step import Step
from decision_aid.turn import Turn, turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.graph import compile_graph
from tests import told
from tests.engine.corners import RULES
from words.catalogue import ENGLISH
from words.guidance import HEADING, block
from words.sentence import plain
from words.ways import leads_to_told, unsaid_told

POLICY = parse_policy(read_yaml(Path(__file__).with_name("ladder.yaml")), "ladder").policy


def ask(**answers: str) -> Turn:
    return turn(POLICY, {key: value.replace("__", ".") for key, value in answers.items()})


def step_of(**answers: str) -> Step:
    step = ask(**answers).step
    assert step is not None
    return step


def way_of(move: str, **answers: str) -> Next:
    return next(way for way in step_of(**answers).next if way.move == move)


def place(shown: Turn) -> str:
    assert shown.step is not None
    return shown.step.stage.id


def question(shown: Turn) -> str:
    assert shown.question is not None
    return shown.question.id


def test_the_first_question_is_whether_the_child_is_safe() -> None:
    assert question(ask()) == "safe"


def test_no_and_not_sure_lead_to_the_same_emergency_step() -> None:
    no, unsure = ask(safe="no").step, ask(safe="unsure").step
    assert no is not None
    assert unsure is not None
    assert [each.id for each in no.duties] == [each.id for each in unsure.duties]
    assert {side: each.duty for side, each in no.headlines.items()} == {
        side: each.duty for side, each in unsure.headlines.items()
    }
    assert place(ask(safe="no")) == "emergency"


def test_the_emergency_step_asks_whether_they_were_told() -> None:
    step = ask(safe="no").step
    assert step is not None
    sent = [way.answers["told"] for way in step.next]
    assert sent == ["told", "cannot_reach", "will_not_act", "i_am_named"]


def test_what_the_policy_adds_when_they_will_not_act_is_shown_only_then() -> None:
    before, after = ask(safe="no").step, ask(safe="no", told="will_not_act").step
    assert before is not None
    assert after is not None
    assert [duty.does for duty in before.duties] == ["tell the duty desk"]
    assert "tell the night team as well" in [duty.does for duty in after.duties]


def test_where_the_policy_names_nobody_no_reader_can_be_the_one_it_names() -> None:
    nobody = replace(POLICY, emergency=replace(POLICY.emergency, duties=()))
    step = turn(nobody, {"safe": "no"}).step
    assert step is not None
    assert [way.answers["told"] for way in step.next] == ["told", "cannot_reach", "will_not_act"]
    assert step.headlines["raiser"] == Headline("national")
    said = "In danger now: call 999 (national advice)."
    assert told.headlines(step)["raiser"] == said
    named = turn(nobody, {"safe": "no", "told": "i_am_named"})
    assert [each.question for each in named.dropped] == ["told"]


def test_in_an_emergency_only_whom_the_policy_names_is_ordered_and_others_get_national_advice() -> (
    None
):
    heads = {side: each.why for side, each in step_of(safe="no").headlines.items()}
    named = {duty.side for duty in step_of(safe="no").duties if duty.with_}
    assert heads == {side: "own" if side in named else "national" for side in heads}


def test_what_a_reader_says_of_having_told_them_is_answered_at_the_head() -> None:
    for answer in ("cannot_reach", "will_not_act", "i_am_named"):
        heads = step_of(safe="no", told=answer).headlines
        assert all(each.why in ("own", answer) for each in heads.values())


def test_where_they_will_not_act_and_the_policy_adds_nothing_there_is_the_national_advice() -> None:
    only = replace(POLICY.emergency, duties=POLICY.emergency.duties[:1])
    policy = replace(POLICY, emergency=only)
    step = turn(policy, {"safe": "no", "told": "will_not_act"}).step
    assert step is not None
    assert step.headlines["raiser"] == Headline("will_not_act")
    said = "They will not act: use the national advice below."
    assert told.headlines(step)["raiser"] == said


def test_the_emergency_is_no_end_it_leads_on_to_the_ladder() -> None:
    assert question(ask(safe="no", told="told")) == "topic"


def test_the_emergency_stands_open_in_every_state() -> None:
    for state in compile_graph(POLICY).states.values():
        assert [duty.does for duty in state.turn.emergency.duties] == ["tell the duty desk"]


def test_a_road_says_where_it_leads_and_lets_the_reader_carry_on() -> None:
    shown = ask(topic="pay")
    assert shown.outcome == "elsewhere"
    assert shown.step is not None
    assert [(way.code, way.answers) for way in shown.step.next] == [("something_else", {})]


def test_a_road_may_be_taken_here_as_well_only_where_the_policy_says_so() -> None:
    scope = {**POLICY.scope, "pay": replace(POLICY.scope["pay"], also_here=True)}
    step = turn(replace(POLICY, scope=scope), {"topic": "pay"}).step
    assert step is not None
    assert [way.code for way in step.next] == ["carry_on_here", "something_else"]


def test_a_road_that_names_no_other_place_says_so() -> None:
    road = replace(POLICY.scope["pay"], duties=(), elsewhere="not stated")
    shown = turn(replace(POLICY, scope={**POLICY.scope, "pay": road}), {"topic": "pay"})
    assert (shown.outcome, shown.step is not None) == ("not_for_this", True)
    assert shown.step is not None
    (note,) = block(shown.step, "do", HEADING["do"], ENGLISH).notes
    assert plain(note.told) == ("This policy is not for that. It does not say where to go instead.")


def test_a_road_inside_the_policy_asks_for_the_rungs_of_its_own_ladder() -> None:
    shown = ask(topic="inside").question
    assert shown is not None
    assert [choice.id for choice in shown.answers] == ["inner", "inner.ended"]


def test_a_reader_may_start_at_any_stage_and_lands_on_its_step() -> None:
    assert place(ask(position="mediation", plan="off", safe="yes")) == "mediation"


def test_urgency_is_asked_only_because_a_limit_depends_on_it() -> None:
    assert question(ask(position="one")) == "safe"


def test_urgent_and_ordinary_limits_never_stand_together() -> None:
    for safe, limit in (("no", "fast"), ("unsure", "fast"), ("yes", "slow")):
        step = ask(position="one", safe=safe, yours="school", plan="off").step
        assert step is not None
        assert [each.id for each in step.timescales if each.stated] == [limit]


def test_an_urgent_step_never_says_that_it_has_no_date() -> None:
    for safe, says_so in (("no", False), ("unsure", False), ("yes", True)):
        step = ask(position="one", safe=safe, yours="school", plan="off").step
        assert step is not None
        assert any(not each.stated for each in step.timescales) is says_so


def test_what_the_policy_leaves_open_is_told_only_where_it_may_concern_the_case() -> None:
    for plan, shown in (("on", ["about_plan"]), ("unsure", ["about_plan"]), ("off", [])):
        step = ask(position="mediation", safe="yes", plan=plan, yours="other").step
        assert step is not None
        assert [gap.id for gap in step.gaps] == shown


def test_not_sure_shows_the_duty_with_its_condition() -> None:
    step = ask(position="one", safe="yes", yours="school", plan="unsure").step
    assert step is not None
    tells = [(duty.does, told.condition(duty.when)) for duty in step.duties if duty.kind == "tell"]
    assert tells == [("tell the chair", "if the child is on a plan")]


def test_the_other_sides_agency_is_asked_only_where_a_route_depends_on_it() -> None:
    assert question(ask(position="one__unresolved", yours="school")) == "theirs"
    straight = ask(position="one__unresolved", safe="yes", yours="other", plan="off")
    assert place(straight) == "two"


def test_two_schools_skip_a_stage() -> None:
    shown = ask(position="one__unresolved", safe="yes", yours="school", theirs="school", plan="off")
    assert place(shown) == "mediation"


def test_a_route_that_depends_on_what_nobody_knows_offers_every_place() -> None:
    shown = ask(position="one__unresolved", yours="school", theirs="unsure")
    assert shown.question is not None
    assert [choice.id for choice in shown.question.answers] == ["mediation", "two"]


def test_a_move_is_followed_at_once_so_every_place_has_one_address() -> None:
    shown = ask(position="two__no_reply", safe="yes", plan="off")
    assert shown.answers == {"position": "mediation", "safe": "yes", "plan": "off"}


def test_a_loop_is_a_stage_with_a_way_out() -> None:
    assert (
        place(ask(position="two__unresolved", left="some", safe="yes", yours="school", plan="off"))
        == "up"
    )
    assert (
        place(ask(position="two__unresolved", left="nobody", safe="yes", plan="off")) == "mediation"
    )


def test_a_choice_of_two_offers_both_and_says_whose_choice_it_is() -> None:
    step = ask(position="up", safe="yes", yours="other", plan="off").step
    assert step is not None
    ways = [way for way in step.next if way.move == "unresolved"]
    assert [way.answers["position"] for way in ways] == ["mediation", "ruling"]
    assert [(way.by, way.chooses) for way in ways] == [
        (Who("senior", "one", (Post("senior", "raising", "senior manager"),)), True)
    ] * 2
    assert [plain(leads_to_told(way, ENGLISH)) for way in ways] == [
        "A meeting with the chair (the senior manager chooses)",
        "The chair has decided (the senior manager chooses)",
    ]


def test_of_one_place_it_is_said_that_somebody_judges_it() -> None:
    rule = Rule(go="mediation", by="senior", clause="3")
    up = replace(POLICY.stages["up"], unresolved=(rule,))
    policy = replace(POLICY, stages={**POLICY.stages, "up": up})
    answers = {"position": "up", "safe": "yes", "yours": "other", "plan": "off"}
    step = turn(policy, answers).step
    assert step is not None
    (way,) = (way for way in step.next if way.move == "unresolved")
    assert not way.chooses
    said = "We still disagree: A meeting with the chair (the senior manager judges)"
    assert told.button(way) == said


def test_decided_names_the_end_of_a_clause() -> None:
    assert ask(position="ruling").outcome == "decided"


def test_where_no_rule_says_what_follows_the_policy_stops() -> None:
    shown = ask(position="mediation__unresolved", safe="yes", plan="off")
    assert (place(shown), shown.outcome) == ("mediation.stops", "stops")


def test_where_no_rule_s_condition_holds_the_policy_stops() -> None:
    shown = ask(position="inner__unresolved", safe="yes", plan="off")
    assert (place(shown), shown.outcome) == ("inner.stops", "stops")


def test_an_ending_without_a_rule_has_a_place_of_its_own() -> None:
    shown = ask(position="one__no_reply", safe="yes", yours="school", plan="off")
    assert (place(shown), shown.messages) == ("one.no_reply", ())


def test_an_ending_without_a_rule_says_so_and_leads_nowhere_if_disagreement_has_two_ways() -> None:
    way = way_of("no_reply", position="one", safe="yes", yours="school", plan="off")
    assert (way.basis, way.unclear, way.other, way.to) == ("none", "", "", None)
    assert plain(unsaid_told(way, ENGLISH)) == "The policy does not say what no answer means."
    assert told.safer(way) == ""
    assert way.answers["position"] == "one.no_reply"


def test_the_safer_reading_is_the_one_stage_to_which_disagreement_leads() -> None:
    on = (Rule(go="mediation", clause="3"),)
    stages = {**POLICY.stages, "up": replace(POLICY.stages["up"], unresolved=on)}
    answers = {"position": "up", "safe": "yes", "yours": "other", "plan": "off"}
    step = turn(replace(POLICY, stages=stages), answers).step
    assert step is not None
    way = next(way for way in step.next if way.move == "own_side")
    assert way.to is not None
    assert (way.basis, way.to.id, way.answers["position"]) == ("reading", "mediation", "mediation")
    assert told.safer(way) == "The safer reading is to go on: A meeting with the chair"


def test_a_reading_of_the_authors_names_its_place_on_the_link_and_not_as_the_policys_rule() -> None:
    way = way_of("no_reply", position="up", safe="yes", yours="other", plan="off")
    assert (way.code, way.says, way.ahead, way.basis) == ("no_reply", "", "", "reading")
    assert told.safer(way) == "The safer reading is to go on: A meeting with the chair"
    assert (plain(unsaid_told(way, ENGLISH)), way.other) == (way.unclear, "Wait for them.")


def test_what_was_agreed_and_not_done_has_words_of_its_own() -> None:
    step = turn(RULES, {"position": "four.not_done", "area": "north"}).step
    assert step is not None
    way = next(way for way in step.next if way.move == "not_done")
    assert plain(unsaid_told(way, ENGLISH)) == (
        "The policy does not say which step you go back to when what was agreed is not done."
    )


def test_when_ones_own_side_refuses_the_policys_other_ladder_is_offered() -> None:
    step = ask(position="one", safe="yes", yours="school", plan="off").step
    assert step is not None
    way = next(way for way in step.next if way.move == "own_side")
    assert [offer.answers for offer in way.offers] == [{"topic": "inside"}]


def test_going_higher_because_of_risk_is_offered_only_where_the_policy_allows_it() -> None:
    for stage, allowed in (("one", False), ("two", True)):
        step = ask(position=stage, safe="yes", yours="school", plan="off").step
        assert step is not None
        assert ("higher" in [way.move for way in step.next]) is allowed


def test_an_earlier_must_stays_open() -> None:
    step = ask(position="mediation", safe="yes", plan="on", yours="other").step
    assert step is not None
    assert [duty.id for duty in step.earlier] == ["one.tell.1"]


def test_one_person_on_several_rungs_is_told_once() -> None:
    step = step_of(position="one", safe="yes", yours="school", plan="off")
    same = SamePerson("head teacher", ("Stage One", "Stage Two"), (), "people.manager.where.school")
    assert step.same_person == same
    said = "one person, the head teacher, acts at Stage One and Stage Two."
    assert notes_on_who(step) == [f"In your kind of organisation {said}"]
    assert step_of(position="one", safe="yes", yours="other", plan="off").same_person is None


def test_one_person_on_three_rungs_is_told_of_all_three() -> None:
    """A stage without a printed label is named by its title."""
    stages = {**POLICY.stages}
    stages["mediation"] = replace(stages["mediation"], duties=stages["one"].duties)
    answers = {"position": "one", "safe": "yes", "yours": "school", "plan": "off"}
    step = turn(replace(POLICY, stages=stages), answers).step
    assert step is not None
    (note,) = notes_on_who(step)
    rungs = "Stage One, Stage Two and A meeting with the chair"
    assert note.endswith(f"the head teacher, acts at {rungs}.")


def notes_on_who(step: Step) -> list[str]:
    return [plain(line.told) for line in block(step, "who", HEADING["who"], ENGLISH).notes]


def test_each_side_has_its_own_headline() -> None:
    step = ask(position="mediation", safe="yes", plan="off").step
    assert step is not None
    assert {side: each.why for side, each in step.headlines.items()} == {
        **dict.fromkeys(("raiser", "manager", "receiver"), "others"),
        "board": "own",
    }
    headlines = told.headlines(step)
    assert headlines["board"] == "Next: the chair will call a meeting."
    assert headlines["raiser"] == "This step is for the chair."


def test_an_answer_that_no_longer_matters_is_dropped_and_named() -> None:
    shown = ask(position="mediation", safe="yes", plan="off", left="some", yours="school")
    assert {each.question for each in shown.dropped} == {"left", "yours"}
    assert set(shown.answers) == {"position", "safe", "plan"}


def test_unknown_questions_and_answers_are_dropped_and_named() -> None:
    shown = ask(colour="red", safe="maybe", position="nowhere")
    assert [each.question for each in shown.dropped] == ["colour", "safe", "position"]
    assert question(shown) == "safe"


def test_every_address_leads_back_to_itself() -> None:
    for state in compile_graph(POLICY).states.values():
        again = turn(POLICY, state.turn.answers)
        assert (again.answers, again.dropped) == (state.turn.answers, ())


def test_no_state_links_to_itself() -> None:
    for state in compile_graph(POLICY).states.values():
        for way in state.turn.step.next if state.turn.step else ():
            if way.basis != "none":
                assert turn(POLICY, way.answers).answers != state.turn.answers
