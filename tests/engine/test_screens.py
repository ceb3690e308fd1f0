"""A few screens in whole, as `fingerpost ask` prints them: every word that a reader is told."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from decision_aid.door import Door, open_door
from decision_aid.request import Request
from site_generator.checks.loader import parse_policy
from site_generator.command.terminal import command_for, draw_choices, draw_screen
from site_generator.reading.holidays import holidays_json
from site_generator.reading.yaml_reader import read_yaml
from site_generator.screens.policies import policy_json
from words.catalogue import ENGLISH
from words.choices import choices
from words.sentence import board

HERE = Path(__file__).parent
WIDTH = 100
NOW = "2026-11-25T10:00"

SCREENS = [
    (path.stem, command, screen.rstrip("\n"))
    for path in sorted((HERE / "screens").glob("*.txt"))
    for command, _, screen in (
        part.partition("\n") for part in path.read_text(encoding="utf-8").split("\n$ ")[1:]
    )
]


POLICIES = {
    "ladder": HERE / "ladder.yaml",
    "rules": HERE / "rules.yaml",
    "example": HERE.parents[1] / "policies" / "example" / "policy.yaml",
}


@pytest.fixture(scope="module")
def doors() -> dict[str, Door]:
    holidays = holidays_json(HERE.parents[1] / "holidays")
    policies = {name: parse_policy(read_yaml(path), name) for name, path in POLICIES.items()}
    return {name: open_door(policy_json(read.policy), holidays) for name, read in policies.items()}


def test_there_are_screens_of_every_policy() -> None:
    assert {policy for policy, _, _ in SCREENS} == set(POLICIES)


@pytest.mark.parametrize(
    ("policy", "command", "screen"), SCREENS, ids=[command for _, command, _ in SCREENS]
)
def test_a_screen_says_what_it_said(
    policy: str, command: str, screen: str, doors: dict[str, Door]
) -> None:
    assert drawn(doors[policy], policy, command) == screen


def drawn(door: Door, policy: str, command: str) -> str:
    """The screen for `fingerpost ask policy question=answer… --at moment=time`."""
    words = shlex.split(command)[3:]
    split = words.index("--at") if "--at" in words else len(words)
    request = Request(pairs(words[:split]), pairs(words[split + 1 :]), NOW, (), ())
    reply, language = door.ask(request), ENGLISH.about(door.policy.person)
    offered = choices(reply.turn, language)
    commands = [command_for(policy, each.answers) for each in offered]
    said = draw_screen(reply, door.policy.title, board("A draft."), WIDTH, language)
    return f"{said}\n\n{draw_choices(offered, commands, WIDTH)}".rstrip()


def pairs(words: list[str]) -> dict[str, str]:
    return dict(word.split("=", 1) for word in words)
