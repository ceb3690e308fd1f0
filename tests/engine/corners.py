"""The policy of corners and the small ladder, with one thing changed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from decision_aid.policy import Policy
from decision_aid.step import Step
from decision_aid.timescale import Start
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml

HERE = Path(__file__).parent
LADDER, RULES = (
    parse_policy(read_yaml(HERE / f"{name}.yaml"), name).policy for name in ("ladder", "rules")
)
ON_TWO = {"position": "two", "safe": "yes", "risk": "red", "area": "south"}
RAISED = Start("raised", "the day it was raised", "When was it raised?")


def step_of(policy: Policy, **answers: str) -> Step:
    step = turn(policy, answers).step
    assert step is not None
    return step


def changed(stage_id: str, **changes: Any) -> Policy:
    stage = replace(RULES.stages[stage_id], **changes)
    return replace(RULES, stages={**RULES.stages, stage_id: stage})
