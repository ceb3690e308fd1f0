"""A board's file that is damaged anyhow is told of in a board's words; the long run goes on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from rich.progress import Progress

from proving.fuzz import LEVELS, FuzzError, corpus, damaged, fuzz, run
from tests.conftest import ROOT

SEED = 20_261_125
RUNS = range(250)


def test_nothing_but_problems_comes_of_damaged_files() -> None:
    result = fuzz(ROOT, SEED, RUNS)
    assert [f"{each.number} {each.file}: {each.what}" for each in result.faults] == []
    assert result.runs == len(RUNS)
    assert 0 < result.told < result.runs


def test_every_kind_of_file_is_damaged_at_every_level() -> None:
    made = [damaged(ROOT, SEED, number)[:2] for number in RUNS]
    assert {level for _, level in made} == set(LEVELS)
    for kind, files in corpus(ROOT).items():
        assert {path for path, _ in made} & set(files), kind


def test_a_run_can_be_made_again() -> None:
    for number in RUNS[:40]:
        assert damaged(ROOT, SEED, number) == damaged(ROOT, SEED, number)
        assert damaged(ROOT, SEED, number)[2] != damaged(ROOT, SEED + 1, number)[2]


def test_anything_else_stops_the_run_and_is_told(tmp_path: Path) -> None:
    """Here the bank holidays are not there, which is no fault of a board's file."""
    shutil.copytree(ROOT / "tests" / "language", tmp_path / "tests" / "language")
    shutil.copytree(ROOT / "policies", tmp_path / "policies")
    with pytest.raises(FuzzError, match=r"run \d+, .*: HolidaysError in holidays.py") as told:
        run(tmp_path, Progress(disable=True), SEED, most=60)
    assert re.match(r"60 runs from seed", str(told.value))
