"""When a scenario no longer holds, what the message offers can be pasted, and holds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from decision_aid.door import open_door
from site_generator.checks.loader import read_policy
from site_generator.proof.expected import read_scenarios
from site_generator.proof.scenarios import check_scenarios
from site_generator.reading.holidays import holidays_json
from site_generator.reading.problems import Problem
from site_generator.reading.shape import at_path
from site_generator.reading.written_value import as_yaml, in_words
from site_generator.reading.yaml_reader import parse_yaml, read_yaml
from site_generator.screens.policies import policy_json

Found = Callable[[], list[Problem]]

CITY, BIRMINGHAM = "city-and-hackney", "birmingham"
CONSULT = """who: {who}
        should: talk first to {whose} manager or supervisor, to get {whose} thinking clear and \
to name the outcome {they} want"""

COORDINATOR = "business coordinator of Birmingham Safeguarding Children Board"

CHANGES = {
    "a limit": (CITY, "within: 1 working week", "within: 3 working days"),
    "a limit beside others": (BIRMINGHAM, "within: 1 working week", "within: 10 working days"),
    "a limit of hours": (BIRMINGHAM, "within: same working day", "within: 4 hours"),
    "a way on": (BIRMINGHAM, "{go: three, ", "{go: mediation, "),
    "another way on": (
        BIRMINGHAM,
        "unresolved:\n      go: two\n",
        "unresolved:\n      go: three\n",
    ),
    "somebody else acts": (
        BIRMINGHAM,
        CONSULT.format(who="worker", whose="your", they="you"),
        CONSULT.format(who="lead", whose="their", they="they"),
    ),
    "what heads a step": (
        BIRMINGHAM,
        "should: tell your own manager or supervisor that it is not settled",
        """should: 'ring "them": {first} #1, then write'""",
    ),
    "a contact": (
        BIRMINGHAM,
        f"coordinator: {COORDINATOR}",
        f"coordinator: {{title: {COORDINATOR}, contact: ask for it}}",
    ),
    "who acts on which side": (BIRMINGHAM, "who: each agency", "who: agency"),
    "an end": (BIRMINGHAM, "unresolved: not stated", "unresolved: [{go: one, when: {safe: no}}]"),
    "a question asked": (  # because a way now depends on it
        "school-birmingham",
        "unresolved: {go: one, force: should}",
        "unresolved: [{go: two, when: {theirs: trust}, force: will}, {go: one, force: should}]",
    ),
}


@pytest.fixture
def folder(root: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of a policy with one change in it."""
    name, old, new = CHANGES[request.param]
    copy = tmp_path / name
    shutil.copytree(root / "policies" / name, copy)
    text = (copy / "policy.yaml").read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    (copy / "policy.yaml").write_text(text, encoding="utf-8")
    return copy


@pytest.fixture
def problems_of(folder: Path, root: Path) -> Found:
    """What the scenarios that stand beside the changed policy come to now."""
    policy = read_policy(folder / "policy.yaml").policy
    door = open_door(policy_json(policy), holidays_json(root / "holidays"))

    def found() -> list[Problem]:
        read, scenarios = read_scenarios(folder / "scenarios.yaml")
        return list(check_scenarios(door, read, scenarios))

    return found


def paste(path: Path, problem: Problem) -> None:
    """Do what the message says at the line that it names."""
    read = read_yaml(path)
    at = next(
        at for at, place in read.places.items() if place == (problem.line, problem.column) and at
    )
    inside, key = at_path(read.tree, at[:-1]), at[-1]
    _, whole, instead = problem.what.partition("replace its “expect:” with: ")
    _, offered, value = problem.what.partition("write here: ")
    meant = re.search(r"did you mean “(.+)”\?$", problem.what)
    if whole:
        inside[key] = parse_yaml(instead, "what is offered").tree
    elif offered:
        del inside[key]
        inside.update(parse_yaml(value, "what is offered").tree)
    elif meant and "names the duty" in problem.what:
        inside[meant[1]] = inside.pop(key)
    elif meant:
        inside[key] = meant[1]
    else:
        del inside[key]
    path.write_text(yaml.safe_dump(read.tree, sort_keys=False), encoding="utf-8")


