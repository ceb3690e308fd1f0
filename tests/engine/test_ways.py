"""Ways on from a step, and the conditions that they and duties have."""

from __future__ import annotations

from dataclasses import replace

from decision_aid.answers import Answer, Condition, Fact
from decision_aid.endings import Offer, Required
from decision_aid.people import Post, Who
from decision_aid.places import may_stop, moves_at, rules_of
from decision_aid.reachable import ways_from
from decision_aid.stages import Rule
from decision_aid.turn import turn
from decision_aid.written import When
from tests import told
from tests.engine.corners import LADDER, ON_TWO, RULES, changed, step_of

STRONG = rules_of(RULES, "two", "unresolved")[0]


def test_every_ending_is_a_choice_of_its_own_name() -> None:
    asked = turn(RULES, {"position": "four.ended"}).question
    assert asked is not None
    endings = ("resolved", "unresolved", "not_done")
    assert [each.id for each in asked.answers] == [*(f"four.{each}" for each in endings), "four"]


def test_an_ending_is_offered_in_the_words_of_the_rule_that_it_follows() -> None:
    rule = Rule(go="four", label="The chair has said no", clause="4")
    on = (Rule(go="four", clause="4"),)
    labels = {"own_side": "Nobody will ring the chair"}
    policy = changed("three", unresolved=(rule,), no_reply=on, own_side=on, labels=labels)
    asked = turn(policy, {"position": "three.ended"}).question
    step = turn(policy, {"position": "three", "safe": "yes", "area": "north"}).step
    assert asked is not None
    assert step is not None
    assert [each.answer for each in asked.answers][1:4] == [
        Answer("", "The chair has said no", "unresolved"),
        Answer("", "", "no_reply"),
        Answer("", "Nobody will ring the chair", "own_side"),
    ]
    assert [told.choice(each) for each in asked.answers][1:4] == [
        "The chair has said no",
        "No answer, or they cannot be reached",
        "Nobody will ring the chair",
    ]
    assert (step.next[1].says, told.button(step.next[1])) == ("The chair has said no",) * 2


def test_what_a_rules_own_words_put_behind_a_colon_is_where_it_leads() -> None:
    rule = Rule(go="four", label="It was refused: go to the last talk", clause="4")
    policy = changed("three", unresolved=(rule,))
    way = step_of(policy, position="three", safe="yes", area="north").next[1]
    assert (way.says, way.ahead, way.to) == ("It was refused", "go to the last talk", None)
    assert told.button(way) == "It was refused: go to the last talk"


def test_a_link_is_no_ending_and_has_no_verb() -> None:
    for policy, answers in (
        (LADDER, {"safe": "no"}),
        (LADDER, {"safe": "no", "told": "cannot_reach"}),
        (LADDER, {"safe": "yes", "topic": "pay"}),
        (LADDER, {"position": "mediation.stops", "safe": "yes", "plan": "off"}),
    ):
        step = turn(policy, answers).step
        assert step is not None
        assert {(each.move, each.force, each.clauses) for each in step.next} == {("go", "none", ())}


def test_a_way_names_its_clauses_and_whose_choice_it_is() -> None:
    step = turn(LADDER, {"position": "up", "safe": "yes", "yours": "other", "plan": "off"}).step
    assert step is not None
    ways = [way for way in step.next if way.move == "unresolved"]
    senior = Who("senior", "one", (Post("senior", "raising", "senior manager"),))
    assert {(way.by, way.clauses, way.force) for way in ways} == {(senior, ("3",), "none")}
    assert {(way.basis, way.other, way.offers) for way in ways} == {("policy", "", ())}


def test_a_way_without_a_rule_has_no_clause_no_verb_and_is_not_stated() -> None:
    step = turn(LADDER, {"position": "one", "safe": "yes", "yours": "school", "plan": "off"}).step
    assert step is not None
    way = next(way for way in step.next if way.move == "own_side")
    assert (way.stated, way.force, way.clauses, way.by) == (False, "none", (), None)
    assert way.offers == (Offer("Go up inside your agency", {"topic": "inside"}),)


def test_a_road_is_not_offered_on_its_own_ladder() -> None:
    step = turn(LADDER, {"position": "inner", "safe": "yes", "yours": "school"}).step
    assert step is not None
    assert next(way.offers for way in step.next if way.move == "own_side") == ()


def test_where_the_rule_for_ones_own_side_is_unclear_the_road_is_offered_too() -> None:
    rule = Rule(go="mediation", unclear="It does not say.", other="Wait.", clause="2")
    stages = {**LADDER.stages, "two": replace(LADDER.stages["two"], own_side=(rule,))}
    answers = {"position": "two", "safe": "yes", "yours": "other", "plan": "off"}
    step = turn(replace(LADDER, stages=stages), answers).step
    assert step is not None
    ways = {way.move: [offer.title for offer in way.offers] for way in step.next}
    assert ways["own_side"] == ["Go up inside your agency"]


def test_two_rules_to_one_place_are_one_choice_where_nobody_knows_which_holds() -> None:
    asked = turn(RULES, {"position": "three.unresolved", "area": "unsure"}).question
    assert asked is not None
    assert [each.id for each in asked.answers] == ["four", "three.stops"]


