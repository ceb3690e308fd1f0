"""The reply of the engine's door: what a page receives beside the words of a screen."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from decision_aid.codec import from_plain, to_plain
from decision_aid.conventions import Closure, Conventions
from decision_aid.door import Door, open_door
from decision_aid.places import rules_of
from decision_aid.policy import Policy
from decision_aid.stages import Rule
from decision_aid.turn import turn
from decision_aid.written import When
from site_generator.checks.loader import parse_policy
from site_generator.reading.holidays import holidays_json
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.policies import policy_json

HERE = Path(__file__).parent
LADDER, RULES = (
    parse_policy(read_yaml(HERE / f"{name}.yaml"), name).policy for name in ("ladder", "rules")
)
STRONG = rules_of(RULES, "two", "unresolved")[0]
NO_START = "The policy does not say from when."
ON_TWO = {"position": "two", "safe": "yes", "risk": "red", "area": "south"}


@pytest.fixture(scope="module")
def door() -> Door:
    return open_door(policy_json(RULES), holidays_json(HERE.parents[1] / "holidays"))


def ask(door: Door, **request: Any) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(door.answer(json.dumps(request)))
    return reply


def changed(stage_id: str, **changes: Any) -> Policy:
    stage = replace(RULES.stages[stage_id], **changes)
    return replace(RULES, stages={**RULES.stages, stage_id: stage})


def test_a_reply_names_the_version_of_the_policy_by_its_hash(door: Door) -> None:
    assert ask(door)["policy"] == {
        "id": "rules",
        "title": "Corners",
        "publisher": "not stated",
        "standing": "draft",
        "version": RULES.version,
        "review_due": RULES.review_due,
        "sha256": hashlib.sha256(policy_json(RULES).encode()).hexdigest(),
    }


def test_a_reply_has_these_parts_in_this_order(door: Door) -> None:
    assert " ".join(ask(door)) == (
        "schema policy answers times dropped messages emergency question step outcome"
    )


def test_one_moment_that_is_not_known_does_not_hide_the_next(door: Door) -> None:
    reply = ask(door, answers={"position": "one"}, times={"x": "y", "raised": "2026-11-23"})
    assert reply["times"] == {"raised": "2026-11-23"}


def test_a_clock_that_cannot_be_read_is_told_as_such(door: Door) -> None:
    told = [each["text"] for each in ask(door, now="soon")["messages"]]
    assert told == ["“soon” is not a date and time. Write it as 2026-11-27 16:45."]


def test_a_reply_keeps_its_quotes_readable(door: Door) -> None:
    assert "“immediate risk”" in door.answer("{}")


def test_a_limit_is_sent_with_what_it_limits_and_how_firm_it_is(door: Door) -> None:
    first, *_, last = ask(door, answers={"position": "one", "risk": "green"})["step"]["timescales"]
    assert first == {
        "id": "green",
        "limits": "stage",
        "words": "For settling it: 5 working days, counted from the day it was raised.",
        "stated": True,
        "force": "must",
        "owed_by": "",
        "from": ["raised"],
        "clauses": ["2"],
        "deadline": None,
    }
    assert (last["id"], last["limits"], last["force"]) == ("one.duties.1", "duty", "should")
    assert last["owed_by"] == "your manager"


def test_a_step_without_a_limit_says_so_as_nobodys_limit(door: Door) -> None:
    (only,) = ask(door, answers={"position": "four.stops", "safe": "yes"})["step"]["timescales"]
    assert only == {
        "id": "four.stops.none",
        "limits": "stage",
        "words": "The policy gives no date for this step. That does not mean it can wait.",
        "stated": False,
        "force": "none",
        "owed_by": "",
        "from": [],
        "clauses": [],
        "deadline": None,
    }


def test_a_limit_may_be_put_off_only_where_the_child_is_known_to_be_safe() -> None:
    limit = replace(RULES.stages["one"].limits["green"], within="same working day")
    door = open_door(
        policy_json(changed("one", limits={"green": limit})),
        holidays_json(HERE.parents[1] / "holidays"),
    )
    due = {}
    for safe in ("yes", "no", "unsure"):
        answers = {"position": "one", "risk": "green", "safe": safe}
        step = ask(door, answers=answers, times={"raised": "2026-11-28T10:00"})["step"]
        due[safe] = step["timescales"][0]["deadline"]["date"]
    assert due == {"yes": "2026-11-30", "no": "2026-11-28", "unsure": "2026-11-28"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            {"also_written": "24 hours"},
            "5 working days, also written as 24 hours, counted from the day it was raised.",
        ),
        (
            {"or_sooner": "if it gets worse"},
            "5 working days, or sooner if it gets worse, counted from the day it was raised.",
        ),
        (
            {"runs_from": ("raised", "resolved")},
            "5 working days, counted from the day it was raised or the day you agreed.",
        ),
        (
            {"runs_from": "not stated", "read_from": "raised"},
            f"5 working days. {NO_START} We count from the day it was raised.",
        ),
        (
            {"runs_from": "not stated"},
            f"5 working days. {NO_START}",
        ),
        ({"within": "promptly", "runs_from": ""}, "promptly."),
        (
            {"within": "", "within_words": "at the next meeting", "runs_from": ""},
            "at the next meeting.",
        ),
    ],
)
def test_a_limit_in_words_says_all_that_the_policy_does(
    changes: dict[str, Any], words: str
) -> None:
    limit = replace(RULES.stages["one"].limits["green"], **changes)
    policy = changed("one", limits={"green": limit})
    step = turn(policy, {"position": "one", "risk": "green", "safe": "yes"}).step
    assert step is not None
    assert step.timescales[0].words == f"For settling it: {words}"


def test_a_duty_names_its_own_limit_and_is_known_by_its_place() -> None:
    step = turn(RULES, {"position": "one", "risk": "green", "safe": "yes"}).step
    assert step is not None
    assert [(duty.id, duty.timescales) for duty in step.duties] == [
        ("one.duties.1", ("one.duties.1",)),
        ("one.duties.2", ()),
        ("one.record.1", ()),
    ]


@pytest.mark.parametrize("kind", ["duties", "tell", "record", "advice"])
def test_a_limit_of_any_duty_may_run_from_the_beginning_of_its_stage(kind: str) -> None:
    duty = replace(RULES.stages["one"].duties[0], within="2 working days", runs_from="began")
    policy = changed("three", **{kind: (duty,)})
    step = turn(policy, {"position": "three", "safe": "yes", "area": "north"}).step
    assert step is not None
    limit = next(each for each in step.timescales if each.stated)
    assert (limit.id, limit.events) == (f"three.{kind}.1", ("three.began",))


def test_of_a_duty_in_two_sentences_the_first_stands_in_headline_and_limit() -> None:
    said = "ring the chair. Say who you are"
    duty = replace(RULES.stages["one"].duties[0], who="worker", whom="", does=said)
    step = turn(changed("two", duties=(duty,)), ON_TWO).step
    assert step is not None
    assert step.headlines["raiser"] == "Ring the chair"
    assert step.timescales[0].words.startswith("Ring the chair: promptly")


def test_where_no_headline_of_the_board_holds_the_first_duty_is_the_headline() -> None:
    only_north = {"board": RULES.stages["three"].headline["raiser"][:1]}
    policy = changed("three", headline=only_north)
    step = turn(policy, {"position": "three", "safe": "yes", "area": "south"}).step
    assert step is not None
    assert step.headlines["board"] == "Decide"


def test_who_owes_a_limit_of_a_stage_is_named() -> None:
    limit = replace(RULES.stages["one"].limits["green"], owed_by="their manager")
    policy = changed("one", limits={"green": limit})
    step = turn(policy, {"position": "one", "risk": "green", "area": "south"}).step
    assert step is not None
    assert step.timescales[0].owed_by == "the other agency's manager"


def test_the_moments_of_a_step_are_asked_with_its_title() -> None:
    limit = replace(RULES.stages["one"].limits["green"], runs_from="began", when=None)
    step = turn(changed("one", limits={"green": limit}), {"position": "one"}).step
    assert step is not None
    assert [(each.id, each.label) for each in step.events] == [
        ("one.began", "When did “The managers talk” begin?"),
        ("raised", "When was it raised?"),
    ]


def test_every_ending_is_a_choice_of_its_own_name(door: Door) -> None:
    offered = ask(door, answers={"position": "four.ended"})["question"]["answers"]
    endings = ("resolved", "unresolved", "no_reply", "own_side", "not_done")
    assert [each["id"] for each in offered] == [*(f"four.{each}" for each in endings), "four"]


def test_an_ending_is_offered_in_the_words_of_the_rule_that_it_follows() -> None:
    rule = Rule(otherwise="four", label="The chair has said no", clause="4")
    policy = changed("three", unresolved=(rule,), labels={"own_side": "Nobody will ring the chair"})
    asked = turn(policy, {"position": "three.ended"}).question
    step = turn(policy, {"position": "three", "safe": "yes", "area": "north"}).step
    assert asked is not None
    assert step is not None
    labels = [each.label for each in asked.answers]
    assert labels[1:4] == [
        "The chair has said no",
        "They have not answered, or I cannot reach them",
        "Nobody will ring the chair",
    ]
    assert [each.label for each in step.next][1] == "The chair has said no"


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
    assert {(way.by, way.clauses, way.force) for way in ways} == {
        ("senior manager", ("3",), "none")
    }
    assert {(way.stated, way.safer, way.other, way.offers) for way in ways} == {(True, "", "", ())}


def test_a_way_without_a_rule_has_no_clause_no_verb_and_is_not_stated() -> None:
    step = turn(LADDER, {"position": "one", "safe": "yes", "yours": "school", "plan": "off"}).step
    assert step is not None
    way = next(way for way in step.next if way.move == "own_side")
    assert (way.stated, way.force, way.clauses, way.by) == (False, "none", (), "")
    assert [offer.label for offer in way.offers] == ["Go up inside your agency"]


def test_a_road_is_not_offered_on_its_own_ladder() -> None:
    step = turn(LADDER, {"position": "inner", "safe": "yes", "yours": "school"}).step
    assert step is not None
    assert next(way.offers for way in step.next if way.move == "own_side") == ()


def test_where_the_rule_for_ones_own_side_is_unclear_the_road_is_offered_too() -> None:
    rule = Rule(otherwise="mediation", unclear="It does not say.", other="Wait.", clause="2")
    stages = {**LADDER.stages, "two": replace(LADDER.stages["two"], own_side=(rule,))}
    answers = {"position": "two", "safe": "yes", "yours": "other", "plan": "off"}
    step = turn(replace(LADDER, stages=stages), answers).step
    assert step is not None
    ways = {way.move: [offer.label for offer in way.offers] for way in step.next}
    assert ways["own_side"] == ["Go up inside your agency"]


def test_two_rules_to_one_place_are_one_choice_where_nobody_knows_which_holds() -> None:
    asked = turn(RULES, {"position": "three.unresolved", "area": "unsure"}).question
    assert asked is not None
    assert [each.id for each in asked.answers] == ["four", "three.stops"]


def test_good_ends_that_lead_in_a_circle_end_at_a_step() -> None:
    back = (Rule(otherwise="two.resolved", clause="4"),)
    on = (Rule(otherwise="three.resolved", clause="3"),)
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
        "Tell the desk first.",
    )


def test_a_condition_of_several_facts_is_told_with_and_and_or() -> None:
    when: When = ({"risk": ("red", "green"), "area": "north"}, {"area": "south"})
    duty = replace(RULES.stages["two"].duties[0], when=when)
    answers = {"position": "two", "safe": "yes", "risk": "unsure", "area": "unsure"}
    step = turn(changed("two", duties=(duty,)), answers).step
    assert step is not None
    assert step.duties[0].when == (
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
    assert step.next[0].label == "Nobody yet"
    assert turn(policy, {"safe": "yes", "topic": "inside"}).outcome is None


def test_what_cannot_be_used_is_told_back(door: Door) -> None:
    reply = ask(door, answers={"safe": ["no"]}, times=7, now=9)
    assert [each["answer"] for each in reply["dropped"]] == ['["no"]']
    assert [(each["about"], each["text"]) for each in reply["messages"]] == [
        ("times", "The times of this request could not be read."),
        ("now", "Write the time now as 2026-11-27 16:45."),
    ]


def test_eighty_letters_are_told_back_whole_and_81_are_cut(door: Door) -> None:
    sent = {"a" * 80: "x", "b" * 81: "y"}
    told = [each["question"] for each in ask(door, answers=sent)["dropped"]]
    assert told == ["a" * 80, "b" * 80 + "…"]


def test_what_is_as_usual_is_not_sent_to_the_browser() -> None:
    closed = Closure(date="2026-12-29", name="closed")
    conventions = Conventions(closures=(closed,), first_day="the day itself")
    plain = to_plain(conventions, sparse=True)
    assert plain == {
        "first_day": "the day itself",
        "closures": [{"date": "2026-12-29", "name": "closed"}],
    }
    assert from_plain(Conventions, plain) == conventions
