"""What a change is counted by is found in the tables of real policies, mark by mark."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from decision_aid.duties import Duty, Limit
from decision_aid.places import MOVES
from decision_aid.policy import Gap, Policy, Question
from decision_aid.roles import Contact, Role
from site_generator.checks.loader import read_policy
from site_generator.difference.affected_steps import located_items
from site_generator.difference.record_names import marks_of, marks_of_ending, marks_of_field
from site_generator.outcomes.forms import LIMIT, finds
from site_generator.outcomes.table import lines_of
from site_generator.outcomes.words import full
from site_generator.reading.whole import walk

ROOT = Path(__file__).resolve().parents[2]

RECORDS = {
    Limit: ("its id", "what is to happen", "its clause"),
    Gap: ("its id", "its clause"),
    Role: ("its title", "its contact", "the other side's contact"),
    Question: ("its words", "answers that lead there", "where it leads", "an answer"),
    Contact: ("its name", "its e-mail address", "its phone number"),
    Duty: ("its first sentence", "its clause"),
}


@cache
def policies() -> tuple[tuple[Policy, frozenset[str]], ...]:
    """The policies here, each with everything that the lines of its steps say."""
    read = (read_policy(path).policy for path in (ROOT / "policies").glob("*/policy.yaml"))
    return tuple(
        (policy, frozenset().union(*map(located_items, lines_of(policy, full)))) for policy in read
    )


def found(marks: tuple[str, ...], items: frozenset[str]) -> tuple[bool, ...]:
    return tuple(bool(mark) and any(finds(mark, item) for item in items) for mark in marks)


def records(policy: Policy, kind: type) -> Iterator[tuple[str, object]]:
    for path, item in walk(policy, ()):
        if type(item) is kind:
            yield str(path[-1]).removeprefix("key:"), item


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_each_mark_of_a_record_is_found(kind: type) -> None:
    held = [
        dict(zip(RECORDS[kind], found(marks_of(key, record), items), strict=False))
        for policy, items in policies()
        for key, record in records(policy, kind)
    ]
    assert {name for each in held for name in each if each[name]} == set(RECORDS[kind])


@pytest.mark.parametrize("move", [*MOVES, "start"])
def test_each_ending_is_found(move: str) -> None:
    assert any(found(marks_of_ending(move), items)[0] for _, items in policies())


def test_what_an_ending_is_cited_for_is_found() -> None:
    assert any(found(marks_of_ending("unresolved"), items)[1] for _, items in policies())


@pytest.mark.parametrize("name", ["dated", "standing", "review_due", "closures"])
def test_a_field_that_stands_on_every_step_is_found(name: str) -> None:
    assert any(any(found(marks_of_field(name), items)) for _, items in policies())


def test_a_mark_takes_the_text_of_a_policy_as_it_stands() -> None:
    """A bracket or a star in it is no part of the pattern."""
    mark = LIMIT.mark(id="week (a*)")
    assert finds(mark, "time limits: week (a*) (should, stage): 1 working week")
    assert not finds(mark, "time limits: week a (should, stage): 1 working week")
    assert not finds(LIMIT.mark(id="week"), "time limits: midweek (should): 1 working week")
