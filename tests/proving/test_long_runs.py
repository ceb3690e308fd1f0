"""The command behind `make prove`, made short."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.progress import Progress

from proving import long_tests
from proving.__main__ import LONG_RUNS, main
from proving.generated_run import run
from proving.properties import PropertyFailed, require_none
from tests.conftest import ROOT, RULES

CASES = """import pytest

@pytest.mark.parametrize("number", [1, pytest.param(2, marks=pytest.mark.{mark})])
def test_a_rule(number):
    assert number {holds}
"""


def test_generated_policies_are_made_and_counted() -> None:
    result = run(ROOT, Progress(disable=True), wanted=4)
    assert result.policies >= 4
    assert result.states > result.policies
    assert result.damaged >= 4


def test_a_property_that_does_not_hold_ends_a_run() -> None:
    require_none([])
    with pytest.raises(PropertyFailed, match="position=one"):
        require_none(["position=one", "position=two"])


def test_a_run_of_another_name_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fuz"]) == 2
    told = capsys.readouterr().out
    assert [name for name in LONG_RUNS if name not in told] == []


def test_every_rule_keeps_a_case_in_make_test(request: pytest.FixtureRequest) -> None:
    """What is marked long is one case more of what `make test` holds too."""
    kept = request.config.stash[RULES]
    assert [rule for rule, is_kept in kept.items() if not is_kept] == []


LongCases = Callable[..., str]


@pytest.fixture
def long_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LongCases:
    """What the run says of a rule that is tried on 1, and on 2 in the long run."""
    monkeypatch.setattr(long_tests, "ASKED", ("-m", "long"))  # two processes start slowly
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")

    def said(holds: str, mark: str = "long") -> str:
        (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = long\n")
        (tmp_path / "test_rules.py").write_text(CASES.format(holds=holds, mark=mark))
        return long_tests.run(tmp_path, Progress(disable=True))

    return said


def test_the_long_cases_are_run_and_counted(long_cases: LongCases) -> None:
    assert long_cases("== 2").startswith("1 long cases of the tests held, in ")


def test_a_long_case_that_fails_is_told(long_cases: LongCases) -> None:
    with pytest.raises(long_tests.LongTestsError, match="assert 2 == 1"):
        long_cases("== 1")


def test_a_run_without_long_cases_fails(long_cases: LongCases) -> None:
    with pytest.raises(long_tests.LongTestsError, match="2 deselected"):
        long_cases("> 0", "xfail")
