"""What a scenario names and its policy does not have, and the times in it that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from decision_aid.answers import allowed_answers
from decision_aid.contents import question_order
from decision_aid.duties import Duty, Limit
from decision_aid.places import MOVES, START, is_place
from decision_aid.policy import Policy
from site_generator.proof.expected import Scenario
from site_generator.reading.problems import did_you_mean
from site_generator.reading.whole import everything_in
from site_generator.reading.yaml_reader import Path
from site_generator.screens.policies import graph_of, version_of

UNREAD = ("no_moment", "no_such_day", "year", "no_time", "never_was")
"""The engine's codes for a date or time that cannot be read."""


def misnamed(
    policy: Policy, reply: dict[str, Any], scenario: Scenario
) -> Iterator[tuple[Path, str]]:
    """Each such name or time: where it stands in the scenario, and what to write instead."""
    if scenario.expect.dropped is None:
        yield from _answers(policy, reply)
    yield from _times(policy, reply, scenario)
    yield from _expected(policy, scenario)


def _answers(policy: Policy, reply: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    """Each answer that the policy does not have."""
    for each in reply["dropped"]:
        question, answer = each["question"], each["answer"]
        path: Path = ("answers", question)
        if each["why"] == "no_question":
            yield path, f"answers “{question}”; {did_you_mean(question, question_order(policy))}"
        elif each["why"] in ("no_step", "no_answer"):
            known = tuple(allowed_answers(policy, question)) or _positions(policy, *MOVES)
            meant = did_you_mean(answer, known)
            if question == "position" and not meant.startswith("did"):
                meant = did_you_mean(answer, _positions(policy, "resolved", "unresolved"))
            yield path, f"answers “{answer}” to “{question}”; {meant}"


def _positions(policy: Policy, *moves: str) -> tuple[str, ...]:
    """Where a reader may be: at a stage, where its talks ended like this, or at an end."""
    ended = [f"{stage}.{move}" for stage in policy.stages for move in moves]
    known = [each for each in ended if is_place(policy, each)]
    return (START, *policy.stages, *known, *policy.ends)


def _times(policy: Policy, reply: dict[str, Any], scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Each time of an event that the policy does not have, and each that is no date."""
    for each in reply["messages"]:
        event = each["about"]
        if each["code"] == "no_such_start":
            meant = did_you_mean(event, policy.events)
            yield ("times", f"key:{event}"), f"gives a time for “{event}”; {meant}"
        elif each["code"] in UNREAD:
            path: Path = ("times", event) if event in scenario.times else (event,)
            text = scenario.times.get(event, scenario.now)
            what = f"has “{text}”, which is not a date; write 2026-11-24, or 2026-11-24T10:00"
            yield path, f"{what} with the time"


@lru_cache(maxsize=16)
def _numbered(policy: Policy) -> frozenset[str]:
    """The ids of all limits that some step tells, those that only their place names among them."""
    states = graph_of(version_of(policy)).states.values()
    steps = [state.turn.step for state in states if state.turn.step]
    return frozenset(limit.id for step in steps for limit in step.timescales)


def _expected(policy: Policy, scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Each deadline that is expected of no duty and no limit, and each ending that is none."""
    items = everything_in(policy)
    limits = [item.id for _, item in items if isinstance(item, Duty) and item.id]
    limits += [str(path[-1]) for path, item in items if isinstance(item, Limit)]
    known = {"deadline": ("duty or limit", limits), "past": ("duty or limit", limits)}
    known["next"] = ("ending", list(MOVES))
    for key, (kind, names) in known.items():
        value = getattr(scenario.expect, key)
        for at, name in enumerate(value if isinstance(value, dict | tuple) else ()):
            if name not in names and name not in _numbered(policy):
                what = (
                    f"no {kind} is called “{name}”; {did_you_mean(name, names)} If the policy has "
                    "it no longer, remove it here"
                )
                where = f"key:{name}" if isinstance(value, dict) else at
                yield ("expect", key, where), f"expects {key} {name}; {what}"
