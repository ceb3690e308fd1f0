"""A reader's browser counts every further rule of time as the terminal does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import yaml

from decision_aid.duties import Limit
from decision_aid.policy import Event, Policy
from site_generator.reading.holidays import holidays_json
from site_generator.screens.policies import policy_json
from tests.browser.browser_engine import BrowserEngine
from tests.cases import LONG
from tests.conftest import ROOT
from tests.deadlines.test_worked_examples import CONVENTIONS_WRITTEN, Example
from tests.engine.corners import changed
from words.live import open_live

HOLIDAYS = holidays_json(ROOT / "holidays")
EXAMPLES: list[Example] = yaml.load(
    (ROOT / "tests/deadlines/further_rules.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
SPANS = {
    "rule": "within",
    "also": "also_written",
    "within_out_of_hours": "out_of_hours",
    "within_out_of_term": "out_of_term",
}


def alike() -> Iterator[tuple[str, str, list[Example]]]:
    """The examples that one policy can hold: of one place, counted by the same conventions."""
    found: dict[str, list[Example]] = {}
    for example in EXAMPLES:
        key = json.dumps([example.get("nation", "england"), example.get("conventions", {})])
        found.setdefault(key, []).append(example)
    for number, (key, examples) in enumerate(found.items()):
        yield str(number), key, examples


GROUPS = [
    pytest.param(key, examples, id=name, marks=() if len(examples) > 4 else LONG)
    for name, key, examples in alike()
]


@pytest.mark.parametrize(("key", "examples"), GROUPS)
def test_every_further_rule_gets_the_same_answer(
    key: str, examples: list[Example], pyodide: BrowserEngine
) -> None:
    nation, conventions = json.loads(key)
    text = policy_json(policy_of(examples, nation, conventions))
    times = {
        event: given for example, at in numbered(examples) for event, given in moments(example, at)
    }
    answers = {"position": "one", "safe": "yes"}
    requests = [
        json.dumps({"answers": answers, "times": times, "now": now})
        for now in (None, "2026-11-24T10:00:00Z", "2028-01-01T10:00:00Z")
    ]
    live = open_live(text, HOLIDAYS)
    replies = [live.answer(each) for each in requests]
    assert {f"rule{at}" for _, at in numbered(examples)} <= {*json.loads(replies[0])["limits"]}
    assert pyodide.doors(text, HOLIDAYS, requests) == replies


def numbered(examples: list[Example]) -> Iterator[tuple[Example, int]]:
    yield from ((example, at) for at, example in enumerate(examples))


def moments(example: Example, at: int) -> Iterator[tuple[str, str]]:
    """Each moment that an example gives, named by its number."""
    given = {"began": example["start"], "agreed": example.get("agreed", "")}
    for event, text in {**given, **example.get("pause", {})}.items():
        if text:
            yield f"{event}{at}", text


def policy_of(examples: list[Example], nation: Any, conventions: dict[str, Any]) -> Policy:
    """A policy with one limit for each of the examples."""
    limits: dict[str, Limit] = {}
    events: dict[str, Event] = {}
    for example, at in numbered(examples):
        names = [f"began{at}", f"agreed{at}", *(f"{each}{at}" for each in example.get("pause", ()))]
        events |= {each: Event(name=f"the day {each}", ask=f"When was {each}?") for each in names}
        limits[f"rule{at}"] = Limit(
            on_what="this",
            force="must",
            clause="2",
            runs_from=names[0],
            agreed=names[1] if "agreed" in example else "",
            pause=tuple(names[2:]),
            window=example.get("limits") == "window",
            **{key: example[name] for name, key in SPANS.items() if name in example},
        )
    rules = changed("one", limits=limits)
    return replace(
        rules,
        nation=nation,
        conventions=CONVENTIONS_WRITTEN.validate_python(conventions),
        events={**rules.events, **events},
    )
