"""What `fingerpost check` says of an outcome table, and what `--accept` writes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cases import LONG
from tests.command_line.typed import change, run

TABLE = "policies/city-and-hackney/outcomes.csv"
HINT = "if you meant it, fingerpost check --accept writes the table anew"


def test_a_change_is_shown_as_the_lines_that_it_changes(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(copy / "policy.yaml", "within: 1 working week", "within: 3 working days")
    status, out, _ = run(capsys, "check")
    assert status == 1
    assert f"{TABLE}:1:1: 6 lines of the outcome table are not what the policy says now" in out
    assert HINT in out
    told = out[out.index("  time limits, at position=one; ") :].splitlines()
    assert told[0].endswith("and 3 more")
    assert told[1].startswith("    was: ")
    assert "1 working week, or sooner" in told[1]
    assert told[2].startswith("    now: ")
    assert "3 working days, or sooner" in told[2]


def test_a_table_alone_is_reason_enough_to_stop_a_check(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(copy / "policy.yaml", "within: as soon as possible\n", "within: immediately\n")
    status, out, _ = run(capsys, "check")
    assert (status, "to put right" in out, HINT in out) == (1, False, True)


def test_accept_writes_the_table_and_then_all_is_well(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(copy / "policy.yaml", "within: as soon as possible\n", "within: immediately\n")
    status, out, _ = run(capsys, "check", "--accept")
    assert (status, out.splitlines()[0]) == (0, f"Written: {TABLE}")
    assert b"\r" not in (copy / "outcomes.csv").read_bytes()
    assert run(capsys, "check")[0] == 0
    assert run(capsys, "check", "--accept")[1].startswith("All is well")


def test_accept_does_not_write_what_a_policy_with_faults_says(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A scenario that its board signed comes first."""
    before = (copy / "outcomes.csv").read_bytes()
    change(copy / "policy.yaml", "within: 1 working week", "within: 3 working days")
    status, out, _ = run(capsys, "check", "--accept")
    assert status == 1
    assert "It is left as it is" in out
    assert (copy / "outcomes.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda table: table.unlink(), "there is no outcome table yet"),
        (lambda table: table.write_text("<<<<<<< HEAD\n"), "this is not an outcome table"),
        pytest.param(
            lambda table: table.write_bytes(b"\xff\xfe\x00"),
            "this is not an outcome table",
            marks=LONG,
        ),
        pytest.param(
            lambda table: table.write_text('"' * 300_001),
            "this is not an outcome table",
            marks=LONG,
        ),
        (
            lambda table: table.write_text(table.read_text(encoding="utf-8-sig")),
            "this holds what the policy says, but another program has saved it in its own form",
        ),
    ],
    ids=["missing", "half merged", "not text", "no end", "saved by a spreadsheet"],
)
def test_a_table_that_cannot_be_used_is_told_and_written_anew(
    copy: Path,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[Path], object],
    told: str,
) -> None:
    spoil(copy / "outcomes.csv")
    status, out, _ = run(capsys, "check", "city-and-hackney")
    assert status == 1
    line = next(line for line in out.splitlines() if line.startswith(f"{TABLE}:1:1: {told}"))
    assert line.endswith("; run `fingerpost check --accept`, which writes it anew")
    assert HINT not in out
    assert run(capsys, "check", "--accept")[0] == 0
    assert run(capsys, "check")[0] == 0
