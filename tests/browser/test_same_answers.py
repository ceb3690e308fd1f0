"""A reader's browser gives, letter for letter, the answers that the terminal gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from decision_aid.door import open_door
from site_generator.holidays import holidays_json
from site_generator.loader import read_policy
from site_generator.policies import policy_json
from site_generator.scenarios import read_scenarios
from tests.browser.browser_engine import BrowserEngine
from tests.conftest import ROOT

FOLDERS = sorted(path.parent for path in (ROOT / "policies").glob("*/policy.yaml"))

# What no page of ours sends: unknown, stale, impossible or hostile.
SLIPS: tuple[dict[str, object], ...] = (
    {},
    {"answers": {"no_such_question": "no_such_answer", "safe": "perhaps"}},
    {"answers": {"position": "<script>alert(1)</script>"}},
    {"answers": {"position": "\u0000é…𝄞"}, "times": {"no_such_event": "2026-11-24T10:00"}},
    {"answers": {"safe": "yes"}, "times": {"decision": "2026-02-30T10:00"}, "now": "never"},
    {"answers": {"safe": "yes"}, "times": {"decision": "2027-03-28T01:30"}},
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_scenario_gets_the_same_answer(folder: Path, pyodide: BrowserEngine) -> None:
    policy = policy_json(read_policy(folder / "policy.yaml").policy)
    holidays = holidays_json(ROOT / "holidays")
    _, scenarios = read_scenarios(folder / "scenarios.yaml")
    requests = [scenario.request() for scenario in scenarios] + [json.dumps(s) for s in SLIPS]
    door = open_door(policy, holidays)
    assert len(requests) > len(SLIPS)
    assert pyodide.doors(policy, holidays, requests) == [door.answer(each) for each in requests]
