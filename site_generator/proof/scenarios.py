"""Worked examples that a board can read and sign: for these answers, this step and deadline."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from decision_aid.door import Door
from decision_aid.gaps import held_gaps
from decision_aid.policy import Policy
from decision_aid.step import Step
from decision_aid.turn import turn
from site_generator.proof.expected import Scenario, expected_of
from site_generator.proof.misnamed import misnamed
from site_generator.proof.told import differing, told_by, untold
from site_generator.reading.problems import Problem
from site_generator.reading.written_value import as_yaml, in_words
from site_generator.reading.yaml_reader import Read
from site_generator.screens.policies import graph_of, version_of
from words.catalogue import ENGLISH
from words.headlines import headline_told
from words.sentence import plain


def check_enough(read: Read, scenarios: tuple[Scenario, ...]) -> Iterator[Problem]:
    """A Problem for a file without a worked example, and for each example that expects nothing."""
    if not scenarios:
        what = "there is no worked example; write at least one that your board can sign"
        yield read.problem((), what)
    for number, scenario in enumerate(scenarios):
        if not expected_of(scenario.expect):
            what = f"scenario “{scenario.name}” expects nothing; write what the policy says then"
            yield read.problem((number, "expect"), what)


def check_scenarios(door: Door, read: Read, scenarios: tuple[Scenario, ...]) -> Iterator[Problem]:
    """A Problem for each scenario that no longer holds, with the new value ready to paste."""
    for number, scenario in enumerate(scenarios):
        reply = json.loads(door.answer(scenario.request()))
        found = observed(door.policy, reply)
        expected = expected_of(scenario.expect)
        wrong = list(misnamed(door.policy, reply, scenario))
        for path, what in wrong:
            yield read.problem((number, *path), f"scenario “{scenario.name}” {what}")
        if wrong:
            continue
        says = expected.pop("says", None)
        if "stage" not in found and any(key not in NEED_NO_STEP for key in expected):
            yield read.problem((number, "expect"), _no_step(scenario.name, found, expected))
            continue
        compared = {key: _compared(found, key, wanted) for key, wanted in expected.items()}
        if "stage" in found and expected.get("stage", found["stage"]) != found["stage"]:
            yield read.problem((number, "expect"), _elsewhere(scenario.name, compared, expected))
            continue
        for key, wanted in expected.items():
            now = compared[key]
            if key == "deadline" and (untimed := _untimed(reply, scenario, wanted, now)):
                what = f"scenario “{scenario.name}” expects a date; {untimed}"
                yield read.problem((number, "expect", key), what)
            elif now != wanted:
                said = _differs(scenario.name, key, wanted, now)
                offered = _offer(key, now, found, expected)
                yield read.problem((number, "expect", key), f"{said}; if you meant this, {offered}")
        if says:
            yield from _check_says(door, read, number, scenario)


NOT_THERE = "not there"
"""What is compared with what a scenario names and a step does not have."""


def _untimed(
    reply: dict[str, Any], scenario: Scenario, wanted: dict[str, str], now: dict[str, str]
) -> str:
    """Which moment has to be given for a date that is expected and not there."""
    for limit in reply["step"]["timescales"]:
        if limit["id"] in wanted and not limit["deadline"] and wanted != now:
            starts = [each["id"] for each in limit["from"]]
            missing = [event for event in starts if event not in scenario.times]
            if missing:
                return f"add its start under “times:”, such as “{missing[0]}: 2026-11-24 10:00”"
    return ""


def _check_says(door: Door, read: Read, number: int, scenario: Scenario) -> Iterator[Problem]:
    """A Problem for each thing that the readers are not told as the scenario says."""
    says, at = scenario.expect.says, (number, "expect", "says")
    if says is None:
        return
    told = told_by(door, scenario)
    for path, what in untold(says, told):
        yield read.problem((*at, *path), f"scenario “{scenario.name}” {what}")
    for key, wanted, now in differing(says, told):
        said = _differs(scenario.name, f"says {key}", wanted, now)
        offered = f"if you meant this, write here: {key}: {as_yaml(now)}"
        yield read.problem((*at, key), f"{said}; {offered}")


NEED_NO_STEP = ("question", "dropped", "outcome", "only_on_page")
"""What may be expected where the answers lead to a question; the other keys need a step."""


COMPARED_WHOLE = ("acts",)
"""Keys that are compared as a whole, not only in the parts that the scenario writes."""


def _no_step(name: str, found: dict[str, Any], expected: dict[str, Any]) -> str:
    instead = {"question": found["question"]}
    if "dropped" in expected:
        instead["dropped"] = found["dropped"]
    return (
        f"scenario “{name}” expects a step; the policy now asks “{found['question']}” first; if "
        "you meant this, add its answer under “answers:”, or write here: expect: "
        f"{as_yaml(instead)}"
    )


def _elsewhere(name: str, now: dict[str, Any], expected: dict[str, Any]) -> str:
    """The single message for a scenario that leads to another step, whatever else differs."""
    instead = {key: value for key, value in now.items() if value not in ("", None)}
    return (
        f"scenario “{name}” now leads to “{now['stage']}” instead of “{expected['stage']}”. If you "
        f"meant this, replace its “expect:” with: {as_yaml(instead)}"
    )


def _differs(name: str, key: str, wanted: Any, now: Any) -> str:
    """What was expected and what was found, without the parts that are the same."""
    if isinstance(wanted, dict) and isinstance(now, dict):
        other = [part for part in {**wanted, **now} if wanted.get(part) != now.get(part)]
        was, becomes = ({part: of.get(part, ()) for part in other} for of in (wanted, now))
        if len(other) == 1:
            key = f"{key} {other[0]}"
            was, becomes = was[other[0]], becomes[other[0]]
        wanted, now = was, becomes
    say = _acts_in_words if key.split()[0] == "acts" else in_words
    return f"scenario “{name}” expects {key}: {say(wanted)}; the policy now gives {say(now)}"


def _acts_in_words(acts: Any) -> str:
    """`manager: manager with lead, lead; raiser: nobody`, or only what one side does."""
    if isinstance(acts, dict):
        return "; ".join(f"{side}: {_acts_in_words(each)}" for side, each in acts.items())
    return in_words(acts) if acts else "nobody"


def _offer(key: str, now: Any, found: dict[str, Any], expected: dict[str, Any]) -> str:
    """What to write instead: the whole value, ready to paste."""
    if now in ("", None):  # a step where a question was expected, or a place that is no end now
        key = "stage" if "stage" in found else "question"
        if key in expected:
            return "remove this line"
        now = found[key]
    if isinstance(now, dict):
        wanted = expected.get(key, {})
        now = {k: value for k, value in now.items() if value != NOT_THERE or wanted.get(k) == value}
    return f"write here: {key}: {as_yaml(now)}"


def observed(policy: Policy, reply: dict[str, Any]) -> dict[str, Any]:
    """What a Turn's JSON shows, in the keys of `Expect`."""
    found: dict[str, Any] = {
        "question": reply["question"]["id"] if reply["question"] else "",
        "dropped": [each["question"] for each in reply["dropped"]],
        "outcome": reply["outcome"] or "",
        "only_on_page": list(_never_at_a_step(policy)),
    }
    step = reply["step"]
    if step is None:
        return found
    deadlines = {each["id"]: each["deadline"] for each in step["timescales"] if each["deadline"]}
    return {
        **found,
        "stage": step["stage"]["id"],
        "who": _distinct(duty["who"]["role"] for duty in step["duties"] if duty["kind"] == "act"),
        "acts": _acts(step["duties"]),
        "tell": _distinct(
            person["role"]
            for duty in step["duties"]
            if duty["kind"] == "tell"
            for person in duty["with"]
        ),
        "contacts": {
            contact["role"]: contact["kind"]
            for duty in step["duties"]
            for contact in duty["contacts"]
        },
        "deadline": {key: _moment(due) for key, due in deadlines.items() if _moment(due)},
        "past": [key for key, due in deadlines.items() if due["past"]],
        "next": _next(policy, step["next"]),
        "gaps": [gap["id"] for gap in step["gaps"]],
        "earlier": _distinct(duty["id"] for duty in step["earlier"]),
        "headline": _headlines(policy, at) if (at := turn(policy, reply["answers"]).step) else {},
    }


