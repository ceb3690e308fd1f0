"""What one types and edits, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_generator.command.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """The exit status of a command, what it printed, and what it said went wrong."""
    status = main(arguments)
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def change(path: Path, old: str, new: str) -> None:
    """Edit a file, as a board does: the first place that says this says that."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
