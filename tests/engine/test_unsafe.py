"""That a child may not be safe is kept, and shown, wherever anything rests on it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from decision_aid.policy import Policy
from decision_aid.turn import turn
from site_generator.checks.loader import parse_policy
from site_generator.reading.yaml_reader import read_yaml

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@cache
def policy_of(path: Path) -> Policy:
    return parse_policy(read_yaml(path), path.parent.name).policy


def test_it_is_kept_while_a_place_that_can_follow_rests_on_it_under_any_answers() -> None:
    """Only a red risk leads from two to three, and the reader may yet change that answer."""
    policy = policy_of(HERE / "rules.yaml")
    three = policy.stages["three"]
    duty = replace(three.duties[0], id="now", who="worker", when={"safe": "no"})
    two = replace(policy.stages["two"], tell=())
    stages = {**policy.stages, "two": two, "three": replace(three, duties=(duty,))}
    answers = {"position": "two", "safe": "no", "risk": "green"}
    assert turn(replace(policy, stages=stages), answers).answers.get("safe") == "no"


def test_the_school_reports_at_once_where_the_week_is_given() -> None:
    policy = policy_of(ROOT / "policies" / "school-birmingham" / "policy.yaml")
    typed = {
        "safe": "no",
        "told": "told",
        "position": "start",
        "yours": "school",
        "theirs": "trust",
    }
    found = turn(policy, typed)
    assert found.answers["safe"] == "no"
    assert found.step
    assert [each.id for each in found.step.timescales] == ["report_first", "week"]
    assert found.step.duties[0].id == "report_first"