@pytest.mark.parametrize("folder", CHANGES, indirect=True)
def test_what_is_offered_is_pasted_and_then_all_is_well(folder: Path, problems_of: Found) -> None:
    found = problems_of()
    assert found, "the change must break a scenario"
    for _ in range(len(found)):
        first = problems_of()[0]
        paste(folder / "scenarios.yaml", first)
    assert problems_of() == []


@pytest.mark.parametrize("folder", ["a limit beside others"], indirect=True)
def test_the_old_and_the_new_date_have_their_weekday(problems_of: Found) -> None:
    """Only what differs is told; what is offered holds the rest as well."""
    assert problems_of()[0].what == (
        "scenario “Safe for now, and nobody has been spoken to” expects deadline week: "
        "Tue 1 Dec 2026; the policy now gives Tue 8 Dec 2026; if you meant this, write here: "
        "deadline: {consult: 2026-11-24, week: 2026-12-08, urgent: not there}"
    )


@pytest.mark.parametrize("folder", ["another way on"], indirect=True)
def test_a_scenario_that_comes_to_another_step_is_told_once(problems_of: Found) -> None:
    """Who acts there, by when and what next are others as well; all are offered at once."""
    told = [each.what for each in problems_of()]
    assert len({what.split("”")[0] for what in told}) == len(told)
    (what,) = (each for each in told if "now leads to" in each)
    assert what.startswith(
        "scenario “I have told my manager, so I talk to the other worker” now leads to “three” "
        "instead of “two”. If you meant this, replace its “expect:” with: {stage: three, who: ["
    )


@pytest.mark.parametrize("folder", ["somebody else acts"], indirect=True)
def test_who_acts_is_said_side_by_side(problems_of: Found) -> None:
    what = next(each.what for each in problems_of() if " expects acts" in each.what)
    assert (
        "expects acts: raiser: everyone, worker with manager; manager: everyone, manager; the "
        "policy now gives raiser: everyone; manager: everyone, lead with manager, manager; if you "
        "meant this, write here: "
    ) in what


@pytest.mark.parametrize("folder", ["a question asked"], indirect=True)
def test_a_step_that_is_now_a_question_is_told_once(problems_of: Found) -> None:
    told = [each.what for each in problems_of()]
    asked = [what for what in told if "the policy now asks “theirs” first; if you meant" in what]
    assert asked
    assert len({what.split("”")[0] for what in told}) == len(told)


@pytest.mark.parametrize(
    ("expect", "offered"),
    [
        ("{outcome: agreed}", "write here: question: safe"),
        ("{outcome: agreed, question: safe}", "remove this line"),
    ],
)
def test_an_end_that_is_now_a_question_is_told(
    expect: str, offered: str, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "scenarios.yaml").write_text(
        f"- name: An end\n  answers: {{}}\n  expect: {expect}\n"
    )
    policy = read_policy(root / "policies" / CITY / "policy.yaml").policy
    door = open_door(policy_json(policy), holidays_json(root / "holidays"))
    (problem,) = check_scenarios(door, *read_scenarios(tmp_path / "scenarios.yaml"))
    assert problem.what.endswith(offered)


@pytest.mark.parametrize(
    "value",
    [
        {"their manager": "not there", "week": "2026-12-02"},
        ["one", "two.resolved"],
        [],
        {"raiser": 'Say: "now", {then} #go', "board": "yes"},
        "2026-11-27T15:30",
        "- dash",
    ],
)
def test_a_value_is_written_so_that_it_reads_the_same(value: object) -> None:
    assert parse_yaml(f"key: {as_yaml(value)}", "").tree == {"key": value}


def test_a_time_is_said_with_its_day() -> None:
    assert in_words({"urgent": "2026-11-27T15:30"}) == "urgent Fri 27 Nov 2026 at 15:30"
