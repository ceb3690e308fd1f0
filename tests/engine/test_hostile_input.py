"""Whatever is sent to the door, the reply is a Turn with a plain message."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from decision_aid.door import Door, open_door
from site_generator.checks.loader import read_policy
from site_generator.reading.holidays import holidays_json
from site_generator.screens.policies import policy_json
from words.catalogue import ENGLISH
from words.live import Live

ROOT = Path(__file__).resolve().parents[2]
ON_A_STEP = {"position": "two", "child_status": "plan"}
"""A step of City & Hackney whose limit runs from the day the disagreement began."""


@pytest.fixture(scope="module")
def door() -> Door:
    policy = read_policy(ROOT / "policies" / "city-and-hackney" / "policy.yaml").policy
    return open_door(policy_json(policy), holidays_json(ROOT / "holidays"))


def ask(door: Door, **request: Any) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(door.answer(json.dumps(request)))
    assert (reply["question"] is None) != (reply["step"] is None)
    return reply


def codes(reply: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["about"], each["code"]) for each in reply["messages"]]


def slips(door: Door, request: str) -> list[tuple[str, str]]:
    """What a page tells of what was not understood, and about what."""
    told = json.loads(Live(door, ENGLISH).answer(request))
    return [(each["about"], each["text"]) for each in told["slips"]]


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "[]", "7", '"text"', "[" * 100_000, '{"a":' * 100_000, "\x00", "1" * 10_000],
    ids=lambda text: text[:6].replace("\x00", "zero"),
)
def test_a_request_that_is_none_starts_again(door: Door, text: str) -> None:
    reply = json.loads(door.answer(text))
    assert reply["question"]["id"] == "safe"
    assert codes(reply) == [("request", "unreadable")]
    told = "This request could not be read. Start again."
    assert slips(door, text) == [("request", told)]


@pytest.mark.parametrize("wrong", [[], "position=two", 7, True, [["position", "two"]]])
def test_answers_of_the_wrong_kind_are_told(door: Door, wrong: object) -> None:
    assert codes(ask(door, answers=wrong)) == [("answers", "unreadable_part")]
    told = "The answers of this request could not be read."
    assert slips(door, json.dumps({"answers": wrong})) == [("answers", told)]


@pytest.mark.parametrize("wrong", [None, 7, True, ["two"], {"id": "two"}, 1e400])
def test_an_answer_of_the_wrong_kind_is_dropped_and_named(door: Door, wrong: object) -> None:
    (dropped,) = ask(door, answers={"position": wrong})["dropped"]
    assert dropped["question"] == "position"
    assert dropped["why"] == "no_choice"
    (told,) = left_out(door, {"position": wrong})
    assert told.startswith("“Where you are: ")
    assert told.endswith("” is left out: an answer is the name of one choice.")


def left_out(door: Door, answers: dict[str, Any]) -> list[str]:
    """What a page tells of the answers that do not count."""
    reply = json.loads(Live(door, ENGLISH).answer(json.dumps({"answers": answers})))
    told: list[str] = reply["left_out"]
    return told


@pytest.mark.parametrize(
    ("question", "answer", "why"),
    [
        ("nothing", "x", "no_question"),
        ("", "", "no_question"),
        ("__class__", "x", "no_question"),
        ("safe", "perhaps", "no_answer"),
        ("topic", "<script>alert(1)</script>", "no_answer"),
        ("yours", "school", "no_answer"),
        ("position", "nine", "no_step"),
        ("position", "two.", "no_step"),
        ("position", ".two", "no_step"),
        ("position", "two.resolved.resolved", "no_step"),
        ("position", "../two", "no_step"),
        ("position", "", "no_step"),
    ],
)
def test_an_unknown_answer_is_dropped_and_named(
    door: Door, question: str, answer: str, why: str
) -> None:
    reply = ask(door, answers={question: answer})
    assert reply["dropped"] == [{"question": question, "answer": answer, "why": why}]


@pytest.mark.parametrize(
    ("answers", "left", "why"),
    [
        ({"nothing": "x"}, "nothing x", "this policy has no such question"),
        (
            {"safe": "perhaps"},
            "Is the child safe for now, tonight and until offices open again? perhaps",
            "this question has no such answer",
        ),
        ({"position": "nine"}, "Where you are: nine", "this policy has no such step"),
        (
            {**ON_A_STEP, "topic": "other"},
            "What is it about? Something else, or I am not sure: go on",
            "it makes no difference from here on",
        ),
    ],
)
def test_an_answer_that_is_left_out_is_told_in_the_words_of_its_question(
    door: Door, answers: dict[str, str], left: str, why: str
) -> None:
    assert left_out(door, answers) == [f"“{left}” is left out: {why}."]


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        ("2026-02-30", "no_such_day", "There is no such date or time as 2026-02-30."),
        ("2026-11-27T25:00", "no_such_day", "There is no such date or time as 2026-11-27T25:00."),
        ("2026-11-27T24:00", "no_such_day", "There is no such date or time as 2026-11-27T24:00."),
        (
            "yesterday",
            "no_moment",
            "“yesterday” is not a date and time. Write it as 2026-11-27 16:45.",
        ),
        (
            "27/11/2026",
            "no_moment",
            "“27/11/2026” is not a date and time. Write it as 2026-11-27 16:45.",
        ),
        ("", "no_moment", "“” is not a date and time. Write it as 2026-11-27 16:45."),
        ("1026-11-27", "year", "The year 1026 cannot be right."),
        (
            "٢٠٢٦-11-27",
            "no_moment",
            "“٢٠٢٦-11-27” is not a date and time. Write it as 2026-11-27 16:45.",
        ),
        (7, "write_time", "Write the time as 2026-11-27 16:45."),
        (None, "write_time", "Write the time as 2026-11-27 16:45."),
    ],
)
def test_an_impossible_time_is_told_and_the_step_stands(
    door: Door, given: object, code: str, told: str
) -> None:
    request = {"answers": ON_A_STEP, "times": {"disagreement": given}}
    reply = ask(door, **request)
    assert codes(reply) == [("disagreement", code)]
    assert slips(door, json.dumps(request)) == [("disagreement", told)]
    assert reply["times"] == {}
    assert {each["deadline"] for each in reply["step"]["timescales"]} == {None}


def test_a_time_that_never_was_is_told_and_the_step_stands(door: Door) -> None:
    """The clocks go forward at one o'clock."""
    request = {"answers": ON_A_STEP, "times": {"disagreement": "2026-03-29T01:30"}}
    reply = ask(door, **request)
    message = {"about": "disagreement", "code": "never_was", "text": "01:30", "at": "2026-03-29"}
    assert reply["messages"] == [message]
    ((about, told),) = slips(door, json.dumps(request))
    assert about == "disagreement"
    assert "01:30 on Sunday 29 March 2026 never was: the clocks went forward" in told
    assert reply["step"]["duties"]


