"""Policies of other parties than two agencies and a board: nothing is said of who is not there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from decision_aid.door import open_door
from decision_aid.people import views_of
from decision_aid.policy import Policy
from decision_aid.request import Request
from proving.said import (
    answers_without_effect,
    gaps_left_out,
    leads_without_a_rule,
    ordered_by_nobody,
    said_by_no_record,
    urgent_lost,
)
from site_generator.checks.loader import Loaded, read_policy
from site_generator.command.terminal import command_for, draw_choices, draw_screen
from site_generator.pages.pages import draw_procedure
from site_generator.pages.templates import environment
from site_generator.reading.holidays import holidays_json
from site_generator.screens.graph import State, compile_graph
from site_generator.screens.policies import policy_json
from words.catalogue import ENGLISH
from words.choices import choices
from words.sentence import board

Property = Callable[[Policy, Iterable[State]], Iterator[str]]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEMPLATES = environment(ROOT / "site_templates" / "pages")
ELSEWHERE = ("other agency", "each agency", "neither agency", "raised with you", "theirs", "board")


@cache
def loaded(name: str) -> Loaded:
    return read_policy(HERE / f"{name}.yaml")


def screens_of(policy: Policy) -> list[str]:
    """Every state of a policy, as the terminal draws it."""
    door = open_door(policy_json(policy), holidays_json(ROOT / "holidays"))
    words = ENGLISH.about(policy.person)
    found = []
    for state in compile_graph(policy).states.values():
        reply = door.ask(Request(state.turn.answers, {}, "2026-11-30T10:00", (), ()))
        said = draw_screen(reply, policy.title, board("A draft."), 10_000, words)
        offered = choices(reply.turn, words)
        commands = [command_for(policy.id, each.answers) for each in offered]
        found.append(f"{said}\n{draw_choices(offered, commands, 10_000)}")
    return found


@pytest.mark.parametrize(("name", "views"), [("one_organisation", ("raiser", "manager"))])
def test_the_readers_are_those_whom_the_policy_names(name: str, views: tuple[str, ...]) -> None:
    assert views_of(loaded(name).policy) == views


@pytest.mark.parametrize("word", ELSEWHERE)
def test_within_one_organisation_nobody_is_of_another(word: str) -> None:
    policy = loaded("one_organisation").policy
    page = draw_procedure(TEMPLATES, policy, date(2026, 11, 30)).html
    assert [text for text in (*screens_of(policy), page) if word in text] == []


def test_within_one_organisation_each_post_is_called_by_its_title() -> None:
    screens = "\n".join(screens_of(loaded("one_organisation").policy))
    for said in (
        "You → the team leader.",
        "The team leader must answer the support worker.",
        "If you manage or advise the one who raised it: You, as team leader, must answer",
        "No answer from the head of service.",
    ):
        assert said in screens
    assert "your team leader" not in screens.lower()


@pytest.mark.parametrize(
    "said",
    [
        "- Your manager or your deputy manager must ring the other agency. (2)",
        "- The policy says you and your manager will meet the other side. (2)",
        "- Your manager and the other agency's manager need to write to the two workers. (3)",
        "This step is for each agency's manager.",
    ],
)
def test_some_things_are_done_by_either_of_two_or_by_two_together(said: str) -> None:
    assert said in "\n".join(screens_of(loaded("shared_acts").policy))


def test_without_a_board_nobody_is_offered_its_part() -> None:
    policy = loaded("shared_acts").policy
    assert views_of(policy) == ("raiser", "manager", "receiver")
    assert [text for text in screens_of(policy) if "neither agency" in text] == []


def test_everyone_of_one_organisation_is_of_it() -> None:
    policy = loaded("one_organisation").policy
    shared = replace(policy.stages["head"].duties[0], who="everyone", whom=())
    head = replace(policy.stages["head"], duties=(shared,))
    policy = replace(policy, stages={**policy.stages, "head": head})
    assert views_of(policy) == ("raiser", "manager")
    assert [text for text in screens_of(policy) if "other agency" in text] == []


@pytest.mark.parametrize("name", sorted(path.stem for path in HERE.glob("*.yaml")))
@pytest.mark.parametrize(
    "property_of",
    [
        *(leads_without_a_rule, gaps_left_out, said_by_no_record),
        *(ordered_by_nobody, urgent_lost, answers_without_effect),
    ],
)
def test_nothing_is_said_that_no_clause_says(name: str, property_of: Property) -> None:
    policy = loaded(name).policy
    states = tuple(compile_graph(policy).states.values())
    assert list(property_of(policy, states)) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("reader_receives", "The policy says the other agency's worker will write to the service"),
        ("reader_receives", "The other agency's worker → you."),
        ("reader_receives", "You must answer in writing. (2)"),
        ("two_ladders", "You → the keeper of the records."),
        ("two_ladders", "The policy says the keeper of the records will answer. (4)"),
        ("two_ladders", "Your records manager and the other agency's records manager should talk"),
    ],
)
def test_each_party_is_called_as_the_policy_has_it(name: str, said: str) -> None:
    assert said in "\n".join(screens_of(loaded(name).policy))


def test_about_nobody_it_is_not_asked_whether_somebody_is_safe() -> None:
    policy = loaded("two_ladders").policy
    assert [text for text in screens_of(policy) if "safe for now" in text] == []
