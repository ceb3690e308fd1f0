"""Made-up policies of any length, to measure how the work grows."""

from __future__ import annotations

import yaml

from site_generator.checks.loader import Loaded, parse_policy
from site_generator.reading.yaml_reader import parse_yaml


def ladder(steps: int, questions: int) -> Loaded:
    """A policy with a number of steps; a number of questions decide who is told at each."""
    names = [f"step_{number}" for number in range(1, steps + 1)]
    asked = [f"fact_{number}" for number in range(1, questions + 1)]
    tree = {
        "title": f"A ladder of {steps} steps",
        "standing": "draft",
        "publisher": "An invented body",
        "nation": "england",
        "source": "Invented to measure with",
        "silence": "moves on",
        "emergency": {"words": "danger", "clause": "1"},
        "you": "worker",
        "people": {
            "each agency": {"worker": "worker"},
            "board": {"chair": {"title": "chair", "contact": "ask for it"}},
        },
        "events": {"start": {"name": "the day it began", "ask": "When did it begin?"}},
        "questions": {
            name: {"ask": f"Is {name} so?", "answers": {"yes": "Yes", "no": "No"}} for name in asked
        },
        "every_stage": {"within": "not stated"},
        "stages": {
            name: _step(name, following, asked)
            for name, following in zip(names, [*names[1:], ""], strict=True)
        },
    }
    return parse_policy(parse_yaml(yaml.safe_dump(tree), "ladder.yaml"), "ladder")


def _step(name: str, following: str, asked: list[str]) -> dict[str, object]:
    clause = {"clause": "2"}
    return {
        "label": name,
        "title": f"The talk at {name}",
        "so_far": f"We have talked at {name}",
        **clause,
        "duties": [{"who": "worker", "must": "write to them", **clause}],
        "tell": [
            {
                "who": "worker",
                "must": f"tell the chair of {fact}",
                "whom": "chair",
                "when": {fact: "yes"},
                **clause,
            }
            for fact in asked
        ],
        "limits": {
            "week": {
                "on_what": "the talk",
                "force": "must",
                "within": "5 working days",
                "runs_from": "start",
                **clause,
            }
        },
        "unresolved": [{"go": following, **clause}] if following else "not stated",
    }