def _headlines(policy: Policy, step: Step) -> dict[str, str]:
    """The headline of each side, as its readers are told it."""
    words = ENGLISH.about(policy.person)
    return {
        side: plain(headline_told(headline, step, side, words))
        for side, headline in step.headlines.items()
    }


def _acts(duties: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Who acts on each side that has something to do, and with whom in that side's words."""
    found: dict[str, list[str]] = {}
    for duty in duties:
        if duty["kind"] == "act":
            roles = [each["role"] for each in duty["contacts"] or duty["with"]]
            with_whom = f" with {' and '.join(dict.fromkeys(roles))}" if roles else ""
            found.setdefault(duty["side"], []).append(f"{duty['who']['role']}{with_whom}")
    return {side: list(dict.fromkeys(acts)) for side, acts in found.items()}


@lru_cache(maxsize=16)
def _never_at_a_step(policy: Policy) -> tuple[str, ...]:
    """The gaps that no step shows: they name no step, or others are shown there before them."""
    states = graph_of(version_of(policy)).states.values()
    shown = {gap.id for state in states if state.turn.step for gap in state.turn.step.gaps}
    return tuple(held.id for held in held_gaps(policy) if held.id not in shown)


def _distinct(items: Iterator[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _moment(due: dict[str, Any]) -> str:
    return str(due.get("at", "")[:16] or due.get("date") or "")


def _next(policy: Policy, ways: list[dict[str, Any]]) -> dict[str, str]:
    """Where each ending leads; a choice names its places: `panel or executive_group`."""
    found: dict[str, list[str]] = {}
    for way in ways:
        found.setdefault(way["move"], []).append(_leads_to(policy, way))
    return {move: " or ".join(dict.fromkeys(places)) for move, places in found.items()}


def _leads_to(policy: Policy, way: dict[str, Any]) -> str:
    if way["basis"] != "policy":
        return "not stated"
    following = turn(policy, way["answers"])
    if following.step:
        return following.step.stage.id
    return str(following.answers.get("position", following.question and following.question.id))


def _compared(everything: dict[str, Any], key: str, expected: Any) -> Any:
    """What was found, limited to the parts that the scenario writes."""
    found = everything.get(key)
    if key in COMPARED_WHOLE:
        return found
    if expected == "none stated":
        return found or "none stated"
    if isinstance(expected, dict) and isinstance(found, dict):
        return {key: found.get(key, NOT_THERE) for key in expected}
    return found
