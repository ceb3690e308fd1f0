"""Everything real policies contain can be said, and saying it changes what a reader is shown."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_aid.door import open_door
from decision_aid.policy import Policy
from site_generator.checks.loader import parse_policy
from site_generator.pages.pages import draw_procedure
from site_generator.pages.templates import environment
from site_generator.proof.expected import Scenario, read_scenarios
from site_generator.reading.holidays import holidays_json
from site_generator.reading.problems import ProblemsFound
from site_generator.reading.short_forms import in_full
from site_generator.reading.yaml_reader import Read, read_yaml
from site_generator.screens.policies import policy_json
from words.catalogue import ENGLISH
from words.duties import FORCE
from words.sentence import plain

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = environment(ROOT / "site_templates" / "pages")
HOLIDAYS = holidays_json(ROOT / "holidays")
TODAY = date(2026, 11, 23)

PARAGRAPHS = {
    "Shape": 26,
    "Time": 25,
    "Who": 14,
    "What makes it move": 13,
    "Conditions": 8,
    "Force": 8,
    "Scope": 7,
    "Records": 10,
    "Defects": 10,
    "About": 23,
}
"""The paragraphs of the list, and how many constructs each holds."""


@dataclass(frozen=True, slots=True)
class Construct:
    """One phrase of the list, and where it is said and shown."""

    paragraph: str
    phrase: str
    policy: str
    path: str
    scenario: str


def constructs() -> Iterator[Construct]:
    """Every row of the list; a missing or unknown cell is an error."""
    for paragraph, rows in read_yaml(ROOT / "tests" / "constructs.yaml").tree.items():
        yield from (Construct(paragraph, **row) for row in rows)


ALL = tuple(constructs())

each_construct = pytest.mark.parametrize("construct", ALL, ids=lambda row: row.phrase)


@cache
def policy_file(policy: str) -> Read:
    return in_full(read_yaml(ROOT / "policies" / policy / "policy.yaml"), Policy)


@cache
def scenarios(policy: str) -> dict[str, Scenario]:
    _, found = read_scenarios(ROOT / "policies" / policy / "scenarios.yaml")
    return {each.name: each for each in found}


def steps_of(path: str) -> list[str | int]:
    """`stages.two.tell.0` as keys and numbers."""
    return [int(part) if part.isdigit() else part for part in path.split(".")]


def at(tree: Any, steps: list[str | int]) -> Any:
    for step in steps:
        tree = tree[step]
    return tree


def without(construct: Construct) -> Read:
    """The policy's file with this construct taken out."""
    read = policy_file(construct.policy)
    tree = copy.deepcopy(read.tree)
    *above, last = steps_of(construct.path)
    del at(tree, above)[last]
    return replace(read, tree=tree, places={})


@cache
def whole(policy: str) -> Policy:
    return parse_policy(policy_file(policy), policy).policy


@cache
def page_of_whole(policy: str) -> str:
    return page(whole(policy))


def page(policy: Policy) -> str:
    return draw_procedure(TEMPLATES, policy, TODAY).html


def answer(policy: Policy, scenario: str) -> dict[str, Any]:
    """What the aid answers to a worked example."""
    door = open_door(policy_json(policy), HOLIDAYS)
    reply: dict[str, Any] = json.loads(door.answer(scenarios(policy.id)[scenario].request()))
    del reply["policy"]["sha256"]
    return reply


def is_noticed(construct: Construct) -> bool:
    """Whether the policy is refused without it, or the aid or the procedure page differs."""
    try:
        policy = parse_policy(without(construct), construct.policy).policy
    except ProblemsFound:
        return True
    if answer(policy, construct.scenario) != answer(whole(construct.policy), construct.scenario):
        return True
    return page(policy) != page_of_whole(construct.policy)


def test_every_paragraph_is_listed() -> None:
    """No phrase falls out of the list unnoticed."""
    counts = dict.fromkeys(PARAGRAPHS, 0)
    for construct in ALL:
        counts[construct.paragraph] += 1
    assert counts == PARAGRAPHS


def test_each_phrase_is_listed_once() -> None:
    phrases = [(construct.paragraph, construct.phrase) for construct in ALL]
    assert len(phrases) == len(set(phrases))


@each_construct
def test_no_cell_is_empty(construct: Construct) -> None:
    cells = (construct.phrase, construct.policy, construct.path, construct.scenario)
    assert all(cell.strip() for cell in cells)


@each_construct
def test_the_policy_says_it(construct: Construct) -> None:
    """The path leads to something in that policy's file."""
    assert at(policy_file(construct.policy).tree, steps_of(construct.path))


@each_construct
def test_a_worked_example_shows_it(construct: Construct) -> None:
    assert construct.scenario in scenarios(construct.policy)


@each_construct
def test_it_is_no_free_note(construct: Construct) -> None:
    """A note is only words, and a Gap expresses nothing but what a policy leaves open."""
    steps = steps_of(construct.path)
    assert "notes" not in steps
    assert steps[0] != "gaps" or construct.paragraph == "Defects" or "Gap" in construct.phrase


@each_construct
def test_taking_it_out_is_noticed(construct: Construct) -> None:
    """Without it the policy is refused, or the aid or the procedure page shows something else."""
    assert is_noticed(construct)


@pytest.mark.parametrize(
    "construct", [row for row in ALL if row.paragraph == "Force"], ids=lambda row: row.phrase
)
def test_each_verb_stands_where_it_is_said_to(construct: Construct) -> None:
    """The list of verbs names a duty or limit of exactly that strength."""
    *holder, key = steps_of(construct.path)
    found = at(policy_file(construct.policy).tree, holder)
    verb = str(found["force"] if key == "force" else key)
    assert plain(ENGLISH.say(FORCE[verb])) == construct.phrase
