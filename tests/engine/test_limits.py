"""The time limits of a step, and what is told of them before any start is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from decision_aid.duties import Gap
from decision_aid.people import Post, Who
from decision_aid.timescale import Start
from decision_aid.turn import turn
from tests import told
from tests.engine.corners import RAISED, RULES, changed, step_of
from words.catalogue import ENGLISH
from words.limits import start_asked
from words.sentence import plain

NO_START = "The policy does not say from when."


def test_what_is_said_where_there_is_no_date_rests_on_what_else_the_step_says() -> None:
    """A limit over the whole process stands there, or a gap has told that there is none."""
    cap = replace(RULES.stages["one"].limits["green"], when=None)
    gap = Gap(at=("two",), about="when", unclear="how long it may take", clause="5")
    capped = replace(RULES, every_stage=replace(RULES.every_stage, limits={"cap": cap}))
    for policy, undated, says in (
        (RULES, "step", "The policy gives no date for this step. That does not mean it can wait."),
        (
            capped,
            "own",
            "The policy gives this step no date of its own. That does not mean it can wait.",
        ),
        (replace(RULES, gaps=(gap,)), "told", "That there is no date does not mean it can wait."),
    ):
        limit = step_of(policy, position="two", safe="yes").timescales[-1]
        assert (limit.undated, told.limit(limit)) == (undated, says)


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
            {"runs_from": "not stated", "we_count_from": "raised"},
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
    step = step_of(policy, position="one", risk="green", safe="yes")
    assert told.limit(step.timescales[0]) == f"For settling it: {words}"


def test_a_limit_keeps_apart_what_it_counts_and_the_policys_own_words() -> None:
    """Words of the policy's own give no date; a limit written two ways has two lengths."""
    of = RULES.stages["one"].limits["green"]
    own, two = (
        replace(of, within="", within_words="at the next meeting"),
        replace(of, also_written="24 hours"),
    )
    found = [
        step_of(changed("one", limits={"green": each}), position="one", risk="green").timescales[0]
        for each in (own, two)
    ]
    spans = [(each.span and each.span.text, each.also and each.also.text) for each in found]
    assert spans == [(None, None), ("5 working days", "24 hours")]
    assert [each.own_words for each in found] == ["at the next meeting", ""]
    assert {each.stated for each in found} == {True}


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


def test_who_owes_a_limit_of_a_stage_is_named() -> None:
    limit = replace(RULES.stages["one"].limits["green"], owed_by="their manager")
    policy = changed("one", limits={"green": limit})
    step = turn(policy, {"position": "one", "risk": "green", "area": "south"}).step
    assert step is not None
    owed_by = step.timescales[0].owed_by
    assert owed_by == Who("manager", "one", (Post("manager", "other", "manager"),))
    assert told.who(owed_by) == "the other agency's manager"


def test_the_moments_of_a_step_are_asked_with_its_title() -> None:
    limit = replace(RULES.stages["one"].limits["green"], runs_from="began", when=None)
    step = turn(changed("one", limits={"green": limit}), {"position": "one"}).step
    assert step is not None
    began = Start("one.began", moment="began", stage="The managers talk")
    assert [(each.start, each.needed_by) for each in step.events] == [
        (began, ("green",)),
        (RAISED, ("one.duties.1",)),
    ]
    assert [plain(start_asked(each.start, ENGLISH)) for each in step.events] == [
        "When did “The managers talk” begin?",
        "When was it raised?",
    ]
