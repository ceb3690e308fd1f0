"""What a step says names the record that says so, by its path in the policy's file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from decision_aid.duties import Duty, Gap, Limit, Says
from decision_aid.places import MOVES
from decision_aid.policy import Event, Policy, Question
from decision_aid.roles import Contact, Role
from decision_aid.stages import Rule
from site_generator.checks.loader import read_policy
from site_generator.outcomes.lines import lines_of
from site_generator.reading.whole import walk
from words.catalogue import ENGLISH

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "policies").glob("*/policy.yaml"))
each_policy = pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)


@cache
def policy_of(path: Path) -> Policy:
    return read_policy(path).policy


@cache
def sources_of(path: Path) -> frozenset[str]:
    lines = lines_of(policy_of(path), ENGLISH)
    return frozenset(source for line in lines for item in line.items for source in item.sources)


@cache
def records_of(path: Path) -> dict[str, object]:
    return {".".join(map(str, at)): item for at, item in walk(policy_of(path), ())}


@each_policy
def test_a_source_is_a_place_in_the_file(path: Path) -> None:
    """Or the place of an ending or a label that a stage leaves out."""
    missing = {source for source in sources_of(path) if source not in records_of(path)}
    missing -= {"", "questions.safe"}  # every policy has that one
    assert {source for source in missing if source.split(".")[-1] not in (*MOVES, "go")} == set()


@each_policy
@pytest.mark.parametrize("kind", [Duty, Limit, Rule, Contact])
def test_each_record_that_a_step_tells_is_a_source(path: Path, kind: type) -> None:
    told = {at for at, record in records_of(path).items() if isinstance(record, kind)}
    assert sorted(at for at in told if not _is_source(path, at)) == []


@pytest.mark.parametrize("kind", [Gap, Role, Question, Event, Says])
def test_some_records_of_other_kinds_are_sources(kind: type) -> None:
    assert any(
        _is_source(path, at)
        for path in FILES
        for at, record in records_of(path).items()
        if isinstance(record, kind)
    )


def _is_source(path: Path, at: str) -> bool:
    """Whether an item tells of a record, or of all of a list that holds it."""
    return any(at == each or at.startswith(f"{each}.") for each in sources_of(path))
