"""A worked example may say what the readers of a step are told; the message names what differs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from decision_aid.door import Door, open_door
from site_generator.checks.loader import parse_policy
from site_generator.proof.expected import read_scenarios
from site_generator.proof.scenarios import check_enough, check_scenarios
from site_generator.reading.holidays import holidays_json
from site_generator.reading.yaml_reader import parse_yaml, read_yaml
from site_generator.screens.policies import policy_json

TOLD = read_yaml(Path(__file__).parent / "told.yaml").tree


@pytest.fixture(scope="module")
def door(root: Path) -> Door:
    policy = parse_policy(parse_yaml(TOLD["policy"], "policy.yaml"), "small").policy
    return open_door(policy_json(policy), holidays_json(root / "holidays"))


def told(door: Door, folder: Path, says: str, **more: object) -> list[str]:
    """The messages for a scenario with these `says:`."""
    scenario = {"name": "A", "answers": {"position": "one"}, **more, "expect": {"stage": "one"}}
    text = yaml.safe_dump([scenario], sort_keys=False)
    inner = "".join(f"      {line}\n" for line in says.strip().splitlines())
    path = folder / "scenarios.yaml"
    path.write_text(f"{text}    says:\n{inner}", encoding="utf-8")
    read, scenarios = read_scenarios(path)
    assert list(check_enough(read, scenarios)) == []
    return [
        each.what.removeprefix("scenario “A” ") for each in check_scenarios(door, read, scenarios)
    ]


def test_what_is_told_is_no_problem(door: Door, tmp_path: Path) -> None:
    assert told(door, tmp_path, TOLD["right"]) == []


@pytest.mark.parametrize("case", TOLD["wrong"], ids=lambda case: case["says"])
def test_what_is_told_otherwise_is_said(case: dict[str, str], door: Door, tmp_path: Path) -> None:
    assert told(door, tmp_path, case["says"]) == [case["problem"]]


def test_the_dates_that_a_browser_adds_are_told_as_well(door: Door, tmp_path: Path) -> None:
    times = {"raised": "2026-11-24T10:00"}
    says = "sentence: By the end of Thursday 26 November 2026."
    assert told(door, tmp_path, says, times=times) == []
    assert len(told(door, tmp_path, says)) == 1


def test_a_fault_stands_at_the_line_of_its_sentence(door: Door, tmp_path: Path) -> None:
    told(
        door,
        tmp_path,
        "sentence:\n  - You must listen to the other.\n  - Phone the night desk.\n"
        "verbs: {talk: may}",
    )
    found = check_scenarios(door, *read_scenarios(tmp_path / "scenarios.yaml"))
    assert [each.line for each in found] == [9, 10]


def test_a_question_tells_its_readers_something_too(door: Door, tmp_path: Path) -> None:
    path = tmp_path / "scenarios.yaml"
    path.write_text(
        "- name: A\n  answers: {safe: no, told: told}\n"
        "  expect:\n    question: position\n"
        "    says: {not_said: Stage Two, sentence: Me and the other worker}\n"
    )
    assert list(check_scenarios(door, *read_scenarios(path))) == []


@pytest.mark.parametrize(
    ("answers", "what"),
    [("{position: one}", "now leads to “one” instead of “two”"), ("{}", "expects a step")],
)
def test_an_example_that_comes_elsewhere_is_told_once(
    answers: str, what: str, door: Door, tmp_path: Path
) -> None:
    """What is said there is of another step, and is not compared."""
    path = tmp_path / "scenarios.yaml"
    says = "{sentence: Phone the desk., verbs: {talk: may}}"
    path.write_text(f"- name: A\n  answers: {answers}\n  expect: {{stage: two, says: {says}}}\n")
    (problem,) = check_scenarios(door, *read_scenarios(path))
    assert what in problem.what


def test_a_limit_without_a_name_may_be_expected_by_its_place(root: Path, tmp_path: Path) -> None:
    """As what is offered instead of “none stated” does."""
    nameless = re.sub(r"id: talk\s+who", "who", TOLD["policy"])
    policy = parse_policy(parse_yaml(nameless, "policy.yaml"), "small").policy
    door = open_door(policy_json(policy), holidays_json(root / "holidays"))
    path = tmp_path / "scenarios.yaml"
    start = "- name: A\n  answers: {position: one}\n  times: {raised: 2026-11-24}\n"
    path.write_text(f"{start}  expect: {{deadline: none stated}}\n")
    (problem,) = check_scenarios(door, *read_scenarios(path))
    offered = problem.what.partition("write here: ")[2]
    assert "talk" not in offered
    path.write_text(f"{start}  expect: {{{offered}}}\n")
    assert list(check_scenarios(door, *read_scenarios(path))) == []


def test_an_example_that_says_nothing_expects_nothing(tmp_path: Path) -> None:
    path = tmp_path / "scenarios.yaml"
    path.write_text("- name: A\n  answers: {}\n  expect: {says: {}}\n")
    (problem,) = check_enough(*read_scenarios(path))
    assert "expects nothing" in problem.what


@pytest.mark.parametrize(
    ("scenario", "where", "what"),
    [
        (
            "answers: {position: yes}\n  expect: {stage: one}",
            2,
            "answers “yes” to “position”; write one of: start, one, one.resolved, one.unresolved",
        ),
        ("answers: {psition: one}\n  expect: {stage: one}", 2, "did you mean “position”?"),
        (
            "answers: {position: one}\n  expect: {stage: one, deadline: {talk: 2026-12-01}}",
            3,
            "expects a date; add its start under “times:”, such as “raised: 2026-11-24 10:00”",
        ),
        (
            "answers: {position: one}\n  expect: {stage: one, deadline: {tlk: 2026-12-01}}",
            3,
            "expects deadline tlk; no duty or limit is called “tlk”; did you mean “talk”?",
        ),
        (
            "answers: {position: one}\n  expect: {stage: one, next: {resolvd: one.resolved}}",
            3,
            "no ending is called “resolvd”; did you mean “resolved”?",
        ),
        (
            "answers: {position: one}\n  times: {rased: 2026-11-24}\n  expect: {stage: one}",
            3,
            "gives a time for “rased”; did you mean “raised”?",
        ),
        (
            "answers: {position: one}\n  times: {raised: 24/11/2026}\n  expect: {stage: one}",
            3,
            "has “24/11/2026”, which is not a date; write 2026-11-24, or 2026-11-24T10:00 with",
        ),
        (
            "answers: {position: one}\n  now: 24/11/2026 10:00\n  expect: {stage: one}",
            3,
            "has “24/11/2026 10:00”, which is not a date; write 2026-11-24, or",
        ),
    ],
)
def test_a_slip_in_an_example_is_told_with_what_to_write(
    scenario: str, where: int, what: str, door: Door, tmp_path: Path
) -> None:
    path = tmp_path / "scenarios.yaml"
    path.write_text(f"- name: A\n  {scenario}\n")
    (problem,) = check_scenarios(door, *read_scenarios(path))
    assert problem.line == where
    assert what in problem.what
