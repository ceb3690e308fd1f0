"""What holds in every state of every policy, and of the engine's own small ladder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_aid.codec import from_plain, to_plain
from decision_aid.door import Door, open_door
from decision_aid.places import MOVES
from decision_aid.policy import Policy
from decision_aid.timescale import UNITS
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.holidays import holidays_json
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.graph import State, address_of, compile_graph
from site_generator.screens.policies import policy_json
from tests import told

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HOLIDAYS = holidays_json(ROOT / "holidays")
HOLIDAY_NAMES = [name for days in json.loads(HOLIDAYS)["divisions"].values() for _, name in days]
FILES = [
    *sorted((ROOT / "policies").glob("*/policy.yaml")),
    *(HERE / f"{name}.yaml" for name in ("ladder", "facts")),
]
TURN = {
    *("schema", "policy", "answers", "facts", "times", "dropped", "messages"),
    *("emergency", "question", "step", "outcome", "person"),
}
QUESTION = {"id", "kind", "ask", "help", "answers", "sure"}
CHOICE = {
    *("id", "answers", "answer", "label", "condition", "place", "leads_to", "waiting_on"),
}
STEP = {
    *("stage", "headlines", "duties", "facts", "earlier", "timescales", "events"),
    *("gaps", "next", "notes", "meeting", "decided", "same_person"),
}
DUTY = {
    *("id", "kind", "side", "who", "force", "does", "with", "contacts"),
    *("timescales", "when", "file", "form", "clauses", "source", "through", "sign"),
}
TIMESCALE = {
    *("id", "limits", "span", "also", "stated", "force", "owed_by", "from", "event_is_reading"),
    *("sooner", "urgent", "clauses", "on_what", "own_words", "condition", "undated", "source"),
    *("out_of_hours", "out_of_term", "pause", "agreed", "followed", "deadline"),
}
DEADLINE = {
    *("counted_from", "skipped", "convention", "readings", "past", "holidays_to"),
    *("holidays_taken", "out_of_hours", "at_once", "not_before", "agreed"),
}
NEXT = {
    *("move", "answers", "code", "says", "ahead", "label", "condition", "to", "force"),
    *("clauses", "by", "chooses", "requires", "unclear", "other", "offers", "basis", "moves_on"),
    "waiting_on",
    "source",
}

each_policy = pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


@cache
def policy_of(path: Path) -> Policy:
    return parse_policy(read_yaml(path), path.parent.name).policy


@cache
def states_of(path: Path) -> tuple[State, ...]:
    return tuple(compile_graph(policy_of(path)).states.values())


@cache
def door_of(path: Path) -> Door:
    return open_door(policy_json(policy_of(path)), HOLIDAYS)


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
            choices = state.turn.question.answers
            labels = [f"{each.label} {told.choice(each)}" for each in choices]
            assert len(labels) == len(set(labels)) >= 2, state.address


@each_policy
def test_every_reply_has_the_keys_we_publish(path: Path) -> None:
    for state in states_of(path):
        reply = door_of(path).turn_json(state.turn.answers, _times(state), "2026-12-01T10:00")
        assert set(reply) == TURN, state.address
        assert reply["answers"] == state.turn.answers
        if reply["question"]:
            assert set(reply["question"]) == QUESTION, state.address
            assert {key for each in reply["question"]["answers"] for key in each} == CHOICE
        if reply["step"]:
            _check_step(reply["step"], state.address)


def test_the_readme_names_every_key_we_publish() -> None:
    _, _, reference = (ROOT / "README.md").read_text().partition("## Reference: the JSON of a Turn")
    keys = TURN | QUESTION | CHOICE | STEP | DUTY | TIMESCALE | DEADLINE | NEXT
    assert [key for key in sorted(keys) if f"`{key}`" not in reference] == []


def _times(state: State) -> dict[str, str]:
    events = state.turn.step.events if state.turn.step else ()
    return {event.id: "2026-11-24T10:00" for event in events}


def _check_step(step: dict[str, Any], address: str) -> None:
    assert set(step) == STEP, address
    views = set(step["headlines"])
    assert {"raiser"} <= views <= {"raiser", "manager", "receiver", "board"}
    ids = [timescale["id"] for timescale in step["timescales"]]
    assert len(ids) == len(set(ids)), address
    for duty in (*step["duties"], *step["earlier"]):
        assert set(duty) == DUTY, address
    for timescale in step["timescales"]:
        assert set(timescale) == TIMESCALE, address
        if due := timescale["deadline"]:
            assert set(due) in (DEADLINE | {"date"}, DEADLINE | {"at"}), address
    for way in step["next"]:
        assert set(way) == NEXT, address


@each_policy
def test_a_reply_holds_facts_and_the_policys_own_words_only(path: Path) -> None:
    """What is ours is a code; whatever reads like a sentence stands in the policy's file."""
    theirs = [f"their {role}" for role in policy_of(path).people]
    own = "\n".join(texts_in([to_plain(policy_of(path)), *theirs, *UNITS, *HOLIDAY_NAMES]))
    for state in states_of(path):
        reply = door_of(path).turn_json(state.turn.answers, _times(state), "2026-12-01T10:00")
        said = {text for text in texts_in(reply) if " " in text}
        assert [text for text in said if text not in own] == [], state.address


@each_policy
def test_every_source_leads_to_something_in_the_file(path: Path) -> None:
    """An ending that the policy says nothing of names where it would say it."""
    policy = to_plain(policy_of(path))
    for state in states_of(path):
        turn_shown = to_plain((state.turn.emergency, state.turn.step))
        for source in {*values_of("source", turn_shown)} - {"", "silence"}:
            found = policy
            for key in source.split("."):
                found = found[int(key) if isinstance(found, list) else key]
            assert found or source.rpartition(".")[2] in MOVES, f"{state.address}: {source}"


def values_of(name: str, plain: Any) -> Iterator[Any]:
    """The value under this name in every mapping of plain data."""
    if isinstance(plain, dict | list):
        yield from [plain[name]] if isinstance(plain, dict) and name in plain else []
        for each in plain.values() if isinstance(plain, dict) else plain:
            yield from values_of(name, each)


def texts_in(plain: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict | list):
        for each in plain.values() if isinstance(plain, dict) else plain:
            yield from texts_in(each)


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
