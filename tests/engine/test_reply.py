"""The reply of the engine's door: what a page receives beside the words of a screen."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from decision_aid.codec import from_plain, to_plain
from decision_aid.conventions import Conventions, Days
from decision_aid.door import SCHEMA, Door, open_door
from decision_aid.people import Post, Who
from decision_aid.request import parse_request
from site_generator.reading.holidays import holidays_json
from site_generator.screens.policies import policy_json
from tests import told
from tests.conftest import ROOT
from tests.engine.corners import RAISED, RULES, changed, step_of
from words.catalogue import ENGLISH
from words.live import Live
from words.questions import help_told
from words.sentence import plain


@pytest.fixture(scope="module")
def door() -> Door:
    return open_door(policy_json(RULES), holidays_json(ROOT / "holidays"))


def ask(door: Door, **request: Any) -> dict[str, Any]:
    reply: dict[str, Any] = json.loads(door.answer(json.dumps(request)))
    return reply


def slips(door: Door, **request: Any) -> list[tuple[str, str]]:
    """What a page tells of what was not understood, and about what."""
    live = json.loads(Live(door, ENGLISH).answer(json.dumps(request)))
    return [(each["about"], each["text"]) for each in live["slips"]]


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
        "schema policy answers times facts dropped messages emergency question step outcome person"
    )
    assert ask(door)["schema"] == SCHEMA == 2


def test_what_every_policy_has_is_sent_as_a_code(door: Door) -> None:
    reply = ask(door, answers={"position": "two.ended"})
    assert (reply["question"]["kind"], reply["question"]["ask"]) == ("ended", "")
    assert {each["answer"]["says"] for each in reply["question"]["answers"]} == {""}
    codes = [each["answer"]["code"] for each in reply["question"]["answers"]]
    assert codes == ["resolved", "unresolved", "no_reply", "own_side", "unfinished"]


def test_one_moment_that_is_not_known_does_not_hide_the_next(door: Door) -> None:
    reply = ask(door, answers={"position": "one"}, times={"x": "y", "raised": "2026-11-23"})
    assert reply["times"] == {"raised": "2026-11-23"}


def test_a_clock_that_cannot_be_read_is_told_as_such(door: Door) -> None:
    message = {"about": "now", "code": "no_moment", "text": "soon", "at": None}
    assert ask(door, now="soon")["messages"] == [message]
    said = "“soon” is not a date and time. Write it as 2026-11-27 16:45."
    assert slips(door, now="soon") == [("now", said)]


def test_a_reply_keeps_its_quotes_readable(door: Door) -> None:
    assert '"“never”"' in door.answer('{"answers": {"safe": "“never”"}}')


def test_the_first_question_is_told_with_the_policys_own_words_for_danger(door: Door) -> None:
    found = door.ask(parse_request("{}")).turn.question
    assert found is not None
    assert found.help == "immediate risk"
    assert plain(help_told(found, ENGLISH)) == "The policy's own words: “immediate risk”."


NO_LIMIT: dict[str, Any] = {
    "id": "two.none",
    "limits": "stage",
    "span": None,
    "also": None,
    "stated": False,
    "force": "none",
    "owed_by": None,
    "event_is_reading": False,
    "sooner": "",
    "urgent": False,
    "clauses": [],
    "on_what": "",
    "own_words": "",
    "condition": None,
    "undated": "step",
    "source": "",
    "out_of_hours": None,
    "out_of_term": None,
    "pause": [],
    "agreed": None,
    "followed": None,
    "from": [],
    "deadline": None,
}


def test_a_limit_is_sent_with_what_it_limits_and_how_firm_it_is(door: Door) -> None:
    answers = {"position": "one", "risk": "green"}
    first, *_, last = ask(door, answers=answers)["step"]["timescales"]
    span = {"text": "5 working days", "amount": 5, "least": None, "unit": "working day"}
    assert first == {
        **NO_LIMIT,
        "id": "green",
        "span": {**span, "before": False, "at_least": False},
        "stated": True,
        "force": "must",
        "urgent": True,
        "clauses": ["2"],
        "on_what": "settling it",
        "undated": "",
        "source": "stages.one.limits.green",
        "followed": False,
        "from": [to_plain(RAISED)],
    }
    limit, *_, of_duty = step_of(RULES, **answers).timescales
    assert told.limit(limit) == (
        "For settling it: 5 working days, counted from the day it was raised."
    )
    assert (last["id"], last["limits"], last["force"]) == ("one.duties.1", "duty", "should")
    manager = Who("manager", "one", (Post("manager", "raising", "manager"),))
    assert last["owed_by"] == to_plain(manager)
    assert told.who(of_duty.owed_by) == "your manager"


def test_a_step_without_a_limit_says_so_as_nobodys_limit(door: Door) -> None:
    answers = {"position": "two", "safe": "yes"}
    (only,) = ask(door, answers=answers)["step"]["timescales"]
    assert only == NO_LIMIT
    (limit,) = step_of(RULES, **answers).timescales
    assert told.limit(limit) == (
        "The policy gives no date for this step. That does not mean it can wait."
    )


def test_a_limit_may_be_put_off_only_where_the_child_is_known_to_be_safe() -> None:
    limit = replace(RULES.stages["one"].limits["green"], within="same working day")
    door = open_door(
        policy_json(changed("one", limits={"green": limit})),
        holidays_json(ROOT / "holidays"),
    )
    due = {}
    for safe in ("yes", "no", "unsure"):
        answers = {"position": "one", "risk": "green", "safe": safe}
        step = ask(door, answers=answers, times={"raised": "2026-11-28T10:00"})["step"]
        readings = step["timescales"][0]["deadline"]["readings"]
        due[safe] = [each["date"] for each in readings]
    at_once = ["2026-11-28"]
    assert due == {"yes": ["2026-11-28", "2026-11-30"], "no": at_once, "unsure": at_once}


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        ("2026-11-30T09:00", None),
        ("2026-11-30T09:01", "in_the_future"),
        ("2026-11-30", None),
        ("2026-12-01", "in_the_future"),
        ("2025-11-29", None),
        ("2025-11-28", "over_a_year_ago"),
    ],
)
def test_a_start_that_can_hardly_be_meant_is_asked_back_and_counted(
    raised: str, code: str | None, door: Door
) -> None:
    request: dict[str, Any] = {
        "answers": {"position": "one", "risk": "green"},
        "times": {"raised": raised},
        "now": "2026-11-30T09:00",
    }
    reply = ask(door, **request)
    assert [each["code"] for each in reply["messages"]] == ([code] if code else [])
    assert reply["step"]["timescales"][0]["deadline"]["date"]
    live = json.loads(Live(door, ENGLISH).answer(json.dumps(request)))
    assert live["slips"] == []
    assert [each["about"] for each in live["asked_back"]] == (["raised"] if code else [])
    assert ask(door, **{**request, "now": None})["messages"] == []


def test_what_is_asked_back_names_the_day(door: Door) -> None:
    request = {
        "answers": {"position": "one", "risk": "green"},
        "times": {"raised": "2027-11-09T14:00"},
    }
    live = Live(door, ENGLISH).answer(json.dumps({**request, "now": "2026-11-09T15:00"}))
    (asked,) = json.loads(live)["asked_back"]
    assert asked["text"] == (
        "14:00 on Tuesday 9 November 2027 is in the future. Is that right? We count from it."
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"within": "at least 3 working days before"},
        {"within": "promptly", "runs_from": "", "agreed": "raised"},
    ],
)
def test_what_lies_in_the_future_by_nature_is_not_asked_back(changes: dict[str, Any]) -> None:
    limit = replace(RULES.stages["one"].limits["green"], **changes)
    policy = changed("one", limits={"green": limit}, duties=())
    door = open_door(policy_json(policy), holidays_json(ROOT / "holidays"))
    request = {"answers": {"position": "one", "risk": "green"}, "times": {"raised": "2026-12-09"}}
    reply = ask(door, **request, now="2026-11-30T09:00")
    assert reply["messages"] == []
    assert reply["step"]["timescales"][0]["deadline"]


def test_what_cannot_be_used_is_told_back(door: Door) -> None:
    reply = ask(door, answers={"safe": ["no"]}, times=7, now=9)
    assert [each["answer"] for each in reply["dropped"]] == ['["no"]']
    messages = [(each["about"], each["code"]) for each in reply["messages"]]
    assert messages == [("times", "unreadable_part"), ("now", "write_now")]
    assert slips(door, answers={"safe": ["no"]}, times=7, now=9) == [
        ("times", "The times of this request could not be read."),
        ("now", "Write the time now as 2026-11-27 16:45."),
    ]


def test_eighty_letters_are_told_back_whole_and_81_are_cut(door: Door) -> None:
    sent = {"a" * 80: "x", "b" * 81: "y"}
    told = [each["question"] for each in ask(door, answers=sent)["dropped"]]
    assert told == ["a" * 80, "b" * 80 + "…"]


def test_what_is_as_usual_is_not_sent_to_the_browser() -> None:
    closed = Days(date="2026-12-29", name="closed")
    conventions = Conventions(closures=(closed,), first_day="the day itself")
    plain = to_plain(conventions, sparse=True)
    assert plain == {
        "first_day": "the day itself",
        "closures": [{"date": "2026-12-29", "name": "closed"}],
    }
    assert from_plain(Conventions, plain) == conventions
