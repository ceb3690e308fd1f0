"""The command behind `make prove`, made short."""

from __future__ import annotations

import pytest
from rich.progress import Progress

from proving.__main__ import LONG_RUNS, main
from proving.generated_run import run
from proving.properties import NotHeld, held
from tests.conftest import ROOT


def test_generated_policies_are_made_and_counted() -> None:
    result = run(ROOT, Progress(disable=True), wanted=4)
    assert result.policies >= 4
    assert result.states > result.policies
    assert result.damaged >= 4


def test_a_property_that_does_not_hold_ends_a_run() -> None:
    held([])
    with pytest.raises(NotHeld, match="position=one"):
        held(["position=one", "position=two"])


def test_a_run_of_another_name_is_told_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fuz"]) == 2
    told = capsys.readouterr().out
    assert [name for name in LONG_RUNS if name not in told] == []
