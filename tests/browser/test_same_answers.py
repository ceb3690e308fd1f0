"""A reader's browser gives, letter for letter, the answers that the terminal gives."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from decision_aid.policy import Policy
from site_generator.checks.loader import read_policy
from site_generator.proof.expected import read_scenarios
from site_generator.reading.holidays import holidays_json
from site_generator.screens.graph import State
from site_generator.screens.policies import graph_of, policy_json, version_of
from tests.browser.browser_engine import BrowserEngine
from tests.cases import keeping
from tests.conftest import ROOT
from words.live import open_live

FOLDERS = sorted(path.parent for path in (ROOT / "policies").glob("*/policy.yaml"))
KEPT = tuple(each for each in FOLDERS if each.name in ("birmingham", "example", "officers-annex"))
"""One with an urgent road, one of the whole language, one with limits of hours."""

HOLIDAYS = holidays_json(ROOT / "holidays")

BEGAN, NOW = "2026-12-23T15:30", "2027-01-06T09:15:00Z"
"""Between them lie two bank holidays and a weekend, so that most counts skip something."""

# What no page of ours sends: unknown, stale, impossible or hostile.
SLIPS: tuple[dict[str, object], ...] = (
    {},
    {"answers": {"no_such_question": "no_such_answer", "safe": "perhaps"}},
    {"answers": {"position": "<script>alert(1)</script>"}},
    {"answers": {"position": "\u0000é…𝄞"}, "times": {"no_such_event": "2026-11-24T10:00"}},
    {"answers": {"safe": "yes"}, "times": {"decision": "2026-02-30T10:00"}, "now": "never"},
    {"answers": {"safe": "yes"}, "times": {"decision": "2027-03-28T01:30"}},
)


@pytest.fixture(scope="module", params=keeping(*KEPT, of=FOLDERS), ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    """Give each policy's folder, once for all tests of it: a browser opens one policy at a time."""
    found: Path = request.param
    return found


def policy_of(folder: Path) -> Policy:
    return read_policy(folder / "policy.yaml").policy


def requests_for(state: State) -> Iterator[str]:
    """What is sent from one screen: with no time given, and with each that its limits run from."""
    answers = state.turn.answers
    yield json.dumps({"answers": answers, "times": {}, "now": None})
    if state.turn.step and state.turn.step.events:
        times = {event.id: BEGAN for event in state.turn.step.events}
        yield json.dumps({"answers": answers, "times": times, "now": NOW})


def test_every_scenario_gets_the_same_answer(folder: Path, pyodide: BrowserEngine) -> None:
    policy = policy_json(policy_of(folder))
    _, scenarios = read_scenarios(folder / "scenarios.yaml")
    requests = [scenario.request() for scenario in scenarios] + [json.dumps(s) for s in SLIPS]
    live = open_live(policy, HOLIDAYS)
    assert len(requests) > len(SLIPS)
    assert pyodide.doors(policy, HOLIDAYS, requests) == [live.answer(each) for each in requests]


def test_every_state_gets_the_same_answer(folder: Path, pyodide: BrowserEngine) -> None:
    """With its dates and without, and every reply is one that says something."""
    policy = policy_of(folder)
    text = policy_json(policy)
    states = graph_of(version_of(policy)).states.values()
    requests = [request for state in states for request in requests_for(state)]
    live = open_live(text, HOLIDAYS)
    here = [live.answer(request) for request in requests]
    there = pyodide.hashes(text, HOLIDAYS, requests)
    assert len(states) <= len(there) == len(set(here))
    assert first_difference(requests, here, there) == ""


@pytest.mark.parametrize("changed", [0, 1])
def test_the_first_state_that_differs_is_named(changed: int) -> None:
    replies = ["one", "two"]
    names = [hashlib.sha256(reply.encode()).hexdigest() for reply in replies]
    names[changed] = names[1 - changed]
    assert first_difference(["{}", "{…}"], replies, names) == ["{}", "{…}"][changed]


def first_difference(requests: list[str], here: list[str], there: list[str]) -> str:
    """The first request to which the two gave another answer."""
    return next(
        (
            request
            for request, reply, name in zip(requests, here, there, strict=True)
            if hashlib.sha256(reply.encode()).hexdigest() != name
        ),
        "",
    )
