"""Every worked example of every policy holds, and every paragraph of its document is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_aid.door import open_door
from site_generator.checks.clauses import check_clauses, read_clauses
from site_generator.checks.loader import read_policy
from site_generator.proof.expected import read_scenarios
from site_generator.proof.scenarios import check_scenarios
from site_generator.reading.holidays import holidays_json
from site_generator.screens.policies import policy_json

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "policies").glob("*/policy.yaml"))
FEWEST_SCENARIOS = 10
FEWEST_TOLD = 6
"""So many examples of each of the five documents say what readers are told."""

each_policy = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def test_there_are_policies() -> None:
    """The five documents and the worked reference of the language are here."""
    assert len(FOLDERS) == 6


@each_policy
def test_every_scenario_holds(folder: Path) -> None:
    """The policy still says what its board signed."""
    policy = read_policy(folder / "policy.yaml").policy
    door = open_door(policy_json(policy), holidays_json(ROOT / "holidays"))
    read, scenarios = read_scenarios(folder / "scenarios.yaml")
    assert len(scenarios) >= FEWEST_SCENARIOS
    problems = check_scenarios(door, read, scenarios)
    assert [str(problem) for problem in problems] == []


@each_policy
def test_some_examples_say_what_readers_are_told(folder: Path) -> None:
    """The wording of a step cannot change unseen: who acts, with which verb, what is recorded."""
    _, scenarios = read_scenarios(folder / "scenarios.yaml")
    told = [each.name for each in scenarios if each.expect.says]
    assert len(told) >= (FEWEST_TOLD if folder.name != "example" else 1)


@each_policy
def test_every_clause_is_used(folder: Path) -> None:
    """Each paragraph of the document is cited by a fact or left out for a reason."""
    loaded = read_policy(folder / "policy.yaml")
    read, clauses = read_clauses(folder / "clauses.yaml")
    problems = check_clauses(loaded.policy, loaded.read, read, clauses)
    assert [str(problem) for problem in problems] == []
