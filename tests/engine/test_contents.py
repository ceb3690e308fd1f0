"""What stands at each place: from the stage itself, from the rules for every stage, from before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.contents import duties_at, earlier_at, limits_at, notes_at
from decision_aid.duties import Duty, Limit, Says
from decision_aid.open_questions import is_live
from decision_aid.stages import End, Road, Rule
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml

RULES = parse_policy(read_yaml(Path(__file__).with_name("rules.yaml")), "rules").policy

DUTY = (Duty(who="worker", must="ring the desk", within="not stated", clause="9"),)
LIMIT = Limit(
    on_what="it all", force="must", within="20 working days", runs_from="raised", clause="9"
)
NOTE = (Says(says="You should be quick.", about="do", clause="9"),)

EVERY_LIST = replace(
    RULES,
    before=DUTY,
    emergency=replace(RULES.emergency, duties=DUTY, notes=NOTE),
    every_stage=replace(
        RULES.every_stage,
        duties=DUTY,
        tell=DUTY,
        record=DUTY,
        advice=DUTY,
        when_resolved=DUTY,
        record_when_resolved=DUTY,
        notes=NOTE,
        limits={
            "cap": replace(LIMIT, over=("one", "two")),
            "all": LIMIT,
            "window": replace(LIMIT, window=True),
        },
    ),
    start=(),
    stages={
        stage_id: replace(
            stage,
            duties=DUTY,
            tell=DUTY,
            record=DUTY,
            advice=DUTY,
            when_resolved=DUTY,
            record_when_resolved=DUTY,
            notes=NOTE,
            limits={"own": LIMIT, "own_window": replace(LIMIT, window=True)},
        )
        for stage_id, stage in RULES.stages.items()
    },
    ends={"over": End(outcome="decided", title="Over", clause="9", duties=DUTY, record=DUTY)},
    scope={
        "road": Road(
            answer="A road",
            title="Take it",
            clause="9",
            duties=DUTY,
            limits={"own": LIMIT, "own_window": replace(LIMIT, window=True)},
        )
    },
)
"""A policy that puts something into every list."""

OWN = {"duties": "act", "tell": "tell", "record": "record", "advice": "advice"}


def own(path: str) -> list[tuple[str, str]]:
    return [(f"{path}.{name}.1", kind) for name, kind in OWN.items()]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("emergency", [("emergency.1", "act")]),
        ("road", [("scope.road.1", "act")]),
        (
            "over",
            [
                ("over.duties.1", "act"),
                ("over.record.1", "record"),
                ("every_stage.record.1", "record"),
            ],
        ),
        ("one", [("before.1", "act"), *own("one"), *own("every_stage")]),
        ("two", [*own("two"), *own("every_stage")]),
        ("two.stops", own("every_stage")),
        (
            "two.resolved",
            [
                ("two.resolved.1", "act"),
                ("every_stage.when_resolved.1", "act"),
                ("two.resolved.record.1", "record"),
                ("every_stage.record_when_resolved.1", "record"),
                ("every_stage.record.1", "record"),
            ],
        ),
        ("nowhere", []),
    ],
)
def test_each_duty_is_known_by_where_it_stands(place: str, found: list[tuple[str, str]]) -> None:
    placed = duties_at(EVERY_LIST, place)
    assert [(each.id, each.kind) for each in placed] == found
    stage = place.split(".")[0] if place.split(".")[0] in RULES.stages else ""
    named = {each.stage for each in placed if each.id != "before.1"}
    assert named <= {stage}
    assert [each.id for each in placed if each.before] == [
        each.id for each in placed if each.id == "before.1"
    ]


@pytest.mark.parametrize(
    ("place", "stages", "before"),
    [
        ("one", [], False),
        ("one.stops", ["one"], True),
        ("two", ["one"], True),
        ("two.stops", ["one", "two"], True),
        ("two.resolved", ["one", "two"], False),
        ("over", [], False),
    ],
)
def test_musts_and_what_was_to_be_told_stay_open(
    place: str, stages: list[str], before: bool
) -> None:
    """What comes before the first stage does too, until they agree."""
    stay = [(f"{stage}.{name}.1", OWN[name]) for stage in stages for name in ("duties", "tell")]
    first = [("before.1", "act")] if before else []
    assert [(each.id, each.kind) for each in earlier_at(EVERY_LIST, place)] == [*first, *stay]


@pytest.mark.parametrize(
    ("place", "found"),
    [
        ("road", [("own", "duty"), ("own_window", "window")]),
        (
            "two",
            [
                ("own", "stage"),
                ("own_window", "window"),
                ("cap", "stages"),
                ("all", "process"),
                ("window", "window"),
            ],
        ),
        (
            "three",
            [
                ("own", "stage"),
                ("own_window", "window"),
                ("all", "process"),
                ("window", "window"),
            ],
        ),
        ("two.stops", [("cap", "stages"), ("all", "process"), ("window", "window")]),
        ("two.resolved", []),
        ("over", []),
    ],
)
def test_each_limit_says_what_it_is_on(place: str, found: list[tuple[str, str]]) -> None:
    limits = list(limits_at(EVERY_LIST, place))
    assert [(limit_id, kind) for limit_id, kind, _, _ in limits] == found
    assert {stage for *_, stage in limits} <= {"" if place == "road" else place.split(".")[0]}


@pytest.mark.parametrize(
    ("place", "notes"),
    [
        ("emergency", 1),
        ("two", 2),
        ("two.stops", 1),
        ("two.resolved", 0),
        ("over", 0),
    ],
)
def test_what_else_is_said_is_said_until_they_agree(place: str, notes: int) -> None:
    assert len(notes_at(EVERY_LIST, place)) == notes


def test_what_is_said_keeps_its_strength() -> None:
    step = turn(EVERY_LIST, {"position": "two", "safe": "yes"}).step
    assert step is not None
    assert {(note.text, note.clauses) for note in step.notes} == {("You should be quick.", ("9",))}


def test_an_answer_matters_at_a_place_that_can_still_be_reached() -> None:
    """The area matters at the third step alone, and only a red risk leads there."""
    assert is_live(RULES, "area", "two", {"risk": "red"})
    assert is_live(RULES, "area", "two", {"risk": "unsure"})
    assert not is_live(RULES, "area", "two", {"risk": "green"})


def test_an_answer_on_which_only_the_start_rests_matters_at_the_start_alone() -> None:
    four = RULES.stages["four"]
    started = replace(
        RULES, stages={"four": four}, start=(Rule(go="four", when={"risk": "red"}, clause="2"),)
    )
    assert is_live(started, "risk", "start", {})
    assert not is_live(started, "risk", "four", {})


def test_every_ending_of_a_step_has_a_say_in_what_matters_there() -> None:
    area = Rule(go="four", when={"area": "north"}, clause="5")
    risk = Rule(go="four", when={"risk": "red"}, clause="5")
    four = replace(RULES.stages["four"], unresolved=(area,), higher=(risk,), when_resolved=())
    only = replace(RULES, stages={"four": four}, start=())
    live = [each for each in ("area", "risk", "safe") if is_live(only, each, "four", {})]
    assert live == ["area", "risk"]
