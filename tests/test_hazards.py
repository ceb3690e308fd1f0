"""The hazard log is whole, and every test that it rests on is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOG = (ROOT / "docs" / "hazards.md").read_text(encoding="utf-8")
FEWEST = 15

HAZARDS: dict[str, str] = dict(
    re.findall(r"^### (H\d\d .+)\n((?:(?!^##).*\n)*)", LOG, re.MULTILINE)
)
NAMED = tuple(dict.fromkeys(re.findall(r"`(tests/[^`]+)`", LOG)))
PARTS = ("Causes", "The child", "The practitioner", "Controls", "What is left")
NO_TEST = "*Not held by a test:*"
ROW = re.compile(
    r"^\| \[(H\d\d)\]\(#(.+)\) \| (.+) \| (\w+), (\w+): (\w+) \| (.+) \|$", re.MULTILINE
)
GRADES = ("low", "medium", "high")

each_hazard = pytest.mark.parametrize("title", HAZARDS)


def controls(title: str) -> list[str]:
    """Each control of a hazard, with the tests below it, on one line."""
    listed = HAZARDS[title].partition("**Controls.**")[2].partition("**What is left.**")[0]
    return [" ".join(each.split()) for each in re.split(r"^- ", listed, flags=re.MULTILINE)[1:]]


@cache
def functions_of(path: Path) -> dict[str, ast.FunctionDef]:
    """The tests that a file holds, by name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [each for each in tree.body if isinstance(each, ast.FunctionDef)]
    return {each.name: each for each in functions if each.name.startswith("test_")}


@cache
def cases_near(path: Path) -> str:
    """What the cases of a file's tests are named by: its text, examples, files and policies."""
    beside = sorted(path.parent.rglob("*.yaml"))
    folders = [each.parent.name for each in (ROOT / "policies").glob("*/policy.yaml")]
    files = [path, *(each for each in beside if each.parent == path.parent)]
    texts = [each.read_text(encoding="utf-8") for each in files]
    return "\n".join([*texts, *folders, *(each.stem for each in beside)])


def test_there_are_hazards_enough_and_their_numbers_run_on() -> None:
    assert len(HAZARDS) >= FEWEST
    assert [title[:3] for title in HAZARDS] == [f"H{at:02}" for at in range(1, len(HAZARDS) + 1)]


@each_hazard
def test_a_hazard_says_its_causes_its_effects_its_controls_and_what_is_left(title: str) -> None:
    found = re.findall(r"^\*\*(.+)\.\*\*\s+(?=\S)", HAZARDS[title], re.MULTILINE)
    assert tuple(found) == PARTS


@each_hazard
def test_a_control_names_a_test_or_says_why_there_is_none(title: str) -> None:
    told = controls(title)
    assert any("`tests/" in each for each in told)
    assert [each for each in told if ("`tests/" in each) == (NO_TEST in each)] == []
    assert [each for each in told if each.endswith(NO_TEST)] == []


@pytest.mark.parametrize("named", NAMED)
def test_a_test_that_is_named_exists(named: str) -> None:
    found = re.fullmatch(r"(tests/[\w/]+\.py)::(test_\w+)(?:\[(.+)\])?", named)
    assert found
    path, name, case = ROOT / found[1], found[2], found[3]
    assert name in functions_of(path)
    marks = [ast.unparse(each) for each in functions_of(path)[name].decorator_list]
    assert [mark for mark in marks if "skip" in mark or "xfail" in mark] == []
    assert not case or case in cases_near(path)


def test_the_table_lists_every_hazard_and_leads_to_it() -> None:
    listed = [(number, title, anchor) for number, anchor, title, *_ in ROW.findall(LOG)]
    assert listed == [(title[:3], title[4:], anchor_of(title)) for title in HAZARDS]


def anchor_of(heading: str) -> str:
    """The address of a heading, as the site that keeps our files makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_each_risk_follows_from_severity_and_likelihood_and_no_control_makes_it_worse() -> None:
    risks = dict(
        re.findall(r"^\| (minor|serious|grave) \| (\w+ \| \w+ \| \w+) \|$", LOG, re.MULTILINE)
    )
    likelihoods = ("rare", "possible", "likely")
    rows = ROW.findall(LOG)
    assert rows
    for number, _, _, severity, likelihood, before, after in rows:
        graded = []
        for how_bad, how_likely, risk in ((severity, likelihood, before), split(after)):
            assert risks[how_bad].split(" | ")[likelihoods.index(how_likely)] == risk, number
            graded.append(GRADES.index(risk))
        assert graded[1] <= graded[0], number


def split(cell: str) -> tuple[str, str, str]:
    """`grave, rare: medium` as its three words."""
    severity, likelihood, risk = re.split(r"\W+", cell)
    return severity, likelihood, risk
