"""What holds in every state of every policy, and of the engine's own small ladder."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_aid.codec import from_plain, to_plain
from decision_aid.door import Door, open_door
from decision_aid.policy import Policy
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.holidays import holidays_json
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.graph import State, address_of, compile_graph
from site_generator.screens.policies import policy_json

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = [*sorted((ROOT / "policies").glob("*/policy.yaml")), HERE / "ladder.yaml"]
TURN = {
    *("schema", "policy", "answers", "times", "dropped", "messages"),
    *("emergency", "question", "step", "outcome"),
}
STEP = {
    *("stage", "headlines", "duties", "earlier", "timescales", "events"),
    *("gaps", "next", "notes", "meeting"),
}
DUTY = {
    *("id", "kind", "side", "who", "force", "does", "with", "contacts"),
    *("timescales", "when", "file", "form", "clauses"),
}
TIMESCALE = {
    *("id", "limits", "words", "stated", "force", "owed_by", "from", "clauses", "deadline"),
}
DEADLINE = {
    *("counted_from", "skipped", "convention", "readings", "past", "holidays_to", "text"),
}

each_policy = pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)


@cache
def policy_of(path: Path) -> Policy:
    return parse_policy(read_yaml(path), path.parent.name).policy


@cache
def states_of(path: Path) -> tuple[State, ...]:
    return tuple(compile_graph(policy_of(path)).states.values())


@cache
def door_of(path: Path) -> Door:
    return open_door(policy_json(policy_of(path)), holidays_json(ROOT / "holidays"))


@each_policy
def test_a_policy_survives_its_way_to_the_browser(path: Path) -> None:
    plain = to_plain(policy_of(path), sparse=True)
    assert to_plain(from_plain(Policy, json.loads(json.dumps(plain))), sparse=True) == plain


@each_policy
def test_every_state_has_one_address(path: Path) -> None:
    """Sent again, the answers of a state lead to it and none of them is dropped."""
    for state in states_of(path):
        again = turn(policy_of(path), state.turn.answers)
        assert (address_of(again.answers), again.dropped) == (state.address, ())


@each_policy
def test_every_state_asks_or_shows(path: Path) -> None:
    for state in states_of(path):
        assert (state.turn.question is None) != (state.turn.step is None), state.address


@each_policy
def test_a_question_offers_a_choice(path: Path) -> None:
    """Two answers at least, no two alike, and each leads somewhere else."""
    for state in states_of(path):
        if state.turn.question:
            labels = [choice.label for choice in state.turn.question.answers]
            assert len(labels) == len(set(labels)) >= 2, state.address


@each_policy
def test_every_reply_has_the_keys_we_publish(path: Path) -> None:
    for state in states_of(path):
        reply = door_of(path).turn_json(state.turn.answers, _times(state), "2026-12-01T10:00")
        assert set(reply) == TURN, state.address
        assert reply["answers"] == state.turn.answers
        if reply["step"]:
            _check_step(reply["step"], state.address)


def _times(state: State) -> dict[str, str]:
    events = state.turn.step.events if state.turn.step else ()
    return {event.id: "2026-11-24T10:00" for event in events}


def _check_step(step: dict[str, Any], address: str) -> None:
    assert set(step) == STEP, address
    assert set(step["headlines"]) == {"raiser", "manager", "receiver", "board"}
    ids = [timescale["id"] for timescale in step["timescales"]]
    assert len(ids) == len(set(ids)), address
    for duty in (*step["duties"], *step["earlier"]):
        assert set(duty) == DUTY, address
    for timescale in step["timescales"]:
        assert set(timescale) == TIMESCALE, address
        due = timescale["deadline"]
        assert due is None or set(due) >= DEADLINE, address
        assert due is None or ("date" in due) != ("at" in due), address


@each_policy
def test_without_a_time_there_is_no_date(path: Path) -> None:
    for state in states_of(path):
        step = door_of(path).turn_json(state.turn.answers, {}, "2026-12-01T10:00")["step"]
        assert not step or all(each["deadline"] is None for each in step["timescales"])


@each_policy
def test_a_wrong_answer_changes_nothing(path: Path) -> None:
    for state in states_of(path):
        again = turn(policy_of(path), {**state.turn.answers, "no_such": "thing"})
        assert address_of(again.answers) == state.address
        assert [each.question for each in again.dropped] == ["no_such"]
