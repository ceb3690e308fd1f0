"""Each thing that the documents leave open is held: by a check, or by a signed example."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decision_aid.duties import Gap
from decision_aid.gaps import gap_sources, held_gaps
from decision_aid.written import several
from site_generator.checks.clauses import Clause, read_clauses
from site_generator.checks.loader import Loaded, read_policy
from site_generator.proof.expected import read_scenarios
from site_generator.proof.prove import prove
from site_generator.reading.holidays import holidays_json
from tests.cases import keeping

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "policies").glob("*/policy.yaml"))
LATER = date(2027, 12, 1)
"""Later than half a year after any contact was tried."""

HOLIDAYS = holidays_json(ROOT / "holidays")


Defect = tuple[Path, str, str]
"""The folder of a policy, the id of what it tells of, and the kind of finding that this answers."""


@cache
def loaded_from(folder: Path) -> tuple[Loaded, tuple[Clause, ...]]:
    return read_policy(folder / "policy.yaml"), read_clauses(folder / "clauses.yaml")[1]


def answered() -> list[Defect]:
    """All that a check finds."""
    return [
        (folder, held.id, kind)
        for folder in FOLDERS
        for held in held_gaps(loaded_from(folder)[0].policy)
        for kind in several(held.gap.finding)
    ]


def one_of_each_kind() -> list[Defect]:
    return list({defect[2]: defect for defect in answered()}.values())


def of_meaning(folder: Path) -> set[str]:
    """The ids of what no check can see."""
    held = held_gaps(loaded_from(folder)[0].policy)
    return {each.id for each in held if not each.gap.finding and not _tells_of_no_way_on(each.gap)}


def _tells_of_no_way_on(gap: Gap) -> bool:
    return gap.about == "next" and any(at.endswith(".stops") for at in gap.at)


def without(record: Any, path: tuple[str | int, ...]) -> Any:
    """A record without what stands at a path in it."""
    first, *rest = path
    if isinstance(record, tuple):
        return tuple(each for number, each in enumerate(record) if number != first)
    if isinstance(record, dict):
        return {**record, first: without(record[str(first)], tuple(rest))}
    return replace(record, **{str(first): without(getattr(record, str(first)), tuple(rest))})


def found_without(folder: Path, gap_id: str) -> set[str]:
    """The kinds of what the checks find once a policy no longer tells of something."""
    loaded, clauses = loaded_from(folder)
    silent = replace(loaded, policy=without(loaded.policy, gap_sources(loaded.policy)[gap_id]))
    proof = prove(silent, clauses, HOLIDAYS, LATER)
    return {finding.kind for result in proof.results for finding in result.open}


def test_the_documents_have_defects_of_both_sorts() -> None:
    assert len(answered()) >= 30
    assert sum(len(of_meaning(folder)) for folder in FOLDERS) >= 60


@pytest.mark.parametrize("defects", keeping(one_of_each_kind, of=(one_of_each_kind, answered)))
def test_a_check_names_what_is_no_longer_told(defects: Callable[[], list[Defect]]) -> None:
    """A missing exit, contact, limit or attachment, a label twice, a date that has passed."""
    untold = [each for each in defects() if each[2] not in found_without(*each[:2])]
    assert untold == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_signed_example_expects_what_no_check_can_see(folder: Path) -> None:
    """A heading that contradicts its text, say: whoever takes it out breaks what was signed."""
    _, scenarios = read_scenarios(folder / "scenarios.yaml")
    expected = {
        gap
        for scenario in scenarios
        for gap in (*(scenario.expect.gaps or ()), *(scenario.expect.only_on_page or ()))
    }
    assert of_meaning(folder) - expected == set()