def test_good_ends_that_lead_in_a_circle_end_at_a_step() -> None:
    back = (Rule(go="two.resolved", clause="4"),)
    on = (Rule(go="three.resolved", clause="3"),)
    policy = changed("two", resolved=on)
    three = replace(policy.stages["three"], resolved=back)
    circle = replace(policy, stages={**policy.stages, "three": three})
    shown = turn(circle, {"position": "two.resolved", "safe": "yes", "risk": "red"})
    assert shown.step is not None
    assert shown.answers["position"] in ("two", "three")
    assert shown.step.stage.id == shown.answers["position"]


def test_a_way_whose_rules_differ_in_strength_has_the_verb_of_neither() -> None:
    weak = Rule(go="four", when={"risk": "green"}, force="may", clause="3")
    for other, force in ((weak, "none"), (replace(weak, force="must"), "must")):
        policy = changed("two", unresolved=(STRONG, other))
        step = turn(policy, {**ON_TWO, "risk": "unsure"}).step
        assert step is not None
        assert next(way.force for way in step.next if way.move == "unresolved") == force


def test_what_a_way_requires_without_a_condition_stands_by_itself() -> None:
    rule = replace(STRONG, if_words="")
    step = turn(changed("two", unresolved=(rule,)), {**ON_TWO, "risk": "unsure"}).step
    assert step is not None
    assert next(way.requires for way in step.next if way.move == "unresolved") == (
        Required("Tell the desk first."),
    )


def test_a_condition_of_several_facts_is_told_with_and_and_or() -> None:
    when: When = ({"risk": ("red", "green"), "area": "north"}, {"area": "south"})
    duty = replace(RULES.stages["two"].duties[0], when=when)
    answers = {"position": "two", "safe": "yes", "risk": "unsure", "area": "unsure"}
    step = turn(changed("two", duties=(duty,)), answers).step
    assert step is not None
    red, green = Answer("red", "Red"), Answer("green", "Green")
    risk = Fact("risk", "How great is the risk?", (red, green))
    north, south = (
        Fact("area", "Which area?", (answer,))
        for answer in (Answer("north", "North"), Answer("south", "South"))
    )
    assert step.duties[0].when == Condition("", ((risk, north), (south,)))
    assert told.condition(step.duties[0].when) == (
        "if “How great is the risk?” is “Red or Green” and “Which area?” is “North”, "
        "or if “Which area?” is “South”"
    )


def test_a_policy_may_show_what_depends_on_the_agency_instead_of_asking() -> None:
    agencies = replace(LADDER.agencies, never_ask=True) if LADDER.agencies else None
    shown = turn(replace(LADDER, agencies=agencies), {"position": "one.unresolved"})
    assert shown.question is not None
    assert [each.id for each in shown.question.answers] == ["mediation", "two"]


def test_a_road_with_duties_of_its_own_shows_them_before_its_ladder() -> None:
    duty = replace(RULES.stages["one"].duties[0], who="worker", whom="")
    inside = replace(LADDER.scope["inside"], duties=(duty,))
    policy = replace(LADDER, scope={**LADDER.scope, "inside": inside})
    step = turn(policy, {"safe": "yes", "topic": "inside"}).step
    assert step is not None
    assert [each.does for each in step.duties] == ["tell the worker"]
    assert step.next[0].code == "nobody"
    assert told.button(step.next[0]) == "Nobody yet"
    assert turn(policy, {"safe": "yes", "topic": "inside"}).outcome is None


def test_a_stage_where_nobody_has_to_agree_can_stop_by_another_ending_but_nobody_disagrees() -> (
    None
):
    stops = (Rule(go="stops", clause="3"),)
    policy = changed("three", then="four", no_reply=stops)
    assert turn(policy, {"position": "three.no_reply"}).answers["position"] == "three.stops"
    assert not may_stop(changed("three", then="four"), "three")
    shown = turn(policy, {"position": "three.unresolved"})
    assert [(each.answer, each.why) for each in shown.dropped] == [("three.unresolved", "no_step")]


def test_nobody_has_agreed_after_all_where_nobody_has_to_agree() -> None:
    stopped = {"position": "three.stops", "safe": "yes"}
    (agreed,) = step_of(RULES, **stopped).next
    assert agreed.code == "agreed_after_all"
    assert step_of(changed("three", then="stops"), **stopped).next == ()


def test_a_stage_where_nobody_has_to_agree_may_end_settled_though_no_rule_says_what_follows() -> (
    None
):
    reading = (Rule(go=("four", "resolved"), unclear="3", clause="3"),)
    settled = {"position": "three.resolved", "safe": "yes"}
    for rules in ("not stated", reading):
        policy = changed("three", then={"It is sorted": "resolved"}, resolved=rules)
        assert turn(policy, settled).answers["position"] == "three.resolved"


def test_a_stage_where_nobody_has_to_agree_asks_nothing_for_the_sake_of_disagreement() -> None:
    """Its rules for disagreement hold nowhere, so nothing depends on them."""
    policy = changed("three", then="four")
    assert ("three.stops", None) not in ways_from(policy, "three")
    assert "unresolved" not in moves_at(policy, "three")