@pytest.mark.parametrize("wrong", ["soon", "2026-13-01T10:00", "2026-11-27", 7, ["2026"], True])
def test_a_wrong_clock_is_told_and_nothing_is_called_past(door: Door, wrong: object) -> None:
    reply = ask(door, answers=ON_A_STEP, times={"disagreement": "2026-11-02"}, now=wrong)
    assert [about for about, _ in codes(reply)] == ["now"]
    assert reply["step"]["timescales"][0]["deadline"]["past"] is None


@pytest.mark.parametrize("event", ["referral", "nine.began", "two.ends", "<b>", "__doc__"])
def test_a_time_of_an_unknown_moment_is_told_and_not_kept(door: Door, event: str) -> None:
    reply = ask(door, answers=ON_A_STEP, times={event: "2026-11-02"})
    assert codes(reply) == [(event, "no_such_start")]
    told = "This policy counts nothing from such a moment."
    request = {"answers": ON_A_STEP, "times": {event: "2026-11-02"}}
    assert slips(door, json.dumps(request)) == [(event, told)]
    assert reply["times"] == {}


def test_a_time_without_a_name_is_meant_for_the_only_moment_that_is_asked(door: Door) -> None:
    reply = ask(door, answers=ON_A_STEP, times={"": "2026-11-02"})
    assert (codes(reply), reply["times"]) == ([], {"disagreement": "2026-11-02"})


def test_a_time_without_a_name_that_is_not_needed_withholds_no_guidance(door: Door) -> None:
    reply = ask(door, answers={"safe": "no"}, times={"": "2026-11-02"})
    assert codes(reply) == [("2026-11-02", "no_start")]
    assert reply["step"]
    assert codes(ask(door, times={"": "2026-11-02"})) == [("2026-11-02", "no_step_yet")]


def test_a_time_that_no_limit_here_runs_from_is_told(door: Door) -> None:
    request = {"answers": ON_A_STEP, "times": {"two.began": "2026-11-02"}}
    assert codes(ask(door, **request)) == [("two.began", "unused_start")]
    told = "This step has no time limit that runs from that moment."
    assert slips(door, json.dumps(request)) == [("two.began", told)]


def test_what_is_told_back_is_short_and_can_be_shown(door: Door) -> None:
    """Half a character would stop a terminal, and a megabyte a page."""
    request = json.dumps({"answers": {"x" * 1_000_000: "\ud800", "\udfff": "b" * 9999}})
    for reply in (door.answer(request), Live(door, ENGLISH).answer(request)):
        assert reply.encode("utf-8")
        assert len(reply) < 5_000
