"""What each check finds in one small policy, changed one way at a time."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_aid.policy import Policy
from site_generator.checks.clauses import Clause
from site_generator.checks.findings import Finding
from site_generator.checks.loader import parse_policy
from site_generator.proof.prove import Proof, prove
from site_generator.reading.holidays import holidays_json
from site_generator.reading.short_forms import in_full
from site_generator.reading.yaml_reader import Read, parse_yaml, read_yaml
from words.findings import KINDS

HERE = Path(__file__).parent
HOLIDAYS = holidays_json(HERE.parents[1] / "holidays")
TODAY = date(2026, 11, 25)
EXAMPLES: list[dict[str, Any]] = read_yaml(HERE / "found.yaml").tree

each_example = pytest.mark.parametrize(
    "number", range(len(EXAMPLES)), ids=[example["rule"] for example in EXAMPLES]
)


def changed(example: dict[str, Any]) -> Read:
    """The clean policy's file with what the example changes in it."""
    read = in_full(read_yaml(HERE / "clean.yaml"), Policy)
    tree = copy.deepcopy(read.tree)
    for path in example.get("drop", []):
        *above, last = steps(path)
        del at(tree, above)[last]
    for path, value in example.get("change", {}).items():
        *above, last = steps(path)
        inner = at(tree, above)
        if isinstance(inner, list) and last == len(inner):
            inner.append(value)
        else:
            inner[last] = value
    return replace(read, tree=tree, places={})


def steps(path: str) -> list[str | int]:
    return [int(part) if part.isdigit() else part for part in path.split(".")]


def at(tree: Any, path: list[str | int]) -> Any:
    for step in path:
        tree = tree.setdefault(step, {}) if isinstance(tree, dict) else tree[step]
    return tree


@cache
def found_by(number: int) -> tuple[list[str], list[str]]:
    """What the checks find in one example, and what a board is told of it."""
    proof = proved(EXAMPLES[number], changed(EXAMPLES[number]))
    return written(proof), [problem.what for problem in proof.problems]


def found_in(example: dict[str, Any]) -> list[str]:
    """What the checks find, each with its kind and the place or clause it is answered by."""
    return written(proved(example, changed(example)))


def proved(example: dict[str, Any], read: Read) -> Proof:
    return prove(parse_policy(read, "clean"), clauses_in(example), HOLIDAYS, TODAY)


def written(proof: Proof) -> list[str]:
    return [_written(finding) for result in proof.results for finding in result.open]


def clauses_in(example: dict[str, Any]) -> tuple[Clause, ...]:
    return tuple(Clause(clause=each, says="…") for each in example.get("document", []))


def _written(finding: Finding) -> str:
    where = f" at {finding.place}" if finding.place else ""
    where += f" of {finding.clauses[0]}" if finding.clauses else ""
    return f"{finding.kind}{where}: {finding.what}" if finding.kind else finding.what


def unmatched(found: list[str], expected: list[str]) -> Iterator[str]:
    """What was found and not expected; what was expected and not found."""
    left = list(expected)
    for each in found:
        match = next((begins for begins in left if each.startswith(begins)), None)
        if match is None:
            yield f"found: {each}"
        else:
            left.remove(match)
    yield from (f"not found: {each}" for each in left)


def test_nothing_is_found_in_the_policy_that_the_examples_change() -> None:
    assert found_in({}) == []


@each_example
def test_this_is_found_and_nothing_else(number: int) -> None:
    assert list(unmatched(found_by(number)[0], EXAMPLES[number]["found"])) == []


@each_example
def test_each_finding_says_what_to_write(number: int) -> None:
    for found in found_by(number)[0]:
        assert "; " in found or "If " in found, found


OF_A_KIND = [
    (number, kind)
    for number, example in enumerate(EXAMPLES)
    for kind in dict.fromkeys(found.split(" ")[0].rstrip(":") for found in example["found"])
    if kind in KINDS
]


@pytest.mark.parametrize(
    ("number", "kind"), OF_A_KIND, ids=[f"{EXAMPLES[at]['rule']}-{kind}" for at, kind in OF_A_KIND]
)
def test_what_is_offered_can_be_pasted(number: int, kind: str) -> None:
    """Readers are then told, and it is not found again."""
    read = changed(EXAMPLES[number])
    leaves_open = dict(read.tree.get("leaves_open", {}))
    for told in found_by(number)[1]:
        offered = told.rpartition(", write “")[2]
        if offered.startswith(f"{kind}: "):
            for name, places in parse_yaml(offered.partition("”")[0], "pasted").tree.items():
                known = leaves_open.get(name, [])
                leaves_open[name] = places if places == "yes" else [*known, *places]
    assert leaves_open
    proof = proved(EXAMPLES[number], replace(read, tree={**read.tree, "leaves_open": leaves_open}))
    left = [finding for result in proof.results for finding in result.open]
    assert [finding.what for finding in left if finding.kind == kind] == []


def test_every_kind_has_an_example() -> None:
    expected = [each for example in EXAMPLES for each in example["found"]]
    assert [kind for kind in KINDS if not any(each.startswith(kind) for each in expected)] == []
