"""The run that mutates the engine mutates what it says, and cannot pass by doing less."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from rich.progress import Progress

from proving.code_mutants import (
    COPIED,
    CodeMutantsError,
    Result,
    check_enough,
    copy_engine,
    read_result,
    try_mutants,
    undecorated,
)

ENGINE = """from functools import lru_cache

class Child:
    years = 17

    @property
    def grown(self):
        return self.years >= 18

@lru_cache(maxsize=2)
def doubled(number):
    return number * 2
"""

TESTS = """from decision_aid.small import Child, doubled

def test_doubled():
    assert doubled(3) == 6

def test_grown():
    assert not Child().grown
"""


def result(**fates: int) -> Result:
    counts = Counter({fate.replace("_", " "): number for fate, number in fates.items()})
    return Result(counts, {}, ())


def test_a_decorator_is_put_below_what_it_decorates() -> None:
    lines = undecorated(ENGINE).splitlines()
    assert not [line for line in lines if "@" in line]
    assert "    grown = property(grown)" in lines
    assert "doubled = lru_cache(maxsize=2)(doubled)" in lines


def test_a_run_without_mutants_fails() -> None:
    with pytest.raises(CodeMutantsError, match="made no mutants"):
        check_enough(result())


def test_a_mutant_that_was_not_tried_fails_the_run() -> None:
    with pytest.raises(CodeMutantsError, match="1 mutants of the code were not tried"):
        check_enough(result(killed=99, not_tried=1))


def test_nine_in_ten_are_killed_and_those_that_met_no_test_are_not() -> None:
    check_enough(result(killed=89, timeout=1, survived=10))
    for fate in ("survived", "no_tests"):
        with pytest.raises(CodeMutantsError, match="Fewer than 90% were killed"):
            check_enough(result(killed=89, **{fate: 11}))


def test_the_copy_holds_all_that_the_tests_of_the_engine_read(root: Path, tmp_path: Path) -> None:
    copy_engine(root, tmp_path / "copy")
    mutmut = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    assert {*COPIED} == {"tests", *mutmut["source_paths"], *mutmut["also_copy"]}
    tests = mutmut["pytest_add_cli_args_test_selection"]
    collect = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", *tests]
    done = subprocess.run(
        collect, cwd=tmp_path / "copy", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_a_test_notices_is_killed_and_what_none_notices_is_shown(
    root: Path, tmp_path: Path
) -> None:
    """Functions behind a property and a cache are mutated like any other."""
    for name in COPIED:
        (tmp_path / name).mkdir()
    shutil.copytree(root / "proving", tmp_path / "proving", dirs_exist_ok=True)
    shutil.copy(root / "pyproject.toml", tmp_path)
    (tmp_path / "decision_aid" / "__init__.py").touch()
    (tmp_path / "decision_aid" / "small.py").write_text(ENGINE, encoding="utf-8")
    for name in ("engine/test_small.py", "deadlines/test_none.py", "policies/test_scenarios.py"):
        path = tmp_path / "tests" / name
        path.parent.mkdir()
        path.write_text(TESTS if "small" in name else "", encoding="utf-8")
    copy_engine(tmp_path, tmp_path / "copy")
    with Progress(disable=True) as progress:
        try_mutants(tmp_path / "copy", progress)
    found = read_result(tmp_path / "copy")
    assert found.fates == {"killed": 2, "survived": 2}
    changes = [line for each in found.survivors for line in each.diff.splitlines()]
    assert "+    return self.years > 18" in changes
